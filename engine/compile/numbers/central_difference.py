"""The gradient of one weight measured: the loss a little to the left and to the right of it, and the kinks between."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.compile.numbers.exact import Costed
from engine.compile.numbers.example_pass import ExamplePass, HostGroups
from engine.compile.weights import WeightArray

LOSS = ""
"""Address of the loss among kinks."""

SHRINK, TRIES = 16.0, 3
"""A kink between both sides is avoided where a smaller step does; not if the weight lies on it."""

JUMP = 1e-4
"""Of the largest slope: smaller differences of a slope on both sides are no kink."""

ROUNDING = 4.0
"""Losses on both sides are taken to be off by so many units in the last place."""

CostAt = Callable[[HostGroups], Costed]


@dataclass(frozen=True)
class Difference:
    """A central difference.

    Attributes:
        slope: (C(w + step) - C(w - step)) / (2 step). error: estimate of what it is off by.
        lower, upper: losses on both sides. kinks: (node, unit) whose slope jumps between them, `LOSS` for the loss.
    """

    slope: float
    step: float
    error: float
    lower: float
    upper: float
    kinks: tuple[tuple[str, int], ...]


def central_difference(seen: ExamplePass, cost_at: CostAt, array: WeightArray, flat: int) -> Difference:
    """The slope of the loss along one weight; its step is the cube root of the precision, as the error is then least.

    The error of a difference of step h is about a h^2 + b eps / h: the first part is estimated from the difference of
    half the step, the second from the size of the loss.

    Args:
        cost_at: the loss of the same example at other weights. flat: place in the array.

    Source:
        Press, Teukolsky, Vetterling, Flannery, Numerical Recipes, 3rd edition, section 5.7.
    """
    value = float(np.asarray(array.cut(seen.groups))[flat])
    eps = float(np.finfo(np.dtype(seen.program.dtype)).eps)
    step = eps ** (1 / 3) * max(1.0, abs(value))
    here = cost_at(seen.groups)
    first = found = _measured(seen, cost_at, (array, flat, value), step, here)
    for _ in range(TRIES):
        if not found.kinks:
            return found
        step /= SHRINK
        found = _measured(seen, cost_at, (array, flat, value), step, here)
    return first if found.kinks else found


def _measured(
    seen: ExamplePass, cost_at: CostAt, place: tuple[WeightArray, int, float], step: float, here: Costed
) -> Difference:
    array, flat, value = place

    def at(number: float) -> Costed:
        return cost_at(_with(seen.groups, array, flat, number))

    upper, lower = at(value + step), at(value - step)
    width = (value + step) - (value - step)
    slope = (float(upper.loss) - float(lower.loss)) / width
    half = ((value + step / 2) - (value - step / 2), at(value + step / 2), at(value - step / 2))
    finer = (float(half[1].loss) - float(half[2].loss)) / half[0]
    eps = float(np.finfo(np.dtype(seen.program.dtype)).eps)
    rounding = ROUNDING * eps * max(abs(float(upper.loss)), abs(float(lower.loss))) / step
    error = abs(slope - finer) * 4 / 3 + rounding
    kinks = _kinks(seen, lower, here, upper)
    return Difference(slope, width / 2, error, float(lower.loss), float(upper.loss), kinks)


def _with(groups: HostGroups, array: WeightArray, flat: int, value: float) -> HostGroups:
    changed = list(groups)
    changed[array.group] = np.array(changed[array.group])
    changed[array.group][array.offset + flat] = value
    return tuple(changed)


def _kinks(seen: ExamplePass, *sides: Costed) -> tuple[tuple[str, int], ...]:
    """Units whose slope jumps between two weights, in the order of the plan. sides: lower, here, upper."""
    found: list[tuple[str, int]] = []
    for place, node in enumerate(seen.plan.nodes):
        number, copy = seen.plan.spots[place]
        if place not in seen.lit or number not in sides[0].handed:
            continue
        many = seen.plan.stacks[number].many
        slopes = [
            np.concatenate([np.asarray(each[copy] if many else each).ravel() for each in side.handed[number]])
            for side in sides
        ]
        found += [(node.node_id, int(unit)) for unit in _jumps(*slopes)]
    for number in range(len(seen.program.objectives)):
        reads = [np.asarray(side.read_deltas[number]).ravel() for side in sides]
        found += [(LOSS, int(unit)) for unit in _jumps(*reads)]
    return tuple(found)


def _jumps(lower: Floats, middle: Floats, upper: Floats) -> NDArray[np.intp]:
    """Places where a slope goes from one value to another at once: a curve goes half the way in half the distance."""
    whole = np.abs(upper - lower)
    most = max(float(np.max(np.abs(upper), initial=0.0)), float(np.max(np.abs(lower), initial=0.0)))
    part = np.maximum(np.abs(upper - middle), np.abs(middle - lower))
    return np.flatnonzero((whole > JUMP * most) & (part > 0.9 * whole))
