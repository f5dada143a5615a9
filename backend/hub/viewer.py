"""A viewer: a cursor into the ring of the run on stage, and messages of its own. No sockets and no clock here."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from backend.hub.ring import Ring
from backend.hub.traffic import Traffic

MOST_MESSAGES = 1000
BYTES_A_TURN = 64 * 1024
Item = str | bytes


@dataclass(frozen=True)
class Turn:
    """What to send now.

    Attributes:
        items: texts and frames, in order. wait_s: seconds until more may be sent, None where nothing is held back.
        lost: the ring no longer holds what this viewer needs next.
    """

    items: list[Item]
    wait_s: float | None = None
    lost: bool = False


@dataclass(eq=False)
class Viewer:
    """One connection.

    Attributes:
        owner: whether it may steer. views, max_rate: what it wants to see, and how often a second.
        next_seq: record frame it needs next. wake: set whenever there may be something to send.
        urgent: set by messages, which no rate holds back. overrun: it has not taken its messages for too long.
        dismissed: there is nothing to watch any more.
        traffic: where what it is sent is counted. acknowledged: last record frame that it confirmed.
    """

    owner: bool
    views: frozenset[str] = frozenset()
    max_rate: float = 30.0
    ring: Ring | None = None
    next_seq: int = 0
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    urgent: asyncio.Event = field(default_factory=asyncio.Event)
    overrun: bool = False
    dismissed: bool = False
    traffic: Traffic = field(default_factory=Traffic)
    acknowledged: int | None = None
    _queue: deque[Item] = field(default_factory=deque[Item])
    _seen: dict[str, int] = field(default_factory=dict[str, int])
    _queued: int = 0
    _picture: int = 0
    _due_s: float = 0.0

    def send(self, message: str) -> None:
        """A message; it goes before the frames that still wait in the ring."""
        if self._queued >= MOST_MESSAGES:
            self.overrun = True
        else:
            self._queued += 1
            self._queue.append(message)
        self.urgent.set()
        self.wake.set()

    def dismiss(self) -> None:
        """Its session has been removed."""
        self.dismissed = True
        self.urgent.set()
        self.wake.set()

    @property
    def lag(self) -> int:
        """Record frames of its run that it has not confirmed, or not been sent if it never confirms."""
        if self.ring is None:
            return 0
        following = self.next_seq if self.acknowledged is None else self.acknowledged + 1
        return max(0, self.ring.next_seq - following)

    def log(self, messages: Sequence[str]) -> None:
        """What happened before, in the same order as messages; however much that is, the viewer has time for it."""
        self._queue.extend(messages)
        self.wake.set()

    def history(self, frames: Sequence[bytes]) -> None:
        """Stored frames, before those of the ring."""
        self.traffic.replayed += len(frames)
        self._queue.extend(frames)
        self.wake.set()

    def drain_ring(self) -> bool:
        """What waits in the ring goes before the next message: that message follows all frames of the ring.

        Returns:
            False where it would not: this viewer still has to be sent frames that the ring does not hold.
        """
        frames = None if self.ring is None else self.ring.frames_from(self.next_seq, self.ring.most_bytes)
        if frames is None:
            return False
        self.next_seq += len(frames)
        self._queue.extend(frames)
        self.wake.set()
        return True

    def stage(self, ring: Ring | None, next_seq: int) -> None:
        """From now on frames come from this ring, and every latest picture of it is new."""
        if ring is not self.ring:
            self.acknowledged = None
        self.ring = ring
        self.next_seq = next_seq
        self._picture = 0
        self._seen = {}
        self.wake.set()

    def take(self, now_s: float) -> Turn:
        """What to send now: messages at once; frames at most `max_rate` times a second once nothing is missed.

        Args:
            now_s: seconds of a clock that only grows.
        """
        self.wake.clear()
        self.urgent.clear()
        items = list(self._queue)
        self._queue.clear()
        self._queued = 0
        ring = self.ring
        if ring is None:
            return Turn(items)
        frames = ring.frames_from(self.next_seq, BYTES_A_TURN)
        if frames is None:
            return Turn(items, lost=True)
        behind = self.next_seq + len(frames) < ring.next_seq
        pictures = [] if behind else ring.pictures_since(self._picture, self.views)
        if not behind and now_s < self._due_s:
            return Turn(items, wait_s=self._due_s - now_s if frames or pictures else None)
        self.next_seq += len(frames)
        items.extend(frames)
        for number, data in pictures:
            self._picture = number
            items.append(data)
        self._count_pictures(ring, sent=bool(pictures))
        if not behind and (frames or pictures):
            self._due_s = now_s + 1.0 / self.max_rate
        return Turn(items, wait_s=0.0 if behind else None)

    def _count_pictures(self, ring: Ring, *, sent: bool) -> None:
        """Counts pictures that were replaced since the last time pictures were sent."""
        if not sent:
            return
        put = {view: ring.pictures_put(view) for view in self.views}
        self.traffic.conflated += sum(max(0, put[view] - self._seen[view] - 1) for view in put if view in self._seen)
        self._seen = put
