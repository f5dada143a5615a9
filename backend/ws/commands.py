"""The owner's commands, and what every viewer may say."""

import structlog

from backend.errors import not_found
from backend.hub.viewer import Viewer
from backend.protocol.messages import (
    Command,
    KeepRunning,
    OpenTest,
    Pause,
    Play,
    Probe,
    Reply,
    Set,
    SetStoragePolicy,
    Speed,
    Start,
    Step,
)
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.manager import SessionManager
from backend.sessions.writing import must_wait
from backend.store.faults import StorageError
from engine.errors import EngineError, Problem
from engine.spec import ExperimentSpec

log = structlog.get_logger()


async def answer(manager: SessionManager, session: LiveSession, viewer: Viewer, command: Command) -> Reply:
    """Carries a viewer's command out; whatever comes of it, there is one reply."""
    if not viewer.owner:
        return Reply(request_id=command.request_id, problems=[_not_owner()])
    return await carry_out(manager, session, command)


async def carry_out(manager: SessionManager, session: LiveSession, command: Command) -> Reply:
    """Carries an owner's command out; whatever comes of it, there is one reply."""
    async with session.turn:
        if session.removed:
            return Reply(request_id=command.request_id, problems=[*not_found("session", session.session_id).problems])
        try:
            step = await _steer(manager, session, command)
        except EngineError as error:
            return Reply(request_id=command.request_id, problems=list(error.problems))
        except Exception as error:
            log.error("a command failed", command=type(command).__name__, exc_info=error)
            return Reply(request_id=command.request_id, problems=[_internal()])
    run_id = None if session.run is None else session.run.run_id
    return Reply(request_id=command.request_id, applied_at_step=step, run_id=run_id)


async def _steer(manager: SessionManager, session: LiveSession, command: Command) -> int:
    """Does it; returns the step from which it holds."""
    if isinstance(command, Start):
        await manager.start_run(session, command)
        return 0
    if isinstance(command, KeepRunning):
        session.keep_running = command.enabled
        if session.run is not None:
            session.run.recorder.set_values(keep_running=int(command.enabled))
        return 0 if session.run is None else session.run.info.step
    if isinstance(command, Speed):
        manager.set_speed(session, command.steps_per_second)
        return 0 if session.run is None else session.run.info.step
    if isinstance(command, SetStoragePolicy):
        manager.set_storage_policy(session, command.policy)
        return 0 if session.run is None else session.run.info.step
    if isinstance(command, Play | Step) and session.run is None:
        spec = ExperimentSpec.model_validate_json(session.spec_json)
        first = Start(request_id=command.request_id, spec=spec, reason="first", play=isinstance(command, Play))
        await manager.start_run(session, first)
        if isinstance(command, Play):
            return 0
    run = await manager.ensure_open(session)
    try:
        return await _pass_on(manager, session, run, command)
    except EngineError as refused:
        if refused.problems[0].code != "no_run":
            raise
    run.opened = False
    return await _pass_on(manager, session, await manager.ensure_open(session), command)


async def _pass_on(manager: SessionManager, session: LiveSession, run: LiveRun, command: Command) -> int:
    """To the host that holds the run."""
    pool, name = manager.pool, session.session_id
    _require_disk(session, run, command)
    match command:
        case Play():
            step = await pool.play(name)
            run.playing = True
        case Pause():
            step = await pool.pause(name)
            run.playing = run.waiting_for_disk = False
        case Step():
            step = await pool.step(name, command.unit, command.n)
            run.playing = False
        case Set():
            step = await pool.set_live(name, command.path, command.value)
        case OpenTest():
            step = await pool.open_test(name)
        case Probe():
            step = await pool.probe(name, command.view, dict(command.options))
        case _:
            raise TypeError(f"no answer to {type(command).__name__}")
    return step


def _require_disk(session: LiveSession, run: LiveRun, command: Command) -> None:
    """While the disk takes no more, a run trains on only where its owner chose that, and its log must fit into memory.

    Raises:
        StorageError: the command has to wait for the disk.
    """
    degraded = run.degraded
    if degraded is None or degraded.what != "record":
        return
    trains, changes = isinstance(command, Play | Step), isinstance(command, Set | OpenTest)
    if (trains and must_wait(session, run)) or (changes and run.recorder.full):
        raise StorageError(degraded.cause)


def _not_owner() -> Problem:
    return Problem(
        code="not_owner",
        message="Only its owner steers this run.",
        hint="Open the experiment as your own: Play on a copy.",
    )


def _internal() -> Problem:
    return Problem(
        code="internal",
        message="Something went wrong on the server; nothing of yours was lost.",
        hint="Try again, and report it if it persists.",
    )
