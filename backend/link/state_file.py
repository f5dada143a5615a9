"""Files that hold a state of a run: a JSON header with a checksum, then the engine's bytes. Whole or not at all."""

import os
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import msgspec

from backend.link.checkpoint_store import CheckpointHeader

_PREFIX = struct.Struct("<I")


class DamagedStateError(Exception):
    """The bytes are no whole file of this kind."""


def write_state(path: Path, header: CheckpointHeader, body: bytes, *, sync: bool) -> int:
    """Writes a file in the place of the one that may be there; returns its size in bytes.

    Args:
        body: the engine's bytes; their checksum goes into the header. sync: whether it must survive a loss of power.

    Raises:
        OSError: the disk does not take it; nothing of it is kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    head = msgspec.json.encode(msgspec.structs.replace(header, checksum=zlib.crc32(body)))
    unfinished = path.with_suffix(".unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write(_PREFIX.pack(len(head)) + head)
            file.write(body)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return _PREFIX.size + len(head) + len(body)


def read_state(data: bytes) -> tuple[CheckpointHeader, bytes]:
    """Header and engine's bytes of a file.

    Raises:
        DamagedStateError: it was cut, or a byte has changed.
    """
    try:
        (length,) = _PREFIX.unpack_from(data)
        header = msgspec.json.decode(data[_PREFIX.size : _PREFIX.size + length], type=CheckpointHeader)
    except (struct.error, msgspec.MsgspecError) as error:
        raise DamagedStateError(str(error)) from error
    body = data[_PREFIX.size + length :]
    if zlib.crc32(body) != header.checksum:
        raise DamagedStateError("its checksum is another")
    return header, body
