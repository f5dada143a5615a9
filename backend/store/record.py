"""Record frames on disk: zstd chunks, coarsened where a run grows long."""

from dataclasses import replace

import numpy as np
import zstandard
from numpy.typing import NDArray

from backend.protocol.frames import Frame, decode_frame, encode_frame, join_frames, split_frames
from engine.ladder import on_ladder
from engine.report import Arrays

MOST_BUCKETS = 16
LEAST_EVALUATIONS = 16
"""Evaluations of a frame are never thinned below so many."""


def pack(frames: list[bytes]) -> bytes:
    """Encoded frames as one compressed body."""
    return zstandard.ZstdCompressor(level=3).compress(join_frames(frames))


def unpack(body: bytes) -> list[bytes]:
    """The frames of a body."""
    return split_frames(zstandard.ZstdDecompressor().decompress(body))


def coarsen(frames: list[bytes], together: int = 2) -> list[bytes]:
    """Fewer frames: neighbours become one, with the last one's statistics and the losses of all.

    Minimum, maximum and last of the losses stay exact; neighbouring buckets become one where there are more than 16.

    Args:
        together: how many become one; of the last ones those that are left.
    """
    groups = [frames[begin : begin + together] for begin in range(0, len(frames), together)]
    return [encode_frame(_merged(*map(decode_frame, group))) if len(group) > 1 else group[0] for group in groups]


def thin(frames: list[bytes]) -> list[bytes]:
    """Fewer frames, those on the ladder among them: of the others, one in two goes into the frame behind it.

    Statistics of ladder frames and all evaluations stay exact; of losses what `coarsen` keeps. Where frames alternate
    with the ladder all others go at once, so that repeated thinning ends with the ladder alone.

    Args:
        frames: encoded record frames, in order.
    """
    kept: list[bytes] = []
    waiting: Frame | None = None
    for data in frames:
        frame = decode_frame(data)
        if waiting is not None:
            kept.append(encode_frame(_merged(waiting, frame)))
            waiting = None
        elif on_ladder(frame.step):
            kept.append(data)
        else:
            waiting = frame
    return kept if waiting is None else [*kept, encode_frame(waiting)]


def thin_evaluations(frames: list[bytes]) -> list[bytes]:
    """The same frames with half the evaluations where they are many: the last, lowest and highest always stay."""
    return [_with_fewer_evaluations(data) for data in frames]


def _with_fewer_evaluations(data: bytes) -> bytes:
    frame = decode_frame(data)
    rows = frame.arrays.get("evaluation")
    if rows is None or len(rows) <= LEAST_EVALUATIONS:
        return data
    extremes = np.concatenate([np.argmin(rows, axis=0), np.argmax(rows, axis=0)])
    kept = np.union1d(np.arange((len(rows) - 1) % 2, len(rows), 2), extremes)
    return encode_frame(replace(frame, arrays={**frame.arrays, "evaluation": rows[kept]}))


def _merged(*frames: Frame) -> Frame:
    last = frames[-1]
    arrays: Arrays = {}
    for frame in frames:
        arrays.update(frame.arrays)
    rows = [frame.arrays["evaluation"] for frame in frames if "evaluation" in frame.arrays]
    if rows:
        arrays["evaluation"] = np.concatenate(rows)
    parts = [frame for frame in frames if "scalar_buckets" in frame.arrays]
    width, first_step = last.bucket_width, last.first_step
    if parts:
        first_step = parts[0].first_step
        width, arrays["scalar_buckets"] = _regrouped(parts)
    return replace(last, type="record", view=None, first_step=first_step, bucket_width=width, arrays=arrays)


def _regrouped(parts: list[Frame]) -> tuple[int, NDArray[np.float32]]:
    """The buckets of several frames as at most 16 of one width, [scalars, buckets, 4]: min, mean, max, last.

    The first begins with the first loss; the last may hold fewer than the width.
    """
    begin, width = parts[0].first_step, max(part.bucket_width for part in parts)
    sources = np.concatenate([part.arrays["scalar_buckets"] for part in parts], axis=1)
    counts = [part.arrays["scalar_buckets"].shape[1] for part in parts]
    steps = np.concatenate(
        [part.first_step + np.arange(count) * part.bucket_width for part, count in zip(parts, counts, strict=True)]
    )
    weights = np.repeat([part.bucket_width for part in parts], counts).astype(np.float64)
    starts = _starts(steps - begin, width)
    while len(starts) > MOST_BUCKETS:
        width *= 2
        starts = _starts(steps - begin, width)
    ends = np.append(starts[1:], len(steps)) - 1
    totals = np.add.reduceat(weights, starts)
    means = np.add.reduceat(sources[..., 1].astype(np.float64) * weights, starts, axis=1) / totals
    columns = (
        np.minimum.reduceat(sources[..., 0], starts, axis=1),
        means,
        np.maximum.reduceat(sources[..., 2], starts, axis=1),
        sources[:, ends, 3],
    )
    return width, np.stack(columns, axis=-1).astype(np.float32)


def _starts(places: NDArray[np.int64], width: int) -> NDArray[np.intp]:
    """Where the buckets of a width begin among smaller ones, by how far those lie behind the first loss."""
    return np.flatnonzero(np.diff(places // width, prepend=-1))
