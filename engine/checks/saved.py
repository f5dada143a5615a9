"""Saved weights that nodes start with: whether they are there, and fit in layer and shape."""

from collections.abc import Iterator, Mapping

from engine.checks.draft import Draft
from engine.checks.graph import layer_of
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Problem
from engine.layers.definition import LayerDef
from engine.layers.describe import shape_text
from engine.problems import make_problem
from engine.saved_weights import KINDS, SavedNode, SavedNodes, SavedWeights, Shapes
from engine.spec import Config, Node, paths
from engine.spec.expand import SEPARATOR


def check_saved(draft: Draft, walk: Walk, saved: SavedWeights) -> list[Problem]:
    """What keeps nodes from starting with the weights that they name. Shapes are compared where they are known."""
    names = {node.weights_from.weights for node in draft.nodes.values() if node.weights_from is not None}
    files = {name: saved.nodes(name) for name in names}
    return [problem for node in draft.nodes.values() for problem in _node_problems(draft, walk, files, node)]


def _node_problems(draft: Draft, walk: Walk, files: Mapping[str, SavedNodes | None], node: Node) -> Iterator[Problem]:
    if node.weights_from is None:
        return
    path = paths.join(paths.node(node.id), "weights_from")
    nodes = files[node.weights_from.weights]
    if nodes is None:
        yield make_problem("weights_missing", node_id=node.id, path=path, got=node.weights_from.weights[:12])
        return
    found, layer = nodes.get(node.weights_from.node), layer_of(draft, node.id)
    if found is None and layer is not None and node.id in walk.shapes and _holds_nothing(draft, walk, node.id, layer):
        return
    if found is None:
        yield make_problem("weights_node_unknown", node_id=node.id, path=path, got=node.weights_from.node)
    elif layer is not None and (found.type, found.version) != (layer.type, layer.version):
        got = found.type if found.type != layer.type else f"{found.type}, version {found.version}"
        yield make_problem("weights_layer_differs", node_id=node.id, path=path, got=got)
    elif layer is not None and node.id in walk.shapes:
        yield from _shape_problems(node.id, path, found, _needed(draft, walk, node.id, layer))


def _needed(draft: Draft, walk: Walk, name: str, layer: LayerDef[Config]) -> SavedNode:
    """The shapes that a node's arrays have."""
    config = draft.configs[name]
    inputs = tuple(walk.shapes[edge.source] for edge in sorted_wires(draft, name, layer))
    weights = {array: spec.shape for array, spec in layer.weights(config, inputs).items()}
    layers = {array: shape for array, (shape, _) in layer.state(config, inputs).items()}
    return SavedNode(layer.type, layer.version, weights, layers)


def _holds_nothing(draft: Draft, walk: Walk, name: str, layer: LayerDef[Config]) -> bool:
    """Whether a node lies in a group that starts with saved weights and has none itself."""
    needed = _needed(draft, walk, name, layer)
    return SEPARATOR in name and not needed.weights and not needed.layers


def _shape_problems(name: str, path: str, found: SavedNode, needed: SavedNode) -> Iterator[Problem]:
    """The first array that differs."""
    for kind in KINDS:
        have: Shapes = getattr(found, kind)
        want: Shapes = getattr(needed, kind)
        for array in (*want, *(array for array in have if array not in want)):
            if have.get(array) != want.get(array):
                got, expected = (_shown(shapes.get(array)) for shapes in (have, want))
                yield make_problem("weights_shape_differs", node_id=name, path=path, got=got, expected=expected)
                return


def _shown(shape: tuple[int, ...] | None) -> str:
    return "0" if shape is None else shape_text(shape)
