"""Outputs of hosts, taken into rings and recorders and sent to viewers."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import structlog

from backend.link.messages import CheckpointFailed, CheckpointWritten, RecordFrame, RunEvent, RunState, ViewFrame
from backend.pool.host_pool import HostLost, HostOutput
from backend.sessions.live import ENDED, LiveRun, LiveSession
from backend.sessions.training import Training, event_message
from backend.sessions.writing import RecordWriter
from backend.store.faults import StorageError
from backend.store.store import Store
from engine.errors import EngineError
from engine.views import ON_REQUEST, SLICED

log = structlog.get_logger()
Spawn = Callable[[Coroutine[Any, Any, Any]], object]


class Outputs:
    """Receives the outputs of all hosts. Its methods return at once.

    Args:
        sessions: those in memory, by id. device: words for the badge. spawn: starts work in the background.
        writer: writes what came of a session's run. gave_up: called with a session whose run no host continues.
    """

    def __init__(
        self,
        sessions: Mapping[str, LiveSession],
        store: Store,
        training: Training,
        device: Callable[[], str],
        spawn: Spawn,
        writer: RecordWriter,
        gave_up: Callable[[LiveSession], None],
    ) -> None:
        self._sessions = sessions
        self._store = store
        self._training = training
        self._device = device
        self._spawn = spawn
        self._writer = writer
        self._gave_up = gave_up

    def receive(self, output: HostOutput) -> None:
        """An output of a host; one of a former host or a former run is none of ours."""
        session = self._sessions.get(output.session_id)
        run = None if session is None else session.run_of(output.run_id)
        if session is None or run is None or run.ring.generation != output.generation:
            if isinstance(output, CheckpointWritten):
                self._spawn(self._note_checkpoint(output))
            return
        match output:
            case CheckpointWritten():
                run.recorder.add_checkpoint(output)
                self._writer.on_checkpoint(session, run, None)
            case CheckpointFailed():
                self._writer.on_checkpoint(session, run, output.cause)
            case RecordFrame():
                if run.ring.append(output.seq, output.data):
                    run.recorder.add_frame(output)
                    self._publish_frame(session, run)
            case ViewFrame():
                run.ring.put_picture(output.view, output.data)
                if "?" not in output.view and (output.view not in ON_REQUEST or output.view in SLICED):
                    run.recorder.add_view(output)
                session.wake()
            case RunEvent():
                self._receive_event(session, run, output)
            case RunState():
                self._receive_state(session, run, output)

    def _publish_frame(self, session: LiveSession, run: LiveRun) -> None:
        """Viewers are woken for a new frame; for one of a run's first second once it is written.

        A viewer that something else wakes meanwhile is given the frame before it is written.
        """

        async def keep() -> None:
            await self._writer.flush(session)
            session.wake()

        if session.run is run and run.stored and run.recorder.young and run.degraded is None:
            self._spawn(keep())
        else:
            session.wake()

    def _receive_event(self, session: LiveSession, run: LiveRun, output: RunEvent) -> None:
        run.recorder.add_event(output)
        if output.kind == "finding" and output.detail.get("active"):
            self._training.expect_cure(output.detail)
        if session.run is run and run.stored:
            entry = {"seq": output.seq, "step": output.step, "kind": output.kind, "detail": output.detail}
            session.publish(event_message(run.run_id, entry))

    def _receive_state(self, session: LiveSession, run: LiveRun, output: RunState) -> None:
        if run.take_state(output, self._device()).status == "failed":
            run.opened = False
        if session.run is run:
            session.publish_state()

    async def _note_checkpoint(self, output: CheckpointWritten) -> None:
        """One of a run that has left the stage, or that nobody has in memory any more."""
        row = await self._store.run(output.run_id)
        if row is not None and row["generation"] == output.generation:
            await self._store.add_checkpoint(output.run_id, output.next_seq, output.step, output.name)

    def on_host_exit(self, lost: HostLost) -> None:
        """A host exited: its runs are resumed from their checkpoints, those that trained go on training."""
        log.warning("a host exited", host=lost.host_id, cause=lost.cause, sessions=len(lost.session_ids))
        for session_id in lost.session_ids:
            session = self._sessions.get(session_id)
            run = None if session is None else session.run
            if session is None or run is None or not run.opened:
                continue
            run.opened = False
            if run.info.status not in ENDED:
                self._spawn(self._come_back(session, run, playing=run.playing))

    async def _come_back(self, session: LiveSession, run: LiveRun, *, playing: bool) -> None:
        async with session.turn:
            if session.run is not run or run.opened or session.removed:
                return
            try:
                await self._training.revive(session, run, play=playing)
            except EngineError as refused:
                log.warning("could not resume a run", problems=[one.code for one in refused.problems])
                run.rest()
                if isinstance(refused, StorageError):
                    self._writer.hold(session, run, refused, playing=playing)
                    return
                session.publish_state()
                self._gave_up(session)
