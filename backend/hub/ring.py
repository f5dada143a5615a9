"""What viewers of a run read from: a bounded ring of encoded record frames, and the latest picture of each view."""

from collections import Counter, deque
from dataclasses import dataclass, field

from engine.views.requests import MOST_REQUESTS

MOST_FRAMES = 4096
MOST_BYTES = 4 * 2**20
MOST_PICTURE_BYTES = 64 * 2**20
MOST_PICTURES = 2 * MOST_REQUESTS
"""Pictures kept, each of another request: those that nobody asks for any more make room."""


@dataclass
class Ring:
    """One run, live.

    Attributes:
        generation: number of host incarnations. next_seq: of the frame to come.
        revived_at: last frame that the present host did not compute itself; None for the first host.
    """

    run_id: str
    generation: int = 0
    next_seq: int = 0
    revived_at: int | None = None
    most_frames: int = MOST_FRAMES
    most_bytes: int = MOST_BYTES
    most_pictures: int = MOST_PICTURES
    _frames: deque[bytes] = field(default_factory=deque[bytes])
    _bytes: int = 0
    _pictures: dict[str, tuple[int, bytes]] = field(default_factory=dict[str, tuple[int, bytes]])
    _picture_count: int = 0
    _put: Counter[str] = field(default_factory=Counter[str])

    @property
    def first_seq(self) -> int:
        """Oldest frame still held (equal to `next_seq` where none is)."""
        return self.next_seq - len(self._frames)

    def append(self, seq: int, data: bytes) -> bool:
        """Appends the next frame; False for one already received.

        Raises:
            ValueError: a frame is missing in between.
        """
        if seq < self.next_seq:
            return False
        if seq > self.next_seq:
            raise ValueError(f"frame {seq} arrived, but {self.next_seq} was expected")
        self._frames.append(data)
        self._bytes += len(data)
        self.next_seq += 1
        while len(self._frames) > self.most_frames or self._bytes > self.most_bytes:
            self._bytes -= len(self._frames.popleft())
        return True

    def frames_from(self, seq: int, most_bytes: int) -> list[bytes] | None:
        """Frames from `seq` on, at least one and not much more than `most_bytes`; None where they have been dropped."""
        if seq < self.first_seq:
            return None
        found: list[bytes] = []
        total = 0
        for index in range(seq - self.first_seq, len(self._frames)):
            found.append(self._frames[index])
            total += len(found[-1])
            if total >= most_bytes:
                break
        return found

    def rewind(self, next_seq: int, generation: int) -> None:
        """Forgets frames from `next_seq` on: a new host computes them again.

        Args:
            next_seq: at most one beyond the last frame. generation: of the new host.
        """
        while self.next_seq > max(next_seq, self.first_seq):
            self._bytes -= len(self._frames.pop())
            self.next_seq -= 1
        self.next_seq = next_seq
        self.revived_at = next_seq - 1
        self.generation = generation

    def put_picture(self, view: str, data: bytes) -> None:
        """The latest picture of a view replaces the one before."""
        self._picture_count += 1
        self._pictures[view] = (self._picture_count, data)
        self._put[view] += 1
        while len(self._pictures) > self.most_pictures or (
            len(self._pictures) > 1 and sum(len(kept) for _, kept in self._pictures.values()) > MOST_PICTURE_BYTES
        ):
            oldest = min(self._pictures, key=lambda name: self._pictures[name][0])
            del self._pictures[oldest], self._put[oldest]

    def pictures_put(self, view: str) -> int:
        """Number of frames of a view, including replaced ones."""
        return self._put[view]

    def pictures_since(self, number: int, wanted: frozenset[str]) -> list[tuple[int, bytes]]:
        """Pictures of the wanted views, newer than `number`, oldest first."""
        newer = [entry for view, entry in self._pictures.items() if view in wanted and entry[0] > number]
        return sorted(newer, key=lambda entry: entry[0])
