"""What a host is doing at this moment: for the heartbeat, and in shared memory for the day it dies."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from backend.hosts.blame import Blame, Phase
from backend.hosts.bus import HostLink
from backend.hosts.messages import ENCODER, Heartbeat

HEARTBEAT_S = 1.0


class Activity:
    """Notes of the compiling, the opening and the dispatching thread.

    Args:
        blame: memory shared with the web process.
    """

    def __init__(self, blame: Blame) -> None:
        self._blame = blame
        self._at_work: dict[Phase, tuple[str, float]] = {}

    @contextmanager
    def working_for(self, phase: Phase, session_id: str) -> Generator[None]:
        """Work for a session, from here to the end of the block."""
        self._at_work[phase] = (session_id, time.monotonic())
        with self._blame.working_for(phase, session_id):
            try:
                yield
            finally:
                del self._at_work[phase]

    def drawing(self, view: str) -> None:
        """A picture for viewers is being drawn from here on; "" when it is done."""
        self._blame.write_view(view)

    def heartbeat(self, compile_count: int) -> Heartbeat:
        """The present moment. A dispatch is named before a compile: it must not take long."""
        now = time.monotonic()
        at_work = dict(self._at_work)
        for phase in ("dispatch", "open", "compile"):
            if phase in at_work:
                session_id, since = at_work[phase]
                return Heartbeat(session_id or None, phase, now - since, compile_count, resident_bytes())
        return Heartbeat(None, "idle", 0.0, compile_count, resident_bytes())


def beat(link: HostLink, activity: Activity, compile_count: Callable[[], int]) -> None:
    """Sends a heartbeat every second from a thread of its own; ends when the web process is gone."""

    def run() -> None:
        while True:
            try:
                link.send(ENCODER.encode(activity.heartbeat(compile_count())))
            except OSError:
                return
            time.sleep(HEARTBEAT_S)

    threading.Thread(target=run, name="heartbeat", daemon=True).start()


def resident_bytes() -> int:
    """Memory of this process; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0
