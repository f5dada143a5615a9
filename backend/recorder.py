"""Makes a run durable: gathers frames, events and pictures, writes them twice a second, coarsens long records."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import structlog

from backend.link.checkpoint_store import KEPT
from backend.link.messages import CheckpointWritten, RecordFrame, RunEvent, ViewFrame
from backend.store.compaction import Join, Pictures, plan_join
from backend.store.faults import one_line, storage_cause
from backend.store.pending import PendingEvents, PendingFrames
from backend.store.record import pack, thin, thin_evaluations, unpack
from backend.store.store import ChunkInfo, Picture, RecordWrite, Store, StoredChunk

log = structlog.get_logger()

FLUSH_EVERY_S = 0.5
YOUNG_S = 1.5
COMPACT_AGAIN_S = 60.0
"""A record that could not be compacted is left alone for so long."""


class Recorder:
    """The durable side of one run.

    Args:
        clock: seconds that only grow.

    Attributes:
        durable_seq: last record frame that lies on disk, -1 before the first. durable_step: its step, None before one
            was written here. thinned: (first, last step) of frames and events that were left out before they could be
            written.
    """

    def __init__(
        self, store: Store, run_id: str, durable_seq: int = -1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._clock = clock
        self._grown_at: float | None = None
        self._run_id = run_id
        self.durable_seq = durable_seq
        self.durable_step: int | None = None
        self.thinned: tuple[int, int] | None = None
        self._pending = PendingFrames()
        self._events = PendingEvents()
        self._latest: dict[str, ViewFrame] = {}
        self._values: dict[str, Any] = {}
        self._checkpoints: list[CheckpointWritten] = []
        self._chunks: list[ChunkInfo] | None = None
        self._final: set[int] = set()
        self._compact_at = 0.0
        self._pictures = Pictures()
        self._lock = asyncio.Lock()
        self._closed = False

    def add_frame(self, frame: RecordFrame) -> None:
        """A record frame, in order of seq."""
        if self._closed:
            return
        if self._grown_at is None:
            self._grown_at = self._clock() + YOUNG_S
        self._pending.add(frame)
        self._values["step"] = frame.step

    @property
    def young(self) -> bool:
        """Whether its first frames came just now: they are written one by one, lest a run be lost with its start."""
        return self._grown_at is not None and self._clock() < self._grown_at

    def add_event(self, event: RunEvent) -> None:
        """An entry of the event log."""
        if not self._closed:
            self._events.add({"seq": event.seq, "step": event.step, "kind": event.kind, "detail": event.detail})

    def add_view(self, frame: ViewFrame) -> None:
        """A picture; of those that come between two writes the latest is kept."""
        if not self._closed:
            self._latest[frame.view] = frame

    def add_checkpoint(self, written: CheckpointWritten) -> None:
        """A checkpoint; it is noted with the next write. On the disk, too, only the newest two are kept."""
        if not self._closed:
            self._checkpoints = [*self._checkpoints[1 - KEPT :], written]

    def set_values(self, **values: Any) -> None:
        """Columns of the run's row to write along."""
        if not self._closed:
            self._values |= values

    @property
    def pending_events(self) -> list[dict[str, Any]]:
        """Events that are not durable yet."""
        return list(self._events.entries)

    @property
    def full(self) -> bool:
        """Whether so many events wait for the disk that the run must wait, too."""
        return self._events.full

    async def events(self) -> list[dict[str, Any]]:
        """The event log: what lies on the disk and what waits for it, each entry once."""
        async with self._lock:
            return [*await self._store.events_of(self._run_id), *self._events.entries]

    @property
    def pending_frames(self) -> list[bytes]:
        """Record frames that are not durable yet, in order; thinned where the disk took none for long."""
        return list(self._pending.frames)

    async def close(self) -> None:
        """Stops: waits for the write in flight, forgets what is left, ignores what still comes."""
        self._closed = True
        async with self._lock:
            self._pending.clear()
            self._events.clear()
            self._latest, self._values, self._checkpoints = {}, {}, []

    def reopened(self) -> "Recorder":
        """One that goes on where this one, closed, left the disk."""
        return Recorder(self._store, self._run_id, self.durable_seq, self._clock)

    async def flush(self) -> None:
        """Writes what came since the last time; when it returns, that is durable.

        Raises:
            StorageError: the disk does not take it. sqlalchemy.exc.SQLAlchemyError: the store does not. It is kept for
                the next time, in bounded memory.
        """
        async with self._lock:
            try:
                await self._flush()
            except BaseException:
                self._chunks = None  # what lies on disk is looked up again
                self._pending.shrink()
                self._events.shrink()
                raise

    async def flush_if_possible(self) -> None:
        """`flush`, where the disk takes it; what reads the record does not depend on that."""
        try:
            await self.flush()
        except Exception as error:
            if storage_cause(error) is None:
                raise

    async def _flush(self) -> None:
        if self._closed:
            return
        if self._chunks is None:
            self._chunks = await self._store.chunk_index(self._run_id)
            self._final = set()
            self._pictures.restore(await self._store.view_index(self._run_id))
        checkpoints, wrote = list(self._checkpoints), False
        if len(self._pending) or len(self._events) or self._latest or self._values:
            await self._write(self._chunks)
            wrote = True
        await self._note(checkpoints)
        if wrote:
            await self._compact(self._chunks)

    async def _note(self, checkpoints: list[CheckpointWritten]) -> None:
        """Only checkpoints that came before the write: a resume goes by the events that a checkpoint counts."""
        for written in checkpoints:
            if written in self._checkpoints:
                await self._store.add_checkpoint(self._run_id, written.next_seq, written.step, written.name)
                self._checkpoints = [other for other in self._checkpoints if other != written]

    async def _write(self, chunks: list[ChunkInfo]) -> None:
        """One transaction: all of it or nothing. What comes meanwhile waits for the next one."""
        pending = self._pending
        frames, entries, latest, values = list(pending.frames), self.pending_events, dict(self._latest), self._values
        self._values = {}
        step, span = pending.last_step, (pending.first_step, pending.last_step)
        chunk = None if not frames else _chunk(frames, pending.first_seq, pending.last_seq, pending.coarse)
        pictures = [Picture(frame.view, frame.step, pack([frame.data])) for frame in latest.values()]
        dropped = [old for new in pictures for old in self._pictures.add(new.view, new.step, len(new.body))]
        try:
            await self._store.write_record(self._run_id, RecordWrite(entries, chunk, values, pictures, dropped))
        except BaseException:
            self._values = values | self._values
            raise
        self._events.drop(len(entries))
        self._note_thinned(self._events.left_out)
        self._events.left_out = None
        self._latest = {name: frame for name, frame in self._latest.items() if latest.get(name) is not frame}
        if chunk is not None:
            pending.drop(len(frames), chunk.last_seq)
            self.durable_seq, self.durable_step = chunk.last_seq, step
            self._note_thinned(span if chunk.coarse else None)
            chunks.append(chunk.info)

    def _note_thinned(self, span: tuple[int, int] | None) -> None:
        if span is not None:
            first, last = self.thinned or span
            self.thinned = min(first, span[0]), max(last, span[1])

    # ---- long records --------------------------------------------------------------------------------------------

    async def _compact(self, chunks: list[ChunkInfo]) -> None:
        """Joins small neighbours; thins old frames while the record is larger than its share.

        What was written is durable already: a fault here costs room on the disk and nothing else.
        """
        if self._clock() < self._compact_at:
            return
        try:
            while (join := plan_join(chunks, final=self._final_indexes(chunks))) is not None:
                await self._join(chunks, join)
        except Exception as error:  # noqa: BLE001 - a chunk that cannot be read must not stop new frames
            self._chunks = None
            self._compact_at = self._clock() + COMPACT_AGAIN_S
            log.warning("a record could not be compacted", run_id=self._run_id, cause=one_line(error))

    def _final_indexes(self, chunks: list[ChunkInfo]) -> set[int]:
        return {index for index, chunk in enumerate(chunks) if chunk.first_seq in self._final}

    async def _join(self, chunks: list[ChunkInfo], join: Join) -> None:
        old = chunks[join.begin : join.end]
        first, last = old[0].first_seq, old[-1].last_seq
        stored = await self._store.chunks_of(self._run_id, first, last)
        bodies = [chunk.body for chunk in stored]
        new = await asyncio.to_thread(_joined, bodies, first, last, old[0].coarse, halve=join.halve)
        self._final -= {chunk.first_seq for chunk in old}
        if join.halve and len(old) == 1 and new.info.size >= old[0].size:
            self._final.add(first)
            return
        await self._store.replace_chunks(self._run_id, first, last, new)
        chunks[join.begin : join.end] = [new.info]


def _joined(bodies: list[bytes], first: int, last: int, coarse: int, *, halve: bool) -> StoredChunk:
    """Several chunks as one. Halved: frames off the ladder are thinned; where there are none, evaluations."""
    frames = [frame for body in bodies for frame in unpack(body)]
    if not halve:
        return _chunk(frames, first, last, coarse)
    fewer = thin(frames)
    return _chunk(thin_evaluations(frames) if len(fewer) == len(frames) else fewer, first, last, coarse + 1)


def _chunk(frames: list[bytes], first: int, last: int, coarse: int) -> StoredChunk:
    return StoredChunk(first_seq=first, last_seq=last, frames=len(frames), coarse=coarse, body=pack(frames))
