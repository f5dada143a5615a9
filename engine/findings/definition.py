"""The record that makes a finding: a rule over recorded statistics, a sentence with its numbers, and cures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from engine.report import RunSchema
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Evidence:
    """What the rules may look at: recorded statistics, oldest first, and the spec.

    Attributes:
        spec: of the run, with the live values as they stand, so that cures begin from them.
        steps: [n] steps of the statistics.
        nodes: [n, nodes, columns] node statistics (columns as in `schema.node_columns`; NaN = not applicable).
        losses: [m, 2] step and mean data loss of each closed bucket.
        diverged: {node_id, quantity, step} once the run stopped on a non-finite number, else None.
    """

    spec: ExperimentSpec
    schema: RunSchema
    steps: NDArray[np.int64]
    nodes: NDArray[np.float32]
    losses: NDArray[np.float64]
    diverged: dict[str, JsonValue] | None = None


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
        values: numbers and names that the translated sentence takes in ({"ratio": 96, "node": "dense_1"}).
    """

    code: str
    severity: Literal["warning", "error"]
    node_id: str | None
    values: dict[str, JsonValue]
    cures: tuple[Cure, ...] = field(default=())


@dataclass(frozen=True)
class FindingDef:
    """One rule.

    Attributes:
        sentence, explanation: English, with {names} of `Finding.values`; catalogue keys `findings.<type>.sentence`.
        cure_titles: (code, English button text) of every cure the rule can offer.
        evaluate: (evidence) -> findings; a healthy net gets none.
    """

    type: str
    title: str
    sentence: str
    explanation: str
    source: str
    cure_titles: tuple[tuple[str, str], ...]
    evaluate: Callable[[Evidence], Sequence[Finding]]
    version: int = 1
