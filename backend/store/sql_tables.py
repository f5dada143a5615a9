"""What the parts of the SQL store have in common."""

from typing import Any

from backend.store.database import Database
from backend.store.store import Row


class SqlTables:
    """Reads rows. database: open while it is asked."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def one(self, statement: Any) -> Row | None:
        """The first row of a statement."""
        async with self.database.transaction() as connection:
            row = (await connection.execute(statement)).mappings().first()
        return None if row is None else dict(row)

    async def all(self, statement: Any) -> list[Row]:
        """All rows of a statement."""
        async with self.database.transaction() as connection:
            return [dict(row) for row in (await connection.execute(statement)).mappings()]
