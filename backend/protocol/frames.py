"""Binary frames: u32 header length, JSON header, zeros to a multiple of 8, then 8-aligned typed arrays."""

import json
import math
import struct
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

_ALIGNMENT = 8
_DTYPES = {"f4": "<f4", "f8": "<f8", "u1": "|u1", "u2": "<u2", "u4": "<u4"}


@dataclass(frozen=True)
class Frame:
    """One record or view frame of a run. `seq` counts record frames; a view carries the seq it belongs to."""

    type: Literal["record", "view"]
    view: str | None
    run_id: str
    generation: int
    seq: int
    step: int
    first_step: int
    bucket_width: int
    arrays: dict[str, NDArray[Any]]


class _Array(msgspec.Struct, frozen=True):
    """Where an array lies behind the header."""

    name: str
    dtype: str
    shape: list[int]
    offset: int


class FrameHead(msgspec.Struct, frozen=True):
    """What a frame says of itself, without its arrays."""

    type: Literal["record", "view"]
    view: str | None
    run_id: str
    generation: int
    seq: int
    step: int
    first_step: int
    bucket_width: int


class _Header(FrameHead, frozen=True):
    arrays: list[_Array]


_HEAD = msgspec.json.Decoder(FrameHead)
_HEADER = msgspec.json.Decoder(_Header)


def _padding(length: int) -> int:
    return -length % _ALIGNMENT


def encode_frame(frame: Frame) -> bytes:
    """The frame as bytes.

    Args:
        frame: arrays of dtype float32, float64, uint8, uint16 or uint32, any shape.

    Raises:
        ValueError: an array has another dtype.
    """
    descriptions: list[dict[str, Any]] = []
    payload = bytearray()
    for name, array in frame.arrays.items():
        code = array.dtype.newbyteorder("<").str.lstrip("<|")
        if code not in _DTYPES:
            raise ValueError(f"array {name!r} has dtype {array.dtype}, expected one of {', '.join(_DTYPES)}")
        payload += bytes(_padding(len(payload)))
        descriptions.append({"name": name, "dtype": code, "shape": list(array.shape), "offset": len(payload)})
        payload += np.ascontiguousarray(array, dtype=_DTYPES[code]).tobytes()
    header = json.dumps(
        {
            "type": frame.type,
            "view": frame.view,
            "run_id": frame.run_id,
            "generation": frame.generation,
            "seq": frame.seq,
            "step": frame.step,
            "first_step": frame.first_step,
            "bucket_width": frame.bucket_width,
            "arrays": descriptions,
        },
        separators=(",", ":"),
    ).encode()
    return struct.pack("<I", len(header)) + header + bytes(_padding(4 + len(header))) + bytes(payload)


def _header_end(data: bytes) -> int:
    if len(data) < 4:
        raise ValueError(f"a frame has at least 4 bytes, got {len(data)}")
    (length,) = struct.unpack_from("<I", data)
    if 4 + length > len(data):
        raise ValueError(f"header of {length} bytes in a frame of {len(data)}")
    return int(4 + length)


def read_head(data: bytes) -> FrameHead:
    """What the frame in `data` says of itself.

    Raises:
        ValueError: the bytes are not a frame.
    """
    try:
        return _HEAD.decode(data[4 : _header_end(data)])
    except msgspec.DecodeError as error:
        raise ValueError(f"not the header of a frame: {error}") from error


def decode_frame(data: bytes) -> Frame:
    """The frame in `data`; the arrays are read-only views of it.

    Raises:
        ValueError: the bytes are not a frame.
    """
    end = _header_end(data)
    try:
        head = _HEADER.decode(data[4:end])
    except msgspec.DecodeError as error:
        raise ValueError(f"not the header of a frame: {error}") from error
    start = end + _padding(end)
    arrays: dict[str, NDArray[Any]] = {}
    for one in head.arrays:
        array = np.frombuffer(data, _DTYPES[one.dtype], math.prod(one.shape), start + one.offset)
        arrays[one.name] = array.reshape(one.shape)
    return Frame(
        type=head.type,
        view=head.view,
        run_id=head.run_id,
        generation=head.generation,
        seq=head.seq,
        step=head.step,
        first_step=head.first_step,
        bucket_width=head.bucket_width,
        arrays=arrays,
    )


def join_frames(frames: list[bytes]) -> bytes:
    """Frames one behind the other, each with its u32 length: the body of `/api/runs/{id}/record`."""
    return b"".join(struct.pack("<I", len(frame)) + frame for frame in frames)


def split_frames(data: bytes) -> list[bytes]:
    """The frames of a `/record` body."""
    frames: list[bytes] = []
    offset = 0
    while offset < len(data):
        (length,) = struct.unpack_from("<I", data, offset)
        frames.append(data[offset + 4 : offset + 4 + length])
        offset += 4 + length
    return frames
