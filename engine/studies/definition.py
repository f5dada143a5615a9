"""The record that makes a kind of study: many runs that differ in some settings, and what they show together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import JsonValue

from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import ExperimentSpec, SpecPart
from engine.studies.figures import MemberRecord
from engine.studies.results import StudyResult
from engine.studies.settings import StudyConfig


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
        steps_per_epoch: of its data and batches.
    """

    changes: Changes
    spec: ExperimentSpec
    steps_per_epoch: int


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
    """

    members: tuple[Member, ...]
    rungs: tuple[Rung, ...]
    budget_steps: int


def steps_of(rungs: Sequence[Rung]) -> int:
    """Steps of all members together if none ends early and those with the most steps go on."""
    total, left = 0, len(rungs[0].steps) if rungs else 0
    before = [0] * left
    for rung in rungs:
        added = sorted((now - then for now, then in zip(rung.steps, before, strict=True)), reverse=True)
        total += sum(added[:left])
        left, before = rung.keep, list(rung.steps)
    return total


StudyConfigT = TypeVar("StudyConfigT", bound=StudyConfig)
StudyConfigType = type[StudyConfigT]


def train_all(config: StudyConfig, members: Sequence[Member]) -> tuple[Rung, ...]:
    """One stage: every member trains for the budget of each, or for the epochs of the experiment.

    Raises:
        EngineError: there is no budget, and a member has no number of epochs.
    """
    budget = config.budget
    if budget is None and any(one.spec.training.epochs is None for one in members):
        raise EngineError(make_problem("study_without_budget", path="study.config.budget"))
    steps = tuple(_steps(member, None if budget is None else (budget.unit, budget.n)) for member in members)
    return (Rung(steps, len(members)),)


def _steps(member: Member, budget: tuple[str, int] | None) -> int:
    unit, n = ("epoch", member.spec.training.epochs or 0) if budget is None else budget
    return n * member.steps_per_epoch if unit == "epoch" else n


@dataclass(frozen=True)
class Books:
    """What was planned. budget_steps, rungs: see `Plan`."""

    budget_steps: int
    rungs: tuple[Rung, ...]


Read = Callable[[StudyConfigT, Books, Sequence[MemberRecord]], StudyResult | None]


def no_result(config: StudyConfig, books: Books, records: Sequence[MemberRecord]) -> None:
    """Of a kind that shows nothing but the table and the curves."""


@dataclass(frozen=True)
class StudyDef(Generic[StudyConfigT]):
    """One kind of study. Pure: it knows no server.

    Attributes:
        changes: (experiment in normal form, settings) -> what each member differs in. Raises EngineError.
        finish: (settings, member) -> the member with what depends on the length of its epoch.
        rungs: (settings, members) -> the stages.
        budget: (settings, members) -> steps that all members together may take; None: as many as the stages have.
        read: (settings, stages, records of all members) -> what this kind shows beside the table and the curves that
            all kinds have; None as long as that cannot be said.
        reads_losses: whether it reads single losses of members.
        steps_per_second: at most; records of slower runs hold the losses of more single steps. None: no limit.
        views: pictures of members that it needs at the end.
    """

    type: str
    title: str
    summary: str
    source: str
    Config: StudyConfigType[StudyConfigT]
    changes: Callable[[ExperimentSpec, StudyConfigT], Sequence[Changes]]
    finish: Callable[[StudyConfigT, Member], Member] = lambda _, member: member
    rungs: Callable[[StudyConfigT, Sequence[Member]], tuple[Rung, ...]] = train_all
    budget: Callable[[StudyConfigT, Sequence[Member]], int] | None = None
    read: Read[StudyConfigT] = no_result
    reads_losses: bool = False
    steps_per_second: float | None = None
    views: tuple[str, ...] = ()
    version: int = 1
