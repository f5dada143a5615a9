"""The owner's commands, and the messages allowed to every viewer."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import structlog

from backend.errors import not_found
from backend.hub.viewer import Viewer
from backend.protocol.messages import (
    Branch,
    Command,
    KeepRunning,
    OpenTest,
    Pause,
    Play,
    Probe,
    Reply,
    Set,
    SetStoragePolicy,
    SetWeight,
    Speed,
    Start,
    Step,
    StopProbe,
)
from backend.sessions.begun import read_begun
from backend.sessions.branching import branch
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.manager import SessionManager
from backend.sessions.writing import must_wait
from backend.store.faults import StorageError
from backend.tables.access import TableAccess
from engine.errors import EngineError, Problem
from engine.spec import ExperimentSpec

log = structlog.get_logger()
Result = TypeVar("Result")
FromStep = int | asyncio.Task[int]
"""The step from which a command holds, or who waits for it."""


async def answer(
    manager: SessionManager, session: LiveSession, viewer: Viewer, command: Command
) -> asyncio.Future[Reply]:
    """Carries a viewer's command out; see `carry_out`."""
    if not viewer.owner:
        return _answered(Reply(request_id=command.request_id, problems=[_not_owner()]))
    return await carry_out(manager, session, command)


async def carry_out(manager: SessionManager, session: LiveSession, command: Command) -> asyncio.Future[Reply]:
    """Carries an owner's command out; whatever comes of it, there is one reply.

    It is there already, unless the run still catches up with its record: then it comes when the command takes effect,
    and the next command is carried out before that.
    """
    problems: list[Problem] = []
    async with session.turn:
        run_id = None
        if session.removed:
            problems, step = [*not_found("session", session.session_id).problems], None
        else:
            step, problems = await _result(_steer(manager, session, command), command)
            if not problems:
                manager.beside.follow(session, command)
            run_id = None if session.run is None else session.run.run_id
    if isinstance(step, asyncio.Task):
        return manager.spawn(_reply_later(step, command, run_id))
    return _answered(_reply(command, run_id, step, problems))


async def _reply_later(step: asyncio.Task[int], command: Command, run_id: str | None) -> Reply:
    return _reply(command, run_id, *await _result(step, command))


async def _result(work: Awaitable[Result], command: Command) -> tuple[Result | None, list[Problem]]:
    """What comes of a command, or what is wrong with it."""
    try:
        return await work, []
    except EngineError as error:
        return None, list(error.problems)
    except Exception as error:
        log.error("a command failed", command=type(command).__name__, exc_info=error)
        return None, [_internal()]


def _reply(command: Command, run_id: str | None, step: int | None, problems: list[Problem]) -> Reply:
    if problems:
        return Reply(request_id=command.request_id, problems=problems)
    return Reply(request_id=command.request_id, applied_at_step=step, run_id=run_id)


def _answered(reply: Reply) -> asyncio.Future[Reply]:
    future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
    future.set_result(reply)
    return future


async def _steer(manager: SessionManager, session: LiveSession, command: Command) -> FromStep:
    """Does it; returns the step from which it holds."""
    if isinstance(command, Start):
        await TableAccess(manager.store).require(command.spec.data, command.library)
        await manager.start_run(session, command)
        return 0
    if isinstance(command, Branch):
        return (await branch(manager, session, command)).info.from_step or 0
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
    if isinstance(command, Pause) and session.run is not None:
        session.run.waiting_for_disk = False  # also if the disk prevents sending it to its host
    run = await manager.ensure_open(session)
    try:
        return await _pass_on(manager, session, run, command)
    except EngineError as refused:
        if refused.problems[0].code != "no_run":
            raise
    run.opened = False
    return await _pass_on(manager, session, await manager.ensure_open(session), command)


async def _pass_on(manager: SessionManager, session: LiveSession, run: LiveRun, command: Command) -> FromStep:
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
            step = await _unless_it_waits(manager, lambda waits: pool.step(name, command.unit, command.n, waits))
            run.playing = False
        case Set():
            step = await _unless_it_waits(
                manager, lambda waits: pool.set_live(name, command.path, command.value, waits)
            )
        case SetWeight():
            place = (command.node, command.array, list(command.index))
            step = await _unless_it_waits(manager, lambda waits: pool.set_weight(name, *place, command.value, waits))
        case OpenTest():
            step = await _unless_it_waits(manager, lambda waits: pool.open_test(name, waits))
        case Probe():
            options, begun = dict(command.options), await read_begun(manager, run, command.view)
            step = await _unless_it_waits(
                manager, lambda waits: pool.probe(name, command.view, options, waits, begun=begun)
            )
        case StopProbe():
            step = await pool.stop_probe(name)
        case _:
            raise TypeError(f"no answer to {type(command).__name__}")
    return step


async def _unless_it_waits(
    manager: SessionManager, begin: Callable[[Callable[[], None]], Coroutine[Any, Any, int]]
) -> FromStep:
    """The host's answer, or the future for it if it comes later."""
    waiting = asyncio.Event()
    work = manager.spawn(begin(waiting.set))
    now_waiting = asyncio.create_task(waiting.wait())
    await asyncio.wait((work, now_waiting), return_when=asyncio.FIRST_COMPLETED)
    now_waiting.cancel()
    return work.result() if work.done() else work


def _require_disk(session: LiveSession, run: LiveRun, command: Command) -> None:
    """While the disk takes no more, a run trains on only where its owner chose that, and its log must fit into memory.

    Raises:
        StorageError: the command has to wait for the disk.
    """
    degraded = run.degraded
    if degraded is None or degraded.what != "record":
        return
    trains, changes = isinstance(command, Play | Step), isinstance(command, Set | SetWeight | OpenTest)
    if (trains and must_wait(session, run)) or (changes and run.recorder.full):
        raise StorageError(degraded.cause)


def _not_owner() -> Problem:
    return Problem(
        code="not_owner",
        message="Only the owner can control this run.",
        hint="Train your own copy of the experiment instead.",
    )


def _internal() -> Problem:
    return Problem(
        code="internal",
        message="Something went wrong on the server. Your work is safe.",
        hint="Try again. Report it if it persists.",
    )
