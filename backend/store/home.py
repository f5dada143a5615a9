"""The home folder as the server finds it: whether it can be used, and what to do where it cannot."""

import asyncio
import errno
import importlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory

from backend.link.keyframes import KEYFRAMES
from backend.store.database import Database, migrations_config
from backend.store.faults import StorageError, storage_cause

DATABASE = "backlight.sqlite3"
LOCK = "server.lock"
BACKUPS = "backups"
LEAST_FREE_BYTES = 32 * 2**20
PROBE_BYTES = 64 * 1024
CHECK_LIMIT_S = 3.0
HEADER = b"SQLite format 3\x00"
ELSEWHERE = "choose another folder with --home"


class HomeError(Exception):
    """The home folder cannot be used; the text gives the reason and what to do."""


def require_home(home: Path) -> None:
    """Makes the folder where it is missing; looks whether it can be written and has room.

    Raises:
        HomeError: it is a file, may not be written, or is too small.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as probe:
            probe.write(bytes(PROBE_BYTES))
            probe.flush()
            os.fsync(probe.fileno())
        usage = shutil.disk_usage(home)
    except (FileExistsError, NotADirectoryError) as error:
        raise HomeError(f"{home} is a file, not a folder. Move it away, or {ELSEWHERE}.") from error
    except OSError as error:
        raise HomeError(_cannot_write(home, error)) from error
    if usage.total and usage.free < LEAST_FREE_BYTES:
        raise HomeError(_too_small(home, usage.free))
    for name in ("checkpoints", KEYFRAMES, "compiled", BACKUPS):
        if (home / name).exists() and not (home / name).is_dir():
            raise HomeError(f"{home / name} is a file where a folder should be. Move it away, or {ELSEWHERE}.")


def _cannot_write(home: Path, error: OSError) -> str:
    cause = storage_cause(error)
    if cause == "disk_full":
        return _too_small(home, 0)
    if cause == "storage_read_only":
        return f"Backlight isn't allowed to write to {home}. Make the folder writable, or {ELSEWHERE}."
    return f"The folder {home} can't be used: {error.strerror or error}. Check it, or {ELSEWHERE}."


def _too_small(home: Path, free_bytes: int) -> str:
    free, least = free_bytes // 2**20, LEAST_FREE_BYTES // 2**20
    return f"The disk of {home} has {free} MB left; Backlight needs {least} MB. Free some space, or {ELSEWHERE}."


@contextmanager
def hold_home(home: Path) -> Generator[None]:
    """Keeps the folder for this process: two servers on one home would overwrite each other's records.

    Raises:
        HomeError: another server holds it.
    """
    with (home / LOCK).open("a+") as file:
        if not _lock(file.fileno()):
            file.seek(0)
            owner = file.read(20).strip()
            who = f"Another Backlight server (process {owner})" if owner.isdigit() else "Another Backlight server"
            raise HomeError(f"{who} is using {home}. Stop it first, or {ELSEWHERE}.")
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        with suppress(OSError):
            file.flush()
        yield


def _lock(descriptor: int) -> bool:
    """Whether the file is this process's now; also where the system knows no such locks."""
    try:
        fcntl: Any = importlib.import_module("fcntl")
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES)
    return True


def require_database(home: Path) -> None:
    """Looks whether the database is whole, ours, and can be written; a missing one is made later.

    Raises:
        HomeError: it is damaged, empty or missing beside recorded data, newer than this program, or in use.
    """
    path = home / DATABASE
    if path.exists() and not path.is_file():
        raise HomeError(f"{path} is not a file. Move it away, or {ELSEWHERE}.")
    if not path.exists() or path.stat().st_size == 0:
        if _has_records(home):
            state = "empty" if path.exists() else "missing"
            raise HomeError(f"The database {path} is {state}, but there is recorded data next to it. {way_out(home)}")
        return
    try:
        check_database(path, writable=True)
    except DamagedError as error:
        raise HomeError(f"The database {path} {error}. {way_out(home)}") from error
    except NewerError as error:
        raise HomeError(
            f"The database {path} was written by a newer version of Backlight. Update Backlight, or {ELSEWHERE}."
        ) from error


def bring_up_to_date(home: Path) -> None:
    """Opens an existing database once, so that its tables are those of this version.

    Raises:
        HomeError: that cannot be done.
    """
    if not (home / DATABASE).exists():
        return

    async def open_once() -> None:
        database = Database(home / DATABASE)
        try:
            await database.open()
        finally:
            await database.close()

    try:
        asyncio.run(open_once())
    except StorageError as error:
        problem = error.problems[0]
        raise HomeError(f"The database {home / DATABASE} can't be opened. {problem.message} {problem.hint}") from error


def _has_records(home: Path) -> bool:
    """Whether anything lies in the home folder that only a database explains."""
    log = home / f"{DATABASE}-wal"
    if log.is_file() and log.stat().st_size > 0:
        return True
    checkpoints = home / "checkpoints"
    return bool(backups_of(home)) or (checkpoints.is_dir() and any(checkpoints.iterdir()))


def way_out(home: Path) -> str:
    """What to do about a database that cannot be used."""
    if backups_of(home):
        return f'Restore the newest backup with: backlight restore --home "{home}"'
    return (
        f"There is no backup in {home / BACKUPS}. Restore your own with: backlight restore FILE, "
        f"move the folder away to start over, or {ELSEWHERE}."
    )


def backups_of(home: Path) -> list[Path]:
    """Backups in the home folder, the newest first."""
    folder = home / BACKUPS
    found = list(folder.glob("*.sqlite3")) if folder.is_dir() else []
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


# ---- a database file ---------------------------------------------------------------------------------------------


class DamagedError(Exception):
    """A file is no whole database of ours; the text goes on after its name."""


class NewerError(Exception):
    """A database was written by a newer version."""


def check_database(path: Path, *, writable: bool, limit_s: float = CHECK_LIMIT_S) -> None:
    """Looks at a database file without changing it.

    Args:
        writable: whether it must take a write. limit_s: pages that cannot be looked at within that time are trusted.

    Raises:
        DamagedError: it is damaged or another program's. NewerError: it is of a newer version.
        HomeError: it cannot be read or written, or is in use.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(HEADER)) != HEADER:
                raise DamagedError("is damaged: it doesn't start with a database header")
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=1.0)) as connection:
            _quick_check(connection, limit_s)
            _check_version(connection)
            if writable:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
    except (sqlite3.Error, OSError) as error:
        cause = storage_cause(error)
        if cause == "storage_read_only":
            raise HomeError(f"Backlight isn't allowed to write to {path}. Make it writable, or {ELSEWHERE}.") from error
        if cause == "storage_busy":
            raise HomeError(f"{path} is in use by another program. Close that program, or {ELSEWHERE}.") from error
        if isinstance(error, OSError):
            raise HomeError(f"{path} can't be read: {error.strerror or error}. Check it, or {ELSEWHERE}.") from error
        raise DamagedError("is damaged") from error


def _quick_check(connection: sqlite3.Connection, limit_s: float) -> None:
    """SQLite's own look at every page, for a limited time."""
    deadline = time.monotonic() + limit_s
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 20_000)
    try:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return
    finally:
        connection.set_progress_handler(None, 0)
    if found != "ok":
        raise DamagedError("is damaged")


def _check_version(connection: sqlite3.Connection) -> None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return
    if "alembic_version" not in tables:
        raise DamagedError("belongs to another program")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    known = {revision.revision for revision in ScriptDirectory.from_config(migrations_config()).walk_revisions()}
    if row is not None and row[0] not in known:
        raise NewerError(row[0])
