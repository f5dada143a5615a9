"""Arrays by name and facts as JSON in one safetensors blob. Reading one runs no code; equal content is equal bytes."""

import json
import struct
from collections.abc import Mapping

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from engine.arrays import HostArray
from engine.report import Facts

LENGTH_BYTES = 8
_FACTS = "backlight"
_LENGTH = struct.Struct("<Q")


class UnreadableError(Exception):
    """The bytes are no such file; the text gives the reason."""


def write_arrays(facts: Facts, arrays: Mapping[str, HostArray]) -> bytes:
    """Facts (JSON) and arrays of any shape as one blob."""
    text = json.dumps(facts, sort_keys=True)
    return save({name: np.asarray(array, order="C") for name, array in arrays.items()}, metadata={_FACTS: text})


def read_arrays(blob: bytes) -> tuple[Facts, dict[str, HostArray]]:
    """Facts and arrays of a blob.

    Raises:
        UnreadableError: it is no such blob.
    """
    try:
        arrays = load(blob)
    except (SafetensorError, KeyError, ValueError) as error:
        raise UnreadableError(str(error)) from error
    return read_header(blob)[0], arrays


def header_length(start: bytes) -> int:
    """Bytes of the header, from the first `LENGTH_BYTES` of a blob.

    Raises:
        UnreadableError: there are fewer.
    """
    try:
        return LENGTH_BYTES + _LENGTH.unpack_from(start)[0]
    except struct.error as error:
        raise UnreadableError(str(error)) from error


def read_header(start: bytes) -> tuple[Facts, dict[str, tuple[int, ...]]]:
    """Facts, and the shape of each array, from the header of a blob.

    Args:
        start: at least `header_length` bytes of the blob.

    Raises:
        UnreadableError: it is no such blob.
    """
    try:
        header = json.loads(start[LENGTH_BYTES : header_length(start)])
        facts = json.loads(header.pop("__metadata__")[_FACTS])
        return facts, {name: tuple(entry["shape"]) for name, entry in header.items()}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnreadableError(str(error)) from error
