"""What a host is doing now, for the heartbeat, and in shared memory for an exit without notice."""

import time
from collections.abc import Generator
from contextlib import contextmanager

from backend.link.blame import Blame, Phase
from backend.link.messages import Heartbeat


class Activity:
    """Notes of the compiling, the opening and the dispatching thread.

    Args:
        blame: memory shared with the web process.

    Attributes:
        compile_s: what compiling took in all.
    """

    def __init__(self, blame: Blame) -> None:
        self._blame = blame
        self._at_work: dict[Phase, tuple[str, float]] = {}
        self.compile_s = 0.0

    @contextmanager
    def working_for(self, phase: Phase, session_id: str) -> Generator[None]:
        """Work for a session, from here to the end of the block."""
        begin = time.monotonic()
        self._at_work[phase] = (session_id, begin)
        with self._blame.working_for(phase, session_id):
            try:
                yield
            finally:
                del self._at_work[phase]
                if phase == "compile":
                    self.compile_s += time.monotonic() - begin

    def drawing(self, view: str) -> None:
        """A picture for viewers is being drawn from here on; "" when it is done."""
        self._blame.write_view(view)

    def heartbeat(self) -> Heartbeat:
        """The present moment; what it has compiled and its memory are for others to fill in.

        A dispatch is named before a compile: it must not take long.
        """
        now = time.monotonic()
        at_work = dict(self._at_work)
        for phase in ("dispatch", "open", "compile"):
            if phase in at_work:
                session_id, since = at_work[phase]
                return Heartbeat(session_id or None, phase, now - since, 0, 0, self.compile_s)
        return Heartbeat(None, "idle", 0.0, 0, 0, self.compile_s)
