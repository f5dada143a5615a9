"""Uploaded tables of a `Store` in memory."""

import copy

from backend.store.ids import new_id, now
from backend.store.study_store import Row


class MemoryTables:
    """See `TableStore`."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: dict[str, Row] = {}

    async def add_table(self, owner_hash: str, values: Row) -> Row:
        row = {"id": new_id(), "owner_hash": owner_hash, "created_at": now(), "shared": 0, **values}
        self._tables[row["id"]] = copy.deepcopy(row)
        return row

    async def table(self, name: str) -> Row | None:
        return copy.deepcopy(self._tables.get(name))

    async def tables_of(self, owner_hash: str) -> list[Row]:
        rows = [row for row in self._tables.values() if row["owner_hash"] == owner_hash]
        return copy.deepcopy(sorted(sorted(rows, key=lambda row: row["id"]), key=_created, reverse=True))

    async def tables_named(self, table: str) -> list[Row]:
        return copy.deepcopy([row for row in self._tables.values() if row["table"] == table])

    async def update_table(self, name: str, values: Row) -> None:
        if name in self._tables:
            self._tables[name] |= copy.deepcopy(values)

    async def delete_table(self, name: str) -> bool:
        row = self._tables.pop(name, None)
        return not [one for one in self._tables.values() if row is not None and one["table"] == row["table"]]

    async def expired_tables(self, moment: str) -> list[Row]:
        return copy.deepcopy([row for row in self._tables.values() if row["expires_at"] <= moment])


def _created(row: Row) -> str:
    return row["created_at"]
