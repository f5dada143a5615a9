"""What a host has to do, so that a new session goes where there is least."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Load:
    """Load of a host; hosts are compared by the first figure that differs.

    Attributes:
        at_work: sessions whose run computes or is about to: being opened, queued, compiling or training. They share the
            host's time in equal turns.
        sessions: all sessions there; one at rest costs nothing now, but may be played at any moment.
        memory_share: memory of the process over what it may have; a fuller host is replaced sooner.
    """

    at_work: int
    sessions: int
    memory_share: float
