"""Checkpoint folders on disk: those of runs that have left the stage go, and the rest has a bound."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import structlog

from backend.store.queries import Store

log = structlog.get_logger()

MOST_BYTES = 2 * 2**30
SWEEP_EVERY_S = 60.0


class CheckpointSweep:
    """One folder a run.

    Args:
        folder: of all runs. live: ids of runs in memory, and whether a host holds each.
        most_bytes: beyond that, the folders of resting runs go, the one written longest ago first; such a run starts
            again from its event log when it is revived.
    """

    def __init__(
        self, folder: Path, store: Store, live: Callable[[], dict[str, bool]], most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder = folder
        self._store = store
        self._live = live
        self._most_bytes = most_bytes

    async def sweep(self) -> None:
        """Deletes what nobody can come back to, then what is too much."""
        found = await asyncio.to_thread(_sizes, self._folder)
        last = await self._store.last_runs()
        live = self._live()
        kept = [name for name in found if name in last or name in live]
        doomed = [name for name in found if name not in last and name not in live]
        total = sum(found[name][0] for name in kept)
        for name in sorted(kept, key=lambda name: found[name][1]):
            if total > self._most_bytes and not live.get(name, False):
                doomed.append(name)
                total -= found[name][0]
        for name in doomed:
            await asyncio.to_thread(shutil.rmtree, self._folder / name, ignore_errors=True)

    async def run_periodically(self) -> None:
        """Once a minute; a folder that a host was still writing to goes the next time."""
        while True:
            await asyncio.sleep(SWEEP_EVERY_S)
            try:
                await self.sweep()
            except Exception as error:
                log.error("checkpoints could not be swept", exc_info=error)


def _sizes(folder: Path) -> dict[str, tuple[int, float]]:
    """Of every run's folder: (bytes, time of its last change)."""
    sizes: dict[str, tuple[int, float]] = {}
    for path in folder.iterdir() if folder.is_dir() else []:
        try:
            size = sum(file.stat().st_size for file in path.iterdir())
            sizes[path.name] = (size, path.stat().st_mtime)
        except OSError:
            continue  # a host writes there at this moment
    return sizes
