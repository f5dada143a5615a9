"""What the database takes on the disk, and which runs go when that is too much."""

from sqlalchemy import Table, delete, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from backend.store.sql_tables import SqlTables
from backend.store.store import Row
from backend.store.tables import checkpoints, chunks, events, runs, shares, views

_NUMBERED = literal_column("runs.rowid")
"""SQLite numbers the rows of this table in the order in which they came."""

_MAY_GO = (
    runs.c.pinned == 0,
    runs.c.playing == 0,
    runs.c.id.not_in(select(shares.c.run_id).where(shares.c.run_id.is_not(None))),
)


class SqlUpkeep(SqlTables):
    """A part of `Store`."""

    async def known_runs(self) -> set[str]:
        """See `Store`."""
        return {row["id"] for row in await self.all(select(runs.c.id))}

    async def expirable_runs(self) -> list[Row]:
        """See `Store`."""
        size = (_bytes_of(chunks) + _bytes_of(views)).label("size_bytes")
        own = select(runs.c.id, runs.c.session_id, runs.c.status, size)
        return await self.all(own.where(*_MAY_GO).order_by(_NUMBERED))

    async def expire_runs(self, names: list[str]) -> set[str]:
        """See `Store`."""
        async with self.database.transaction() as connection:
            doomed = await connection.execute(select(runs.c.id).where(runs.c.id.in_(names), *_MAY_GO))
            gone = {row[0] for row in doomed.all()}
            for table in (events, chunks, views, checkpoints):
                await connection.execute(delete(table).where(table.c.run_id.in_(gone)))
            await connection.execute(delete(runs).where(runs.c.id.in_(gone)))
        return gone

    async def used_bytes(self) -> int:
        """See `Store`."""
        async with self.database.transaction() as connection:
            numbers = [
                (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
                for name in ("page_count", "freelist_count", "page_size")
            ]
        pages, free, size = (int(number) for number in numbers)
        return (pages - free) * size

    async def compact(self) -> None:
        """See `Store`."""
        await self.database.compact()


def _bytes_of(table: Table) -> ColumnElement[int]:
    """What the bodies of a run take in a table."""
    total = func.coalesce(func.sum(func.length(table.c.body)), 0)
    return select(total).where(table.c.run_id == runs.c.id).scalar_subquery()
