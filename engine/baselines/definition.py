"""The record that makes a baseline: a method without a network, run once on the same examples, by NumPy alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal

import numpy as np
from numpy.typing import NDArray

from engine.spec import ConfigT, ConfigType

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Part:
    """Preprocessed examples of one part, flat. labels: [n], or None. values: [n, outputs], or None."""

    inputs: Numbers
    labels: NDArray[np.int32] | None
    values: Numbers | None


@dataclass(frozen=True)
class Task:
    """What a baseline is given: training and validation part, and the names of the classes (() for regression)."""

    train: Part
    validation: Part
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What a baseline found.

    Attributes:
        predict: [n, d] -> [n, outputs]: shares of the classes, or values; None where it predicts nothing.
        metrics: facts beside the usual metrics of its predictions. curve: its loss over its steps, where it has steps.
        points, groups: [n, 2] and [n] for a scatter of the training part. vectors: centres, or components, as rows.
    """

    predict: Callable[[Numbers], Numbers] | None = None
    metrics: Mapping[str, float] = field(default_factory=dict[str, float])
    curve: tuple[float, ...] = ()
    points: Numbers | None = None
    groups: NDArray[np.int32] | None = None
    vectors: Numbers | None = None


@dataclass(frozen=True)
class BaselineDef(Generic[ConfigT]):
    """One baseline.

    Attributes:
        needs: classes, values, either of them, or nothing but the inputs.
        fit: (config, task) -> what it found; deterministic.
        operations: (config, examples, inputs) -> about how many multiply-adds it takes, to refuse what would not end.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    needs: Literal["classes", "values", "either", "inputs"]
    fit: Callable[[ConfigT, Task], Outcome]
    operations: Callable[[ConfigT, int, int], int]
    version: int = 1
