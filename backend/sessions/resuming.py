"""After the server was down, runs that were playing play on."""

from collections.abc import Awaitable, Callable

import msgspec
import structlog

from backend.link.messages import RunEvent
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.training import Training, event_message
from backend.store.faults import one_line
from backend.store.store import Store
from engine.errors import EngineError

log = structlog.get_logger()


async def resume_playing(store: Store, training: Training, find: Callable[[str], Awaitable[LiveSession]]) -> None:
    """Brings the runs back that were playing when the server went down, one after the other; others rest.

    Args:
        find: a session by its id, from the store.
    """
    for row in await store.playing_runs():
        try:
            session = await find(row["session_id"])
            async with session.turn:
                run = session.run
                if run is not None and run.run_id == row["id"] and not run.opened:
                    session.keep_running = bool(row["keep_running"])
                    await _play_on(training, session, run)
        except Exception as fault:  # noqa: BLE001 - a row that cannot be read keeps no other run from coming back
            log.warning("could not resume a run", run_id=row["id"], cause=one_line(fault))


async def _play_on(training: Training, session: LiveSession, run: LiveRun) -> None:
    """The run continues, and its log records it.

    Raises:
        EngineError: no host takes it; it rests.
    """
    run.playing = True
    try:
        await training.revive(session, run, play=True)
    except EngineError:
        run.rest()
        raise
    ids = (session.session_id, run.run_id, run.ring.generation)
    seq, step = run.recorder.durable_seq + 1, run.info.step
    event = RunEvent(*ids, seq, step, "server_restarted", {"playing": True, "step": step})
    run.recorder.add_event(event)
    session.publish(event_message(run.run_id, msgspec.structs.asdict(event)))
