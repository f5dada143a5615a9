"""`KeyframeStore`: where exact states of runs are kept, known by run and step alone."""

from dataclasses import dataclass
from typing import Protocol

from backend.link.checkpoint_store import CheckpointHeader

MOST_KEYFRAMES = 64
"""Keyframes kept per run."""

MOST_KEYFRAME_BYTES = 8 * 2**20
"""What the keyframes of a run may take, unless an operator chose otherwise."""


@dataclass(frozen=True)
class KeyframeUsage:
    """What a run's keyframes take, whoever else has them, too.

    written_at_s: time of the last write, to be compared with other runs' alone.
    """

    count: int
    size_bytes: int
    written_at_s: float


class KeyframeStore(Protocol):
    """States of runs by step. Calls may block; a host and the web process may use one store at the same time.

    A keyframe only saves time: a run without any is computed again from its spec and its event log.
    """

    def write(self, header: CheckpointHeader, state: bytes, most_bytes: int | None = None) -> int:
        """Keeps the state of `header.step`, whole or not at all, in the place of a former one of that step.

        Args:
            state: the engine's bytes. most_bytes: what takes more is not kept, and that is remembered; None: no limit.

        Returns:
            The bytes that it takes, or would take.

        Raises:
            OSError: there is no room, or the store cannot be reached.
        """
        ...

    def read(self, run_id: str, step: int) -> tuple[CheckpointHeader, bytes]:
        """Header and engine's bytes of a keyframe.

        Raises:
            EngineError: `keyframe_missing` or `keyframe_damaged`.
        """
        ...

    def sizes(self, run_id: str) -> dict[int, int]:
        """Bytes of each keyframe of a run by its step, in the order of steps."""
        ...

    def is_too_large(self, run_id: str) -> bool:
        """Whether the last state of a run that was to be kept took more than it may."""
        ...

    def drop(self, run_id: str, step: int) -> None:
        """Removes a keyframe; of an unknown step: nothing."""
        ...

    def forget_after(self, run_id: str, step: int) -> None:
        """Removes keyframes beyond this step: the run continues from here. -1 removes all."""
        ...

    def copy(self, run_id: str, other: str, before: int) -> None:
        """Gives another run the keyframes of steps before this one, as far as there is room for them."""
        ...

    def usage(self) -> dict[str, KeyframeUsage]:
        """What each run's keyframes take, by run id."""
        ...

    def total_bytes(self) -> int:
        """What the keyframes of all runs take; what several runs have in common counts once."""
        ...

    def delete(self, run_id: str) -> int:
        """Removes all keyframes of a run; of an unknown run: nothing.

        Returns:
            The bytes that this freed: what another run has, too, stays for that.
        """
        ...
