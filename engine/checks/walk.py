"""Shapes and cost of every node, from the input on; what lies behind a fault stays unknown and is not blamed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from engine.checks.draft import Draft
from engine.checks.graph import layer_of, read_sources
from engine.cost import Field, NodeFacts, count_weights, infer_field
from engine.errors import Problem, ShapeError
from engine.layers.definition import LayerDef, Shape
from engine.shapes import order_nodes
from engine.spec import Config, Edge


@dataclass
class Walk:
    """What is known of the nodes.

    Attributes:
        shapes: of the nodes that could be reached. trainable: weights that may change.
        inner: numbers of one example that nodes hold beside their output.
    """

    problems: list[Problem] = field(default_factory=list[Problem])
    shapes: dict[str, Shape] = field(default_factory=dict[str, Shape])
    facts: dict[str, NodeFacts] = field(default_factory=dict[str, NodeFacts])
    inner: dict[str, int] = field(default_factory=dict[str, int])
    trainable: int = 0

    @property
    def weights(self) -> int:
        """Learned numbers of all nodes."""
        return sum(fact.weights for fact in self.facts.values())

    @property
    def operations(self) -> int:
        """Multiply-adds of one example's forward pass."""
        return sum(fact.operations for fact in self.facts.values())


def sorted_wires(draft: Draft, node_id: str, layer: LayerDef[Config]) -> list[Edge]:
    """Wires into a node, in the order of its ports; wires on unknown ports are left out."""
    order = {port.name: number for number, port in enumerate(layer.inputs)}
    wires = [edge for edge in draft.wires_into(node_id) if edge.target_port in order]
    return sorted(wires, key=lambda edge: order[edge.target_port])


def infer_network(draft: Draft) -> Walk:
    """Walks from the input as far as everything is in order."""
    walk = Walk()
    fields: dict[str, Field | None] = {}
    faulty = draft.faulty
    for name in order_nodes(read_sources(draft)):
        layer = layer_of(draft, name)
        if layer is None or name not in draft.configs or name in faulty or draft.may_lack_input(name):
            continue
        wires = sorted_wires(draft, name, layer)
        if any(edge.source not in walk.shapes for edge in wires):
            continue
        inputs = tuple(walk.shapes[edge.source] for edge in wires) if layer.inputs else _given(draft)
        if inputs:
            sources = [fields[edge.source] for edge in wires] if layer.inputs else [Field()]
            _visit(draft, walk, name, layer, inputs, sources, fields)
    for name in draft.nodes:
        walk.facts.setdefault(name, NodeFacts(name, None))
    return walk


def _given(draft: Draft) -> tuple[Shape, ...]:
    """Shape of the data, in a tuple; () where it is not known."""
    return () if draft.dataset is None else (draft.dataset.input_shape,)


def _visit(
    draft: Draft,
    walk: Walk,
    name: str,
    layer: LayerDef[Config],
    inputs: tuple[Shape, ...],
    sources: Sequence[Field | None],
    fields: dict[str, Field | None],
) -> None:
    config = draft.configs[name]
    try:
        shape = layer.output_shape(config, inputs)
    except ShapeError as error:
        walk.problems.append(error.at(name))
        return
    weights = count_weights(layer, config, inputs)
    fields[name] = spot = infer_field(layer.reach(config), sources, inputs, shape)
    node = draft.nodes[name]
    walk.trainable += 0 if node.frozen or node.learning_rate_factor == 0 else weights
    walk.shapes[name] = shape
    walk.inner[name] = layer.inner(config, inputs, shape)
    seen = (ceil(spot.size), ceil(spot.size)) if spot is not None else None
    walk.facts[name] = NodeFacts(name, shape, weights, layer.operations(config, inputs, shape), seen)
