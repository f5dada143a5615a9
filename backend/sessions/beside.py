"""A former run that trains on beside the one on stage: the run that a cure is for, so that both move at once.

It has a session of its own in memory, which the store knows nothing of: with it hosts share their time fairly between
the two, and viewers follow it by a stream of its own. It rests, like any session, once nobody watches.
"""

from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

import structlog

from backend.pool.host_pool import HostPool
from backend.protocol.messages import Branch, Command, KeepRunning, Pause, Play, Speed, Start, Step
from backend.sessions.live import LiveRun, LiveSession, make_session
from backend.sessions.training import Training
from backend.sessions.writing import RecordWriter
from backend.store.ids import new_id
from backend.store.store import Row, Store
from engine.errors import EngineError
from engine.spec import ExperimentSpec

log = structlog.get_logger()

OVER = ("finished", "diverged", "failed")
"""Statuses of runs that cannot go on; `recorded` is one that was only left."""


class Beside:
    """What trains beside the runs on stage.

    Args:
        sessions: those in memory, by id. writer: writes records. stored_run: a run of the store, at rest.
        spawn: starts work in the background. watched: lets a session rest once nobody watches it.
    """

    def __init__(
        self,
        sessions: MutableMapping[str, LiveSession],
        store: Store,
        pool: HostPool,
        training: Training,
        writer: RecordWriter,
        stored_run: Callable[[Row], Awaitable[LiveRun]],
        spawn: Callable[[Coroutine[Any, Any, Any]], object],
        watched: Callable[[LiveSession], None],
    ) -> None:
        self._sessions = sessions
        self._store, self._pool, self._training, self._writer = store, pool, training, writer
        self._stored_run = stored_run
        self._spawn, self._watched = spawn, watched

    def follow(self, session: LiveSession, command: Command) -> None:
        """What a command that the run on stage has taken means for the one beside it; done in the background."""
        if isinstance(command, Start | Branch):
            origin = session.run.info.from_run_id if session.run is not None else None
            wanted = origin if isinstance(command, Start) and command.beside and command.play else None
            if wanted is not None or session.beside is not None:
                self._spawn(self._change(session, wanted))
        elif session.beside is not None and isinstance(command, Play | Pause | Step | Speed | KeepRunning):
            self._spawn(self._pass_on(session, session.beside, command))

    def gave_up(self, beside: LiveSession) -> None:
        """A run that no host takes up again is a former run like others; of a run on stage nothing changes."""
        for session in self._sessions.values():
            if session.beside is beside:
                self._spawn(self._change(session, None))

    async def end(self, session: LiveSession) -> None:
        """The run beside leaves its host; it is a former run like others again. Callers hold `session.turn`."""
        beside, session.beside = session.beside, None
        if beside is None:
            return
        async with beside.turn:
            beside.removed = True
            self._sessions.pop(beside.session_id, None)
            if beside.idle is not None:
                beside.idle.cancel()
            try:
                await self._pool.close(beside.session_id)
            except EngineError as refused:
                log.info("a host had already exited", problems=[one.code for one in refused.problems])
            if (run := beside.run) is not None:
                run.opened = run.playing = False
                status = run.info.status if run.info.status in OVER else "recorded"
                session.replace_info(run.info.model_copy(update={"status": status}))
                run.recorder.set_values(status=status)
                await self._writer.flush(beside)
            for viewer in beside.viewers:
                viewer.dismiss()

    async def _change(self, session: LiveSession, wanted: str | None) -> None:
        async with session.turn:
            beside = session.beside
            known = beside is not None and self._sessions.get(beside.session_id) is beside
            if beside is not None and known and wanted is not None and beside.run_of(wanted) is not None:
                await self._pass_on(session, beside, None)
                return
            await self.end(session)
            is_former = wanted in {one.run_id for one in session.former}
            row = await self._store.run(wanted) if wanted is not None and is_former and not session.removed else None
            if row is not None and row["status"] not in OVER:
                await self._begin(session, row)
            session.publish_runs()

    async def _begin(self, session: LiveSession, row: Row) -> None:
        """A run trains on; where no host takes it, it stays as it is."""
        run = await self._stored_run(row)
        run.info = run.info.model_copy(update={"status": "paused"})
        spec = ExperimentSpec.model_validate_json(run.spec_json)
        beside = make_session(new_id(), session.owner_hash, spec, row["experiment_id"])
        beside.run, beside.steps_per_second = run, session.steps_per_second
        beside.keep_running, beside.storage_policy = session.keep_running, session.storage_policy
        self._sessions[beside.session_id] = session.beside = beside
        async with beside.turn:
            try:
                await self._training.revive(beside, run, play=True)
                run.playing = True
                self._watched(beside)
            except EngineError as refused:
                log.info("no run beside", problems=[one.code for one in refused.problems])
                self._sessions.pop(beside.session_id, None)
                session.beside = None

    async def _pass_on(self, session: LiveSession, beside: LiveSession, command: Command | None) -> None:
        """The run beside trains or rests as the one on stage does. command: None trains it."""
        async with beside.turn:
            run, name = beside.run, beside.session_id
            if run is None or not run.opened or run.info.status in OVER or beside is not session.beside:
                return
            try:
                match command:
                    case None | Play():
                        await self._pool.play(name)
                        run.playing = True
                    case Pause():
                        run.playing = False
                        await self._pool.pause(name)
                    case Step():
                        run.playing = False
                        await self._pool.step(name, command.unit, command.n)
                    case Speed():
                        self._training.set_speed(beside, command.steps_per_second)
                    case _:
                        beside.keep_running = session.keep_running
            except EngineError as refused:
                log.info("the run beside did not follow", problems=[one.code for one in refused.problems])
