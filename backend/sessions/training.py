"""Runs come and go on a session's stage: started, retired, revived from a checkpoint."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from backend.hub.ring import Ring
from backend.link.messages import RunEvent
from backend.pool.host_pool import HostPool
from backend.protocol.messages import EventMessage, Rewind, RunInfo, RunStarted, Start
from backend.recorder import Recorder
from backend.sessions.live import ENDED, LiveRun, LiveSession
from backend.sessions.origin import origin_of
from backend.store.beginning import Beginning
from backend.store.faults import StorageError
from backend.store.ids import new_id
from backend.store.playback import read_playback
from backend.store.store import Row, Store
from engine.errors import EngineError, Problem
from engine.normal_form import document_hash
from engine.spec import ExperimentSpec

UNREADABLE = (
    *("checkpoint_missing", "checkpoint_damaged", "checkpoint_unreadable", "engine_fault"),
    *("saved_array_missing", "saved_shape_differs", "saved_array_unknown"),
)
"""Why an older checkpoint has to serve, or none."""


class Training:
    """What a session's owner does with runs. Callers hold `session.turn`.

    Args:
        store: where runs are kept. pool: who trains them.
    """

    def __init__(self, store: Store, pool: HostPool) -> None:
        self._store = store
        self._pool = pool

    async def start_run(self, session: LiveSession, spec: ExperimentSpec, command: Start) -> LiveRun:
        """A new run takes the stage; the former one goes on until it does. spec: checked, normal, with its seed.

        Raises:
            EngineError: no host takes it, or the store does not; the run on stage stays there.
        """
        return await self.bring(session, await self._new_run(session, spec, command), play=command.play)

    async def bring(
        self, session: LiveSession, run: LiveRun, *, play: bool, beginning: Beginning | None = None
    ) -> LiveRun:
        """A run that nobody has yet takes the stage; the former one goes on until it does.

        Args:
            beginning: what it has in its record already.

        Raises:
            EngineError: as `start_run`.
        """
        if session.run is not None:
            await session.run.recorder.flush()
        session.opening = run
        try:
            run.schema = await self._pool.open_run(
                session_id=session.session_id,
                run_id=run.run_id,
                generation=0,
                spec_json=run.spec_json,
                events=[] if beginning is None else replayable(beginning.events),
                next_seq=run.ring.next_seq,
                play=play,
                from_step=run.info.from_step or 0,
                steps_per_second=session.steps_per_second,
                lane=session.lane,
            )
            run.opened = True
            run.playing = play and run.info.status not in ENDED
            await self._take_stage(session, run, beginning)
        finally:
            session.opening = None
        past = None if beginning is None else await read_playback(self._store, run.run_id, last=beginning.next_seq - 1)
        run.stored = True  # from here on viewers receive its events, so it is staged before anything else arrives
        self._stage(session, run, beginning, [] if past is None else past.frames)
        await run.recorder.flush_if_possible()
        return run

    async def _new_run(self, session: LiveSession, spec: ExperimentSpec, command: Start) -> LiveRun:
        run_id = new_id()
        info = RunInfo(
            run_id=run_id,
            experiment_id=await self._experiment_id(session, spec),
            reason=command.reason,
            seed=spec.training.seed,
            status="queued",
            step=0,
            from_run_id=origin_of(session, command.from_run_id),
            request_id=command.request_id,
        )
        return LiveRun(info, spec.model_dump_json().encode(), Ring(run_id), Recorder(self._store, run_id))

    async def _experiment_id(self, session: LiveSession, spec: ExperimentSpec) -> str:
        key = document_hash(spec)
        if key not in session.experiments:
            layout: dict[str, Any] = {"positions": {}, "note": ""}
            document = spec.model_dump(mode="json")
            session.experiments[key] = await self._store.add_experiment(key, document, layout, "")
        return session.experiments[key]

    async def _take_stage(self, session: LiveSession, run: LiveRun, beginning: Beginning | None) -> None:
        """Stores the change of runs; where the disk does not take it the former run comes back, at rest."""
        former, session.run = session.run, run
        before, info = list(session.former), None if former is None else former.info
        try:
            await self._retire(session, former)
            await self._store_run(session, run, beginning)
        except StorageError:
            session.run, session.former = former, before
            await self._pool.close(session.session_id)
            if former is not None and info is not None:
                former.info = info
                former.rest()
                former.recorder.set_values(status=former.info.status)
                session.publish_state()
            raise

    async def _retire(self, session: LiveSession, former: LiveRun | None) -> None:
        if former is None:
            return
        former.opened = False
        status = former.info.status if former.info.status in ENDED else "recorded"
        former.info = former.info.model_copy(update={"status": status})
        former.recorder.set_values(status=status)
        session.former.append(former.info)
        await former.recorder.flush()

    async def _store_run(self, session: LiveSession, run: LiveRun, beginning: Beginning | None) -> None:
        assert run.schema is not None
        former = await self._store.runs_of(session.session_id)
        values = {
            "id": run.run_id,
            "session_id": session.session_id,
            "experiment_id": run.info.experiment_id,
            "number": former[-1]["number"] + 1 if former else 0,
            "reason": run.info.reason,
            "seed": run.info.seed,
            "from_run_id": run.info.from_run_id,
            "from_step": run.info.from_step,
            "schema": run.schema.model_dump(mode="json"),
            "fingerprint": self._pool.fingerprint,
            "status": run.info.status,
            "step": run.info.step,
            "epoch": 0.0,
            "generation": 0,
            "keep_running": int(session.keep_running),
            "times": list(run.times.kept),
        }
        if beginning is None:
            await self._store.add_run(values)
        else:
            await self._store.add_branch(values, beginning.events, beginning.chunks, beginning.pictures)

    def _stage(self, session: LiveSession, run: LiveRun, beginning: Beginning | None, history: Sequence[bytes]) -> None:
        assert run.schema is not None
        message = RunStarted(
            run_id=run.run_id,
            experiment_id=run.info.experiment_id,
            reason=run.info.reason,
            seed=run.info.seed,
            from_run_id=run.info.from_run_id,
            from_step=run.info.from_step,
            request_id=run.info.request_id,
            run_schema=run.schema,
        ).model_dump_json()
        for viewer in session.viewers:
            viewer.drain_ring()
            viewer.send(message)
            if beginning is not None:
                viewer.log([event_message(run.run_id, entry) for entry in beginning.events])
            for entry in run.recorder.pending_events:
                viewer.send(event_message(run.run_id, entry))
            viewer.history(history)
            session.restrict(viewer)
            viewer.stage(run.ring, 0 if beginning is None else beginning.next_seq)
        run.send_state(session.viewers)
        self.send_view_requests(session, again=True)

    async def ensure_open(self, session: LiveSession) -> LiveRun:
        """The run on stage, held by a host: revived from its newest checkpoint where none holds it.

        Raises:
            EngineError: there is no run yet, or no host takes it.
        """
        run = session.run
        if run is None:
            raise EngineError(_no_run())
        if not run.opened:
            await self.revive(session, run, play=False)
        return run

    async def revive(self, session: LiveSession, run: LiveRun, *, play: bool) -> None:
        """A host takes a run up again, from the newest checkpoint that can be read and is not ahead of the record.

        Where none can be read it goes through its record from the start.

        Raises:
            EngineError: no host takes it.
        """
        await run.recorder.flush()
        durable = run.recorder.durable_seq
        candidates: list[Row | None] = [*await self._store.checkpoints_of(run.run_id, durable), None]
        entries = await self._store.events_of(run.run_id)
        generation = run.ring.generation + 1
        await self._store.rewind(run.run_id, durable + 1, generation)
        rewind = Rewind(run_id=run.run_id, generation=generation, to_seq=durable)
        session.publish_rewind(rewind.model_dump_json(), durable + 1)
        run.ring.rewind(durable + 1, generation)
        run.opened = True
        events = replayable(entries)
        try:
            for candidate in candidates:
                if await self._reopen(session, run, candidate, events, play=play):
                    break
        except EngineError:
            run.opened = False
            raise
        self.send_view_requests(session, again=True)

    async def _reopen(
        self, session: LiveSession, run: LiveRun, checkpoint: Row | None, events: list[Row], *, play: bool
    ) -> bool:
        """Opens a run from a checkpoint, or from its start; False where that checkpoint cannot be read.

        Raises:
            EngineError: it is not the checkpoint's fault.
        """
        next_seq = run.recorder.durable_seq + 1
        try:
            await self._pool.open_run(
                session_id=session.session_id,
                run_id=run.run_id,
                generation=run.ring.generation,
                spec_json=run.spec_json,
                play=play,
                checkpoint=None if checkpoint is None else checkpoint["name"],
                events=events,
                next_seq=next_seq,
                from_step=run.info.from_step or 0,
                steps_per_second=session.steps_per_second,
                lane=session.lane,
            )
        except EngineError as refused:
            code = refused.problems[0].code
            if checkpoint is None or code not in UNREADABLE:
                raise
            await self._store.forget_checkpoint(run.run_id, checkpoint["next_seq"])
            detail = {"code": code, "step": checkpoint["step"]}
            ids = (session.session_id, run.run_id, run.ring.generation)
            lost = RunEvent(*ids, next_seq, run.info.step, "checkpoint_lost", detail)
            run.recorder.add_event(lost)
            session.publish(event_message(run.run_id, msgspec.structs.asdict(lost)))
            return False
        return True

    def expect_cure(self, finding: dict[str, Any]) -> None:
        """The first cure of a finding is one click away: it is compiled ahead where that costs nobody anything."""
        for cure in finding.get("cures", [])[:1]:
            self._pool.draft(json.dumps(cure["spec"]).encode())

    def set_speed(self, session: LiveSession, steps_per_second: float | None) -> None:
        """Holds for the run on stage, and for those that follow."""
        session.steps_per_second = steps_per_second
        if session.run is not None and session.run.opened:
            self._pool.set_speed(session.session_id, steps_per_second)

    def send_view_requests(self, session: LiveSession, *, again: bool = False) -> None:
        """Sends the host what viewers request, if that changed or the host may have lost it."""
        requested_views = session.requested_views()
        if session.run is not None and session.run.opened and (again or requested_views != session.requested):
            session.requested = requested_views
            self._pool.set_views(session.session_id, list(requested_views[0]), requested_views[1])


def replayable(log: Sequence[Row]) -> list[Row]:
    """A log in the form in which hosts go by it."""
    return [{name: entry[name] for name in ("kind", "step", "detail")} for entry in log]


def event_message(run_id: str, entry: dict[str, Any]) -> str:
    """An entry of the log in the form sent to viewers."""
    fields = {name: entry[name] for name in ("seq", "step", "kind", "detail")}
    return EventMessage(run_id=run_id, **fields).model_dump_json()


def _no_run() -> Problem:
    return Problem(
        code="no_run", message="Nothing has been trained in this session yet.", hint="Press Play to start a run."
    )
