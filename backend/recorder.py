"""Makes a run durable: gathers frames, events and pictures, writes them twice a second, coarsens long records."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from backend.hosts.messages import CheckpointWritten, RecordFrame, RunEvent, ViewFrame
from backend.store.compaction import Pictures, plan_join
from backend.store.queries import ChunkInfo, Picture, RecordWrite, Store, StoredChunk
from backend.store.record import coarsen, pack, unpack

FLUSH_EVERY_S = 0.5
YOUNG_S = 1.5


class Recorder:
    """The durable side of one run.

    Args:
        clock: seconds that only grow.

    Attributes:
        durable_seq: last record frame that lies on disk, -1 before the first.
    """

    def __init__(
        self, store: Store, run_id: str, durable_seq: int = -1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._clock = clock
        self._grown_at: float | None = None
        self._run_id = run_id
        self.durable_seq = durable_seq
        self._frames: list[RecordFrame] = []
        self._events: list[dict[str, Any]] = []
        self._latest: dict[str, ViewFrame] = {}
        self._values: dict[str, Any] = {}
        self._checkpoints: list[CheckpointWritten] = []
        self._chunks: list[ChunkInfo] | None = None
        self._pictures = Pictures()
        self._lock = asyncio.Lock()

    def add_frame(self, frame: RecordFrame) -> None:
        """A record frame, in order of seq."""
        if self._grown_at is None:
            self._grown_at = self._clock() + YOUNG_S
        self._frames.append(frame)
        self._values["step"] = frame.step

    @property
    def young(self) -> bool:
        """Whether its first frames came just now: they are written one by one, lest a run be lost with its start."""
        return self._grown_at is not None and self._clock() < self._grown_at

    def add_event(self, event: RunEvent) -> None:
        """An entry of the event log."""
        self._events.append({"seq": event.seq, "step": event.step, "kind": event.kind, "detail": event.detail})

    def add_view(self, frame: ViewFrame) -> None:
        """A picture; of those that come between two writes the latest is kept."""
        self._latest[frame.view] = frame

    def add_checkpoint(self, written: CheckpointWritten) -> None:
        """A checkpoint; it is noted with the next write."""
        self._checkpoints.append(written)

    def set_values(self, **values: Any) -> None:
        """Columns of the run's row to write along."""
        self._values |= values

    @property
    def pending_events(self) -> list[dict[str, Any]]:
        """Events that are not durable yet."""
        return list(self._events)

    async def flush(self) -> None:
        """Writes what came since the last time; when it returns, that is durable.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: it cannot be written; it is kept for the next time.
        """
        async with self._lock:
            if self._chunks is None:
                self._chunks = await self._store.chunk_index(self._run_id)
                self._pictures.restore(await self._store.view_index(self._run_id))
            await self._note_checkpoints()
            frames, entries, latest, values = self._frames, self._events, self._latest, self._values
            if not (frames or entries or latest or values):
                return
            self._frames, self._events, self._latest, self._values = [], [], {}, {}
            try:
                await self._write(self._chunks, frames, entries, list(latest.values()), values)
            except BaseException:
                self._frames = frames + self._frames
                self._events = entries + self._events
                self._latest = latest | self._latest
                self._values = values | self._values
                raise
            await self._compact(self._chunks)

    async def _note_checkpoints(self) -> None:
        while self._checkpoints:
            written = self._checkpoints[0]
            await self._store.add_checkpoint(self._run_id, written.next_seq, written.step, written.path)
            self._checkpoints.remove(written)

    async def _write(
        self,
        chunks: list[ChunkInfo],
        frames: list[RecordFrame],
        entries: list[dict[str, Any]],
        latest: list[ViewFrame],
        values: dict[str, Any],
    ) -> None:
        """One transaction: all of it or nothing."""
        chunk = None if not frames else _chunk([f.data for f in frames], frames[0].seq, frames[-1].seq, 0)
        pictures = [Picture(frame.view, frame.step, pack([frame.data])) for frame in latest]
        dropped = [old for new in pictures for old in self._pictures.add(new.view, new.step, len(new.body))]
        await self._store.write_record(self._run_id, RecordWrite(entries, chunk, values, pictures, dropped))
        if chunk is not None:
            self.durable_seq = chunk.last_seq
            chunks.append(chunk.info)

    async def _compact(self, chunks: list[ChunkInfo]) -> None:
        """Joins small neighbours; halves old frames while the record is larger than its share."""
        while (join := plan_join(chunks)) is not None:
            old = chunks[join.begin : join.end]
            first, last = old[0].first_seq, old[-1].last_seq
            stored = await self._store.chunks_of(self._run_id, first, last)
            frames = [frame for chunk in stored for frame in unpack(chunk.body)]
            new = _chunk(coarsen(frames) if join.halve else frames, first, last, old[0].coarse + join.halve)
            await self._store.replace_chunks(self._run_id, first, last, new)
            chunks[join.begin : join.end] = [new.info]


def _chunk(frames: list[bytes], first: int, last: int, coarse: int) -> StoredChunk:
    return StoredChunk(first_seq=first, last_seq=last, frames=len(frames), coarse=coarse, body=pack(frames))
