"""Checkpoints of a host's sessions: taken between two chunks, written by a thread."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

from backend.host.fault_log import FaultLog
from backend.host.guard import fault_of
from backend.host.session import HostSession
from backend.link.checkpoint_store import CheckpointHeader, CheckpointStore
from backend.link.checkpoints import seconds_until_next
from backend.link.messages import CheckpointFailed, CheckpointWritten, FromHost
from backend.store.faults import storage_cause

LONGEST_PAUSE_S = 60.0
"""Pause between two attempts to write, however many have failed."""

NOTHING_SAVED = -1


class CheckpointWriter:
    """Writes one checkpoint after the other. A failed one is published, logged once and tried again.

    Args:
        store: keeps them. send: publishes the result.
        changed: called from the thread where `save_fault` of a session has changed.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        store: CheckpointStore,
        send: Callable[[FromHost], None],
        changed: Callable[[HostSession], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._send = send
        self._changed = changed
        self._clock = clock
        self._faults = FaultLog(clock)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="checkpoint")

    def is_due(self, session: HostSession) -> bool:
        """Whether a run has moved on, nothing has to be compiled for a checkpoint, and max(2 s, 20 x what the last one
        took) have passed.
        """
        return wanted(session) and not session.saving and self._clock() >= session.save_at

    def save(self, session: HostSession) -> None:
        """Takes a checkpoint now."""
        begin = self._clock()
        state, header = session.run.checkpoint(), session.header()
        session.saving, session.saved_step = True, header.step
        taken_s = self._clock() - begin
        self._thread.submit(self._write, session, header, state, taken_s)

    def write_now(self, session: HostSession) -> tuple[CheckpointHeader, str]:
        """Takes and writes a checkpoint before anything else happens: (header, name).

        Raises:
            OSError: it cannot be written.
        """
        state, header = session.run.checkpoint(), session.header()
        return header, self._store.write(header, state)

    def save_all(
        self,
        sessions: list[HostSession],
        limit_s: float,
        guard: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        """Takes a checkpoint of every run that has moved on, and waits for the disk up to a time limit. A run whose
        checkpoint would compile something first stands at its first step, which is soon taken again.

        Args:
            guard: stands around each.
        """
        deadline = self._clock() + limit_s
        for session in sessions:
            if wanted(session) and self._clock() < deadline:
                with guard(session.session_id):
                    self.save(session)
        last = self._thread.submit(lambda: None)
        try:
            last.result(timeout=max(0.0, deadline - self._clock()))
        except TimeoutError:
            return

    def _write(self, session: HostSession, header: CheckpointHeader, state: bytes, taken_s: float) -> None:
        begin = self._clock()
        request = session.request
        ids = (request.session_id, request.run_id, request.generation)
        try:
            name = self._store.write(header, state)
        except Exception as error:  # noqa: BLE001 - a full disk or a fault of ours costs the checkpoint, not the run
            self._note(session, fault_of(error).cause)
            self._faults.write(f"session {session.session_id}: could not write its checkpoint", error)
            session.saved_step = NOTHING_SAVED
            session.save_failures += 1
            self._send(CheckpointFailed(*ids, storage_cause(error) or "storage_fault"))
        else:
            self._note(session, "")
            session.save_failures = 0
            self._send(CheckpointWritten(*ids, header.next_seq, header.step, name))
        now = self._clock()
        session.save_at = now + pause_s(taken_s + now - begin, session.save_failures)
        session.saving = False

    def _note(self, session: HostSession, fault: str) -> None:
        """Reports the first of several failures in a row, and their end."""
        before, session.save_fault = session.save_fault, fault
        if bool(fault) != bool(before):
            self._changed(session)


def wanted(session: HostSession) -> bool:
    """Whether a run has moved on since its last checkpoint, and taking one compiles nothing."""
    return session.run.step != session.saved_step and session.run.checkpoint_ready


def pause_s(write_s: float, failures: int) -> float:
    """Seconds until the next checkpoint may be taken.

    Args:
        write_s: what the last one took. failures: attempts in a row that failed; each doubles the pause.

    >>> pause_s(0.001, 0), pause_s(0.001, 2), pause_s(0.5, 0), pause_s(0.5, 30)
    (2.0, 4.0, 10.0, 60.0)
    """
    usual = seconds_until_next(write_s)
    return usual if not failures else min(usual * 2.0 ** min(failures - 1, 10), max(usual, LONGEST_PAUSE_S))
