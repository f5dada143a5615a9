"""Which chunks of a record are joined or coarsened next, and which pictures are kept. Pure."""

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Protocol

MOST_RECORD_BYTES = 5_500_000
MOST_PICTURE_BYTES = 2_000_000
CHUNK_FRAMES = 64
SLOTS = 64
FEWEST_CHUNKS = 4


class Chunk(Protocol):
    """Frames stored together."""

    @property
    def frames(self) -> int:
        """How many."""
        ...

    @property
    def coarse(self) -> int:
        """How often they were halved."""
        ...

    @property
    def size(self) -> int:
        """Bytes on disk."""
        ...


@dataclass(frozen=True)
class Join:
    """Chunks from `begin` to `end` (exclusive) become one; `halve`: of the frames off the ladder about half remain."""

    begin: int
    end: int
    halve: bool


def plan_join(chunks: Sequence[Chunk], most_bytes: int = MOST_RECORD_BYTES, final: Container[int] = ()) -> Join | None:
    """The next thing to do, None where the record is in order.

    Small neighbours at the end are joined into chunks of 64 frames. A record that is too large is halved where it
    is finest among its older half, so that detail fades with age; where that is down to the ladder, in the newer half.

    Args:
        chunks: in order of seq. final: indexes of chunks in which nothing can be left out any more.
    """
    begin = len(chunks)
    while begin > 0 and chunks[begin - 1].coarse == 0 and chunks[begin - 1].frames < CHUNK_FRAMES:
        begin -= 1
    if sum(chunk.frames for chunk in chunks[begin:]) >= CHUNK_FRAMES:
        return Join(begin, len(chunks), halve=False)
    if sum(chunk.size for chunk in chunks) <= most_bytes or len(chunks) < FEWEST_CHUNKS:
        return None
    half = len(chunks) // 2
    older = [index for index in range(half) if index not in final]
    newer = [index for index in range(half, len(chunks) - 1) if index not in final]
    candidates = older or newer
    if not candidates:
        return None
    finest = min(chunks[index].coarse for index in candidates)
    first = next(index for index in candidates if chunks[index].coarse == finest)
    pair = first + 1 in candidates and chunks[first + 1].coarse == finest
    return Join(first, first + (2 if pair else 1), halve=True)


@dataclass
class Pictures:
    """Steps at which pictures of a run are kept: log-spaced, at most 64 a view, always including the last one received.

    Attributes:
        most_bytes: of all pictures of the run; where they are more, the slots grow wider.
    """

    most_bytes: int = MOST_PICTURE_BYTES
    _sizes: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    _per_doubling: float = 3.0

    def restore(self, kept: Sequence[tuple[str, int, int]]) -> None:
        """Pictures on disk, in the order received: (view, step, bytes)."""
        self._sizes = {(view, step): size for view, step, size in kept}

    def add(self, view: str, step: int, size: int) -> list[tuple[str, int]]:
        """Keeps a picture; returns the (view, step) that are superfluous now."""
        before = set(self._sizes)
        self._sizes.pop((view, step), None)
        self._sizes[(view, step)] = size
        self._thin()
        while sum(self._sizes.values()) > self.most_bytes and self._per_doubling > 0.1:
            self._per_doubling /= 1.5
            self._thin()
        return sorted(before - set(self._sizes))

    def _thin(self) -> None:
        """The last frame received for each slot is kept: restored best weights show an earlier step."""
        last = {(view, self._slot(step)): step for view, step in self._sizes}
        kept = {(view, step) for (view, _), step in last.items()}
        self._sizes = {key: size for key, size in self._sizes.items() if key in kept}

    def _slot(self, step: int) -> int:
        return min(SLOTS - 1, int(math.log2(step + 1) * self._per_doubling))
