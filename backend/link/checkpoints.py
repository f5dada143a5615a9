"""`CheckpointStore` on a disk: a folder per run, a file per checkpoint."""

import shutil
from contextlib import suppress
from pathlib import Path

from backend.link.checkpoint_store import KEPT, CheckpointHeader, CheckpointUsage
from backend.link.state_file import DamagedStateError, read_state, write_state
from engine.errors import EngineError, Problem

LEAST_INTERVAL_S = 2.0
WRITE_SHARE = 20.0
_SUFFIX = ".checkpoint"


def seconds_until_next(write_s: float) -> float:
    """Pause between two checkpoints: max(2 s, 20 x the time that the last one took).

    >>> seconds_until_next(0.001), seconds_until_next(0.5)
    (2.0, 10.0)
    """
    return max(LEAST_INTERVAL_S, WRITE_SHARE * write_s)


class LocalCheckpoints:
    """See `CheckpointStore`.

    Args:
        root: folder of all runs; it is made at the first write.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def write(self, header: CheckpointHeader, state: bytes) -> str:
        """See `CheckpointStore`."""
        name = f"{header.step:015d}-{header.next_seq:012d}"
        write_state(self._path(header.run_id, name), header, state, sync=True)
        for old in self.names(header.run_id)[KEPT:]:
            self._path(header.run_id, old).unlink(missing_ok=True)
        return name

    def read(self, run_id: str, name: str) -> tuple[CheckpointHeader, bytes]:
        """See `CheckpointStore`."""
        try:
            data = self._path(run_id, name).read_bytes()
        except OSError as error:
            raise _missing(name, error) from error
        try:
            return read_state(data)
        except DamagedStateError as error:
            raise _damaged(name) from error

    def names(self, run_id: str) -> list[str]:
        """See `CheckpointStore`."""
        with suppress(OSError):
            return sorted((path.stem for path in (self._root / run_id).glob(f"*{_SUFFIX}")), reverse=True)
        return []

    def forget_after(self, run_id: str, step: int) -> None:
        """See `CheckpointStore`. Unfinished files go too."""
        for name in self.names(run_id):
            if int(name.partition("-")[0]) > step:
                self._path(run_id, name).unlink(missing_ok=True)
        for path in (self._root / run_id).glob("*.unfinished"):
            path.unlink(missing_ok=True)

    def usage(self) -> dict[str, CheckpointUsage]:
        """See `CheckpointStore`."""
        found: dict[str, CheckpointUsage] = {}
        for folder in self._root.iterdir() if self._root.is_dir() else []:
            with suppress(OSError):  # a host may be writing there; it is counted the next time
                size = sum(file.stat().st_size for file in folder.iterdir())
                found[folder.name] = CheckpointUsage(size, folder.stat().st_mtime)
        return found

    def delete(self, run_id: str) -> None:
        """See `CheckpointStore`."""
        shutil.rmtree(self._root / run_id, ignore_errors=True)

    def _path(self, run_id: str, name: str) -> Path:
        return self._root / run_id / f"{name}{_SUFFIX}"


def _missing(name: str, error: OSError) -> EngineError:
    return EngineError(
        Problem(code="checkpoint_missing", message=f"The checkpoint couldn't be read: {error.strerror}", got=name)
    )


def _damaged(name: str) -> EngineError:
    return EngineError(
        Problem(
            code="checkpoint_damaged",
            message="The checkpoint is damaged; an older one is used instead.",
            got=name,
        )
    )
