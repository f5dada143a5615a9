"""Uploaded tables of this server: read, kept for their owner, reported on, shared, removed."""

import asyncio
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
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
T = TypeVar("T")

MOST_TABLES = 50
"""Of one owner."""

MOST_OWN_BYTES = 256 * 2**20
"""Of one owner's tables together."""

KEPT_DAYS = 30
SWEEP_EVERY_S = 600.0
MOST_WAITING = 8


class TableLibrary:
    """What people have uploaded. Files lie by their content; equal tables of several people share one.

    A file is written before its row and removed after it, one change at a time: a server that ends in between leaves a
    file without a row, which the next start removes.

    Args:
        files: of the tables. most_own_bytes: of one owner's tables together.
    """

    def __init__(self, store: TableStore, files: TableFiles, most_own_bytes: int = MOST_OWN_BYTES) -> None:
        self._store = store
        self._files = files
        self._most_own_bytes = most_own_bytes
        self._change = asyncio.Lock()
        self._queue = InTurn("Other tables are being read.", MOST_WAITING, retry_s=5)

    def scratch(self) -> Path:
        """A file that an upload can be written to."""
        return self._files.scratch(uuid4().hex)

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
            return await finished(self._keep(target, {"name": name, "document": document}, token_hash(token)))
        finally:
            await asyncio.to_thread(target.unlink, missing_ok=True)

    async def _keep(self, target: Path, described: Row, owner: str) -> UploadedTable:
        async with self._change:
            table, size = await asyncio.to_thread(self._files.measure, target)
            rows = await self._store.tables_of(owner)
            known = next((row for row in rows if row["table"] == table), None)
            if known is None:
                _require_room(rows, size, self._most_own_bytes)
            await asyncio.to_thread(self._files.keep, target)
            values: Row = {**described, "size_bytes": size, "expires_at": _expiry()}
            if known is None:
                return describe(await self._add(owner, {"table": table, **values}))
            await self._store.update_table(known["id"], values)
            return describe({**known, **values})

    async def _add(self, owner: str, values: Row) -> Row:
        try:
            return await self._store.add_table(owner, values)
        except Exception:
            if not await self._store.tables_named(values["table"]):
                await asyncio.to_thread(self._files.delete, values["table"])
            raise

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

    async def unshare(self, name: str, token: str | None) -> UploadedTable:
        """Ends the sharing of a table: from now on its owner alone trains on it.

        Raises:
            Refused: as `find`.
        """
        row = await self._owned(name, token)
        await self._store.update_table(row["id"], {"shared": 0})
        return describe({**row, "shared": 0})

    async def delete(self, name: str, token: str | None) -> None:
        """Forgets a table, and its file where nobody else has uploaded the same.

        Raises:
            Refused: as `find`.
        """
        row = await self._owned(name, token)
        async with self._change:
            await self._remove(row)

    async def sweep(self) -> None:
        """Removes what has expired."""
        now = _text(datetime.now(UTC))
        for row in await self._store.expired_tables(now):
            async with self._change:
                again = await self._store.table(row["id"])  # it may have been uploaded anew meanwhile
                if again is not None and again["expires_at"] <= now:
                    await self._remove(again)

    async def drop_strays(self) -> None:
        """Removes files that no row names, and those that were never finished: a server that was killed leaves them."""
        await asyncio.to_thread(self._files.drop_unfinished)
        for name in await asyncio.to_thread(self._files.names):
            async with self._change:
                if not await self._store.tables_named(name):
                    await asyncio.to_thread(self._files.delete, name)

    async def repeat(self) -> None:
        """Sweeps now and every ten minutes. Cancelled, it ends behind the sweep in hand: no call is cut off."""
        work = self.drop_strays
        while True:
            try:
                await finished(work())
                work = self.sweep
                await finished(work())
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


async def finished(work: Coroutine[Any, Any, T]) -> T:
    """Does work to its end, also where whoever waits for it is cancelled meanwhile."""
    doing = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise


def _require_room(rows: Sequence[Row], size: int, most_bytes: int) -> None:
    """Whether one who has these rows may have another table.

    Raises:
        EngineError: `too_many_tables`, `own_tables_full`.
    """
    if len(rows) >= MOST_TABLES:
        raise EngineError(make_problem("too_many_tables", got=len(rows)))
    if sum(row["size_bytes"] for row in rows) + size > most_bytes:
        raise EngineError(make_problem("own_tables_full", expected=most_bytes))


def _expiry() -> str:
    return _text(datetime.now(UTC) + timedelta(days=KEPT_DAYS))


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def describe(row: Row) -> UploadedTable:
    """A row as a body."""
    names = ("id", "table", "name", "size_bytes", "created_at", "expires_at", "shared")
    return UploadedTable.model_validate({**{name: row[name] for name in names}, **row["document"]})
