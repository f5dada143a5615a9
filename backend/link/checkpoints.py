"""Checkpoints of a run on disk: the newest two, written whole or not at all."""

import os
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from engine.errors import EngineError, Problem

KEPT = 2
LEAST_INTERVAL_S = 2.0
WRITE_SHARE = 20.0
_SUFFIX = ".checkpoint"
_PREFIX = struct.Struct("<I")


class CheckpointHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a checkpoint stands in its run's record.

    Attributes:
        next_seq: seq of the first record frame after it. step: updates done.
        run_time_s: seconds of training so far. logged_events: those of `engine.report.REPLAYED` until then.
        fingerprint: continuation is bit-identical where this one is equal.
        checksum: CRC-32 of the engine's bytes.
    """

    run_id: str
    next_seq: int
    step: int
    run_time_s: float
    logged_events: int
    fingerprint: dict[str, Any]
    checksum: int = 0


def seconds_until_next(write_s: float) -> float:
    """Pause between two checkpoints: max(2 s, 20 x the time that the last one took).

    >>> seconds_until_next(0.001), seconds_until_next(0.5)
    (2.0, 10.0)
    """
    return max(LEAST_INTERVAL_S, WRITE_SHARE * write_s)


class CheckpointFolder:
    """The checkpoints of one run.

    Args:
        root: folder of all runs; this one's is `root/run_id`.
    """

    def __init__(self, root: Path, run_id: str) -> None:
        self._folder = root / run_id

    def write(self, header: CheckpointHeader, state: bytes) -> Path:
        """Writes a checkpoint beside the former ones, then removes all but the newest two.

        Raises:
            OSError: the disk does not take it; nothing of it is left there.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        head = msgspec.json.encode(msgspec.structs.replace(header, checksum=zlib.crc32(state)))
        path = self._folder / f"{header.step:015d}-{header.next_seq:012d}{_SUFFIX}"
        unfinished = path.with_suffix(".unfinished")
        try:
            with unfinished.open("wb") as file:
                file.write(_PREFIX.pack(len(head)) + head)
                file.write(state)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        for old in self.newest_first()[KEPT:]:
            old.unlink(missing_ok=True)
        return path

    def forget_after(self, step: int) -> None:
        """Removes checkpoints ahead of the one that the run resumes from, and unfinished ones."""
        for path in self.newest_first():
            if int(path.name.partition("-")[0]) > step:
                path.unlink(missing_ok=True)
        for path in self._folder.glob("*.unfinished"):
            path.unlink(missing_ok=True)

    def newest_first(self) -> list[Path]:
        """The files, by step."""
        with suppress(OSError):
            return sorted(self._folder.glob(f"*{_SUFFIX}"), reverse=True)
        return []


def read_checkpoint(path: Path) -> tuple[CheckpointHeader, bytes]:
    """Header and engine's bytes of a checkpoint.

    Raises:
        EngineError: `checkpoint_missing` or `checkpoint_damaged`.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError(
            Problem(code="checkpoint_missing", message=f"The checkpoint cannot be read: {error}", got=str(path))
        ) from error
    try:
        (length,) = _PREFIX.unpack_from(data)
        header = msgspec.json.decode(data[_PREFIX.size : _PREFIX.size + length], type=CheckpointHeader)
    except (struct.error, msgspec.MsgspecError) as error:
        raise _damaged(path) from error
    state = data[_PREFIX.size + length :]
    if zlib.crc32(state) != header.checksum:
        raise _damaged(path)
    return header, state


def _damaged(path: Path) -> EngineError:
    return EngineError(
        Problem(
            code="checkpoint_damaged",
            message="The checkpoint is damaged; an older one has to serve.",
            got=str(path),
        )
    )
