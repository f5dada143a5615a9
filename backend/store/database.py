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

from backend.store.faults import StorageError, storage_faults

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)


class Database:
    """Opened with `open`, closed with `close` (else the process would hang at its end)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: AsyncEngine | None = None

    async def open(self) -> None:
        """Creates the file where it is missing and brings its tables up to date.

        Raises:
            StorageError: it cannot be written, is damaged, or in use.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        url = f"sqlite+aiosqlite:///{self._path}"
        # Parameters are frames and documents: they belong in no message of an error.
        engine = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=60, hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        self._engine = engine
        with storage_faults():
            await self._prepare(engine)

    async def _prepare(self, engine: AsyncEngine) -> None:
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
            synchronous: FULL survives the loss of power; NORMAL the end of the process, at a fraction of the cost.

        Raises:
            StorageError: the disk is full, read-only or failing, or the database damaged or busy.
        """
        if self._engine is None:
            raise StorageError("storage_busy")
        with storage_faults():
            async with self._engine.begin() as connection:
                await connection.exec_driver_sql(f"PRAGMA synchronous={synchronous}")
                yield connection

    async def compact(self) -> None:
        """Gives free pages back to the disk; nothing else is done meanwhile.

        Raises:
            StorageError: there is no room for that, or the disk fails.
        """
        if self._engine is None:
            raise StorageError("storage_busy")
        with storage_faults():
            async with self._engine.connect() as connection:
                alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
                for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    await alone.exec_driver_sql(statement)


def _set_pragmas(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrations_config() -> AlembicConfig:
    """Where the migrations lie."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(files("backend.store") / "migrations"))
    return config


def _upgrade(connection: Connection) -> None:
    config = migrations_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
