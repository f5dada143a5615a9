"""Writing networks and groups in few lines: nodes, values of parameters, and wires as chains of names."""

from itertools import pairwise

from pydantic import JsonValue

from engine.spec import Edge, Node


def make_node(name: str, kind: str, **config: JsonValue) -> Node:
    """A node with settings."""
    return Node(id=name, type=kind, config=config)


def given(parameter: str, **scale: int) -> dict[str, JsonValue]:
    """A setting that is the value of a parameter. scale: `times` or `over`, a whole number.

    Example:
        >>> given("filters", times=4)
        {'parameter': 'filters', 'times': 4}
    """
    return {"parameter": parameter, **scale}


def make_edges(*chains: str) -> tuple[Edge, ...]:
    """Edges along chains of names: `in a b` is in -> a and a -> b; `b:skip` names the port of b.

    Example:
        >>> [(edge.source, edge.target, edge.target_port) for edge in make_edges("in a b:skip c")]
        [('in', 'a', 'in'), ('a', 'b', 'skip'), ('b', 'c', 'in')]
    """
    return tuple(_edge(source, target) for chain in chains for source, target in pairwise(chain.split()))


def _edge(source: str, target: str) -> Edge:
    name, _, port = target.partition(":")
    return Edge(source=source.partition(":")[0], target=name, target_port=port or "in")
