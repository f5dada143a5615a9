"""`KeyframeStore` in memory."""

import itertools

from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframe_store import KeyframeUsage
from engine.errors import EngineError, Problem

Kept = tuple[float, CheckpointHeader, bytes]


class MemoryKeyframes:
    """See `KeyframeStore`; its clock counts writes."""

    def __init__(self) -> None:
        self._runs: dict[str, dict[int, Kept]] = {}
        self._writes = itertools.count(1)
        self._too_large: set[str] = set()

    def write(self, header: CheckpointHeader, state: bytes, most_bytes: int | None = None) -> int:
        if most_bytes is not None and len(state) > most_bytes:
            self._too_large.add(header.run_id)
            return len(state)
        self._too_large.discard(header.run_id)
        self._runs.setdefault(header.run_id, {})[header.step] = (float(next(self._writes)), header, state)
        return len(state)

    def read(self, run_id: str, step: int) -> tuple[CheckpointHeader, bytes]:
        if step not in self._runs.get(run_id, {}):
            raise EngineError(Problem(code="keyframe_missing", message="The kept state couldn't be read.", got=step))
        _, header, state = self._runs[run_id][step]
        return header, state

    def sizes(self, run_id: str) -> dict[int, int]:
        return {step: len(state) for step, (_, _, state) in sorted(self._runs.get(run_id, {}).items())}

    def is_too_large(self, run_id: str) -> bool:
        return run_id in self._too_large

    def drop(self, run_id: str, step: int) -> None:
        self._runs.get(run_id, {}).pop(step, None)

    def forget_after(self, run_id: str, step: int) -> None:
        self._runs[run_id] = {kept: one for kept, one in self._runs.get(run_id, {}).items() if kept <= step}

    def copy(self, run_id: str, other: str, before: int) -> None:
        kept = {step: one for step, one in self._runs.get(run_id, {}).items() if step < before}
        self._runs.setdefault(other, {}).update(kept)

    def usage(self) -> dict[str, KeyframeUsage]:
        return {
            run_id: KeyframeUsage(len(kept), sum(self.sizes(run_id).values()), max(one[0] for one in kept.values()))
            for run_id, kept in self._runs.items()
            if kept
        }

    def total_bytes(self) -> int:
        return sum(len(state) for state in self._states())

    def delete(self, run_id: str) -> int:
        before = self.total_bytes()
        self._runs.pop(run_id, None)
        self._too_large.discard(run_id)
        return before - self.total_bytes()

    def _states(self) -> list[bytes]:
        return list({kept[0]: kept[2] for run in self._runs.values() for kept in run.values()}.values())
