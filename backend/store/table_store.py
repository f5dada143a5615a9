"""`TableStore`: who has uploaded which table, and for how long it is kept."""

from typing import Protocol

from backend.store.study_store import Row


class TableStore(Protocol):
    """The part of `Store` about uploaded tables. Several people may have uploaded the same table."""

    async def add_table(self, owner_hash: str, values: Row) -> Row:
        """Keeps a row (table, name, size_bytes, expires_at, document) and returns it, private at first."""
        ...

    async def table(self, name: str) -> Row | None:
        """id, owner_hash, table, name, size_bytes, created_at, expires_at, shared, document."""
        ...

    async def tables_of(self, owner_hash: str) -> list[Row]:
        """Rows of an owner, the newest first."""
        ...

    async def tables_named(self, table: str) -> list[Row]:
        """Rows of all owners of one table."""
        ...

    async def update_table(self, name: str, values: Row) -> None:
        """Changes columns of a row."""
        ...

    async def delete_table(self, name: str) -> bool:
        """Removes a row; whether no other row has the same table."""
        ...

    async def expired_tables(self, moment: str) -> list[Row]:
        """Rows that are kept no longer than until a moment (ISO 8601, UTC)."""
        ...
