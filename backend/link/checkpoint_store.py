"""`CheckpointStore`: where checkpoints of runs are kept, known by run and name alone."""

from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

KEPT = 2
"""Checkpoints kept per run: the newest, and one to fall back on."""


class CheckpointHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a checkpoint stands in its run's record.

    Attributes:
        next_seq: seq of the first record frame after it. step: updates done.
        run_time_s: seconds of training. logged_events: those of `engine.report.REPLAYED` until then.
        fingerprint: continuation is bit-identical where this one is equal.
        checksum: CRC-32 of the engine's bytes, filled in by the store.
    """

    run_id: str
    next_seq: int
    step: int
    run_time_s: float
    logged_events: int
    fingerprint: dict[str, Any]
    checksum: int = 0


@dataclass(frozen=True)
class CheckpointUsage:
    """What a run's checkpoints take. written_at_s: time of the last write, to be compared with other runs' alone."""

    size_bytes: int
    written_at_s: float


class CheckpointStore(Protocol):
    """Checkpoints by run. Calls may block; a host and the web process may use one store at the same time."""

    def write(self, header: CheckpointHeader, state: bytes) -> str:
        """Keeps a checkpoint, whole or not at all, then removes all but the newest `KEPT` of its run.

        Args:
            state: the engine's bytes.

        Returns:
            Its name: unique within the run, later for a later step.

        Raises:
            OSError: there is no room, or the store cannot be reached; nothing of it is kept.
        """
        ...

    def read(self, run_id: str, name: str) -> tuple[CheckpointHeader, bytes]:
        """Header and engine's bytes of a checkpoint.

        Raises:
            EngineError: `checkpoint_missing` or `checkpoint_damaged`.
        """
        ...

    def names(self, run_id: str) -> list[str]:
        """Checkpoints of a run, the newest first."""
        ...

    def forget_after(self, run_id: str, step: int) -> None:
        """Removes checkpoints beyond this step: the run continues from here. -1 removes all."""
        ...

    def usage(self) -> dict[str, CheckpointUsage]:
        """What each run's checkpoints take, by run id."""
        ...

    def delete(self, run_id: str) -> None:
        """Removes all checkpoints of a run; of an unknown run: nothing."""
        ...
