"""Checkpoints: arrays by name in one safetensors blob, facts as JSON in its metadata. Reading one runs no code."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from engine.array_file import UnreadableError, read_arrays, write_arrays
from engine.arrays import HostArray
from engine.errors import EngineError, Problem
from engine.report import Arrays, Facts

CHECKPOINT_VERSION = 3


def write_checkpoint(facts: Facts, arrays: dict[str, HostArray]) -> bytes:
    """Facts (JSON) and arrays as one blob."""
    return write_arrays({"version": CHECKPOINT_VERSION, **facts}, arrays)


def read_checkpoint(blob: bytes) -> tuple[Facts, dict[str, HostArray]]:
    """Facts and arrays of a blob.

    Raises:
        EngineError: `checkpoint_unreadable` where the blob is not a checkpoint of this version.
    """
    try:
        facts, arrays = read_arrays(blob)
    except UnreadableError as error:
        raise EngineError(_unreadable(str(error))) from error
    if facts.get("version") != CHECKPOINT_VERSION:
        raise EngineError(_unreadable(f"version {facts.get('version')}"))
    return facts, arrays


class HasArrays(Protocol):
    """A part of a run with arrays of its own."""

    def arrays(self) -> Arrays:
        """By name."""
        ...


def named_below(parts: Mapping[str, HasArrays]) -> Arrays:
    """The arrays of several parts, each named `<part>/<name>`."""
    return {f"{part}/{name}": array for part, own in parts.items() for name, array in own.arrays().items()}


def parts_below(arrays: Arrays, parts: Sequence[str]) -> tuple[Arrays, dict[str, Arrays]]:
    """(arrays of no such part; those of each part by their own names), the opposite of `named_below`."""
    rest, by_part = dict(arrays), {part: Arrays() for part in parts}
    for name in arrays:
        part, _, own = name.partition("/")
        if part in by_part:
            by_part[part][own] = rest.pop(name)
    return rest, by_part


def _unreadable(got: str) -> Problem:
    return Problem(
        code="checkpoint_unreadable",
        message=f"The checkpoint couldn't be read: {got}.",
        got=got,
        expected=f"checkpoint version {CHECKPOINT_VERSION}",
        hint="Start the run from its first step.",
    )
