"""A disk that takes no more while a test says so."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest

from backend.store.faults import storage_faults
from backend.store.store import Store


def full() -> sqlite3.OperationalError:
    """What SQLite says of a full disk."""
    return sqlite3.OperationalError("database or disk is full")


@contextmanager
def full_disk(store: Store, error: Exception | None = None) -> Generator[None]:
    """Every write of a record, a run, an experiment or a session fails; reading goes on."""

    async def refuse(*_: Any, **__: Any) -> None:
        with storage_faults():
            raise error or full()

    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "write_record",
            "add_run",
            "add_experiment",
            "add_session",
            "add_share",
            "delete_session",
            "rewind",
        ):
            patch.setattr(store, name, refuse)
        yield
