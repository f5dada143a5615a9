"""`CheckpointStore` in memory."""

import itertools
import zlib

import msgspec

from backend.link.checkpoint_store import KEPT, CheckpointHeader, CheckpointUsage
from engine.errors import EngineError, Problem

Kept = tuple[float, CheckpointHeader, bytes]


class MemoryCheckpoints:
    """See `CheckpointStore`; its clock counts writes."""

    def __init__(self) -> None:
        self._runs: dict[str, dict[str, Kept]] = {}
        self._writes = itertools.count(1)

    def write(self, header: CheckpointHeader, state: bytes) -> str:
        name = f"{header.step:015d}"
        kept = msgspec.structs.replace(header, checksum=zlib.crc32(state))
        self._runs.setdefault(header.run_id, {})[name] = (float(next(self._writes)), kept, state)
        for old in self.names(header.run_id)[KEPT:]:
            del self._runs[header.run_id][old]
        return name

    def read(self, run_id: str, name: str) -> tuple[CheckpointHeader, bytes]:
        if name not in self._runs.get(run_id, {}):
            raise EngineError(Problem(code="checkpoint_missing", message="The checkpoint couldn't be read.", got=name))
        _, header, state = self._runs[run_id][name]
        return header, state

    def names(self, run_id: str) -> list[str]:
        return sorted(self._runs.get(run_id, {}), reverse=True)

    def forget_after(self, run_id: str, step: int) -> None:
        self._runs[run_id] = {name: one for name, one in self._runs.get(run_id, {}).items() if one[1].step <= step}

    def usage(self) -> dict[str, CheckpointUsage]:
        return {
            run_id: CheckpointUsage(
                sum(len(state) for *_, state in kept.values()), max(one[0] for one in kept.values())
            )
            for run_id, kept in self._runs.items()
            if kept
        }

    def delete(self, run_id: str) -> None:
        self._runs.pop(run_id, None)
