"""Record frames on disk: zstd chunks, coarsened where a run grows long."""

import numpy as np
import zstandard

from backend.protocol.frames import Frame, decode_frame, encode_frame, join_frames, split_frames
from engine.report import Arrays

MOST_BUCKETS = 64


def pack(frames: list[bytes]) -> bytes:
    """Encoded frames as one compressed body."""
    return zstandard.ZstdCompressor(level=3).compress(join_frames(frames))


def unpack(body: bytes) -> list[bytes]:
    """The frames of a body."""
    return split_frames(zstandard.ZstdDecompressor().decompress(body))


def coarsen(frames: list[bytes]) -> list[bytes]:
    """Half as many frames: neighbours become one, with the later one's statistics and the losses of both."""
    decoded = [decode_frame(data) for data in frames]
    merged: list[bytes] = []
    index = 0
    while index < len(decoded):
        first = decoded[index]
        second = decoded[index + 1] if index + 1 < len(decoded) else None
        if second is None or first.bucket_width != second.bucket_width or not _adjoining(first, second):
            merged.append(frames[index])
            index += 1
        else:
            merged.append(encode_frame(_merged(first, second)))
            index += 2
    return merged


def _adjoining(first: Frame, second: Frame) -> bool:
    buckets = first.arrays.get("scalar_buckets")
    count = 0 if buckets is None else buckets.shape[1]
    return first.first_step + count * first.bucket_width == second.first_step


def _merged(first: Frame, second: Frame) -> Frame:
    arrays: Arrays = dict(second.arrays)
    width = second.bucket_width
    rows = [frame.arrays["evaluation"] for frame in (first, second) if "evaluation" in frame.arrays]
    if rows:
        arrays["evaluation"] = np.concatenate(rows)
    parts = [frame.arrays["scalar_buckets"] for frame in (first, second) if "scalar_buckets" in frame.arrays]
    if parts:
        buckets = np.concatenate(parts, axis=1)
        while buckets.shape[1] > MOST_BUCKETS and buckets.shape[1] % 2 == 0:
            buckets, width = _halved(buckets), width * 2
        arrays["scalar_buckets"] = buckets
    return Frame(
        "record", None, second.run_id, second.generation, second.seq, second.step, first.first_step, width, arrays
    )


def _halved(buckets: np.ndarray) -> np.ndarray:
    """Pairs of buckets (min, mean, max, last) as one."""
    left, right = buckets[:, 0::2], buckets[:, 1::2]
    return np.stack(
        [
            np.minimum(left[..., 0], right[..., 0]),
            (left[..., 1] + right[..., 1]) / 2,
            np.maximum(left[..., 2], right[..., 2]),
            right[..., 3],
        ],
        axis=-1,
    )
