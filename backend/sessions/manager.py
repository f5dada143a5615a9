"""The web process's side of training: opens sessions and runs, passes commands on, revives what a host lost."""

import asyncio
import secrets
from collections.abc import Coroutine
from typing import Any

import structlog

from backend.errors import not_found
from backend.hosts.messages import CheckpointWritten, RecordFrame, RunEvent, RunState, ViewFrame
from backend.hosts.port import HostLost, HostOutput, HostPool
from backend.hub.ring import Ring
from backend.hub.viewer import Viewer
from backend.protocol.messages import (
    EventMessage,
    Rewind,
    RunInfo,
    RunStarted,
    Schema,
    Start,
    StateMessage,
)
from backend.recorder import FLUSH_EVERY_S, Recorder
from backend.sessions.live import ENDED, LiveRun, LiveSession, run_info
from backend.store.queries import Store, new_id, token_hash
from engine.checks import require_valid
from engine.errors import EngineError, Problem
from engine.normal_form import spec_hash
from engine.spec import ExperimentSpec

log = structlog.get_logger()


class SessionManager:
    """All sessions of this server."""

    def __init__(self, store: Store, pool: HostPool, idle_pause_s: float) -> None:
        self._store = store
        self._pool = pool
        self._idle_pause_s = idle_pause_s
        self._sessions: dict[str, LiveSession] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._flusher: asyncio.Task[None] | None = None
        pool.listen(self._hear, self._mourn)

    @property
    def pool(self) -> HostPool:
        """Who trains."""
        return self._pool

    @property
    def store(self) -> Store:
        """Where everything is kept."""
        return self._store

    async def start(self) -> None:
        """Brings up the hosts and the writing of records."""
        await self._pool.start()
        self._flusher = asyncio.get_running_loop().create_task(self._flush_for_ever())

    async def stop(self) -> None:
        """Ends the hosts and writes what is left."""
        if self._flusher is not None:
            self._flusher.cancel()
        await self._pool.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for session in self._sessions.values():
            if session.idle is not None:
                session.idle.cancel()
            if session.run is not None and session.run.stored:
                await session.run.recorder.flush()

    # ---- experiments and sessions ----------------------------------------------------------------------------

    async def add_experiment(self, spec: ExperimentSpec, layout: dict[str, Any], title: str) -> str:
        """Keeps a checked experiment.

        Raises:
            EngineError: it cannot be trained.
        """
        normal = require_valid(spec)
        return await self._store.add_experiment(spec_hash(normal), normal.model_dump(mode="json"), layout, title)

    async def create(self, spec: ExperimentSpec, layout: dict[str, Any], title: str) -> tuple[str, str]:
        """A new session: (id, owner token)."""
        experiment_id = await self.add_experiment(spec, layout, title)
        return await self.create_of(experiment_id, spec)

    async def create_of(self, experiment_id: str, spec: ExperimentSpec) -> tuple[str, str]:
        """A new session on a kept experiment: (id, owner token)."""
        token = secrets.token_urlsafe(24)
        session_id = await self._store.add_session(experiment_id, token)
        spec_json = spec.model_dump_json().encode()
        self._sessions[session_id] = LiveSession(session_id, token_hash(token), spec_json, experiment_id)
        return session_id, token

    async def session(self, session_id: str) -> LiveSession:
        """A session, from memory or from the store.

        Raises:
            Refused: 404.
        """
        known = self._sessions.get(session_id)
        if known is not None:
            return known
        row = await self._store.session(session_id)
        if row is None:
            raise not_found("session", session_id)
        experiment = await self._store.experiment(row["experiment_id"])
        assert experiment is not None
        spec_json = ExperimentSpec.model_validate(experiment["document"]).model_dump_json().encode()
        session = LiveSession(session_id, row["owner_hash"], spec_json, row["experiment_id"])
        rows = await self._store.runs_of(session_id)
        session.former = [run_info(one, _resting(one["status"])) for one in rows[:-1]]
        if rows:
            session.run = await self._stored_run(rows[-1])
        return self._sessions.setdefault(session_id, session)

    async def _stored_run(self, row: dict[str, Any]) -> LiveRun:
        """A run of an earlier life of this server: it rests until somebody plays it."""
        experiment = await self._store.experiment(row["experiment_id"])
        assert experiment is not None
        spec = ExperimentSpec.model_validate(experiment["document"])
        seeded = spec.model_copy(update={"training": spec.training.model_copy(update={"seed": row["seed"]})})
        stored = await self._store.chunks_of(row["id"])
        durable = stored[-1].last_seq if stored else -1
        return LiveRun(
            info=run_info(row, _resting(row["status"])),
            spec_json=seeded.model_dump_json().encode(),
            ring=Ring(row["id"], generation=row["generation"], next_seq=durable + 1),
            recorder=Recorder(self._store, row["id"], durable),
            schema=Schema.model_validate(row["schema"]),
            stored=True,
        )

    def live_run(self, run_id: str) -> LiveRun | None:
        """The run, where it is on some session's stage."""
        for session in self._sessions.values():
            if session.run is not None and session.run.run_id == run_id:
                return session.run
        return None

    def owns(self, session: LiveSession, token: str | None) -> bool:
        """Whether a token is the owner's."""
        return bool(token) and secrets.compare_digest(token_hash(token or ""), session.owner_hash)

    async def delete(self, session: LiveSession) -> None:
        """Ends a session and forgets it."""
        async with session.turn:
            if session.run is not None and session.run.opened:
                await self._pool.close(session.session_id)
            self._sessions.pop(session.session_id, None)
            await self._store.delete_session(session.session_id)

    # ---- runs ------------------------------------------------------------------------------------------------

    async def start_run(self, session: LiveSession, command: Start) -> LiveRun:
        """A new run takes the session's stage.

        Raises:
            EngineError: the spec cannot be trained, or no host takes it.
        """
        training = command.spec.training
        seed = training.seed if command.seed is None else command.seed
        spec = command.spec.model_copy(update={"training": training.model_copy(update={"seed": seed})})
        normal = require_valid(spec)
        document = normal.model_dump(mode="json")
        experiment_id = await self._store.add_experiment(spec_hash(normal), document, {"positions": {}, "note": ""}, "")
        former = session.run
        run = self._new_run(session, experiment_id, normal, command.reason, seed)
        session.run = run
        try:
            run.schema = await self._pool.open_run(
                session_id=session.session_id,
                run_id=run.run_id,
                generation=0,
                spec_json=run.spec_json,
                play=command.play,
            )
        except EngineError:
            session.run = former
            if former is not None:
                former.opened = False
            raise
        run.opened = True
        await self._retire(session, former)
        await self._store_run(session, run)
        self._stage(session, run, command.reason)
        return run

    def _new_run(
        self, session: LiveSession, experiment_id: str, spec: ExperimentSpec, reason: str, seed: int
    ) -> LiveRun:
        run_id = new_id()
        before = session.run.run_id if session.run is not None else None
        info = RunInfo(
            run_id=run_id,
            experiment_id=experiment_id,
            reason=reason,  # pyright: ignore[reportArgumentType] - validated by pydantic
            seed=seed,
            status="queued",
            step=0,
            from_run_id=before,
        )
        spec_json = spec.model_dump_json().encode()
        return LiveRun(info, spec_json, Ring(run_id), Recorder(self._store, run_id))

    async def _retire(self, session: LiveSession, former: LiveRun | None) -> None:
        if former is None:
            return
        former.opened = False
        status = former.info.status if former.info.status in ENDED else "recorded"
        former.info = former.info.model_copy(update={"status": status})
        former.recorder.set_values(status=status)
        session.former.append(former.info)
        if former.stored:
            await former.recorder.flush()

    async def _store_run(self, session: LiveSession, run: LiveRun) -> None:
        assert run.schema is not None
        values = {
            "id": run.run_id,
            "session_id": session.session_id,
            "experiment_id": run.info.experiment_id,
            "number": len(session.former),
            "reason": run.info.reason,
            "seed": run.info.seed,
            "from_run_id": run.info.from_run_id,
            "schema": run.schema.model_dump(mode="json"),
            "fingerprint": self._pool.fingerprint,
            "status": run.info.status,
            "step": 0,
            "epoch": 0.0,
            "generation": 0,
        }
        await self._store.add_run(values)
        run.stored = True

    def _stage(self, session: LiveSession, run: LiveRun, reason: str) -> None:
        assert run.schema is not None
        message = RunStarted(
            run_id=run.run_id,
            experiment_id=run.info.experiment_id,
            reason=reason,  # pyright: ignore[reportArgumentType] - validated by pydantic
            seed=run.info.seed,
            from_run_id=run.info.from_run_id,
            run_schema=run.schema,
        ).model_dump_json()
        for viewer in session.viewers:
            viewer.tell(message)
            for entry in run.recorder.pending_events():
                viewer.tell(event_message(run.run_id, entry))
            if run.state is not None:
                viewer.tell(StateMessage(state=run.state).model_dump_json())
            viewer.stage(run.ring, 0)
        session.wanted = ((), 0.0)
        self.tell_demand(session)

    async def ensure_open(self, session: LiveSession) -> LiveRun:
        """The run on stage, held by a host: revived from its newest checkpoint where none holds it.

        Raises:
            EngineError: there is no run yet, or no host takes it.
        """
        run = session.run
        if run is None:
            raise EngineError(_no_run())
        if not run.opened:
            await self._revive(session, run, play=False)
        return run

    async def _revive(self, session: LiveSession, run: LiveRun, *, play: bool) -> None:
        await run.recorder.flush()
        durable = run.recorder.durable_seq
        checkpoint = await self._store.checkpoint_of(run.run_id, durable)
        entries = await self._store.events_of(run.run_id)
        log_entries = [{"kind": one["kind"], "step": one["step"], "detail": one["detail"]} for one in entries]
        generation = run.ring.generation + 1
        run.ring.rewind(durable + 1, generation)
        await self._store.rewind(run.run_id, durable + 1, generation)
        rewind = Rewind(run_id=run.run_id, generation=generation, to_seq=durable).model_dump_json()
        for viewer in session.viewers:
            viewer.tell(rewind)
            viewer.next_seq = min(viewer.next_seq, durable + 1)
        run.opened = True
        try:
            await self._pool.open_run(
                session_id=session.session_id,
                run_id=run.run_id,
                generation=generation,
                spec_json=run.spec_json,
                play=play,
                checkpoint=None if checkpoint is None else checkpoint["path"],
                events=log_entries,
                next_seq=durable + 1,
            )
        except EngineError:
            run.opened = False
            raise
        session.wanted = ((), 0.0)
        self.tell_demand(session)

    # ---- viewers ---------------------------------------------------------------------------------------------

    def enter(self, session: LiveSession, viewer: Viewer) -> None:
        """A viewer comes."""
        session.viewers.add(viewer)
        if session.idle is not None:
            session.idle.cancel()
            session.idle = None

    def leave(self, session: LiveSession, viewer: Viewer) -> None:
        """A viewer goes; a session that nobody watches is paused after a while."""
        session.viewers.discard(viewer)
        self.tell_demand(session)
        if not session.viewers and session.idle is None:
            loop = asyncio.get_running_loop()
            session.idle = loop.call_later(self._idle_pause_s, self._pause_idle, session)

    def tell_demand(self, session: LiveSession) -> None:
        """Tells the host what viewers want to see, where that changed."""
        demand = session.demand()
        if session.run is not None and session.run.opened and demand != session.wanted:
            session.wanted = demand
            self._pool.set_views(session.session_id, list(demand[0]), demand[1])

    def _pause_idle(self, session: LiveSession) -> None:
        session.idle = None
        run = session.run
        if session.viewers or session.keep_running or run is None or not run.opened:
            return
        if run.state is not None and run.state.status in ("running", "compiling", "queued"):
            self._spawn(self._pool.pause(session.session_id))

    # ---- what hosts tell -------------------------------------------------------------------------------------

    def _hear(self, output: HostOutput) -> None:
        session = self._sessions.get(output.session_id)
        run = None if session is None else session.run
        if session is None or run is None or run.run_id != output.run_id or run.ring.generation != output.generation:
            return
        match output:
            case RecordFrame():
                if run.ring.append(output.seq, output.data):
                    run.recorder.add_frame(output)
                    session.wake()
            case ViewFrame():
                run.ring.put_picture(output.view, output.data)
                run.recorder.add_view(output)
                session.wake()
            case RunEvent():
                run.recorder.add_event(output)
                entry = {"seq": output.seq, "step": output.step, "kind": output.kind, "detail": output.detail}
                if run.schema is not None and run.stored:
                    session.tell(event_message(run.run_id, entry))
            case RunState():
                state = run.take_state(output, self._pool.device)
                if output.status == "failed":
                    run.opened = False
                if run.stored:
                    session.tell(StateMessage(state=state).model_dump_json())
            case CheckpointWritten():
                if run.stored:
                    self._spawn(self._store.add_checkpoint(output.run_id, output.next_seq, output.step, output.path))

    def _mourn(self, lost: HostLost) -> None:
        log.warning("a host died", host=lost.host_id, cause=lost.cause, sessions=len(lost.session_ids))
        for session_id in lost.session_ids:
            session = self._sessions.get(session_id)
            if session is None or session.run is None or not session.run.opened:
                continue
            run = session.run
            run.opened = False
            status = None if run.state is None else run.state.status
            if run.stored and status not in ENDED:
                playing = status in ("running", "compiling", "queued")
                self._spawn(self._come_back(session, run, playing))

    async def _come_back(self, session: LiveSession, run: LiveRun, playing: bool) -> None:
        async with session.turn:
            if session.run is run and not run.opened:
                await self._revive(session, run, play=playing)

    # ---- background ------------------------------------------------------------------------------------------

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("background work failed", exc_info=error)

    async def _flush_for_ever(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_EVERY_S)
            for session in list(self._sessions.values()):
                if session.run is not None and session.run.stored:
                    await session.run.recorder.flush()


def _resting(status: str) -> str:
    """The status of a run that no host holds."""
    return status if status in ENDED else "paused"


def event_message(run_id: str, entry: dict[str, Any]) -> str:
    """An entry of the log, as viewers are told it."""
    return EventMessage(run_id=run_id, **entry).model_dump_json()


def _no_run() -> Problem:
    return Problem(
        code="no_run", message="Nothing has been trained in this session yet.", hint="Press Play to start a run."
    )
