"""The wires of one graph, the network's or a group's: both ends known, none twice."""

from collections.abc import Collection, Iterator, Sequence

from engine.errors import Problem
from engine.problems import make_problem
from engine.spec import Edge, paths


def check_edges(
    edges: Sequence[Edge], sources: Collection[str], targets: Collection[str], path: str, *, drawn: bool
) -> Iterator[Problem]:
    """Problems of wires.

    Args:
        sources, targets: names at which a wire may begin and end. path: of the edges in the spec.
        drawn: the names are blocks of the network, on which problems stand.
    """
    seen: set[tuple[str, str, str, str]] = set()
    for number, edge in enumerate(edges):
        where = paths.join(path, number)
        ends = ((edge.source, sources, edge.target), (edge.target, targets, edge.source))
        for end, known, other in ends:
            if end not in known:
                node_id = other if drawn and other in sources else None
                yield make_problem("edge_unknown_node", node_id=node_id, path=where, got=end)
        key = (edge.source, edge.source_port, edge.target, edge.target_port)
        if key in seen:
            twice = make_problem("duplicate_edge", node_id=edge.target, path=where, got=edge.source)
            yield twice if drawn else twice.model_copy(update={"node_id": None})
        seen.add(key)
        if edge.source in sources and edge.source_port != "out":
            wrong = make_problem("unknown_port", node_id=edge.source, path=where, got=edge.source_port, expected="out")
            yield wrong if drawn else wrong.model_copy(update={"node_id": None})
