"""Uploaded tables in an SQL database."""

from sqlalchemy import delete, func, insert, select, update

from backend.store.ids import new_id, now
from backend.store.sql_tables import SqlTables
from backend.store.study_store import Row
from backend.store.tables import uploaded_tables as uploads


class SqlUploads(SqlTables):
    """A part of `Store`."""

    async def add_table(self, owner_hash: str, values: Row) -> Row:
        """See `TableStore`."""
        row = {"id": new_id(), "owner_hash": owner_hash, "created_at": now(), "shared": 0, **values}
        async with self.database.transaction() as connection:
            await connection.execute(insert(uploads).values(**row))
        return row

    async def table(self, name: str) -> Row | None:
        """See `TableStore`."""
        return await self.one(select(uploads).where(uploads.c.id == name))

    async def tables_of(self, owner_hash: str) -> list[Row]:
        """See `TableStore`."""
        newest = (uploads.c.created_at.desc(), uploads.c.id)
        return await self.all(select(uploads).where(uploads.c.owner_hash == owner_hash).order_by(*newest))

    async def tables_named(self, table: str) -> list[Row]:
        """See `TableStore`."""
        return await self.all(select(uploads).where(uploads.c.table == table))

    async def update_table(self, name: str, values: Row) -> None:
        """See `TableStore`."""
        async with self.database.transaction() as connection:
            await connection.execute(update(uploads).where(uploads.c.id == name).values(**values))

    async def delete_table(self, name: str) -> bool:
        """See `TableStore`."""
        same = select(uploads.c.table).where(uploads.c.id == name)
        async with self.database.transaction() as connection:
            held = (await connection.execute(same)).scalar_one_or_none()
            await connection.execute(delete(uploads).where(uploads.c.id == name))
            left = await connection.execute(select(func.count()).where(uploads.c.table == held))
            return left.scalar_one() == 0

    async def expired_tables(self, moment: str) -> list[Row]:
        """See `TableStore`."""
        return await self.all(select(uploads).where(uploads.c.expires_at <= moment))
