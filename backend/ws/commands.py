"""The owner's commands, and what every viewer may say."""

from backend.hub.viewer import Viewer
from backend.protocol.messages import (
    Ack,
    ClientMessage,
    Command,
    Hello,
    KeepRunning,
    Pause,
    Ping,
    Play,
    Pong,
    Probe,
    Reply,
    Set,
    Start,
    Step,
    Subscribe,
)
from backend.sessions.live import LiveSession
from backend.sessions.manager import SessionManager
from engine.errors import EngineError, Problem
from engine.spec import ExperimentSpec


async def obey(manager: SessionManager, session: LiveSession, viewer: Viewer, message: ClientMessage) -> None:
    """Does what a message asks; a command is answered with `reply`, whatever comes of it."""
    match message:
        case Ping():
            viewer.tell(Pong().model_dump_json())
        case Subscribe():
            viewer.views = frozenset(message.views)
            viewer.max_rate = message.max_rate
            manager.tell_demand(session)
            viewer.wake.set()
        case Ack() | Hello():
            pass
        case _:
            viewer.tell((await _answer(manager, session, viewer, message)).model_dump_json())


async def _answer(manager: SessionManager, session: LiveSession, viewer: Viewer, command: Command) -> Reply:
    if not viewer.owner:
        return Reply(request_id=command.request_id, problems=[_not_owner()])
    async with session.turn:
        try:
            step = await _steer(manager, session, command)
        except EngineError as error:
            return Reply(request_id=command.request_id, problems=list(error.problems))
    run_id = None if session.run is None else session.run.run_id
    return Reply(request_id=command.request_id, applied_at_step=step, run_id=run_id)


async def _steer(manager: SessionManager, session: LiveSession, command: Command) -> int:
    """Does it; returns the step from which it holds."""
    pool, name = manager.pool, session.session_id
    if isinstance(command, Start):
        await manager.start_run(session, command)
        return 0
    if isinstance(command, KeepRunning):
        session.keep_running = command.enabled
        return 0 if session.run is None else session.run.info.step
    if isinstance(command, Play | Step) and session.run is None:
        spec = ExperimentSpec.model_validate_json(session.spec_json)
        first = Start(request_id=command.request_id, spec=spec, reason="first", play=isinstance(command, Play))
        await manager.start_run(session, first)
        if isinstance(command, Play):
            return 0
    await manager.ensure_open(session)
    match command:
        case Play():
            return await pool.play(name)
        case Pause():
            return await pool.pause(name)
        case Step():
            return await pool.step(name, command.unit, command.n)
        case Set():
            return await pool.set_live(name, command.path, command.value)
        case Probe():
            return await pool.probe(name, command.view, dict(command.options))
        case _:
            raise TypeError(f"no answer to {type(command).__name__}")


def _not_owner() -> Problem:
    return Problem(
        code="not_owner",
        message="Only its owner steers this run.",
        hint="Open the experiment as your own: Play on a copy.",
    )
