"""`KeyframeStore` on a disk: a folder per run, a compressed file per step."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import zstandard

from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframe_store import KeyframeUsage
from backend.link.state_file import DamagedStateError, read_state, write_state
from engine.errors import EngineError, Problem

KEYFRAMES = "keyframes"
"""Folder in the home folder."""

_SUFFIX = ".keyframe"
_TOO_LARGE = "too_large"


class LocalKeyframes:
    """See `KeyframeStore`.

    Args:
        root: folder of all runs; it is made at the first write.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def write(self, header: CheckpointHeader, state: bytes, most_bytes: int | None = None) -> int:
        """See `KeyframeStore`. A loss of power may take it: what is damaged is computed again."""
        body = zstandard.ZstdCompressor(level=1).compress(state)
        too_large = self._root / header.run_id / _TOO_LARGE
        if most_bytes is not None and len(body) > most_bytes:
            too_large.parent.mkdir(parents=True, exist_ok=True)
            too_large.touch()
            return len(body)
        too_large.unlink(missing_ok=True)
        return write_state(self._path(header.run_id, header.step), header, body, sync=False)

    def read(self, run_id: str, step: int) -> tuple[CheckpointHeader, bytes]:
        """See `KeyframeStore`."""
        try:
            data = self._path(run_id, step).read_bytes()
        except OSError as error:
            message = f"The kept state of this step couldn't be read: {error.strerror}"
            raise EngineError(Problem(code="keyframe_missing", message=message, got=step)) from error
        try:
            header, body = read_state(data)
            return header, zstandard.ZstdDecompressor().decompress(body)
        except (DamagedStateError, zstandard.ZstdError) as error:
            message = "The kept state of this step is damaged; an older one is used instead."
            raise EngineError(Problem(code="keyframe_damaged", message=message, got=step)) from error

    def sizes(self, run_id: str) -> dict[int, int]:
        """See `KeyframeStore`."""
        found: dict[int, int] = {}
        for path in (self._root / run_id).glob(f"*{_SUFFIX}"):
            with suppress(OSError, ValueError):  # one that is removed meanwhile is none
                found[int(path.stem)] = path.stat().st_size
        return dict(sorted(found.items()))

    def is_too_large(self, run_id: str) -> bool:
        """See `KeyframeStore`."""
        return (self._root / run_id / _TOO_LARGE).exists()

    def drop(self, run_id: str, step: int) -> None:
        """See `KeyframeStore`."""
        self._path(run_id, step).unlink(missing_ok=True)

    def forget_after(self, run_id: str, step: int) -> None:
        """See `KeyframeStore`. Unfinished files go too."""
        for kept in self.sizes(run_id):
            if kept > step:
                self.drop(run_id, kept)
        for path in (self._root / run_id).glob("*.unfinished"):
            path.unlink(missing_ok=True)

    def copy(self, run_id: str, other: str, before: int) -> None:
        """See `KeyframeStore`. Where the disk allows, both runs share a file."""
        for step in self.sizes(run_id):
            if step < before:
                with suppress(OSError):
                    self._path(other, step).parent.mkdir(parents=True, exist_ok=True)
                    _link_or_copy(self._path(run_id, step), self._path(other, step))

    def usage(self) -> dict[str, KeyframeUsage]:
        """See `KeyframeStore`."""
        found: dict[str, KeyframeUsage] = {}
        for folder in self._root.iterdir() if self._root.is_dir() else []:
            sizes = self.sizes(folder.name)
            if sizes or (folder / _TOO_LARGE).exists():
                with suppress(OSError):
                    found[folder.name] = KeyframeUsage(len(sizes), sum(sizes.values()), folder.stat().st_mtime)
        return found

    def total_bytes(self) -> int:
        """See `KeyframeStore`."""
        found: dict[tuple[int, int], int] = {}
        for path in self._root.glob(f"*/*{_SUFFIX}"):
            with suppress(OSError):
                facts = path.stat()
                found[facts.st_dev, facts.st_ino] = facts.st_size
        return sum(found.values())

    def delete(self, run_id: str) -> int:
        """See `KeyframeStore`."""
        freed = 0
        for path in (self._root / run_id).glob(f"*{_SUFFIX}"):
            with suppress(OSError):
                facts = path.stat()
                freed += facts.st_size if facts.st_nlink == 1 else 0
        shutil.rmtree(self._root / run_id, ignore_errors=True)
        return freed

    def _path(self, run_id: str, step: int) -> Path:
        return self._root / run_id / f"{step:015d}{_SUFFIX}"


def _link_or_copy(source: Path, target: Path) -> None:
    """A second name for a file that is only ever replaced as a whole; a copy where there are no such names."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        shutil.copyfile(source, target)
