"""What recurrent layers compute on the way along one sequence, and how their gradient goes back along it.

NumPy in the precision of the weights given: pictures show it, training never reads it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import GateValues
from engine.layers.recurrent import RecurrentConfig

Numbers = NDArray[np.floating]
Row = Mapping[str, Numbers]
"""Values of one step by name, each [units]."""

HIDDEN, CELL = "hidden", "cell"


@dataclass(frozen=True)
class CellSteps:
    """One step of a recurrent layer, forwards and back.

    Attributes:
        values: names of what a step computes. states: those of them that the next step reads.
        forward: (sums of the inputs [gates * units], row of the step before) -> row of this step.
        into: (row, d / d hidden) -> d / d each state of the same step, through that output alone.
        back: (row of the step before, row, d / d states) -> d / d hidden of the step before, and what else reaches
            its states, by name.
    """

    values: tuple[str, ...]
    states: tuple[str, ...]
    forward: Callable[[Numbers, Row], Row]
    into: Callable[[Row, Numbers], Row]
    back: Callable[[Row, Row, Row], tuple[Numbers, Row]]


def sigmoid(z: Numbers) -> Numbers:
    """1 / (1 + exp(-z)) without overflow.

    Example:
        >>> sigmoid(np.asarray([-1000.0, 0.0])).tolist()
        [0.0, 0.5]
    """
    return (1 + np.tanh(z / 2)) / 2


def follow(config: RecurrentConfig, weights: Mapping[str, Numbers], x: Numbers, cell: CellSteps) -> GateValues:
    """Goes along a sequence and back.

    Args:
        weights: as `gate_weights` names them. x: [steps, features]. cell: of the layer.

    Returns:
        The values of every step, and what is left of a gradient of length 1 at the last state read, lag by lag.
    """
    sums = x @ weights["kernel"] + (weights["bias"] if config.use_bias else 0)
    blank: Row = {name: np.zeros(config.units, sums.dtype) for name in cell.values}
    rows: list[Row] = [blank]
    for given in sums[::-1] if config.reverse else sums:
        rows.append(cell.forward(given, rows[-1]))
    order = rows[:0:-1] if config.reverse else rows[1:]
    return GateValues(
        values={name: np.stack([row[name] for row in order]) for name in cell.values},
        left=_left(rows, cell, config.units),
    )


def _left(rows: Sequence[Row], cell: CellSteps, units: int) -> dict[str, NDArray[np.float64]]:
    """log10 of the length of d(v . h_end) / d state, v with equal parts and length 1, for each lag from 0 on."""
    found: dict[str, list[float]] = {name: [] for name in cell.states}
    vector, more, length = np.full(units, 1 / np.sqrt(units), rows[0][HIDDEN].dtype), dict[str, Numbers](), 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        for before, row in zip(rows[-2::-1], rows[:0:-1], strict=True):
            through = cell.into(row, vector)
            deltas = {name: through[name] + more.get(name, 0) for name in cell.states}
            for name, delta in deltas.items():
                found[name].append(length + float(np.log10(np.linalg.norm(delta))))
            # Kept near 1, so that hundreds of steps stay inside the numbers that a float has.
            size = max(float(np.linalg.norm(delta)) for delta in deltas.values()) or 1.0
            length += float(np.log10(size))
            vector, more = cell.back(before, row, {name: delta / size for name, delta in deltas.items()})
    return {name: np.asarray(logs) for name, logs in found.items()}


def simple_steps(squashes: bool, recurrent: Numbers) -> CellSteps:
    """h = f(z + h_before U). squashes: f is tanh, otherwise ReLU."""

    def forward(given: Numbers, before: Row) -> Row:
        summed = given + before[HIDDEN] @ recurrent
        return {HIDDEN: np.tanh(summed) if squashes else np.maximum(summed, 0)}

    def back(before: Row, row: Row, deltas: Row) -> tuple[Numbers, Row]:
        hidden = row[HIDDEN]
        slope = 1 - hidden**2 if squashes else hidden > 0
        return (deltas[HIDDEN] * slope) @ recurrent.T, {}

    return CellSteps((HIDDEN,), (HIDDEN,), forward, lambda row, delta: {HIDDEN: delta}, back)


def lstm_steps(forget_bias: float, recurrent: Numbers) -> CellSteps:
    """Gates in the order input, forget, candidate, output; `forget_bias` is added to the second's sum."""

    def forward(given: Numbers, before: Row) -> Row:
        enter, forget, candidate, leave = np.split(given + before[HIDDEN] @ recurrent, 4)
        enter, forget, leave = sigmoid(enter), sigmoid(forget + forget_bias), sigmoid(leave)
        candidate = np.tanh(candidate)
        cell = forget * before[CELL] + enter * candidate
        return {
            "input": enter,
            "forget": forget,
            "candidate": candidate,
            "output": leave,
            CELL: cell,
            HIDDEN: leave * np.tanh(cell),
        }

    def into(row: Row, delta: Numbers) -> Row:
        return {CELL: delta * row["output"] * (1 - np.tanh(row[CELL]) ** 2), HIDDEN: delta}

    def back(before: Row, row: Row, deltas: Row) -> tuple[Numbers, Row]:
        enter, forget, candidate, leave = (row[name] for name in ("input", "forget", "candidate", "output"))
        sums = (
            deltas[CELL] * candidate * enter * (1 - enter),
            deltas[CELL] * before[CELL] * forget * (1 - forget),
            deltas[CELL] * enter * (1 - candidate**2),
            deltas[HIDDEN] * np.tanh(row[CELL]) * leave * (1 - leave),
        )
        return np.concatenate(sums) @ recurrent.T, {CELL: deltas[CELL] * forget}

    return CellSteps(("input", "forget", "candidate", "output", CELL, HIDDEN), (CELL, HIDDEN), forward, into, back)


def gru_steps(reset_after: bool, recurrent: Numbers, shift: Numbers | float) -> CellSteps:
    """Gates in the order reset, update, candidate.

    Args:
        reset_after: the reset gate acts after the product with the recurrent weights. shift: added to that product.
    """
    of_reset, of_update, of_candidate = np.split(recurrent, 3, axis=1)

    def forward(given: Numbers, before: Row) -> Row:
        hidden, (to_reset, to_update, to_candidate) = before[HIDDEN], np.split(given, 3)
        reset, update = sigmoid(to_reset + hidden @ of_reset), sigmoid(to_update + hidden @ of_update)
        past = reset * (hidden @ of_candidate + shift) if reset_after else (reset * hidden) @ of_candidate
        candidate = np.tanh(to_candidate + past)
        now = (1 - update) * candidate + update * hidden
        return {"reset": reset, "update": update, "candidate": candidate, HIDDEN: now}

    def back(before: Row, row: Row, deltas: Row) -> tuple[Numbers, Row]:
        delta, hidden = deltas[HIDDEN], before[HIDDEN]
        reset, update, candidate = row["reset"], row["update"], row["candidate"]
        to_candidate = delta * (1 - update) * (1 - candidate**2)
        if reset_after:
            to_reset, direct = to_candidate * (hidden @ of_candidate + shift), (to_candidate * reset) @ of_candidate.T
        else:
            inner = to_candidate @ of_candidate.T
            to_reset, direct = inner * hidden, inner * reset
        to_update = delta * (hidden - candidate) * update * (1 - update)
        gates = (to_reset * reset * (1 - reset)) @ of_reset.T + to_update @ of_update.T
        return delta * update + direct + gates, {}

    values = ("reset", "update", "candidate", HIDDEN)
    return CellSteps(values, (HIDDEN,), forward, lambda row, delta: {HIDDEN: delta}, back)
