"""What a study reads from the records of its members."""

import asyncio
from collections.abc import Sequence

import numpy as np
import structlog
from numpy.typing import NDArray

from backend.errors import Refused
from backend.protocol.frames import Frame, decode_frame
from backend.protocol.messages import Schema
from backend.sessions.manager import SessionManager
from backend.sessions.moments import find_moment
from backend.sessions.stored_run import read_stored
from backend.store.faults import one_line
from backend.store.playback import read_frames
from backend.store.store import Row
from backend.studies.live import LiveMember, LiveStudy
from engine.errors import EngineError
from engine.report import Arrays
from engine.studies.definition import StudyConfig
from engine.studies.figures import MemberFigures, MemberRecord, make_figures, read_evaluations, read_losses, score_of
from engine.studies.ill_runs import ended_by, standing_at

log = structlog.get_logger()
Losses = NDArray[np.float64]


async def run_of(manager: SessionManager, member: LiveMember) -> Row | None:
    """The row of a member's run: the first of its session. None before it has begun, or where it has expired."""
    rows = await manager.store.runs_of(member.session_id)
    return rows[0] if rows else None


async def read_frames_of(manager: SessionManager, run: Row) -> list[Frame]:
    """All record frames of a run, those that wait for the disk too."""
    live = manager.live_run(run["id"])
    return await read_frames(manager.store, run["id"], [] if live is None else live.recorder.pending_frames)


async def read_figures(manager: SessionManager, member: LiveMember, config: StudyConfig) -> MemberFigures | None:
    """The figures of a member as its record stands; None before its first frame."""
    run = await run_of(manager, member)
    if run is None:
        return None
    frames = await read_frames_of(manager, run)
    metrics = Schema.model_validate(run["schema"]).metrics
    stored = await read_stored(manager, run["id"])
    ended = [] if stored is None else [one["detail"] for one in stored.log if one["kind"] == "finished"]
    restored_at = ended[-1]["best_step"] if ended and ended[-1].get("restored") else None
    return await asyncio.to_thread(_figures, frames, metrics, config, restored_at)


async def ending_finding(manager: SessionManager, member: LiveMember, step: int, config: StudyConfig) -> str | None:
    """The finding that ends a member at a step at which it stands still; None where none does."""
    run = await run_of(manager, member)
    stored = None if run is None else await read_stored(manager, run["id"])
    if stored is None:
        return None
    found = [(one["step"], one["detail"]) for one in stored.log if one["kind"] == "finding"]
    standing = standing_at(step, ((at, detail["code"], detail["active"]) for at, detail in found))
    return ended_by(config.findings_that_stop(), standing)


def _figures(
    frames: Sequence[Frame], metrics: Sequence[str], config: StudyConfig, restored_at: int | None
) -> MemberFigures | None:
    if not frames:
        return None
    evaluations = read_evaluations((frame.arrays for frame in frames), len(metrics))
    return make_figures(
        frames[-1].step, _losses(frames), evaluations, metrics, config.metric, config.solved, restored_at
    )


def _losses(frames: Sequence[Frame]) -> Losses:
    return read_losses((frame.step, frame.first_step, frame.bucket_width, frame.arrays) for frame in frames)


async def read_records(manager: SessionManager, study: LiveStudy, *, last: bool) -> list[MemberRecord]:
    """All members as their kind of study reads them; their single losses only where it reads those.

    Args:
        last: whether the study has ended, so that pictures of its members can be drawn.
    """
    return [await _record(manager, study, member, last=last) for member in study.members]


async def _record(manager: SessionManager, study: LiveStudy, member: LiveMember, *, last: bool) -> MemberRecord:
    losses, pictures = np.zeros((0, 3)), dict[str, Arrays]()
    run = await run_of(manager, member) if member.figures is not None else None
    if study.record.reads_losses and run is not None:
        losses = await asyncio.to_thread(_losses, await read_frames_of(manager, run))
    if last and study.record.views and run is not None and member.status == "done":
        pictures = await _pictures(manager, study, run)
    return MemberRecord(
        number=member.number,
        status=member.status,
        figures=member.figures,
        losses=losses,
        score=score_of(member.figures, study.config.metric),
        trained=member.step,
        stages=member.stages,
        pictures=pictures,
    )


async def _pictures(manager: SessionManager, study: LiveStudy, run: Row) -> dict[str, Arrays]:
    """Views of a run at its end, computed from its kept states; none where it has not those views."""
    try:
        work = await find_moment(manager, run["id"], run["step"], list(study.record.views))
        frames = [decode_frame(frame) for frame in await work]
    except (EngineError, Refused) as refused:
        log.warning("a picture of a study's member could not be drawn", run_id=run["id"], cause=one_line(refused))
        return {}
    return {frame.view: frame.arrays for frame in frames if frame.view is not None}
