"""A store in a temporary home, and a run in it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from backend.store.database import Database
from backend.store.sql_store import SqlStore
from backend.store.store import Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store; its database is closed behind the test."""
    database = Database(tmp_path / "backlight.sqlite3")
    await database.open()
    yield SqlStore(database)
    await database.close()


@pytest.fixture
async def run_id(store: Store) -> str:
    """The id of a run that has told nothing yet."""
    return await make_run(store, "run-1")


async def make_run(store: Store, name: str) -> str:
    """Keeps an experiment, a session and a run of it."""
    experiment_id = await store.add_experiment("hash", {"version": 1}, {"positions": {}}, "title")
    session_id = await store.add_session(experiment_id, "token")
    values: dict[str, Any] = {
        "id": name,
        "session_id": session_id,
        "experiment_id": experiment_id,
        "number": 0,
        "reason": "first",
        "seed": 7,
        "from_run_id": None,
        "schema": {},
        "fingerprint": {},
        "status": "running",
        "step": 0,
        "epoch": 0.0,
        "generation": 0,
    }
    await store.add_run(values)
    return name
