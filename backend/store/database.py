"""The database: one SQLite file in WAL mode, one connection that alone reads, writes and runs checkpoints."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)


class StoreClosedError(RuntimeError):
    """The database is not open: the server is starting, or going down."""


class Database:
    """Opened with `open`, closed with `close` (else the process would hang at its end)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: AsyncEngine | None = None

    async def open(self) -> None:
        """Creates the file where it is missing and brings its tables up to date."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(f"sqlite+aiosqlite:///{self._path}", pool_size=1, max_overflow=0, pool_timeout=60)
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        self._engine = engine
        async with engine.begin() as connection:
            # Without it the driver would commit every table by itself, and an interrupted start leave half of them.
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
            await connection.run_sync(_upgrade)

    async def close(self) -> None:
        """Ends the connection."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @asynccontextmanager
    async def transaction(self, synchronous: Literal["FULL", "NORMAL"] = "FULL") -> AsyncGenerator[AsyncConnection]:
        """The connection, for one transaction.

        Args:
            synchronous: FULL survives the loss of power; NORMAL the death of the process, at a fraction of the cost.
        """
        if self._engine is None:
            raise StoreClosedError("the database is not open")
        async with self._engine.begin() as connection:
            await connection.exec_driver_sql(f"PRAGMA synchronous={synchronous}")
            yield connection


def _set_pragmas(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _upgrade(connection: Connection) -> None:
    config = AlembicConfig()
    config.set_main_option("script_location", str(files("backend.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
