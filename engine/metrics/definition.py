"""The record that makes a metric: numbers that are summed over batches, and the value computed from the sums."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import jax

MetricTask = Literal["classification", "regression", "outputs"]


@dataclass(frozen=True)
class MetricBatch:
    """One block of examples in an evaluation; where every position has its class, positions are rows.

    Attributes:
        scores: [rows, outputs] what the loss reads; logarithms of probabilities where it has a softmax inside,
            the sigmoid's outputs where it has that inside and targets are numbers.
        truth, guess: [rows] i32, right and predicted class; zeros where there are none.
        wanted: [rows, outputs] targets as numbers, or [rows, 0].
        mask: [rows], 1 for a real example. place: i32, number of the first row. capacity: rows of the whole part
            at most, padding included. classes: their number, 0 without.
        centre: [outputs] a number near the targets' mean, against cancellation.
        unit: [outputs] one unit of `scores` and `wanted` in the units of the target.
    """

    scores: jax.Array
    truth: jax.Array
    guess: jax.Array
    wanted: jax.Array
    mask: jax.Array
    place: jax.Array
    capacity: int
    classes: int
    centre: jax.Array
    unit: jax.Array


@dataclass(frozen=True)
class Tally:
    """Numbers that are added up over the blocks of an evaluation; metrics with the same tally share it."""

    name: str
    count: Callable[[MetricBatch], jax.Array]


@dataclass(frozen=True)
class MetricDef:
    """One metric.

    Attributes:
        task: what it needs: a class for each row, numbers as targets, or only outputs that name no class.
        value: (tally summed over the part) -> scalar.
        most_classes, least_classes: for how many classes it is defined. values_only: only for regression values.
        least_outputs: of a metric of outputs, how many numbers the prediction has to have.
        single: only where an example has one class, not one for every position.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    task: MetricTask
    tally: Tally
    value: Callable[[jax.Array], jax.Array]
    least_classes: int = 2
    least_outputs: int = 1
    values_only: bool = False
    single: bool = False
    version: int = 1
