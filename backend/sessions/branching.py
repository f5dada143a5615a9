"""A run goes on from any step of another one, with that one's past as its own."""

import asyncio

from backend.errors import Refused, not_found
from backend.hub.ring import Ring
from backend.protocol.messages import Branch, RunInfo
from backend.recorder import Recorder
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.manager import SessionManager
from backend.sessions.moments import read_past, require_reached
from backend.sessions.run_times import RunTimes
from backend.store.beginning import Beginning, begin_record
from backend.store.ids import new_id
from engine.errors import EngineError
from engine.normal_form import spec_hash
from engine.spec import ExperimentSpec


async def branch(manager: SessionManager, session: LiveSession, command: Branch) -> LiveRun:
    """A new run takes the session's stage: one of its runs up to a step, and from there on by itself.

    Raises:
        EngineError: there is no such run in this session, it has not reached the step, or no host takes the branch.
    """
    try:
        row, log, spec_json = await read_past(manager, command.run_id)
    except Refused as refused:
        raise EngineError(*refused.problems) from refused
    if row["session_id"] != session.session_id:
        raise EngineError(*not_found("run", command.run_id).problems)
    require_reached(manager, row, log, command.step)
    run_id, step = new_id(), command.step
    chunks = await manager.store.chunks_of(command.run_id)
    pictures = await manager.store.views_of(command.run_id)
    beginning = await asyncio.to_thread(begin_record, run_id, step, chunks, pictures, log)
    spec = ExperimentSpec.model_validate_json(spec_json)
    session.experiments.setdefault(spec_hash(spec), row["experiment_id"])
    info = RunInfo(
        run_id=run_id,
        experiment_id=row["experiment_id"],
        reason="branch",
        seed=row["seed"],
        status="queued",
        step=step,
        from_run_id=command.run_id,
        from_step=step,
        request_id=command.request_id,
    )
    ring, recorder = Ring(run_id, next_seq=beginning.next_seq), Recorder(manager.store, run_id, beginning.next_seq - 1)
    times = RunTimes(one for one in row["times"] if one[0] <= step)
    run = LiveRun(info, spec_json, ring, recorder, times=times)
    return await _open(manager, session, run, beginning, play=command.play)


async def _open(
    manager: SessionManager, session: LiveSession, run: LiveRun, beginning: Beginning, *, play: bool
) -> LiveRun:
    """With the kept states of its past, which are its own from here on."""
    parent, step = str(run.info.from_run_id), run.info.from_step or 0
    session.opening = run  # its keyframes are somebody's
    try:
        await asyncio.to_thread(manager.keyframes.copy, parent, run.run_id, step)
        return await manager.training.bring(session, run, play=play, beginning=beginning)
    except EngineError:
        await asyncio.to_thread(manager.keyframes.delete, run.run_id)
        raise
    finally:
        session.opening = None
