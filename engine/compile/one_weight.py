"""One number of a network's weights: where it lies, and the weights with another number there."""

from collections.abc import Sequence

import jax
import numpy as np

from engine.arrays import Floats
from engine.compile.program import Program
from engine.compile.weights import Groups, WeightArray
from engine.errors import EngineError
from engine.problems import make_problem

LONGEST_GOT = 60


def with_weight(
    program: Program, groups: Groups, node: str, array: str, index: Sequence[int], value: float
) -> tuple[int, Floats, float]:
    """The weights with one number changed.

    Args:
        groups: the weights. node: an address. array: name of its weights, such as `kernel`. index: along each axis.
        value: rounded to the precision of the run.

    Returns:
        (number of the group that changes, its new vector [size] on the host, the number that was there).

    Raises:
        EngineError: `no_such_weights`, `unknown_weight` or `weight_not_finite`.
    """
    found = _find(program, node, array)
    shape = found.spec.shape
    if len(index) != len(shape) or any(not 0 <= at < size for at, size in zip(index, shape, strict=True)):
        expected = ", ".join(f"0…{size - 1}" for size in shape)
        raise EngineError(
            make_problem("unknown_weight", got=list(index)[:8], expected=expected, path=f"{node}/{array}")
        )
    with np.errstate(over="ignore"):
        number = np.asarray(value, np.float64).astype(program.dtype)
    if not np.isfinite(number):
        raise EngineError(make_problem("weight_not_finite", got=value, expected=program.precision))
    group = np.array(groups[found.group])
    place = found.offset + int(np.ravel_multi_index(tuple(index), shape)) if shape else found.offset
    before = float(group[place])
    group[place] = number
    return found.group, group, before


def _find(program: Program, node: str, array: str) -> WeightArray:
    nodes = program.plan.nodes
    own = [each for each in program.layout.arrays if nodes[each.node].node_id == node]
    found = next((each for each in own if each.name == array), None)
    if found is None:
        known = ", ".join(each.name for each in own) if own else _known_nodes(program)
        raise EngineError(make_problem("no_such_weights", got=f"{node}/{array}"[:LONGEST_GOT], expected=known))
    return found


def _known_nodes(program: Program) -> str:
    names = dict.fromkeys(program.plan.nodes[each.node].node_id for each in program.layout.arrays)
    return ", ".join(list(names)[:12]) or "none"


def placed(groups: Groups, number: int, group: jax.Array) -> Groups:
    """The groups with another one at a place.

    Args:
        group: of the shape of the one that it replaces.
    """
    return tuple(group if place == number else kept for place, kept in enumerate(groups))
