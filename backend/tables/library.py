"""Uploaded tables of this server: read, kept for their owner, reported on, shared, removed."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog

from backend.errors import not_found, not_owner
from backend.protocol.tables import UploadedTable
from backend.sessions.in_turn import InTurn
from backend.store.faults import StorageError
from backend.store.ids import token_hash
from backend.store.study_store import Row
from backend.store.table_store import TableStore
from backend.tables.files import TableFiles
from backend.tables.reader import read_upload
from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.reading import ReadOptions

log = structlog.get_logger()

MOST_TABLES = 50
"""Of one owner."""

KEPT_DAYS = 30
SWEEP_EVERY_S = 600.0
MOST_WAITING = 8


class TableLibrary:
    """What people have uploaded. Files lie by their content; equal tables of several people share one.

    Args:
        files: of the tables.
    """

    def __init__(self, store: TableStore, files: TableFiles) -> None:
        self._store = store
        self._files = files
        self._queue = InTurn("Other tables are being read.", MOST_WAITING, retry_s=5)

    def scratch(self) -> Path:
        """A file that an upload can be written to."""
        return self._files.scratch(uuid4().hex)

    async def require_room(self, token: str) -> None:
        """Stops an upload that could not be kept.

        Raises:
            EngineError: `too_many_tables`.
        """
        count = len(await self._store.tables_of(token_hash(token)))
        if count >= MOST_TABLES:
            raise EngineError(make_problem("too_many_tables", got=count))

    async def add(self, source: Path, name: str, options: ReadOptions, token: str) -> UploadedTable:
        """Reads a file and keeps its table for 30 days; of a table that the owner has already, the time begins anew.

        Args:
            source: what was uploaded; its owner removes it. name: of the file, for people.

        Raises:
            EngineError: the file is no table, or too large, or there is no room. Refused: 429 where many wait.
        """
        target = self.scratch()
        try:
            async with self._queue.turn():
                document = await read_upload(source, target, options)
            table, size = await asyncio.to_thread(self._files.keep, target)
        finally:
            target.unlink(missing_ok=True)
        owner = token_hash(token)
        values: Row = {"name": name, "size_bytes": size, "expires_at": _expiry(), "document": document}
        known = next((row for row in await self._store.tables_of(owner) if row["table"] == table), None)
        if known is None:
            return describe(await self._store.add_table(owner, {"table": table, **values}))
        await self._store.update_table(known["id"], values)
        return describe({**known, **values})

    async def list(self, token: str) -> list[UploadedTable]:
        """All that a token has uploaded, the newest first."""
        return [describe(row) for row in await self._store.tables_of(token_hash(token))]

    async def find(self, name: str, token: str | None) -> UploadedTable:
        """One of them.

        Raises:
            Refused: 404, or 401 without the right token.
        """
        return describe(await self._owned(name, token))

    async def share(self, table: str, token: str | None) -> None:
        """Opens a table to everybody who is given an experiment on it.

        Args:
            table: its SHA-256.

        Raises:
            Refused: 401 without the token of one who has uploaded it.
        """
        rows = await self._store.tables_of(token_hash(token)) if token is not None else []
        own = next((row for row in rows if row["table"] == table), None)
        if own is None:
            raise not_owner("Only the person who uploaded this table can share it.")
        await self._store.update_table(own["id"], {"shared": 1})

    async def delete(self, name: str, token: str | None) -> None:
        """Forgets a table, and its file where nobody else has uploaded the same.

        Raises:
            Refused: as `find`.
        """
        await self._remove(await self._owned(name, token))

    async def sweep(self) -> None:
        """Removes what has expired."""
        for row in await self._store.expired_tables(_text(datetime.now(UTC))):
            await self._remove(row)

    async def repeat(self) -> None:
        """Sweeps now and every ten minutes. Cancelled, it ends behind the sweep in hand: no call is cut off."""
        await asyncio.to_thread(self._files.drop_unfinished)
        while True:
            try:
                await finished(self.sweep())
            except (StorageError, OSError) as error:
                log.error("could not remove expired tables", exc_info=error)
            await asyncio.sleep(SWEEP_EVERY_S)

    async def _remove(self, row: Row) -> None:
        if await self._store.delete_table(row["id"]):
            await asyncio.to_thread(self._files.delete, row["table"])

    async def _owned(self, name: str, token: str | None) -> Row:
        row = await self._store.table(name)
        if row is None:
            raise not_found("table", name)
        if token is None or token_hash(token) != row["owner_hash"]:
            raise not_owner("Only the person who uploaded this table can see or change it.")
        return row


async def finished(work: Coroutine[Any, Any, None]) -> None:
    """Does work to its end, also where whoever waits for it is cancelled meanwhile."""
    doing = asyncio.ensure_future(work)
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise


def _expiry() -> str:
    return _text(datetime.now(UTC) + timedelta(days=KEPT_DAYS))


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def describe(row: Row) -> UploadedTable:
    """A row as a body."""
    names = ("id", "table", "name", "size_bytes", "created_at", "expires_at", "shared")
    return UploadedTable.model_validate({**{name: row[name] for name in names}, **row["document"]})
