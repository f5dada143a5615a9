"""Single weights that keep their value: how the spec lists them, and the paths by which they change while a run trains.

`<path of the node>.frozen_weights.kernel.0.3` is 1 where `kernel[0, 3]` is frozen and 0 where it learns.
"""

from collections.abc import Mapping

from engine.spec import paths
from engine.spec.experiment import ExperimentSpec
from engine.spec.network import FrozenWeights, Node

FROZEN_WEIGHTS = "frozen_weights"


def weight_path(owner: str, array: str, index: tuple[int, ...]) -> str:
    """The path of one weight.

    Args:
        owner: path of its node. array: name of its weights, such as `kernel`. index: along each axis of the array.

    Example:
        >>> weight_path("network.nodes.dense_1", "kernel", (0, 3))
        'network.nodes.dense_1.frozen_weights.kernel.0.3'
    """
    return paths.join(owner, FROZEN_WEIGHTS, array, *index)


def split_weight_path(path: str) -> tuple[str, str, tuple[int, ...]] | None:
    """(owner, array, index) of a weight's path; None for any other path.

    Example:
        >>> split_weight_path("network.nodes.dense_1.frozen_weights.bias.2")
        ('network.nodes.dense_1', 'bias', (2,))
    """
    row, index = list(paths.steps(path)), list[int]()
    while row and row[-1].isascii() and row[-1].isdecimal() and len(row[-1]) <= 9:
        index.insert(0, int(row.pop()))
    *owner, found, array = row if len(row) > 2 else ("", "", "")
    of_node = found == FROZEN_WEIGHTS and owner[-2:-1] == ["nodes"]
    return (paths.join(*owner), array, tuple(index)) if of_node else None


def frozen_paths(owner: str, node: Node) -> list[str]:
    """Paths of all weights that a node freezes one by one. owner: path of the node."""
    return [weight_path(owner, array, index) for array, places in node.frozen_weights.items() for index in places]


def with_frozen_weight(spec: ExperimentSpec, path: str, *, frozen: bool) -> ExperimentSpec:
    """The spec with one weight frozen or not. path: of the weight."""
    split = split_weight_path(path)
    assert split is not None
    owner, array, index = split
    node = paths.read(spec, owner)
    listed = {name: list(places) for name, places in node.frozen_weights.items()}
    others = [place for place in listed.get(array, []) if place != index]
    listed[array] = [*others, index] if frozen else others
    return paths.replace(spec, paths.join(owner, FROZEN_WEIGHTS), sorted_weights(listed))


def sorted_weights(listed: Mapping[str, list[tuple[int, ...]]] | FrozenWeights) -> FrozenWeights:
    """Each weight once, by array and index; arrays of which none is frozen are left out."""
    return {name: tuple(sorted(set(listed[name]))) for name in sorted(listed) if listed[name]}
