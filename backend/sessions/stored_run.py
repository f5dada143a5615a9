"""A run as the store has it, with what its recorder has not written yet."""

from dataclasses import dataclass
from typing import Any

from backend.sessions.live import LiveRun
from backend.sessions.manager import SessionManager
from backend.store.store import Row


@dataclass(frozen=True)
class StoredRun:
    """One run.

    Attributes:
        row: of the table. log: its events, in order. document: JSON of its spec. live: the run in memory, None at rest.
    """

    row: Row
    log: list[dict[str, Any]]
    document: dict[str, Any]
    live: LiveRun | None


async def read_stored(manager: SessionManager, run_id: str) -> StoredRun | None:
    """A run as it stands now; None where there is none of this id."""
    live = manager.live_run(run_id)
    if live is not None:
        await live.recorder.flush_if_possible()
    row = await manager.store.run(run_id)
    experiment = None if row is None else await manager.store.experiment(row["experiment_id"])
    if row is None or experiment is None:
        return None
    log = await (manager.store.events_of(run_id) if live is None else live.recorder.events())
    return StoredRun(row, log, experiment["document"], live)
