"""Bodies of studies: many runs of one experiment that differ in some settings."""

from typing import Literal

from pydantic import Field

from backend.protocol.http import Body
from engine.spec import Component, ExperimentSpec
from engine.studies.definition import MemberChange
from engine.studies.figures import MemberFigures, MemberStatus
from engine.studies.groups import StudyGroup
from engine.studies.results import StudyResult

StudyStatus = Literal["running", "paused", "finished", "cancelled", "failed"]
StudyCommandType = Literal["pause", "resume", "cancel"]


class StudyCreate(Body):
    """An experiment, and the kind of study with its settings (`studies` of the catalogue)."""

    spec: ExperimentSpec
    study: Component
    title: str = Field(default="", max_length=200)


class StudyPlanned(Body):
    """What a study would train. `steps`: of all runs together at most."""

    runs: int
    steps: int
    members: list[list[MemberChange]] = Field(description="what each run differs in")


class StudyCreated(Body):
    """The owner token is shown once; it is that of every member's session, too."""

    study_id: str
    owner_token: str


class StudyCommand(Body):
    """Pauses a study, goes on with it, or ends it with what is done."""

    type: StudyCommandType


class StudyMember(Body):
    """One run of a study.

    Attributes:
        changes: what it differs in from the experiment. status: `stopped`: others were better, or the study was ended.
        steps: that it trains in all, as far as is known. run_id: None before it has begun.
    """

    number: int
    changes: list[MemberChange]
    status: MemberStatus
    session_id: str
    run_id: str | None
    step: int
    steps: int
    figures: MemberFigures | None


class StudyClaim(Body):
    """What a lab claims of a study, judged when that had ended.

    Attributes:
        lab: id of the lab. index: of the claim among its assertions in the catalogue.
        value: of this study; None: infinite. holds: whether it lies within the bounds.
    """

    lab: str
    index: int
    value: float | None
    holds: bool


class Study(Body):
    """A study as it stands.

    Attributes:
        spec: the experiment that its runs differ from. paths: settings in which runs differ.
        problem: code of what stopped it, where something did.
        steps_done, steps: of all runs, and at most. seconds_left: None where that is unknown.
        groups: runs that are repetitions of each other. result: what this kind of study shows.
        claims: of the labs whose study it is; none before it has ended, nor where a run has failed.
        note: how members stand to a run on its own: `identical`, or `last_digits` where they may differ in those.
    """

    study_id: str
    study: Component
    spec: ExperimentSpec
    title: str
    status: StudyStatus
    problem: str | None
    created_at: str
    paths: list[str]
    steps_done: int
    steps: int
    seconds_left: float | None
    members: list[StudyMember]
    groups: list[StudyGroup]
    result: StudyResult | None
    claims: list[StudyClaim] = Field(default_factory=list[StudyClaim])
    note: Literal["identical", "last_digits"] = "identical"
