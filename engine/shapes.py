"""Shapes of every node by integer arithmetic, without tracing."""

from collections.abc import Iterable

from engine import registry
from engine.errors import EngineError, Problem, ShapeError
from engine.layers.definition import Shape
from engine.spec import Edge, Network


def input_wires(network: Network, node_id: str) -> list[Edge]:
    """Wires into a node: by port in the order of the layer's ports, within a port in the order of the spec."""
    wires = [edge for edge in network.edges if edge.target == node_id]
    node = next(node for node in network.nodes if node.id == node_id)
    order = {port.name: index for index, port in enumerate(registry.layer(node.type).inputs)}
    return sorted(wires, key=lambda edge: order[edge.target_port])


def topological_order(network: Network) -> list[str]:
    """Node ids, sources before readers, ties by id.

    Raises:
        EngineError: `cycle`, on every node that lies on or behind one.
    """
    waiting = {node.id: sum(edge.target == node.id for edge in network.edges) for node in network.nodes}
    ready = sorted(name for name, count in waiting.items() if count == 0)
    order: list[str] = []
    while ready:
        name = ready.pop(0)
        order.append(name)
        for edge in network.edges:
            if edge.source == name:
                waiting[edge.target] -= 1
                if waiting[edge.target] == 0:
                    ready.append(edge.target)
        ready.sort()
    left = sorted(set(waiting) - set(order))
    if left:
        raise EngineError(*(_cycle(name) for name in left))
    return order


def _cycle(node_id: str) -> Problem:
    return Problem(
        code="cycle",
        message=f"{node_id} depends on its own output",
        node_id=node_id,
        expected="wires that lead from the input to the loss",
        hint="Remove a wire that leads back.",
    )


def infer_shapes(network: Network, input_shape: Shape) -> dict[str, Shape]:
    """Output shape of every node, without the batch axis.

    Args:
        network: nodes and edges; types, settings and ports were checked.
        input_shape: shape of one example.

    Raises:
        EngineError: every shape problem; nodes behind a faulty one are not blamed.
    """
    shapes: dict[str, Shape] = {}
    problems: list[Problem] = []
    nodes = {node.id: node for node in network.nodes}
    for name in topological_order(network):
        layer = registry.layer(nodes[name].type)
        if not layer.inputs:
            shapes[name] = input_shape
            continue
        wires = input_wires(network, name)
        if not _known(wires, shapes):
            continue
        try:
            inputs = tuple(shapes[edge.source] for edge in wires)
            shapes[name] = layer.output_shape(registry.layer_config(nodes[name]), inputs)
        except ShapeError as error:
            problems.append(error.at(name))
    if problems:
        raise EngineError(*problems)
    return shapes


def _known(wires: Iterable[Edge], shapes: dict[str, Shape]) -> bool:
    return all(edge.source in shapes for edge in wires)
