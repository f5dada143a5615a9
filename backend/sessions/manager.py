"""The sessions of this server: made, found again, watched, put to rest, removed."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

from backend.errors import not_found
from backend.hub.traffic import Traffic
from backend.hub.viewer import Viewer
from backend.link.checkpoint_store import CheckpointStore
from backend.link.keyframes import KEYFRAMES, LocalKeyframes
from backend.link.weights import WEIGHTS, LocalWeights
from backend.pool.host_pool import HostPool
from backend.protocol.messages import Start, StoragePolicy
from backend.recorder import FLUSH_EVERY_S
from backend.sessions.background import Background
from backend.sessions.beside import Beside
from backend.sessions.live import ENDED, LiveRun, LiveSession, make_session, resting_run, run_info
from backend.sessions.outputs import Outputs
from backend.sessions.resuming import resume_playing
from backend.sessions.storage import Storage
from backend.sessions.training import Training
from backend.sessions.writing import RecordWriter
from backend.settings import Settings
from backend.store.faults import StorageError
from backend.store.ids import token_hash
from backend.store.store import Row, Store
from engine.checks import require_valid
from engine.errors import EngineError
from engine.normal_form import document_hash
from engine.spec import ExperimentSpec

log = structlog.get_logger()
T = TypeVar("T")


class SessionManager:
    """All sessions of this server.

    Attributes:
        store, saved, keyframes: where all is kept. pool: who trains. training: what owners do with runs.
        beside: what trains beside those on stage. storage: of the home folder. traffic: what viewers were sent.
        draining: it goes down.
    """

    def __init__(self, store: Store, pool: HostPool, checkpoints: CheckpointStore, settings: Settings) -> None:
        self.store, self.pool = store, pool
        self.draining, self.traffic = False, Traffic()
        self.saved, self.keyframes = LocalWeights(settings.home / WEIGHTS), LocalKeyframes(settings.home / KEYFRAMES)
        self._settings = settings
        self._sessions: dict[str, LiveSession] = {}
        self.storage = Storage(store, checkpoints, self.keyframes, settings, self._sessions)
        self._background = Background()
        self._upkeep: list[asyncio.Task[None]] = []
        self._ending: asyncio.Task[None] | None = None
        self.training = Training(store, pool)
        self._writer = RecordWriter(pool, self.training, self.spawn)
        parts = (store, pool, self.training, self._writer, self._stored_run, self.spawn, self._wait_for_viewers)
        self.beside = Beside(self._sessions, *parts)
        writer, gave_up = self._writer, self.beside.gave_up
        outputs = Outputs(self._sessions, store, self.training, lambda: pool.device, self.spawn, writer, gave_up)
        pool.listen(outputs.receive, outputs.on_host_exit)

    async def start(self) -> None:
        """Brings up the hosts and the writing of records."""
        await self.storage.sweep()
        await self.pool.start()
        if self._settings.resume_playing:
            self.spawn(resume_playing(self.store, self.training, self.session))
        self._upkeep = [asyncio.create_task(work) for work in (self._flush_periodically(), self.storage.repeat())]

    def begin_stop(self) -> "asyncio.Task[None]":
        """Ends the hosts and writes what is left; asked twice, it is done once."""
        self.draining = True
        if self._ending is None:
            self._ending = asyncio.get_running_loop().create_task(self._stop())
        return self._ending

    async def _stop(self) -> None:
        for task in self._upkeep:
            task.cancel()
        for session in self._sessions.values():
            self._cancel_idle(session)
        await self.pool.stop()
        # The last checkpoints reported are still stored; waiting for a host is cancelled.
        await self._background.finish(0.5)
        for session in list(self._sessions.values()):
            await self._writer.flush(session)

    # ---- experiments and sessions --------------------------------------------------------------------------------

    async def add_experiment(self, spec: ExperimentSpec, layout: Row, title: str) -> tuple[str, ExperimentSpec]:
        """Keeps an experiment that can be trained: (id, normal form).

        Raises:
            EngineError: with every problem.
        """
        normal = await self._checked(spec)
        document = normal.model_dump(mode="json")
        return await self.store.add_experiment(document_hash(normal), document, layout, title), normal

    async def _checked(self, spec: ExperimentSpec) -> ExperimentSpec:
        """The normal form, found in a thread: a check may read a table or a file of weights."""
        return await asyncio.to_thread(require_valid, spec, self._settings.downloads, self.saved)

    async def create(self, spec: ExperimentSpec, layout: Row, title: str) -> tuple[str, str]:
        """A new session: (id, owner token)."""
        return await self.create_of(*await self.add_experiment(spec, layout, title))

    async def create_of(self, experiment_id: str, spec: ExperimentSpec) -> tuple[str, str]:
        """A new session on a kept experiment: (id, owner token)."""
        token = secrets.token_urlsafe(24)
        session_id = await self.store.add_session(experiment_id, token)
        self._sessions[session_id] = make_session(session_id, token_hash(token), spec, experiment_id)
        self._wait_for_viewers(self._sessions[session_id])
        return session_id, token

    async def session(self, session_id: str) -> LiveSession:
        """A session, from memory or from the store.

        Raises:
            Refused: 404.
        """
        if (known := self._sessions.get(session_id)) is not None:
            return known
        row = await self.store.session(session_id)
        if row is None:
            raise not_found("session", session_id)
        spec = await self._spec_of(row["experiment_id"])
        session = make_session(session_id, row["owner_hash"], spec, row["experiment_id"])
        await self.restage(session)
        self._wait_for_viewers(session)
        return self._sessions.setdefault(session_id, session)

    async def restage(self, session: LiveSession) -> None:
        """Takes a session's runs from the store, the last one on stage, at rest."""
        rows = await self.store.runs_of(session.session_id)
        session.run = await self._stored_run(rows[-1]) if rows else None
        session.former = [run_info(one, one["status"] if one["status"] in ENDED else "recorded") for one in rows[:-1]]

    async def _spec_of(self, experiment_id: str) -> ExperimentSpec:
        experiment = await self.store.experiment(experiment_id)
        if experiment is None:
            raise not_found("experiment", experiment_id)
        return ExperimentSpec.model_validate(experiment["document"])

    async def _stored_run(self, row: Row) -> LiveRun:
        index = await self.store.chunk_index(row["id"])
        spec_json = (await self._spec_of(row["experiment_id"])).model_dump_json().encode()
        return resting_run(self.store, row, spec_json, index[-1].last_seq if index else -1)

    def counts(self) -> dict[str, int]:
        """Sessions in memory by the state of their run; `new` before the first."""
        return dict(Counter(one.run.info.status if one.run else "new" for one in self._sessions.values()))

    def live_run(self, run_id: str) -> LiveRun | None:
        """The run, where it is on some session's stage."""
        runs = (session.run for session in self._sessions.values())
        return next((run for run in runs if run is not None and run.run_id == run_id), None)

    def owns(self, session: LiveSession, token: str | None) -> bool:
        """Whether a token is the owner's."""
        return token is not None and secrets.compare_digest(token_hash(token), session.owner_hash)

    async def delete(self, session: LiveSession) -> None:
        """Ends a session and forgets it; runs that a share shows stay.

        Its recorder ends before its run goes from the store, so that nothing is written behind that.

        Raises:
            StorageError: the store cannot be written; the session stays, at rest.
        """
        async with session.turn:
            self._cancel_idle(session)
            await self.beside.end(session)
            if session.run is not None:
                session.run.rest()
                await self.pool.close(session.session_id)  # a failed run, too, still has its place in a host
                await session.run.recorder.close()
            try:
                await self.store.delete_session(session.session_id)
            except StorageError:
                if session.run is not None:
                    session.run.recorder = session.run.recorder.reopened()
                raise
            session.removed = True
            self.pool.drop_moments(session.session_id)
            self.spawn(self.storage.drop_orphans())
            self._sessions.pop(session.session_id, None)
            for viewer in session.viewers:
                viewer.dismiss()

    # ---- runs ----------------------------------------------------------------------------------------------------

    async def start_run(self, session: LiveSession, command: Start) -> LiveRun:
        """A new run takes the session's stage.

        Raises:
            EngineError: the spec cannot be trained, or no host takes it.
        """
        training = command.spec.training
        seed = training.seed if command.seed is None else command.seed
        seeded = command.spec.model_copy(update={"training": training.model_copy(update={"seed": seed})})
        return await self.training.start_run(session, await self._checked(seeded), command)

    async def ensure_open(self, session: LiveSession) -> LiveRun:
        """The run on stage, held by a host.

        Raises:
            EngineError: there is no run yet, or no host takes it.
        """
        return await self.training.ensure_open(session)

    # ---- viewers -------------------------------------------------------------------------------------------------

    def enter(self, session: LiveSession, viewer: Viewer) -> None:
        """A viewer comes; to a session that was deleted meanwhile, in vain."""
        if session.removed:
            viewer.dismiss()
            return
        session.viewers.add(viewer)
        self._cancel_idle(session)
        self._sessions.setdefault(session.session_id, session)

    def leave(self, session: LiveSession, viewer: Viewer) -> None:
        """A viewer goes; a session that nobody watches is put to rest after a while."""
        session.viewers.discard(viewer)
        self.send_view_requests(session)
        self._wait_for_viewers(session)

    def send_view_requests(self, session: LiveSession) -> None:
        """Sends the host what viewers request, if that changed."""
        self.training.send_view_requests(session)

    def set_speed(self, session: LiveSession, steps_per_second: float | None) -> None:
        """How fast the owner wants to watch."""
        self.training.set_speed(session, steps_per_second)

    def set_storage_policy(self, session: LiveSession, policy: StoragePolicy) -> None:
        """What the owner wants while the disk takes no more."""
        self._writer.set_policy(session, policy)

    def _wait_for_viewers(self, session: LiveSession) -> None:
        if not session.viewers and session.idle is None and not self.draining:
            loop = asyncio.get_running_loop()
            session.idle = loop.call_later(self._settings.idle_pause_s, lambda: self.spawn(self.rest(session)))

    def _cancel_idle(self, session: LiveSession) -> None:
        if session.idle is not None:
            session.idle.cancel()
            session.idle = None

    async def rest(self, session: LiveSession) -> None:
        """Unless somebody watches, its host writes a checkpoint and forgets it; it comes back from the store."""
        self._cancel_idle(session)
        async with session.turn:
            run = session.run
            if session.viewers or self._sessions.get(session.session_id) is not session:
                return
            unwritten = run is not None and run.degraded is not None and run.degraded.what == "record"
            if unwritten or (session.keep_running and run is not None and run.playing):
                self._wait_for_viewers(session)
                return
            opened = run is not None and run.opened
            # A run that failed or was refused may have a place in a host, too.
            for call in (self.pool.pause, self.pool.close) if opened else (self.pool.close,):
                try:
                    await call(session.session_id)
                except EngineError as refused:
                    log.info("a host had already exited", problems=[one.code for one in refused.problems])
            if run is not None:
                if opened:
                    run.rest()
                    run.recorder.set_values(status=run.info.status)
                await self._writer.flush(session)
            await self.beside.end(session)
            if not session.viewers:
                self._sessions.pop(session.session_id, None)

    # ---- background ----------------------------------------------------------------------------------------------

    def spawn(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Work that goes on whoever leaves; its faults are logged."""
        return self._background.spawn(work)

    async def _flush_periodically(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_EVERY_S)
            for session in list(self._sessions.values()):
                if self._writer.is_due(session):
                    # A write that has begun ends, also where this loop is ended; a fault in one ends no other.
                    await asyncio.wait([self.spawn(self._writer.flush(session))])
