"""A recorded run as a stream: stored frames in the order in which they were received."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from backend.protocol.frames import Frame, decode_frame
from backend.store.record import coarsen, unpack
from backend.store.store import Store


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
    bodies = [chunk.body for chunk in chunks]
    stored = [row["body"] for row in await store.views_of(run_id)] if pictures else []
    exact = not any(chunk.coarse for chunk in chunks)
    return await asyncio.to_thread(_compose, bodies, stored, behind, first, last, most_frames, exact)


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
    bodies: list[bytes],
    stored: list[bytes],
    behind: Sequence[bytes],
    first: int,
    last: int | None,
    most_frames: int | None,
    exact: bool,
) -> Playback:
    frames = [frame for body in bodies for frame in unpack(body)]
    durable = decode_frame(frames[-1]).seq if frames else -1
    frames.extend(frame for frame in behind if decode_frame(frame).seq > durable)
    chosen = [(decode_frame(frame), frame) for frame in frames]
    chosen = [(head, frame) for head, frame in chosen if head.seq >= first and (last is None or head.seq <= last)]
    next_seq = chosen[-1][0].seq + 1 if chosen else first
    if most_frames is not None and len(chosen) > most_frames:
        thinned = _at_most([frame for _, frame in chosen], most_frames)
        chosen = [(decode_frame(frame), frame) for frame in thinned]
        exact = False
    pictures = [(decode_frame(frame), frame) for body in stored for frame in unpack(body)]
    together = sorted([*chosen, *pictures], key=lambda entry: _place(entry[0]))
    generation = together[0][0].generation if together else 0
    return Playback([frame for _, frame in together], next_seq, generation, exact)


def _at_most(frames: list[bytes], count: int) -> list[bytes]:
    while len(frames) > max(count, 1):
        frames = coarsen(frames)
    return frames


def _place(head: Frame) -> tuple[int, int, bool]:
    """By host, then by the record frame before it: restored best weights show an earlier step.

    Pictures behind the same frame stay in the order in which they were kept.
    """
    return head.generation, head.seq, head.type == "view"
