"""The plan of a network: its nodes in an order that follows structure, so that renamed networks share executables.

Copies of a part in a row are one **stack** a node: what is equal in them is computed once, in a loop over the copies.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from engine import registry
from engine.layers.definition import LayerDef, Shape
from engine.layers.initialize import node_salt
from engine.order import structural_order
from engine.repeats import Repeat, find_repeats
from engine.shapes import infer_shapes, input_wires
from engine.spec import Config, Edge, Network, Node, field_extra, live_fields


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
class Stack:
    """Nodes that are computed as one: a node by itself, or the same node of all copies in a row.

    Arrays of a stack of several have an axis for the copies in front.

    Attributes:
        node: the first of them; the others equal it in all but their ids.
        places: positions in the plan.
    """

    node: PlanNode
    places: tuple[int, ...]

    @property
    def copies(self) -> int:
        """Nodes in it."""
        return len(self.places)

    @property
    def many(self) -> bool:
        """Whether its arrays have an axis for the copies."""
        return len(self.places) > 1


@dataclass(frozen=True)
class Plan:
    """A network in execution order.

    Attributes:
        nodes: sources before readers; order by structure, by id only between twins.
        edges: in the order of their readers. repeats: copies in a row.
    """

    nodes: tuple[PlanNode, ...]
    edges: tuple[Edge, ...]
    repeats: tuple[Repeat, ...] = ()

    @cached_property
    def stacks(self) -> tuple[Stack, ...]:
        """All nodes, those of copies together; in the order of their first places."""
        stacks: list[Stack] = []
        place = 0
        starts = {repeat.start: repeat for repeat in self.repeats}
        while place < len(self.nodes):
            repeat = starts.get(place, Repeat(place, 1, 1))
            for first in range(place, place + repeat.length):
                places = tuple(range(first, repeat.end, repeat.length))
                stacks.append(Stack(self.nodes[first], places))
            place = repeat.end
        return tuple(stacks)

    @cached_property
    def spots(self) -> tuple[tuple[int, int], ...]:
        """Of every node its stack, and which of its copies it is."""
        spots = {
            place: (number, copy) for number, stack in enumerate(self.stacks) for copy, place in enumerate(stack.places)
        }
        return tuple(spots[place] for place in range(len(self.nodes)))

    @cached_property
    def unstacked(self) -> NDArray[np.intp]:
        """[nodes] where each node stands when the nodes of all stacks are written one after the other."""
        written = np.asarray([place for stack in self.stacks for place in stack.places])
        return np.argsort(written)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Position of every node by its id."""
        return {node.node_id: place for place, node in enumerate(self.nodes)}

    def index(self, node_id: str) -> int:
        """Position of a node."""
        return self.positions[node_id]

    @cached_property
    def _readers(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        found: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        for position, node in enumerate(self.nodes):
            for source, wire in zip(node.sources, node.wires, strict=True):
                found[source].append((position, wire))
        return tuple(tuple(each) for each in found)

    def readers(self, index: int) -> tuple[tuple[int, int], ...]:
        """(reader, wire) of every use of a node's output."""
        return self._readers[index]

    @property
    def structure(self) -> str:
        """What two networks must share to share executables."""
        repeats = [[repeat.start, repeat.length, repeat.copies] for repeat in self.repeats]
        return json.dumps([repeats, [[node.structure, node.participation, node.sources] for node in self.nodes]])

    @cached_property
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


def make_plan(network: Network, input_shape: Shape, alone: Collection[str] = ()) -> Plan:
    """Orders a valid network, its groups written out.

    Args:
        network: nodes and edges, checked.
        input_shape: shape of one example, as the input node gives it out.
        alone: nodes that are never in a loop over copies.

    Raises:
        EngineError: a shape does not fit.
    """
    shapes = infer_shapes(network, input_shape)
    wires = {name: tuple(edges) for name, edges in input_wires(network).items()}
    described = {node.id: _describe(node, wires[node.id], shapes) for node in network.nodes}
    sources = {name: [edge.source for edge in edges] for name, edges in wires.items()}
    order = structural_order({name: node.structure for name, node in described.items()}, sources)
    position = {node_id: index for index, node_id in enumerate(order)}
    nodes: list[PlanNode] = []
    edges: list[Edge] = []
    for node_id in order:
        read = tuple(position[source] for source in sources[node_id])
        numbers = tuple(range(len(edges), len(edges) + len(read)))
        edges.extend(wires[node_id])
        nodes.append(_placed(described[node_id], read, numbers))
    forms = [
        None if node.node_id in alone or not node.sources else f"{node.structure} {node.participation} {node.start}"
        for node in nodes
    ]
    repeats = find_repeats(forms, [node.sources for node in nodes])
    return Plan(tuple(nodes), tuple(edges), repeats)


def _describe(node: Node, wires: tuple[Edge, ...], shapes: Mapping[str, Shape]) -> PlanNode:
    layer = registry.layer(node.type)
    config = registry.layer_config(node)
    inputs = tuple(shapes[edge.source] for edge in wires)
    computed, start = split_config(config)
    ports = [(edge.source_port, edge.target_port) for edge in wires]
    facts = [node.type, layer.version, computed, inputs, shapes[node.id], node.frozen, node.learning_rate_factor, ports]
    return PlanNode(
        node_id=node.id,
        layer=layer,
        config=config,
        sources=(),
        wires=(),
        input_shapes=inputs,
        output_shape=shapes[node.id],
        frozen=node.frozen,
        learning_rate_factor=node.learning_rate_factor,
        live=live_fields(type(config)),
        structure=json.dumps(facts, sort_keys=True),
        start=json.dumps(start, sort_keys=True),
    )


def _placed(node: PlanNode, sources: tuple[int, ...], wires: tuple[int, ...]) -> PlanNode:
    return replace(node, sources=sources, wires=wires)
