"""What labs claim: numbers within bounds, read from records of runs, from states, from studies, or from counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from engine.arrays import Floats
from engine.checks.result import CheckResult
from engine.findings.definition import Evidence
from engine.findings.evidence import up_to
from engine.report import Arrays
from engine.spec import ExperimentSpec
from engine.studies.definition import Member
from engine.studies.figures import MemberRecord
from engine.studies.results import StudyResult

MAIN = "main"
"""The run that a lab opens with."""


def within(value: float, least: float | None, most: float | None) -> bool:
    """Whether a number lies within bounds, None being none on that side; what is not a number lies within none."""
    return value == value and (least is None or value >= least) and (most is None or value <= most)


@dataclass(frozen=True)
class OfEvaluation:
    """A measure that reads the last evaluation, which is of an earlier step than the last one of a record."""

    read: Callable[[Evidence], float]

    def __call__(self, evidence: Evidence) -> float:
        return self.read(evidence)


@dataclass(frozen=True)
class Standing:
    """How far a claim's records go, and the number that they give.

    Attributes:
        reached: last ladder step that all have taken, up to the claim's; 0: none.
        value: the number; NaN where it can't be computed yet. step: that it was measured at.
    """

    reached: int
    step: int
    value: float


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

    def so_far(self, *records: Evidence) -> Standing:
        """How far records go, up to `steps`, and the number behind that last common ladder step."""
        common = set[int].intersection(*(set(evidence.steps.tolist()) for evidence in records))
        reached = max((step for step in common if step <= self.steps), default=0)
        known = [up_to(evidence, reached) for evidence in records]
        if reached == 0 or any(len(evidence.evaluations) == 0 for evidence in known):
            return Standing(reached, reached, float("nan"))
        value = replace(self, steps=reached).value(*records)
        if not isinstance(self.measure, OfEvaluation):
            return Standing(reached, reached, value)
        return Standing(reached, min(int(evidence.evaluations[-1, 0]) for evidence in known), value)

    def holds(self, *records: Evidence) -> bool:
        """Whether records bear the claim out; shorter ones bear out nothing."""
        return self.bears(self.value(*records))

    def bears(self, value: float) -> bool:
        """Whether a number lies within the bounds."""
        return within(value, self.least, self.most)


@dataclass(frozen=True)
class RunState:
    """A run as it stands behind some steps.

    Attributes:
        weights: by node id and name of the array. train: loss and metrics over the whole training set.
        view: arrays of the view that a claim asks for.
    """

    weights: Mapping[str, Mapping[str, Floats]]
    train: Mapping[str, float]
    view: Arrays


@dataclass(frozen=True)
class StateClaim:
    """What a lab asserts of the states of some of its runs: of their weights, or of a view or measurement.

    Attributes:
        statement, least, most: as those of `Claim`. steps: the runs have taken so many, a step of the ladder.
        measure: (a state for each of `runs`) -> the number. runs: their ids.
        view: type of a view (`engine.views`) whose arrays the states have; empty: none. options: of the view.
    """

    statement: str
    steps: int
    measure: Callable[..., float]
    least: float | None = None
    most: float | None = None
    runs: tuple[str, ...] = (MAIN,)
    view: str = ""
    options: Mapping[str, str] = field(default_factory=dict[str, str])

    def value(self, *states: RunState) -> float:
        """The number. states: one for each of `runs`."""
        return self.measure(*states)

    def holds(self, *states: RunState) -> bool:
        """Whether the states bear the claim out."""
        return within(self.value(*states), self.least, self.most)


@dataclass(frozen=True)
class StudyOutcome:
    """What a study has come to.

    Attributes:
        members: as planned. records: of each of them, in the same order. result: what its kind shows; None: nothing.
    """

    members: tuple[Member, ...]
    records: tuple[MemberRecord, ...]
    result: StudyResult | None


class NotMeasuredError(ValueError):
    """What a measure reads is not there: a member has failed, or a picture could not be computed."""


@dataclass(frozen=True)
class StudyClaim:
    """What a lab asserts of one of its studies: a number within bounds.

    Attributes:
        statement, least, most: as those of `Claim`. study: id of the study.
        measure: (outcome) -> the number; raises `NotMeasuredError` where the outcome lacks what it reads.
    """

    statement: str
    study: str
    measure: Callable[[StudyOutcome], float]
    least: float | None = None
    most: float | None = None

    def value(self, outcome: StudyOutcome) -> float:
        """The number; NaN where the outcome lacks what the measure reads."""
        try:
            return self.measure(outcome)
        except NotMeasuredError:
            return float("nan")

    def bears(self, value: float) -> bool:
        """Whether a number lies within the bounds."""
        return within(value, self.least, self.most)

    def holds(self, outcome: StudyOutcome) -> bool:
        """Whether the outcome bears the claim out."""
        return self.bears(self.value(outcome))


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
