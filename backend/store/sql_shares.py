"""Shares and saved weights in an SQL database."""

from sqlalchemy import delete, func, insert, select, update

from backend.store.ids import new_id, now, token_hash
from backend.store.sql_tables import SqlTables
from backend.store.store import Row
from backend.store.tables import saved_weights, shares


class SqlShares(SqlTables):
    """A part of `Store`."""

    async def add_share(self, values: Row, token: str) -> str:
        """See `Store`."""
        name = new_id()
        async with self.database.transaction() as connection:
            row = {"id": name, "owner_hash": token_hash(token) if token else "", "created_at": now(), **values}
            await connection.execute(insert(shares).values(**row))
        return name

    async def share(self, name: str) -> Row | None:
        """See `Store`."""
        return await self.one(select(shares).where(shares.c.id == name))

    async def delete_share(self, name: str) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            await connection.execute(delete(shares).where(shares.c.id == name))

    async def add_saved_weights(self, owner_hash: str, values: Row) -> Row:
        """See `Store`."""
        row = {"id": new_id(), "owner_hash": owner_hash, "created_at": now(), **values}
        async with self.database.transaction() as connection:
            await connection.execute(insert(saved_weights).values(**row))
        return row

    async def saved_weights(self, name: str) -> Row | None:
        """See `Store`."""
        return await self.one(select(saved_weights).where(saved_weights.c.id == name))

    async def saved_weights_of(self, owner_hash: str) -> list[Row]:
        """See `Store`."""
        newest = (saved_weights.c.created_at.desc(), saved_weights.c.id)
        return await self.all(select(saved_weights).where(saved_weights.c.owner_hash == owner_hash).order_by(*newest))

    async def rename_saved_weights(self, name: str, title: str) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            await connection.execute(update(saved_weights).where(saved_weights.c.id == name).values(name=title))

    async def delete_saved_weights(self, name: str) -> bool:
        """See `Store`."""
        same = select(saved_weights.c.weights).where(saved_weights.c.id == name)
        async with self.database.transaction() as connection:
            held = (await connection.execute(same)).scalar_one_or_none()
            await connection.execute(delete(saved_weights).where(saved_weights.c.id == name))
            left = await connection.execute(select(func.count()).where(saved_weights.c.weights == held))
            return left.scalar_one() == 0
