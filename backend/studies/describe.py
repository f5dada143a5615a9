"""A study as a body."""

from backend.protocol.studies import Study, StudyMember
from backend.sessions.manager import SessionManager
from backend.studies.live import LiveMember, LiveStudy
from backend.studies.reading import run_of
from engine.studies.groups import Standing, make_groups

SURE_S = 1.0
"""Training that has taken less says nothing about what is left."""


async def describe(manager: SessionManager, study: LiveStudy) -> Study:
    """A study as it stands."""
    members = [await _member(manager, study, one) for one in study.members]
    done = sum(one.step for one in members)
    trained = sum(one.step for one in study.members)
    left = max(0, study.steps_left - (done - trained)) if study.row["status"] in ("running", "paused") else 0
    paths = [change.path for member in study.members for change in member.changes]
    standing = [Standing(one.number, one.changes, one.status, one.figures) for one in study.members]
    return Study(
        study_id=study.study_id,
        study=study.study,
        spec=study.spec,
        title=study.row["title"],
        status=study.row["status"],
        problem=study.row["problem"],
        created_at=study.row["created_at"],
        paths=[path for path in dict.fromkeys(paths) if _differs(study, path)],
        steps_done=done,
        steps=done + left,
        seconds_left=_seconds_left(study, left),
        members=members,
        groups=make_groups(standing, criterion=study.config.solved is not None),
        result=study.row["result"],
        claims=study.row["claims"] or [],
        note="last_digits" if study.lanes else "identical",
    )


async def _member(manager: SessionManager, study: LiveStudy, member: LiveMember) -> StudyMember:
    run = await run_of(manager, member)
    live = None if run is None else manager.live_run(run["id"])
    known = 0 if run is None else run["step"] if live is None else live.info.step
    step = max(member.step, known) if member.status == "training" else member.step
    last = study.books.rungs[max(0, member.stages - 1)]
    return StudyMember(
        number=member.number,
        changes=list(member.changes),
        status=member.status,
        session_id=member.session_id,
        run_id=None if run is None else run["id"],
        step=step,
        steps=last.steps[member.number],
        figures=member.figures,
    )


def _differs(study: LiveStudy, path: str) -> bool:
    """Whether members have several values at a path."""
    values = [next((one.value for one in member.changes if one.path == path), None) for member in study.members]
    return any(value != values[0] for value in values)


def _seconds_left(study: LiveStudy, left: int) -> float | None:
    """By the pace of the members so far, compiling included; None before that says anything."""
    if study.row["status"] not in ("running", "paused"):
        return None
    spent, steps = study.row["trained_s"], study.row["trained_steps"]
    return round(left * spent / steps, 1) if steps and spent >= SURE_S else None
