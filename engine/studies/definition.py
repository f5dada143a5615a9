"""The record that makes a kind of study: many runs that differ in some settings, and what they show together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pydantic import JsonValue

from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import Config, ExperimentSpec, SpecPart, setting
from engine.studies.figures import MemberRecord
from engine.studies.ill_runs import looks
from engine.studies.results import StudyResult
from engine.studies.settings import Budget, Criterion


class MemberChange(SpecPart):
    """A value at a path of the experiment (`engine.spec.paths`)."""

    path: str
    value: JsonValue


Changes = tuple[MemberChange, ...]


@dataclass(frozen=True)
class Member:
    """One run of a study.

    Attributes:
        changes: what it differs in from the experiment, by which it is named. spec: in normal form.
        steps_per_epoch: of its data and batches. weights: of its network. operations: multiply-adds of a batch's
            forward pass.
    """

    changes: Changes
    spec: ExperimentSpec
    steps_per_epoch: int
    weights: int = 0
    operations: int = 0


@dataclass(frozen=True)
class Rung:
    """A stage of a study: all members that are left train until they have taken so many steps, and the best go on.

    Attributes:
        steps: of each member since its start, by number of the member. keep: how many go on.
    """

    steps: tuple[int, ...]
    keep: int


@dataclass(frozen=True)
class Plan:
    """All members of a study.

    Attributes:
        rungs: its stages in their order. budget_steps: steps that all members together may take at most.
        lanes: numbers of members that train side by side; the others train in turn.
    """

    members: tuple[Member, ...]
    rungs: tuple[Rung, ...]
    budget_steps: int
    lanes: tuple[tuple[int, ...], ...] = ()


def steps_of(rungs: Sequence[Rung]) -> int:
    """Steps of all members together if none ends early and those with the most steps go on."""
    total, left = 0, len(rungs[0].steps) if rungs else 0
    before = [0] * left
    for rung in rungs:
        added = sorted((now - then for now, then in zip(rung.steps, before, strict=True)), reverse=True)
        total += sum(added[:left])
        left, before = rung.keep, list(rung.steps)
    return total


@dataclass(frozen=True)
class Books:
    """What was planned. budget_steps, rungs: see `Plan`."""

    budget_steps: int
    rungs: tuple[Rung, ...]


class StudyConfig(Config):
    """Settings of every kind, and what a kind does with them. Pure: it knows no server.

    Attributes:
        budget: training of each member; None takes the epochs of the experiment.
        metric: validation metric by which members are ranked; `loss` is the validation loss.
        solved: see `Criterion`; None asks no such question.
        shared: whether the budget is that of all members together; it has to be given then.
    """

    shared: ClassVar[bool] = False
    budget: Budget | None = setting(
        None, title="Training of each run", help="Steps or epochs. Empty: as many epochs as the experiment has."
    )
    metric: str = setting(
        "loss", title="Ranked by", help="A metric of the validation set, by which the runs are compared."
    )
    solved: Criterion | None = setting(
        None, title="Solved if", help="The value of a metric from which on a run counts as having solved the task."
    )

    def list_changes(self, spec: ExperimentSpec) -> Sequence[Changes]:
        """What each member differs in from an experiment in normal form.

        Raises:
            EngineError: with every problem of the settings.
        """
        raise NotImplementedError

    def finish(self, member: Member) -> Member:
        """The member with what depends on the length of its epoch."""
        return member

    def make_rungs(self, members: Sequence[Member]) -> tuple[Rung, ...]:
        """The stages: one, in which every member trains for its budget, or for the epochs of the experiment.

        Raises:
            EngineError: there is no budget, and a member has no number of epochs.
        """
        if self.budget is None and any(one.spec.training.epochs is None for one in members):
            raise EngineError(make_problem("study_without_budget", path="study.config.budget"))
        return (Rung(tuple(_steps(one, self.budget) for one in members), len(members)),)

    def budget_steps(self, members: Sequence[Member]) -> int:
        """Steps that all members together may take at most."""
        return steps_of(self.make_rungs(members))

    def findings_that_stop(self) -> tuple[str, ...]:
        """Types of findings that end a run early, the most telling first."""
        return ()

    def looks(self, begin: int, end: int) -> tuple[int, ...]:
        """Steps at which a run stands still in a stage from `begin` to `end`, which is the last of them."""
        return looks(begin, end) if self.findings_that_stop() else (end,)

    def read(self, books: Books, records: Sequence[MemberRecord]) -> StudyResult | None:
        """What this kind shows beside the table and the curves that all kinds have; None as long as it has nothing."""
        return None


def _steps(member: Member, budget: Budget | None) -> int:
    if budget is None:
        return (member.spec.training.epochs or 0) * member.steps_per_epoch
    return budget.n * (member.steps_per_epoch if budget.unit == "epoch" else 1)


StudyConfigType = type[StudyConfig]
"""A class of settings (in a record, `type` is already the name of its kind)."""


@dataclass(frozen=True)
class StudyDef:
    """One kind of study.

    Attributes:
        Config: its settings, and what it does with them.
        reads_losses: whether it reads single losses of members.
        steps_per_second: at most; records of slower runs hold the losses of more single steps. None: no limit.
        views: pictures of members that it needs at the end.
    """

    type: str
    title: str
    summary: str
    source: str
    Config: StudyConfigType
    reads_losses: bool = False
    steps_per_second: float | None = None
    views: tuple[str, ...] = ()
    version: int = 1
