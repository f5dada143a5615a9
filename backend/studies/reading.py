"""What a study reads from the records of its members."""

import asyncio
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from backend.protocol.frames import Frame
from backend.protocol.messages import Schema
from backend.sessions.manager import SessionManager
from backend.store.playback import read_frames
from backend.store.store import Row
from backend.studies.live import LiveMember, LiveStudy
from engine.studies.figures import MemberFigures, MemberRecord, make_figures, read_evaluations, read_losses, score_of
from engine.studies.settings import StudyConfig

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
    return await asyncio.to_thread(_figures, frames, metrics, config)


def _figures(frames: Sequence[Frame], metrics: Sequence[str], config: StudyConfig) -> MemberFigures | None:
    if not frames:
        return None
    evaluations = read_evaluations((frame.arrays for frame in frames), len(metrics))
    return make_figures(frames[-1].step, _losses(frames), evaluations, metrics, config.metric, config.solved)


def _losses(frames: Sequence[Frame]) -> Losses:
    return read_losses((frame.step, frame.first_step, frame.bucket_width, frame.arrays) for frame in frames)


async def read_records(manager: SessionManager, study: LiveStudy) -> list[MemberRecord]:
    """All members as their kind of study reads them; their single losses only where it reads those."""
    return [await _record(manager, study, member) for member in study.members]


async def _record(manager: SessionManager, study: LiveStudy, member: LiveMember) -> MemberRecord:
    losses = np.zeros((0, 3))
    if study.record.reads_losses and member.figures is not None and (run := await run_of(manager, member)) is not None:
        losses = await asyncio.to_thread(_losses, await read_frames_of(manager, run))
    return MemberRecord(
        number=member.number,
        status=member.status,
        figures=member.figures,
        losses=losses,
        score=score_of(member.figures, study.config.metric),
        trained=member.step,
        stages=member.stages,
        pictures={},
    )
