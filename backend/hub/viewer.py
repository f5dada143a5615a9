"""A viewer: a cursor into the ring of the run on stage, and messages of its own. No sockets here."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from backend.hub.ring import Ring

MOST_MESSAGES = 1000
BYTES_A_TURN = 64 * 1024


@dataclass(eq=False)
class Viewer:
    """One connection.

    Attributes:
        owner: whether it may steer. views, max_rate: what it wants to see.
        next_seq: record frame it needs next. wake: set whenever there may be something to send.
    """

    owner: bool
    views: frozenset[str] = frozenset()
    max_rate: float = 30.0
    ring: Ring | None = None
    next_seq: int = 0
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    overrun: bool = False
    _messages: deque[str | bytes] = field(default_factory=deque[str | bytes])
    _picture: int = 0

    def tell(self, message: str) -> None:
        """A message in its place among the frames: all frames before it go first."""
        if len(self._messages) >= MOST_MESSAGES:
            self.overrun = True
        else:
            self._messages.append(message)
        self.wake.set()

    def stage(self, ring: Ring | None, next_seq: int) -> None:
        """From now on frames come from this ring."""
        self.ring = ring
        self.next_seq = next_seq
        self._picture = 0
        self.wake.set()

    def history(self, frames: list[bytes]) -> None:
        """Stored frames, before those of the ring."""
        self._messages.extend(frames)
        self.wake.set()

    def take(self) -> tuple[list[str | bytes], bool]:
        """(what to send now, whether the ring no longer holds what it needs)."""
        self.wake.clear()
        batch: list[str | bytes] = list(self._messages)
        self._messages.clear()
        if self.ring is None:
            return batch, False
        frames = self.ring.frames_from(self.next_seq, BYTES_A_TURN)
        if frames is None:
            return batch, True
        self.next_seq += len(frames)
        batch.extend(frames)
        if self.next_seq >= self.ring.next_seq:
            for number, data in self.ring.pictures_since(self._picture, self.views):
                self._picture = number
                batch.append(data)
        else:
            self.wake.set()
        return batch, False
