"""Writes the records of sessions. What the disk does not take is published, and training waits or goes on."""

import time
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from backend.link.messages import RunEvent
from backend.logs import LogThrottle
from backend.pool.host_pool import HostPool
from backend.protocol.messages import Degraded, StorageCause, StoragePolicy
from backend.sessions.live import ENDED, LiveRun, LiveSession
from backend.sessions.training import Training, event_message
from backend.store.faults import StorageError, one_line, storage_cause
from engine.errors import EngineError

log = structlog.get_logger()

LONGEST_WAIT_S = 30.0
CALM_S = 60.0
"""A disk that fails again within so long after it was well makes the next attempts wait twice as long."""


class RecordWriter:
    """The writing of all sessions.

    Args:
        pool, training: pause and resume runs. spawn: starts work in the background. clock: seconds that only grow.
    """

    def __init__(
        self,
        pool: HostPool,
        training: Training,
        spawn: Callable[[Coroutine[Any, Any, Any]], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pool = pool
        self._training = training
        self._spawn = spawn
        self._clock = clock
        self._throttle = LogThrottle(clock)
        self._logged = False

    def is_due(self, session: LiveSession) -> bool:
        """Whether another attempt makes sense now: where the disk fails again and again it waits, at most 30 s."""
        run = session.run
        if run is None or run.degraded is None or run.outages == 0:
            return True
        return self._clock() - run.outage_at >= min(LONGEST_WAIT_S, 0.25 * 2.0 ** min(run.outages, 8))

    async def flush(self, session: LiveSession) -> None:
        """Writes what came of a session's run; a fault is published, not raised."""
        run = session.run
        if run is None or not run.stored:
            return
        try:
            await run.recorder.flush()
        except Exception as error:  # noqa: BLE001 - any failure to write a record is reported to viewers
            if session.run is run and not session.removed:
                self._degrade(session, run, storage_cause(error) or "storage_fault", error)
        else:
            if run.degraded is not None and run.degraded.what == "record":
                self._recover(session, run)

    # ---- the record ----------------------------------------------------------------------------------------------

    def _degrade(self, session: LiveSession, run: LiveRun, cause: StorageCause, error: BaseException) -> None:
        self._log(run, cause, error)
        now = self._clock()
        if run.degraded is None or run.degraded.what != "record":
            run.outages = run.outages + 1 if now - run.outage_at < CALM_S else 1
        run.outage_at = now
        degraded = Degraded(
            cause=cause,
            what="record",
            policy=session.storage_policy,
            paused=run.waiting_for_disk,
            recorded_step=run.recorder.durable_step,
        )
        if degraded != run.degraded:
            run.set_degraded(degraded)
            session.publish_state()
        if must_wait(session, run) and not run.waiting_for_disk:
            self._spawn(self._pause(session, run))

    def hold(self, session: LiveSession, run: LiveRun, fault: StorageError, *, playing: bool) -> None:
        """No host holds a run, for the disk did not let it come back; where it played it does when all is written."""
        run.waiting_for_disk = playing
        self._degrade(session, run, fault.cause, fault)

    async def _pause(self, session: LiveSession, run: LiveRun) -> None:
        async with session.turn:
            degraded = run.degraded
            if session.run is not run or not run.opened or degraded is None or degraded.what != "record":
                return
            if run.waiting_for_disk or not must_wait(session, run) or run.info.status in (*ENDED, "paused", "ready"):
                return  # a second fault before the host's word that it has paused asks nothing anew
            try:
                await self._pool.pause(session.session_id)
            except EngineError:
                return  # its host is gone; it is paused when it comes back
            run.waiting_for_disk, run.playing = run.playing, False
            run.set_degraded(degraded.model_copy(update={"paused": run.waiting_for_disk}))
            session.publish_state()

    def _recover(self, session: LiveSession, run: LiveRun) -> None:
        if self._logged:
            log.info("records can be written again", run_id=run.run_id)
            self._logged = False
        if run.recorder.thinned is not None:
            first, last = run.recorder.thinned
            run.recorder.thinned = None
            detail = {"from_step": first, "to_step": last, "cause": "" if run.degraded is None else run.degraded.cause}
            ids = (session.session_id, run.run_id, run.ring.generation)
            event = RunEvent(*ids, run.ring.next_seq, last, "record_thinned", detail)
            run.recorder.add_event(event)
            entry = {"seq": event.seq, "step": event.step, "kind": event.kind, "detail": event.detail}
            session.publish(event_message(run.run_id, entry))
        run.set_degraded(None)
        session.publish_state()
        if run.waiting_for_disk:
            self._spawn(self._resume(session, run))

    async def _resume(self, session: LiveSession, run: LiveRun) -> None:
        async with session.turn:
            if session.run is not run or not run.waiting_for_disk or session.removed:
                return
            run.waiting_for_disk = False
            try:
                if run.opened:
                    await self._pool.play(session.session_id)
                else:
                    await self._training.revive(session, run, play=True)
            except StorageError as fault:
                self.hold(session, run, fault, playing=True)
            except EngineError as refused:
                log.warning("a run could not continue", problems=[one.code for one in refused.problems])
            else:
                run.playing = True

    def set_policy(self, session: LiveSession, policy: StoragePolicy) -> None:
        """What the owner wants while the disk takes no more; holds at once."""
        session.storage_policy = policy
        run = session.run
        if run is None or run.degraded is None:
            return
        run.set_degraded(run.degraded.model_copy(update={"policy": policy, "paused": False}))
        session.publish_state()
        if run.degraded.what == "record":
            self._spawn(self._pause(session, run) if must_wait(session, run) else self._resume(session, run))

    # ---- checkpoints ---------------------------------------------------------------------------------------------

    def on_checkpoint(self, session: LiveSession, run: LiveRun, cause: StorageCause | None) -> None:
        """A checkpoint was written (None), or could not be: the run goes on, but would resume from further back."""
        if run.degraded is not None and run.degraded.what == "record":
            return
        degraded = None
        if cause is not None:
            step = None if run.degraded is None else run.degraded.recorded_step
            degraded = Degraded(cause=cause, what="checkpoint", policy=session.storage_policy, recorded_step=step)
        if degraded != run.degraded:
            run.set_degraded(degraded)
            session.publish_state()

    # ---- the log -------------------------------------------------------------------------------------------------

    def _log(self, run: LiveRun, cause: StorageCause, error: BaseException) -> None:
        """One line a minute at most, whichever sessions it concerns."""
        more = self._throttle.take()
        if more is not None:
            self._logged = True
            log.error("records cannot be written", run_id=run.run_id, cause=cause, error=one_line(error), more=more)


def must_wait(session: LiveSession, run: LiveRun) -> bool:
    """Whether a run waits while its record cannot be written: its owner wants it, or its log fills the memory."""
    return session.storage_policy == "pause" or run.recorder.full
