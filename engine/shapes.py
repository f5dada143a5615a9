"""Order and shapes of a network by integer arithmetic, without tracing."""

import heapq
from collections.abc import Collection, Mapping

from engine import registry
from engine.errors import EngineError, Problem, ShapeError
from engine.layers.definition import Shape
from engine.spec import Edge, Network, Node


def input_wires(network: Network) -> dict[str, list[Edge]]:
    """Wires into each node: by port in the order of the layer's ports, within a port in the order of the spec."""
    wires: dict[str, list[Edge]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        wires[edge.target].append(edge)
    return {node.id: _by_port(node, wires[node.id]) for node in network.nodes}


def _by_port(node: Node, wires: list[Edge]) -> list[Edge]:
    order = {port.name: index for index, port in enumerate(registry.layer(node.type).inputs)}
    return sorted(wires, key=lambda edge: order[edge.target_port])


def order_nodes(sources: Mapping[str, Collection[str]]) -> list[str]:
    """Names, sources before readers, ties by name; names on or behind a cycle are left out.

    Args:
        sources: what each name reads; every name read is itself a key.
    """
    readers: dict[str, list[str]] = {name: [] for name in sources}
    waiting = {name: len(read) for name, read in sources.items()}
    for name, read in sources.items():
        for source in read:
            readers[source].append(name)
    ready = sorted(name for name, count in waiting.items() if count == 0)
    order: list[str] = []
    while ready:
        name = heapq.heappop(ready)
        order.append(name)
        for reader in readers[name]:
            waiting[reader] -= 1
            if waiting[reader] == 0:
                heapq.heappush(ready, reader)
    return order


def find_cyclic(sources: Mapping[str, Collection[str]]) -> list[str]:
    """Names on a cycle, or between two; names that are merely behind one are not among them."""
    stuck = set(sources) - set(order_nodes(sources))
    readers: dict[str, set[str]] = {name: set() for name in stuck}
    for name in stuck:
        for source in sources[name]:
            if source in stuck:
                readers[source].add(name)
    return sorted(stuck - set(order_nodes(readers)))


def topological_order(network: Network) -> list[str]:
    """Node ids, sources before readers, ties by id.

    Raises:
        EngineError: `cycle`, on every node that lies on one.
    """
    sources: dict[str, list[str]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        sources[edge.target].append(edge.source)
    order = order_nodes(sources)
    if len(order) < len(sources):
        raise EngineError(*(cycle_problem(name) for name in find_cyclic(sources)))
    return order


def cycle_problem(node_id: str) -> Problem:
    """The problem of a node that depends on its own output."""
    return Problem(
        code="cycle",
        message=f"{node_id} depends on its own output.",
        node_id=node_id,
        expected="wires that lead from the input to the loss",
        hint="Remove a wire from this cycle.",
    )


def infer_shape(node: Node, inputs: tuple[Shape, ...], input_shape: Shape) -> Shape:
    """Output shape of one node.

    Args:
        node: its type and settings were checked. inputs: shapes in wire order.
        input_shape: shape of one example, which nodes without ports give out.

    Raises:
        ShapeError: the layer cannot take these shapes.
    """
    layer = registry.layer(node.type)
    return layer.output_shape(registry.layer_config(node), inputs if layer.inputs else (input_shape,))


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
    into = input_wires(network)
    for name in topological_order(network):
        wires = into[name]
        if any(edge.source not in shapes for edge in wires):
            continue
        try:
            shapes[name] = infer_shape(nodes[name], tuple(shapes[edge.source] for edge in wires), input_shape)
        except ShapeError as error:
            problems.append(error.at(name))
    if problems:
        raise EngineError(*problems)
    return shapes
