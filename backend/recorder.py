"""Makes a run durable: gathers frames and events, writes them a few times a second, coarsens long records."""

import asyncio
import math
from typing import Any

from backend.hosts.messages import RecordFrame, RunEvent, ViewFrame
from backend.store.queries import Store, StoredChunk
from backend.store.record import coarsen, pack, unpack

FLUSH_EVERY_S = 0.5
MOST_BYTES = 6_000_000
CHUNK_FRAMES = 64
VIEW_STEPS = 64


class Recorder:
    """The durable side of one run.

    Attributes:
        durable_seq: last record frame that lies on disk.
    """

    def __init__(self, store: Store, run_id: str, durable_seq: int = -1) -> None:
        self._store = store
        self._run_id = run_id
        self.durable_seq = durable_seq
        self._frames: list[RecordFrame] = []
        self._events: list[dict[str, Any]] = []
        self._views: dict[str, ViewFrame] = {}
        self._kept: dict[str, list[int]] = {}
        self._values: dict[str, Any] = {}
        self._lock = asyncio.Lock()

    def add_frame(self, frame: RecordFrame) -> None:
        """A record frame, in order of seq."""
        self._frames.append(frame)

    def add_event(self, event: RunEvent) -> None:
        """An entry of the event log."""
        entry = {"seq": event.seq, "step": event.step, "kind": event.kind, "detail": event.detail}
        self._events.append(entry)

    def add_view(self, frame: ViewFrame) -> None:
        """A picture; of those that come between two writes the latest is kept."""
        self._views[frame.view] = frame

    def set_values(self, **values: Any) -> None:
        """Columns of the run's row to write along."""
        self._values |= values

    def pending_frames(self, first: int) -> list[bytes]:
        """Frames from `first` on that are not durable yet."""
        return [frame.data for frame in self._frames if frame.seq >= first]

    def pending_events(self) -> list[dict[str, Any]]:
        """Events that are not durable yet."""
        return list(self._events)

    async def flush(self) -> None:
        """Writes what came since the last time."""
        async with self._lock:
            frames, self._frames = self._frames, []
            entries, self._events = self._events, []
            pictures, self._views = self._views, {}
            values, self._values = self._values, {}
            if frames or entries or values:
                chunk = None if not frames else _chunk([f.data for f in frames], frames[0].seq, frames[-1].seq, 0)
                await self._store.write_record(self._run_id, entries, chunk, values)
            if frames:
                self.durable_seq = frames[-1].seq
                await self._compact()
            for picture in pictures.values():
                await self._keep(picture)

    async def forget(self, next_seq: int, generation: int) -> None:
        """The host died: what lies behind `next_seq` will be computed again."""
        async with self._lock:
            self._frames = [frame for frame in self._frames if frame.seq < next_seq]
            self._events = [entry for entry in self._events if entry["seq"] <= next_seq]
            await self._store.rewind(self._run_id, next_seq, generation)

    async def _compact(self) -> None:
        """Joins small neighbours; halves the oldest frames while the record is larger than its share."""
        stored = await self._store.chunks_of(self._run_id)
        small = [chunk for chunk in stored if chunk.coarse == 0 and chunk.frames < CHUNK_FRAMES]
        if sum(chunk.frames for chunk in small) >= CHUNK_FRAMES:
            await self._join(small, 0)
            stored = await self._store.chunks_of(self._run_id)
        if sum(len(chunk.body) for chunk in stored) <= MOST_BYTES or len(stored) < 4:
            return
        level = min(chunk.coarse for chunk in stored[: len(stored) // 2])
        oldest = [chunk for chunk in stored[: len(stored) // 2] if chunk.coarse == level][:2]
        await self._join(oldest, level + 1)

    async def _join(self, old: list[StoredChunk], coarse: int) -> None:
        frames = [frame for chunk in old for frame in unpack(chunk.body)]
        if coarse > old[0].coarse:
            frames = coarsen(frames)
        joined = _chunk(frames, old[0].first_seq, old[-1].last_seq, coarse)
        await self._store.replace_chunks(self._run_id, old, joined)

    async def _keep(self, picture: ViewFrame) -> None:
        kept = self._kept.setdefault(picture.view, [])
        slot = _log_slot(picture.step)
        drop = [step for step in kept if _log_slot(step) == slot and step != picture.step]
        self._kept[picture.view] = [*(step for step in kept if step not in drop and step != picture.step), picture.step]
        await self._store.put_view(self._run_id, picture.view, picture.step, picture.data, drop)


def _chunk(frames: list[bytes], first: int, last: int, coarse: int) -> StoredChunk:
    return StoredChunk(first_seq=first, last_seq=last, frames=len(frames), coarse=coarse, body=pack(frames))


def _log_slot(step: int) -> int:
    """One of 64 slots, evenly spaced in the logarithm of the step; of each the latest picture is kept."""
    return min(VIEW_STEPS - 1, int(math.log2(step + 1) * 3))
