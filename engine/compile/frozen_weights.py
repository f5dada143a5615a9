"""Single weights that keep their value: a mask behind the live values of a program that has any.

Such a program is a variant of its own (`engine.compile.variant`), compiled when the first weight is frozen. Which
weights are frozen is a traced input: one more, or one less, compiles nothing.
"""

from collections.abc import Mapping

import numpy as np

from engine.arrays import Floats
from engine.compile.program import Program
from engine.compile.weights import WeightArray
from engine.spec import ExperimentSpec
from engine.spec.expand import expand
from engine.spec.frozen_weights import frozen_paths, split_weight_path


def first_frozen(spec: ExperimentSpec) -> dict[str, float]:
    """1 by the path of every weight that the spec freezes."""
    flat, expansion = expand(spec)
    owners = {expansion.origin(node.id).path: node for node in flat.network.nodes if node.frozen_weights}
    return {path: 1.0 for owner, node in owners.items() for path in frozen_paths(owner, node)}


def any_frozen(values: Mapping[str, float]) -> bool:
    """Whether live values freeze a weight."""
    return any(value and split_weight_path(path) is not None for path, value in values.items())


def is_weight(program: Program, path: str) -> bool:
    """Whether a path names a weight of the program."""
    split = split_weight_path(path)
    found = [] if split is None else _arrays(program).get(split[:2], [])
    return split is not None and any(_place(array, split[2]) is not None for array in found)


def free_weights(program: Program, values: Mapping[str, float]) -> Floats:
    """[weights] 1 where a weight learns, 0 where it is frozen by itself; in the order of the groups.

    Indices beyond an array's shape freeze nothing.
    """
    free = [np.ones(shape, program.dtype) for shape in program.layout.group_shapes]
    arrays = _arrays(program)
    for path, value in values.items():
        split = split_weight_path(path) if value else None
        if split is None:
            continue
        for array in arrays.get(split[:2], []):
            place = _place(array, split[2])
            if place is not None:
                free[array.group][place] = 0
    return np.concatenate(free)


def _arrays(program: Program) -> dict[tuple[str, str], list[WeightArray]]:
    """Arrays by the path of their node as it is written, and their name: in a group, those of all copies."""
    found: dict[tuple[str, str], list[WeightArray]] = {}
    for array in program.layout.arrays:
        owner = program.expansion.origin(program.plan.nodes[array.node].node_id).path
        found.setdefault((owner, array.name), []).append(array)
    return found


def _place(array: WeightArray, index: tuple[int, ...]) -> int | None:
    """Where an index lies in the group of its array; None where the array has no such number."""
    shape = array.spec.shape
    if len(index) != len(shape) or any(at >= size for at, size in zip(index, shape, strict=True)):
        return None
    return array.offset + (int(np.ravel_multi_index(index, shape)) if shape else 0)
