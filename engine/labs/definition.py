"""The record that makes a lab: a ready experiment, what to watch on it, and what it claims."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.findings.definition import Evidence
from engine.findings.evidence import up_to
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Claim:
    """What a lab asserts, as a check over the record of its run: a number within bounds.

    Attributes:
        statement: what is asserted, one English sentence.
        steps: the run is judged after so many steps, a step of the ladder.
        measure: (evidence) -> the number.
        least, most: its bounds; None: none on that side.
    """

    statement: str
    steps: int
    measure: Callable[[Evidence], float]
    least: float | None = None
    most: float | None = None

    def holds(self, evidence: Evidence) -> bool:
        """Whether a record bears the claim out, as it was behind `steps` steps; a shorter one bears out nothing."""
        if self.steps not in evidence.steps:
            return False
        value = self.measure(up_to(evidence, self.steps))
        above = self.least is None or value >= self.least
        below = self.most is None or value <= self.most
        return value == value and above and below


@dataclass(frozen=True)
class Lab:
    """A ready experiment.

    Attributes:
        id: stable name, also the key of its texts. summary: one sentence on what to watch.
        claims: what is asserted of it; checked by `tests/labs`.
        source: standard reference: author, year.
        healthy: whether it trains without any finding; tested.
        steps_per_second: how fast the page trains it at first, so that each report can be read; None: at full speed.
    """

    id: str
    title: str
    summary: str
    spec: ExperimentSpec
    claims: tuple[Claim, ...]
    source: str
    healthy: bool = True
    steps_per_second: float | None = 30.0
