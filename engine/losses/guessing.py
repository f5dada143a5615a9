"""What the best constant prediction costs on given targets: the loss of a network that ignores its input.

NumPy in float64. Every loss that takes a target has its own function here or beside its record, over `Targets`.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.spec import Config

Numbers = NDArray[np.float64]

_MOST_NEWTON_STEPS = 200
_CLOSE = 1e-14


@dataclass(frozen=True)
class Targets:
    """What a loss is compared with, over the training set.

    Attributes:
        rows: [n, outputs] targets as numbers: values, inputs, class numbers (one a position), or one-hot rows.
        weights: [n] how much each example counts in the loss.
        classes: of the data set, 0 where it has none. labels: whether `rows` holds class numbers.
    """

    rows: Numbers
    weights: Numbers
    classes: int = 0
    labels: bool = False


def class_shares(targets: Targets) -> Numbers:
    """[positions, classes] weighted share of each class, at every position of class numbers; one row of one-hot ones.

    Example:
        >>> class_shares(Targets(np.array([[0.0], [1.0], [1.0]]), np.array([2.0, 1.0, 1.0]), 2, True))
        array([[0.5, 0.5]])
    """
    if not targets.labels:
        return constant(targets.rows, targets.weights)[None]
    chosen = [
        constant((targets.rows == number).astype(np.float64), targets.weights) for number in range(targets.classes)
    ]
    return np.stack(chosen, axis=1)


def constant(rows: Numbers, weights: Numbers) -> Numbers:
    """[outputs] weighted mean of each output."""
    return (weights / weights.sum()) @ rows


def entropy(shares: Numbers) -> Numbers:
    """-sum p log p over the last axis, with 0 log 0 = 0.

    Example:
        >>> entropy(np.array([[0.5, 0.5], [1.0, 0.0]])).tolist()
        [0.6931471805599453, 0.0]
    """
    terms = np.where(shares > 0, shares * np.log(np.where(shares > 0, shares, 1)), 0)
    return np.asarray(0.0 - np.sum(terms, axis=-1), np.float64)


def reduced(costs: Numbers, reduction: Literal["mean", "sum"]) -> float:
    """Mean or sum over the outputs."""
    return float(costs.mean() if reduction == "mean" else costs.sum())


def variance(targets: Targets) -> Numbers:
    """[outputs] weighted mean of the squared distance to the weighted mean."""
    return constant(np.square(targets.rows - constant(targets.rows, targets.weights)), targets.weights)


def deviation(targets: Targets) -> Numbers:
    """[outputs] weighted mean of the distance to the weighted median."""
    order = np.argsort(targets.rows, axis=0, kind="stable")
    running = np.cumsum(targets.weights[order], axis=0)
    middle = np.argmax(running >= running[-1] / 2, axis=0)
    columns = np.arange(targets.rows.shape[1])
    return constant(np.abs(targets.rows - targets.rows[order[middle, columns], columns]), targets.weights)


def huber_deviation(targets: Targets, delta: float) -> Numbers:
    """[outputs] weighted mean Huber loss at Huber's location, found by Newton's method between bounds.

    Its slope in the location is a rising broken line, so halving brackets it and Newton's step ends on its last piece.
    """
    shares = targets.weights / targets.weights.sum()
    low, high = targets.rows.min(axis=0), targets.rows.max(axis=0)
    place = shares @ targets.rows
    for _ in range(_MOST_NEWTON_STEPS):
        errors = targets.rows - place
        slope = shares @ np.clip(errors, -delta, delta)
        low, high = np.where(slope > 0, place, low), np.where(slope < 0, place, high)
        near = shares @ (np.abs(errors) <= delta)
        wanted = place + np.divide(slope, near, out=np.full_like(slope, np.inf), where=near > 0)
        inside = (wanted >= low) & (wanted <= high)
        moved = np.where(slope == 0, place, np.where(inside, wanted, (low + high) / 2))
        if np.all(np.abs(moved - place) <= _CLOSE * np.maximum(np.abs(place), 1)):
            break
        place = moved
    errors = np.abs(targets.rows - place)
    clipped = np.minimum(errors, delta)
    return shares @ (clipped * (errors - 0.5 * clipped))


def hinge_constant(shares: Numbers, power: Literal[1, 2], over: Literal["sum", "mean", "max"]) -> float:
    """The smallest mean hinge loss of one vector of scores, for a margin of 1.

    With `max` only the lead d of the commonest class counts: p (1 - d)^power + (1 - p) (1 + d)^power over d in [0, 1].

    Args:
        shares: [classes].
    """
    if over == "max":
        top = float(shares.max())
        if top <= 0.5:
            return 1.0
        return 2 * (1 - top) if power == 1 else 4 * top * (1 - top)
    whole = _hinge_levels(shares) if power == 1 else _hinge_squares(shares)
    return whole / len(shares) if over == "mean" else whole


def _hinge_levels(shares: Numbers) -> float:
    """Weston-Watkins: a linear programme over differences, so scores are whole multiples of the margin.

    Commoner classes never stand lower, so the best scores cut the sorted classes into levels. A pair on one level
    costs both shares; j levels apart it costs 1 + j times the share of the lower one.
    """
    sorted_shares = np.sort(shares)[::-1]
    count = len(shares)
    tails = np.append(np.cumsum(sorted_shares[::-1])[::-1], 0.0)
    behind = float(np.sum(sorted_shares * np.arange(count)))
    best = [0.0]
    for end in range(1, count + 1):
        costs: list[float] = []
        for begin in range(end):
            among = float(np.sum(sorted_shares[begin:end] * np.arange(end - begin - 1, -1, -1)))
            costs.append(best[begin] + among + (begin * float(tails[begin]) if begin else 0.0))
        best.append(min(costs))
    return behind + best[-1]


def _hinge_squares(shares: Numbers) -> float:
    """The squared form is smooth and piecewise quadratic: Newton's method with halved steps."""
    scores = np.zeros(len(shares))
    apart = 1 - np.eye(len(shares))
    cost = _squared_hinge(shares, scores, apart)
    for _ in range(_MOST_NEWTON_STEPS):
        short = np.maximum(1 - scores[:, None] + scores[None, :], 0) * apart
        pull = shares[:, None] * short
        slope = 2 * (pull.sum(axis=0) - pull.sum(axis=1))
        active = 2 * shares[:, None] * (short > 0)
        both = active + active.T
        bend = np.diag(both.sum(axis=1)) - both
        step = np.asarray(np.linalg.pinv(bend) @ slope, np.float64)
        size = 1.0
        while size > _CLOSE and _squared_hinge(shares, scores - size * step, apart) > cost:
            size /= 2
        scores = scores - size * step
        lower = _squared_hinge(shares, scores, apart)
        if cost - lower <= _CLOSE * cost:
            return min(cost, lower)
        cost = lower
    return cost


def _squared_hinge(shares: Numbers, scores: Numbers, apart: Numbers) -> float:
    short = np.maximum(1 - scores[:, None] + scores[None, :], 0) * apart
    return float(np.sum(shares[:, None] * np.square(short)))


def no_targets(config: Config, targets: Targets) -> float:
    """Of a penalty on outputs: some constant output costs nothing."""
    return 0.0
