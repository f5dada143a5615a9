"""The record that makes a finding: a rule over recorded statistics, a sentence with its numbers, and cures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from engine.findings.facts import DataFacts
from engine.report import RunSchema
from engine.spec import ExperimentSpec

FindingValue: TypeAlias = int | float | str
"""What a sentence about a run may contain: a count, a figure or a name."""


def known(values: Mapping[str, JsonValue]) -> dict[str, FindingValue]:
    """Those values that are there: an optimiser without a learning rate has no lower one.

    Example:
        >>> known({"percent": 60, "lower": None})
        {'percent': 60}
    """
    return {name: value for name, value in values.items() if isinstance(value, int | float | str)}


@dataclass(frozen=True)
class Evidence:
    """What the rules may look at, oldest first: what a record holds at ladder steps and evaluations, and nothing else.

    Attributes:
        spec: of the run, with the live values as they stand, so that cures begin from them; its groups written out.
        drawn: the same with its groups, as people see it.
        facts: of the training data.
        steps: [n] ladder steps with statistics.
        nodes: [n, nodes, columns] node statistics (columns as in `schema.node_columns`; NaN = not applicable).
        rates: [n] learning rate of the update that made each step; NaN where the optimiser has none.
        losses: [m, 4] ladder step, then mean, smallest and largest data loss of the steps up to it that lie behind
            the ladder step before. Each step's loss is that of its batch before its update.
        evaluations: [k, 2 + metrics] step, validation loss and metrics: the last ones up to each ladder step.
        through_time: [j, 3] step, index of a simple recurrent node, and log10 of what is left of a gradient from the
            last step of a sequence to the first; at powers of two.
        diverged: {node_id, quantity, step} once the run stopped on a non-finite number, else None.
        finished: whether the run has come to its end.
    """

    spec: ExperimentSpec
    drawn: ExperimentSpec
    schema: RunSchema
    facts: DataFacts
    steps: NDArray[np.int64]
    nodes: NDArray[np.float32]
    rates: NDArray[np.float64]
    losses: NDArray[np.float64]
    evaluations: NDArray[np.float64]
    through_time: NDArray[np.float64]
    diverged: dict[str, JsonValue] | None = None
    finished: bool = False


@dataclass(frozen=True)
class Cure:
    """One change that is worth trying: a code for its button and the whole changed spec (same seed)."""

    code: str
    spec: ExperimentSpec


@dataclass(frozen=True)
class Finding:
    """What is wrong, with the numbers in it.

    Attributes:
        code: the rule's type. node_id: the node it stands on, or None.
        values: numbers and names that the translated sentence contains ({"ratio": 96, "node": "dense_1"}). A number
            that changes while a run trains comes with `step`, the step it was measured at.
        cures: at most three, the best first.
    """

    code: str
    severity: Literal["warning", "error"]
    node_id: str | None
    values: dict[str, FindingValue]
    cures: tuple[Cure, ...] = field(default=())


@dataclass(frozen=True)
class Measure:
    """The number that a rule looks at, whether or not it finds anything: what two runs are compared by.

    Attributes:
        title: what is measured. kind: how it is written: as a number, or a share as per cent.
        of: (evidence) -> the number at its last ladder step; NaN where it does not apply.
        least, most: what is usual; None: no bound on that side. A number beyond it is no finding by itself.
    """

    title: str
    kind: Literal["number", "share"]
    of: Callable[[Evidence], float]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class FindingDef:
    """One rule.

    Attributes:
        sentence, explanation: English, with {names} of `Finding.values`; catalogue keys `findings.<type>.sentence`.
        cure_titles: (code, English button text with {names} of `Finding.values`) of every cure the rule can offer.
        evaluate: (evidence) -> findings; a healthy net gets none.
        measure: the number it looks at.
        explains: types of the rules whose findings are consequences of this one, and are not reported with it.
        alone: whether it is reported only where nothing else is found.
        judged_by: the loss by which a cure of it is judged.
    """

    type: str
    title: str
    sentence: str
    explanation: str
    source: str
    cure_titles: tuple[tuple[str, str], ...]
    evaluate: Callable[[Evidence], Sequence[Finding]]
    measure: Measure
    explains: tuple[str, ...] = ()
    alone: bool = False
    judged_by: Literal["training", "validation"] = "training"
    version: int = 1
