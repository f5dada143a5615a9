"""Binary frames: arrays with a JSON header, as docs/api.md describes them."""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

DTYPES = {"f4": "<f4", "f8": "<f8", "u1": "|u1", "u2": "<u2", "u4": "<u4"}
ALIGNMENT = 8


@dataclass(frozen=True)
class Frame:
    """One frame of a run.

    Attributes:
        type: `record` or `view`. view: name and options of a view, None in a record.
        generation: how often the host process of the run was replaced. seq: number of a record frame.
        step: updates done. first_step, bucket_width: of the losses in `scalar_buckets`.
        arrays: by name.
    """

    type: str
    view: str | None
    run_id: str
    generation: int
    seq: int
    step: int
    first_step: int
    bucket_width: int
    arrays: dict[str, NDArray[Any]]


def read_frame(data: bytes) -> Frame:
    """The frame in `data`.

    Raises:
        ValueError: the bytes are not a frame.
    """
    try:
        (length,) = struct.unpack_from("<I", data)
        header = json.loads(data[4 : 4 + length])
        start = (4 + length + ALIGNMENT - 1) // ALIGNMENT * ALIGNMENT
        arrays = {one["name"]: _array(data, start, one) for one in header.pop("arrays")}
        return Frame(**header, arrays=arrays)
    except (struct.error, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a frame: {error}") from error


def _array(data: bytes, start: int, one: dict[str, Any]) -> NDArray[Any]:
    count = int(np.prod(one["shape"], dtype=np.int64))
    return np.frombuffer(data, DTYPES[one["dtype"]], count, start + one["offset"]).reshape(one["shape"])


def split_frames(data: bytes) -> Iterator[Frame]:
    """Frames that follow one another, each behind its length as a `u32`.

    Raises:
        ValueError: the bytes end too early.
    """
    place = 0
    while place < len(data):
        if place + 4 > len(data):
            raise ValueError("the frames end in the middle of a length")
        (length,) = struct.unpack_from("<I", data, place)
        place += 4
        if place + length > len(data):
            raise ValueError(f"a frame of {length} bytes, but {len(data) - place} are left")
        yield read_frame(data[place : place + length])
        place += length
