"""Single weights that are marked as frozen: whether their layers have them."""

from collections.abc import Iterator

from engine.checks.draft import Draft
from engine.checks.graph import layer_of
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Problem
from engine.problems import make_problem
from engine.spec import Node, paths
from engine.spec.frozen_weights import FROZEN_WEIGHTS


def check_frozen_weights(draft: Draft, walk: Walk) -> list[Problem]:
    """A warning for each node that freezes a weight which it doesn't have, with the first of them."""
    return [problem for node in draft.nodes.values() for problem in _missing(draft, walk, node)]


def _missing(draft: Draft, walk: Walk, node: Node) -> Iterator[Problem]:
    layer = layer_of(draft, node.id)
    if layer is None or node.id not in walk.shapes or not node.frozen_weights:
        return
    inputs = tuple(walk.shapes[edge.source] for edge in sorted_wires(draft, node.id, layer))
    shapes = {array: spec.shape for array, spec in layer.weights(draft.configs[node.id], inputs).items()}
    for array, places in node.frozen_weights.items():
        for index in places:
            if not _lies_in(index, shapes.get(array)):
                got = f"{array}[{', '.join(map(str, index))}]"
                path = paths.join(paths.node(node.id), FROZEN_WEIGHTS)
                yield make_problem("frozen_weight_missing", node_id=node.id, path=path, got=got)
                return


def _lies_in(index: tuple[int, ...], shape: tuple[int, ...] | None) -> bool:
    same = shape is not None and len(index) == len(shape)
    return same and all(at < size for at, size in zip(index, shape or (), strict=True))
