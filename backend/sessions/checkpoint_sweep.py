"""Checkpoints of runs that have left the stage are deleted; those of the others have a bound in bytes."""

import asyncio
from collections.abc import Callable

from backend.link.checkpoint_store import CheckpointStore
from backend.store.store import Store

MOST_BYTES = 2 * 2**30


class CheckpointSweep:
    """Deletes checkpoints that are not needed.

    Args:
        checkpoints: of all runs. live: ids of runs in memory, and whether a host holds each.
        most_bytes: beyond that, the checkpoints of resting runs go, those written longest ago first; such a run starts
            again from its event log when it is revived.
    """

    def __init__(
        self,
        checkpoints: CheckpointStore,
        store: Store,
        live: Callable[[], dict[str, bool]],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._checkpoints = checkpoints
        self._store = store
        self._live = live
        self._most_bytes = most_bytes

    async def sweep(self) -> None:
        """Deletes what nobody can come back to, then what is too much."""
        found = await asyncio.to_thread(self._checkpoints.usage)
        last = await self._store.last_runs()
        live = self._live()
        kept = [name for name in found if name in last or name in live]
        doomed = [name for name in found if name not in last and name not in live]
        total = sum(found[name].size_bytes for name in kept)
        for name in sorted(kept, key=lambda name: found[name].written_at_s):
            if total > self._most_bytes and not live.get(name, False):
                doomed.append(name)
                total -= found[name].size_bytes
        for name in doomed:
            await asyncio.to_thread(self._checkpoints.delete, name)
