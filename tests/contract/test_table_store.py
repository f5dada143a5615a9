"""What every `Store` does with uploaded tables, shown over SQLite and over memory."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from backend.store.database import Database
from backend.store.sql_store import SqlStore
from backend.store.table_store import TableStore
from tests.contract.memory_store import MemoryStore


@pytest.fixture(params=["sqlite", "memory"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[TableStore]:
    made = SqlStore(Database(tmp_path / "store.sqlite3")) if request.param == "sqlite" else MemoryStore()
    await made.open()
    yield made
    await made.close()


def values(table: str, expires: str = "2030-01-01T00:00:00+00:00") -> dict[str, Any]:
    return {"table": table, "name": "t.csv", "size_bytes": 9, "expires_at": expires, "document": {"rows": 3}}


async def test_a_table_is_private_at_first_and_found_by_id_owner_and_name(store: TableStore) -> None:
    row = await store.add_table("me", values("a"))
    assert (row["shared"], row["owner_hash"], row["document"]) == (0, "me", {"rows": 3})
    assert await store.table(row["id"]) == row
    assert await store.table("nothing") is None
    assert await store.tables_of("me") == [row]
    assert await store.tables_of("you") == []
    assert await store.tables_named("a") == [row]
    assert await store.tables_named("b") == []


async def test_columns_of_a_row_change(store: TableStore) -> None:
    row = await store.add_table("me", values("a"))
    await store.update_table(row["id"], {"shared": 1, "name": "other.csv"})
    assert await store.table(row["id"]) == {**row, "shared": 1, "name": "other.csv"}


async def test_the_last_row_of_a_table_says_so_when_it_goes(store: TableStore) -> None:
    first, second = await store.add_table("me", values("a")), await store.add_table("you", values("a"))
    assert len(await store.tables_named("a")) == 2
    assert await store.delete_table(first["id"]) is False
    assert await store.delete_table(second["id"]) is True
    assert await store.tables_named("a") == []


async def test_rows_expire_at_their_moment(store: TableStore) -> None:
    old = await store.add_table("me", values("a", "2026-01-01T00:00:00+00:00"))
    await store.add_table("me", values("b", "2026-01-01T00:00:01+00:00"))
    assert await store.expired_tables("2026-01-01T00:00:00+00:00") == [old]
