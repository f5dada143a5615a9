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


def coarsen(frames: list[bytes]) -> list[bytes]:
    """Half as many frames: neighbours become one, with the later one's statistics and the losses of both.

    Minimum, maximum and last of the losses stay exact; neighbouring buckets become one where there are more than 16.
    """
    merged = [
        _merged(decode_frame(one), decode_frame(two)) for one, two in zip(frames[::2], frames[1::2], strict=False)
    ]
    return [*(encode_frame(frame) for frame in merged), *(frames[-1:] if len(frames) % 2 else [])]


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


def _merged(first: Frame, second: Frame) -> Frame:
    arrays: Arrays = {**first.arrays, **second.arrays}
    rows = [frame.arrays["evaluation"] for frame in (first, second) if "evaluation" in frame.arrays]
    if rows:
        arrays["evaluation"] = np.concatenate(rows)
    parts = [frame for frame in (first, second) if "scalar_buckets" in frame.arrays]
    width, first_step = second.bucket_width, second.first_step
    if parts:
        first_step, width = parts[0].first_step, max(part.bucket_width for part in parts)
        while (buckets := _regrouped(parts, width)).shape[1] > MOST_BUCKETS:
            width *= 2
        arrays["scalar_buckets"] = buckets
    return Frame("record", None, second.run_id, second.generation, second.seq, second.step, first_step, width, arrays)


def _regrouped(parts: list[Frame], width: int) -> NDArray[np.float32]:
    """The buckets of several frames as buckets of `width` losses, [scalars, buckets, 4]: min, mean, max, last.

    The first begins with the first loss; the last may hold fewer than `width`.
    """
    begin = parts[0].first_step
    sources = np.concatenate([part.arrays["scalar_buckets"] for part in parts], axis=1)
    counts = [part.arrays["scalar_buckets"].shape[1] for part in parts]
    steps = np.concatenate(
        [part.first_step + np.arange(count) * part.bucket_width for part, count in zip(parts, counts, strict=True)]
    )
    weights = np.repeat([part.bucket_width for part in parts], counts).astype(np.float64)
    group = (steps - begin) // width
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    ends = np.append(starts[1:], len(group)) - 1
    totals = np.add.reduceat(weights, starts)
    means = np.add.reduceat(sources[..., 1].astype(np.float64) * weights, starts, axis=1) / totals
    columns = (
        np.minimum.reduceat(sources[..., 0], starts, axis=1),
        means,
        np.maximum.reduceat(sources[..., 2], starts, axis=1),
        sources[:, ends, 3],
    )
    return np.stack(columns, axis=-1).astype(np.float32)
