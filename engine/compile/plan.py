"""The plan of a network: its nodes in an order that follows structure, so that renamed networks share executables."""

import hashlib
import heapq
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod

from pydantic import JsonValue

from engine import registry
from engine.layers.definition import LayerDef, Shape
from engine.layers.initialize import node_salt
from engine.shapes import infer_shapes, input_wires
from engine.spec import Config, Edge, Network, field_extra, live_fields


@dataclass(frozen=True)
class PlanNode:
    """One node, ready to be executed.

    Attributes:
        sources: indices of the nodes it reads, in wire order. wires: indices of the edges, likewise.
        live: names of its config fields that are traced inputs.
        structure: everything that decides what it computes, ids, live values and initialisers left out.
        start: what decides its first weights beside that.
    """

    node_id: str
    layer: LayerDef[Config]
    config: Config
    sources: tuple[int, ...]
    wires: tuple[int, ...]
    input_shapes: tuple[Shape, ...]
    output_shape: Shape
    frozen: bool
    learning_rate_factor: float
    live: tuple[str, ...]
    structure: str
    start: str

    @property
    def participation(self) -> tuple[bool, float]:
        """Whether it is frozen, and its learning-rate multiplier; as they stand, not as `structure` knows them."""
        return self.frozen, self.learning_rate_factor

    @property
    def numbers(self) -> int:
        """Numbers of one example that the node holds: its output, and what its layer needs beside it."""
        return prod(self.output_shape) + self.layer.inner(self.config, self.input_shapes, self.output_shape)

    @property
    def has_state(self) -> bool:
        """Whether the layer keeps running statistics."""
        return bool(self.layer.state(self.config, self.input_shapes))


@dataclass(frozen=True)
class Plan:
    """A network in execution order.

    Attributes:
        nodes: sources before readers; order by structure, by id only between twins.
        edges: in the order of their readers.
    """

    nodes: tuple[PlanNode, ...]
    edges: tuple[Edge, ...]

    def index(self, node_id: str) -> int:
        """Position of a node."""
        return next(position for position, node in enumerate(self.nodes) if node.node_id == node_id)

    def readers(self, index: int) -> tuple[tuple[int, int], ...]:
        """(reader, wire) of every use of a node's output."""
        return tuple(
            (position, wire)
            for position, node in enumerate(self.nodes)
            for source, wire in zip(node.sources, node.wires, strict=True)
            if source == index
        )

    @property
    def structure(self) -> str:
        """What two networks must share to share executables."""
        return json.dumps([[node.structure, node.participation, node.sources] for node in self.nodes])

    @property
    def salts(self) -> list[int]:
        """One random salt a node: adding a node reshuffles no other node's numbers."""
        return [node_salt(node.node_id) for node in self.nodes]


def split_config(config: Config) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    """(what decides the computation, what decides the first weights) of a config; live fields are in neither."""
    values = config.model_dump(mode="json")
    kind = type(config)
    start = {name: value for name, value in values.items() if field_extra(kind, name, "component") == "initializers"}
    live = set(live_fields(kind))
    return {name: value for name, value in values.items() if name not in live and name not in start}, start


def make_plan(network: Network, input_shape: Shape) -> Plan:
    """Orders a valid network.

    Args:
        network: nodes and edges, checked.
        input_shape: shape of one example, as the input node gives it out.

    Raises:
        EngineError: a shape does not fit.
    """
    shapes = infer_shapes(network, input_shape)
    wires = {name: tuple(edges) for name, edges in input_wires(network).items()}
    described = {node.id: _describe(network, node.id, wires[node.id], shapes) for node in network.nodes}
    order = _structural_order({name: node.structure for name, node in described.items()}, wires)
    position = {node_id: index for index, node_id in enumerate(order)}
    nodes: list[PlanNode] = []
    edges: list[Edge] = []
    for node_id in order:
        sources = tuple(position[edge.source] for edge in wires[node_id])
        numbers = tuple(range(len(edges), len(edges) + len(sources)))
        edges.extend(wires[node_id])
        nodes.append(_placed(described[node_id], sources, numbers))
    return Plan(tuple(nodes), tuple(edges))


def _describe(network: Network, node_id: str, wires: tuple[Edge, ...], shapes: Mapping[str, Shape]) -> PlanNode:
    node = next(node for node in network.nodes if node.id == node_id)
    layer = registry.layer(node.type)
    config = registry.layer_config(node)
    inputs = tuple(shapes[edge.source] for edge in wires)
    computed, start = split_config(config)
    ports = [(edge.source_port, edge.target_port) for edge in wires]
    facts = [node.type, layer.version, computed, inputs, shapes[node_id], node.frozen, node.learning_rate_factor, ports]
    return PlanNode(
        node_id=node_id,
        layer=layer,
        config=config,
        sources=(),
        wires=(),
        input_shapes=inputs,
        output_shape=shapes[node_id],
        frozen=node.frozen,
        learning_rate_factor=node.learning_rate_factor,
        live=live_fields(type(config)),
        structure=json.dumps(facts, sort_keys=True),
        start=json.dumps(start, sort_keys=True),
    )


def _placed(node: PlanNode, sources: tuple[int, ...], wires: tuple[int, ...]) -> PlanNode:
    return replace(node, sources=sources, wires=wires)


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _structural_order(structure: Mapping[str, str], wires: Mapping[str, tuple[Edge, ...]]) -> list[str]:
    """Kahn's order, ties by labels refined upstream and downstream, and by id between true twins."""
    readers: dict[str, list[tuple[str, int]]] = {name: [] for name in structure}
    for name, edges in wires.items():
        for number, edge in enumerate(edges):
            readers[edge.source].append((name, number))
    labels = {name: _digest(text) for name, text in structure.items()}
    for _ in range(len(structure)):
        refined = {
            name: _digest(
                labels[name],
                [labels[edge.source] for edge in wires[name]],
                sorted((labels[reader], number) for reader, number in readers[name]),
            )
            for name in structure
        }
        finished = len(set(refined.values())) == len(set(labels.values()))
        labels = refined
        if finished:
            break
    waiting = {name: len(edges) for name, edges in wires.items()}
    ready = [(labels[name], name) for name, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        _, name = heapq.heappop(ready)
        order.append(name)
        for reader, _ in readers[name]:
            waiting[reader] -= 1
            if waiting[reader] == 0:
                heapq.heappush(ready, (labels[reader], reader))
    return order
