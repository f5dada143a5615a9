"""Checkpoints of a host's sessions: taken between two chunks, written by a thread."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from backend.hosts.checkpoints import CheckpointFolder, CheckpointHeader, seconds_until_next
from backend.hosts.messages import CheckpointFailed, CheckpointWritten, FromHost
from backend.hosts.session import HostSession
from backend.logs import Seldom
from backend.store.faults import one_line, storage_cause


class CheckpointWriter:
    """Writes one checkpoint after the other.

    Args:
        send: tells the web process. clock: seconds that only grow.
    """

    def __init__(self, send: Callable[[FromHost], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._send = send
        self._clock = clock
        self._seldom = Seldom(clock)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="checkpoint")

    def save_if_due(self, session: HostSession) -> None:
        """Takes a checkpoint of a run that has moved on, at most every max(2 s, 20 x what the last one took)."""
        if session.run.step != session.saved_step and not session.saving and self._clock() >= session.save_at:
            self.save(session)

    def save(self, session: HostSession) -> None:
        """Takes a checkpoint now."""
        begin = self._clock()
        session.saving, session.saved_step = True, session.run.step
        state, header = session.run.checkpoint(), session.header()
        taken_s = self._clock() - begin
        self._thread.submit(self._write, session, header, state, taken_s)

    def save_all(self, sessions: list[HostSession], limit_s: float) -> None:
        """Takes a checkpoint of every run that has moved on, and waits for the disk, but not for ever."""
        deadline = self._clock() + limit_s
        for session in sessions:
            if session.run.step != session.saved_step and self._clock() < deadline:
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
            path = CheckpointFolder(Path(request.checkpoint_dir), header.run_id).write(header, state)
        except Exception as fault:  # noqa: BLE001 - it costs the checkpoint, not the run, and is tried again
            session.saved_step = -1
            self._complain(fault)
            self._send(CheckpointFailed(*ids, header.step, storage_cause(fault) or "storage_fault"))
        else:
            self._send(CheckpointWritten(*ids, header.next_seq, header.step, str(path)))
        now = self._clock()
        session.save_at = now + seconds_until_next(taken_s + now - begin)
        session.saving = False

    def _complain(self, fault: Exception) -> None:
        """One line a minute at most."""
        if self._seldom.take() is not None:
            with suppress(OSError):  # the log may lie on the same disk
                print(f"a checkpoint could not be written: {one_line(fault)}", file=sys.stderr, flush=True)
