"""The record that makes a lab: a ready experiment, or several to compare, what to watch, and what it claims."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.checks.result import CheckResult
from engine.findings.definition import Evidence
from engine.findings.evidence import up_to
from engine.spec import ExperimentSpec

MAIN = "main"
"""The run that a lab opens with."""


def within(value: float, least: float | None, most: float | None) -> bool:
    """Whether a number lies within bounds, None being none on that side; what is not a number lies within none."""
    return value == value and (least is None or value >= least) and (most is None or value <= most)


@dataclass(frozen=True)
class Claim:
    """What a lab asserts, as a check over the record of a run, or of two of its runs: a number within bounds.

    Attributes:
        statement: what is asserted, one English sentence.
        steps: the run is judged after so many steps, a step of the ladder.
        measure: (evidence) -> the number.
        least, most: its bounds; None: none on that side.
        run: id of the run. against: id of another; then the number is that of `run` divided by that of `against`.
    """

    statement: str
    steps: int
    measure: Callable[[Evidence], float]
    least: float | None = None
    most: float | None = None
    run: str = MAIN
    against: str | None = None

    @property
    def runs(self) -> tuple[str, ...]:
        """Runs whose records it reads, in the order in which `value` takes them."""
        return (self.run,) if self.against is None else (self.run, self.against)

    def value(self, *records: Evidence) -> float:
        """The number, as it was behind `steps` steps; NaN where a record is shorter.

        Args:
            records: one for each of `runs`.
        """
        if any(self.steps not in evidence.steps for evidence in records):
            return float("nan")
        first, *others = (self.measure(up_to(evidence, self.steps)) for evidence in records)
        return first / others[0] if others else first

    def so_far(self, *records: Evidence) -> tuple[int, float]:
        """How far records go, up to `steps`, and the number behind that last common ladder step.

        Returns:
            The step, 0 where there is none, and the number, NaN where it can't be computed yet.
        """
        common = set[int].intersection(*(set(evidence.steps.tolist()) for evidence in records))
        step = max((step for step in common if step <= self.steps), default=0)
        if step == 0 or any(len(up_to(evidence, step).evaluations) == 0 for evidence in records):
            return step, float("nan")
        return step, replace(self, steps=step).value(*records)

    def holds(self, *records: Evidence) -> bool:
        """Whether records bear the claim out; shorter ones bear out nothing."""
        return self.bears(self.value(*records))

    def bears(self, value: float) -> bool:
        """Whether a number lies within the bounds."""
        return within(value, self.least, self.most)


@dataclass(frozen=True)
class Count:
    """What a lab asserts of a network that is only counted: a number within bounds.

    Attributes:
        statement: what is asserted, one English sentence.
        spec: the network. measure: (what a check knows of it) -> the number.
        least, most: its bounds, as those of a claim.
        against: another network; then the number is that of `spec` divided by that of `against`.
    """

    statement: str
    spec: ExperimentSpec
    measure: Callable[[CheckResult], float]
    least: float | None = None
    most: float | None = None
    against: ExperimentSpec | None = None

    @property
    def specs(self) -> tuple[ExperimentSpec, ...]:
        """Networks that are counted, in the order in which `value` takes their counts."""
        return (self.spec,) if self.against is None else (self.spec, self.against)

    def value(self, *counted: CheckResult) -> float:
        """The number. counted: one check for each of `specs`."""
        first, *others = (self.measure(result) for result in counted)
        return first / others[0] if others else first

    def holds(self, *counted: CheckResult) -> bool:
        """Whether the counts bear the claim out."""
        return within(self.value(*counted), self.least, self.most)


@dataclass(frozen=True)
class Pretrained:
    """Initial weights and running statistics that another run has learned.

    Attributes:
        run: id of the other run. steps: its weights behind so many steps. nodes: ids, the same in both networks.
    """

    run: str
    steps: int
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class LabRun:
    """One of several runs that a lab compares.

    Attributes:
        id: stable name, also the key of its title. title: what differs, a few words.
        pretrained: where some of its weights come from; None: all are drawn.
    """

    id: str
    title: str
    spec: ExperimentSpec
    pretrained: Pretrained | None = None


@dataclass(frozen=True)
class Lab:
    """A ready experiment, or several to compare.

    Attributes:
        id: stable name, also the key of its texts. summary: one sentence on what to watch.
        spec: the experiment that it opens with.
        claims: what is asserted of its runs; checked by `tests/labs`.
        source: standard reference: author, year.
        healthy: whether it trains without any finding; tested.
        steps_per_second: how fast the page trains it at first, so that each report can be read; None: at full speed.
        main_title: of the run of `spec`, where there are others. others: runs to compare it with.
        counts: what is asserted of networks without training them.
    """

    id: str
    title: str
    summary: str
    spec: ExperimentSpec
    claims: tuple[Claim, ...]
    source: str
    healthy: bool = True
    steps_per_second: float | None = 30.0
    main_title: str = ""
    others: tuple[LabRun, ...] = ()
    counts: tuple[Count, ...] = ()

    @property
    def runs(self) -> tuple[LabRun, ...]:
        """All runs, the one that it opens with first."""
        return (LabRun(MAIN, self.main_title, self.spec), *self.others)
