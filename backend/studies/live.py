"""A study in memory: its rows, what is planned, and what its owner wants of it."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from backend.store.store import Row
from engine.spec import Component, ExperimentSpec
from engine.studies.definition import Books, MemberChange, Plan, Rung, StudyConfig, StudyDef
from engine.studies.figures import MemberFigures, MemberStatus
from engine.studies.plan import find_study

ENDED: tuple[MemberStatus, ...] = ("done", "diverged", "stopped", "failed")
Wish = Literal["running", "paused", "cancelled"]


@dataclass
class LiveMember:
    """A member. Attributes: see the columns of `StudyStore.members_of`."""

    number: int
    session_id: str
    changes: tuple[MemberChange, ...]
    status: MemberStatus
    stages: int
    step: int
    figures: MemberFigures | None

    def row(self) -> Row:
        """What of it changes, as columns."""
        figures = None if self.figures is None else self.figures.model_dump(mode="json")
        return {"status": self.status, "stages": self.stages, "step": self.step, "figures": figures}


@dataclass(eq=False)
class LiveStudy:
    """A study.

    Attributes:
        row: of the store. study: its kind and settings as they were sent. spec: the experiment, in normal form.
        books: what is planned. wish: what its owner wants. task: who trains its members.
        changed: set when the wish changes. lanes: numbers of members that train side by side.
    """

    row: Row
    study: Component
    spec: ExperimentSpec
    books: Books
    members: list[LiveMember]
    record: StudyDef
    config: StudyConfig
    lanes: tuple[tuple[int, ...], ...] = ()
    wish: Wish = "running"
    task: asyncio.Task[None] | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def study_id(self) -> str:
        """Its id."""
        return self.row["id"]

    def rows(self) -> list[list[LiveMember]]:
        """Members that train at one time, in the order of the first of each."""
        beside = {number: row for row in self.lanes for number in row}
        rows = dict.fromkeys(beside.get(one.number, (one.number,)) for one in self.members)
        return [[self.members[number] for number in row] for row in rows]

    def lane_of(self, member: LiveMember) -> tuple[str, int] | None:
        """(group, number) of a member that trains beside others: the same ones whenever it does."""
        for at, row in enumerate(self.lanes):
            if member.number in row:
                return f"{self.study_id}/{at}", row.index(member.number)
        return None

    @property
    def steps_left(self) -> int:
        """Steps that are still to be taken if no member ends early."""
        stage, rungs = self.row["stage"], self.books.rungs
        if stage >= len(rungs):
            return 0
        now = [one for one in self.members if one.status not in ENDED]
        left = sum(max(0, rungs[stage].steps[one.number] - one.step) for one in now)
        keep = min(rungs[stage].keep, len(now))
        for before, rung in zip(rungs[stage:], rungs[stage + 1 :], strict=False):
            left += keep * (max(rung.steps) - max(before.steps))
            keep = min(rung.keep, keep)
        return left


def document_of(spec: ExperimentSpec, study: Component, plan: Plan) -> Row:
    """What is kept of a study beside its members."""
    return {
        "spec": spec.model_dump(mode="json"),
        "study": study.model_dump(mode="json"),
        "rungs": [{"steps": list(rung.steps), "keep": rung.keep} for rung in plan.rungs],
        "budget_steps": plan.budget_steps,
        "lanes": [list(row) for row in plan.lanes],
    }


def live_study(row: Row, members: list[Row]) -> LiveStudy:
    """A study from the store."""
    document = row["document"]
    study = Component.model_validate(document["study"])
    record, config = find_study(study)
    rungs = tuple(Rung(tuple(one["steps"]), one["keep"]) for one in document["rungs"])
    return LiveStudy(
        row=dict(row),
        study=study,
        spec=ExperimentSpec.model_validate(document["spec"]),
        books=Books(document["budget_steps"], rungs),
        members=[_member(one) for one in members],
        record=record,
        config=config,
        lanes=tuple(tuple(row) for row in document.get("lanes", [])),
        wish=row["status"] if row["status"] in ("paused", "cancelled") else "running",
    )


def _member(row: Row) -> LiveMember:
    return LiveMember(
        number=row["number"],
        session_id=row["session_id"],
        changes=tuple(MemberChange.model_validate(one) for one in row["changes"]),
        status=row["status"],
        stages=row["stages"],
        step=row["step"],
        figures=None if row["figures"] is None else MemberFigures.model_validate(row["figures"]),
    )
