"""A recorded run as a stream: stored frames in the order in which they were received."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass

from backend.protocol.frames import Frame, FrameHead, decode_frame, read_head
from backend.store.record import coarsen, unpack
from backend.store.store import Store, StoredChunk


@dataclass(frozen=True)
class Playback:
    """Frames of a run.

    Attributes:
        frames: record frames and pictures. next_seq: behind the last record frame.
        generation: of the first of them. exact: no record frame was coarsened.
    """

    frames: list[bytes]
    next_seq: int
    generation: int
    exact: bool


async def read_playback(
    store: Store,
    run_id: str,
    first: int = 0,
    last: int | None = None,
    *,
    most_frames: int | None = None,
    pictures: bool = True,
    behind: Sequence[bytes] = (),
) -> Playback:
    """What is stored of a run.

    Args:
        first, last: record seqs, both included. most_frames: record frames at most; neighbours are joined until then.
        behind: frames that wait for the disk; those that do not lie there yet follow.
    """
    chunks = await store.chunks_of(run_id, first, last)
    stored = [row["body"] for row in await store.views_of(run_id)] if pictures else []
    return await asyncio.to_thread(_compose, chunks, stored, behind, first, last, most_frames)


async def read_frames(store: Store, run_id: str, behind: Sequence[bytes] = ()) -> list[Frame]:
    """All record frames of a run in their order, each decoded once.

    Args:
        behind: as in `read_playback`.
    """
    bodies = [chunk.body for chunk in await store.chunks_of(run_id)]
    return await asyncio.to_thread(_decoded, bodies, behind)


def _decoded(bodies: list[bytes], behind: Sequence[bytes]) -> list[Frame]:
    frames = [decode_frame(frame) for body in bodies for frame in unpack(body)]
    durable = frames[-1].seq if frames else -1
    frames.extend(frame for frame in map(decode_frame, behind) if frame.seq > durable)
    return sorted(frames, key=_place)


def _compose(
    chunks: list[StoredChunk],
    stored: list[bytes],
    behind: Sequence[bytes],
    first: int,
    last: int | None,
    most_frames: int | None,
) -> Playback:
    def is_requested(frame: bytes) -> bool:
        seq = read_head(frame).seq
        return first <= seq and (last is None or seq <= last)

    frames: list[bytes] = []
    for chunk in chunks:
        unpacked = unpack(chunk.body)
        inside = first <= chunk.first_seq and (last is None or chunk.last_seq <= last)
        frames += unpacked if inside else filter(is_requested, unpacked)
    durable = chunks[-1].last_seq if chunks else -1
    frames += [frame for frame in behind if read_head(frame).seq > durable and is_requested(frame)]
    next_seq = read_head(frames[-1]).seq + 1 if frames else first
    exact = not any(chunk.coarse for chunk in chunks)
    if most_frames is not None and len(frames) > most_frames:
        frames, exact = _at_most(frames, most_frames), False
    frames += [frame for body in stored for frame in unpack(body)]
    together = sorted(((read_head(frame), frame) for frame in frames), key=lambda entry: _place(entry[0]))
    generation = together[0][0].generation if together else 0
    return Playback([frame for _, frame in together], next_seq, generation, exact)


def _at_most(frames: list[bytes], count: int) -> list[bytes]:
    """Always a power of two become one: what was shown once stays, in a longer record too."""
    together = 1
    while math.ceil(len(frames) / together) > max(count, 1):
        together *= 2
    return coarsen(frames, together)


def _place(head: Frame | FrameHead) -> tuple[int, int, bool]:
    """By host, then by the record frame before it: restored best weights show an earlier step.

    Pictures behind the same frame stay in the order in which they were kept.
    """
    return head.generation, head.seq, head.type == "view"
