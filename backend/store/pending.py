"""Record frames and events on their way to the disk, in bounded memory: fewer where they cannot be written for long."""

import json
from typing import Any

from backend.link.messages import RecordFrame
from backend.protocol.frames import decode_frame
from backend.store.record import thin
from engine.report import REPLAYED

MOST_PENDING_BYTES = 4_000_000
MOST_EVENT_BYTES = 1_000_000
ALWAYS_KEPT = (*REPLAYED, "diverged", "finished")
LAST_KEPT = {"finding": "code", "rate_reduced": "path"}
"""Kinds of which the last of each such detail is kept."""


class PendingFrames:
    """Frames in order of seq.

    Attributes:
        frames: encoded. first_seq, last_seq: what they cover. coarse: how often they were thinned.
        first_step, last_step: where they stand.
    """

    def __init__(self, most_bytes: int = MOST_PENDING_BYTES) -> None:
        self.frames: list[bytes] = []
        self.first_seq = self.last_seq = -1
        self.first_step = self.last_step = 0
        self.coarse = 0
        self._most_bytes = most_bytes

    def __len__(self) -> int:
        return len(self.frames)

    def add(self, frame: RecordFrame) -> None:
        """A frame behind the others."""
        if not self.frames:
            self.first_seq, self.first_step = frame.seq, frame.step
        self.frames.append(frame.data)
        self.last_seq, self.last_step = frame.seq, frame.step

    def drop(self, count: int, last_seq: int) -> None:
        """The first `count` frames, up to `last_seq`, lie on the disk now."""
        del self.frames[:count]
        self.coarse = 0
        if self.frames:
            self.first_seq = last_seq + 1
            self.first_step = decode_frame(self.frames[0]).step

    def clear(self) -> None:
        """Forgets all."""
        self.drop(len(self.frames), self.last_seq)

    def shrink(self) -> None:
        """Thins the older half, then all, until they fit; frames on the ladder stay."""
        while sum(map(len, self.frames)) > self._most_bytes:
            half = len(self.frames) // 2
            fewer = [*thin(self.frames[:half]), *self.frames[half:]]
            if len(fewer) == len(self.frames):
                fewer = thin(self.frames)
            if len(fewer) == len(self.frames):
                return
            self.frames = fewer
            self.coarse += 1


class PendingEvents:
    """Entries of an event log, in order.

    Never left out are those that a run is replayed by, its end, the last of each finding (whether it stands) and the
    last reduction of a rate.

    Attributes:
        entries: as the store keeps them. left_out: (first, last step) of entries that were, None where none was.
    """

    def __init__(self, most_bytes: int = MOST_EVENT_BYTES) -> None:
        self.entries: list[dict[str, Any]] = []
        self.left_out: tuple[int, int] | None = None
        self._sizes: list[int] = []
        self._most_bytes = most_bytes

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def full(self) -> bool:
        """Whether they are too large, though everything was left out that can be: then nothing more may happen."""
        return sum(self._sizes) > self._most_bytes

    def add(self, entry: dict[str, Any]) -> None:
        """An entry behind the others."""
        self.entries.append(entry)
        self._sizes.append(len(json.dumps(entry)))

    def drop(self, count: int) -> None:
        """The first `count` entries lie on the disk now."""
        del self.entries[:count], self._sizes[:count]

    def clear(self) -> None:
        """Forgets all."""
        self.drop(len(self.entries))

    def shrink(self) -> None:
        """Leaves out the oldest of the others until they fit; those are lost, and `left_out` has their range."""
        too_many, kept = sum(self._sizes) - self._most_bytes, list[int]()
        last = {
            (kind, entry["detail"].get(LAST_KEPT[kind])): index
            for index, entry in enumerate(self.entries)
            if (kind := entry["kind"]) in LAST_KEPT
        }
        needed = set(last.values())
        for index, (entry, size) in enumerate(zip(self.entries, self._sizes, strict=True)):
            if too_many > 0 and index not in needed and entry["kind"] not in ALWAYS_KEPT:
                too_many -= size
                step = int(entry["step"])
                self.left_out = (step if self.left_out is None else self.left_out[0], step)
            else:
                kept.append(index)
        self.entries = [self.entries[index] for index in kept]
        self._sizes = [self._sizes[index] for index in kept]
