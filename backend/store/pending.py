"""Record frames on their way to the disk, in bounded memory: thinned where they cannot be written for long."""

from backend.hosts.messages import RecordFrame
from backend.protocol.frames import decode_frame
from backend.store.record import thin

MOST_PENDING_BYTES = 4_000_000


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
