"""Backups: the database as one file, made while the server runs, and brought back without losing the former one."""

import asyncio
import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import structlog

from backend.store.faults import one_line
from backend.store.home import (
    BACKUPS,
    DATABASE,
    LEAST_FREE_BYTES,
    DamagedError,
    HomeError,
    NewerError,
    backups_of,
    check_database,
    hold_home,
)

log = structlog.get_logger()

DAILY = "daily-"
KEPT_DAILY = 2
DAY_S = 24 * 3600.0
LOOK_EVERY_S = 3600.0
LARGEST_DAILY_BYTES = 2**30
PAGES_A_STEP = 1024
RESTORE_CHECK_LIMIT_S = 120.0


class _StoppedError(Exception):
    """The server ends; the backup is not finished."""


def write_backup(home: Path, target: Path | None = None, stop: threading.Event | None = None) -> Path:
    """Copies the database as it is at one moment; whoever writes meanwhile goes on.

    Checkpoints are not part of it: a run whose checkpoint is gone is computed again from its event log.

    Args:
        target: a new file; None: one in the home folder. stop: ends the copying early.

    Raises:
        HomeError: there is nothing to back up, the file is there already, or it cannot be written.
    """
    source = home / DATABASE
    if not source.is_file() or source.stat().st_size == 0:
        raise HomeError(f"There is no database in {home}, so there is nothing to back up.")
    target = target or home / BACKUPS / f"backlight-{_stamp()}.sqlite3"
    if target.exists():
        raise HomeError(f"{target} already exists. Choose another name.")
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        if target.parent == home / BACKUPS:
            target.parent.mkdir(mode=0o700, exist_ok=True)
        _copy(source, unfinished, stop)
        check_database(unfinished, writable=False)
        unfinished.replace(target)
    except (DamagedError, NewerError, sqlite3.DatabaseError) as error:
        raise HomeError(f"The database {source} can't be backed up: {one_line(error)}.") from error
    except OSError as error:
        raise HomeError(f"{target} can't be written: {error.strerror or error}. Choose another location.") from error
    finally:
        for name in (unfinished, Path(f"{unfinished}-wal"), Path(f"{unfinished}-shm"), Path(f"{unfinished}-journal")):
            with suppress(OSError):
                name.unlink(missing_ok=True)
    return target


def _copy(source: Path, target: Path, stop: threading.Event | None) -> None:
    def look(*_: int) -> None:
        if stop is not None and stop.is_set():
            raise _StoppedError

    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True, timeout=10.0)) as read:
        # A read transaction holds one state of the database, whatever is written meanwhile.
        read.execute("BEGIN")
        read.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(target)) as write:
            read.backup(write, pages=PAGES_A_STEP, progress=look, sleep=0.0)
            write.execute("PRAGMA journal_mode=DELETE")
    target.chmod(0o600)
    _sync(target)


def restore_backup(home: Path, file: Path | None = None) -> tuple[Path, Path | None]:
    """Puts a backup in the database's place; what was there is kept beside it under another name.

    Args:
        file: the backup; None: the newest of the home folder.

    Returns:
        The backup, and the former database where there was one.

    Raises:
        HomeError: there is no such backup, it is damaged, or a server is running.
    """
    found = [file] if file is not None else backups_of(home)
    if not found:
        raise HomeError(f"There is no backup in {home / BACKUPS}. Name one: backlight restore FILE")
    backup = found[0]
    if not backup.is_file():
        raise HomeError(f"The file {backup} doesn't exist.")
    try:
        check_database(backup, writable=False, limit_s=RESTORE_CHECK_LIMIT_S)
    except DamagedError as error:
        others = [str(other) for other in backups_of(home) if other != backup]
        more = f" Try another: backlight restore {others[0]}" if others else ""
        raise HomeError(f"The backup {backup} {error}; nothing was changed.{more}") from error
    except NewerError as error:
        raise HomeError(
            f"The backup {backup} was written by a newer version of Backlight. Update Backlight."
        ) from error
    with hold_home(home):
        try:
            return backup, _replace(home, backup)
        except OSError as error:
            raise HomeError(f"The backup can't be restored: {error.strerror or error}.") from error


def _replace(home: Path, backup: Path) -> Path | None:
    path = home / DATABASE
    arriving = home / f"{DATABASE}.restoring"
    try:
        shutil.copyfile(backup, arriving)
        arriving.chmod(0o600)
        _sync(arriving)
        aside = _free_name(home / f"{DATABASE}.before-restore-{_stamp()}")
        moved = False
        for suffix in ("", "-wal", "-shm", "-journal"):
            old = Path(f"{path}{suffix}")
            if old.exists():
                old.rename(f"{aside}{suffix}")
                moved = True
        arriving.replace(path)
    finally:
        arriving.unlink(missing_ok=True)
    return aside if moved else None


def _free_name(path: Path) -> Path:
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def _stamp() -> str:
    return datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


# ---- by itself ---------------------------------------------------------------------------------------------------


def back_up_if_due(home: Path, stop: threading.Event | None = None, now_s: float | None = None) -> Path | None:
    """Makes the day's backup where it is due, worth it and affordable; of these the newest two are kept.

    Raises:
        HomeError: it could not be made.
    """
    source = home / DATABASE
    daily = [path for path in backups_of(home) if path.name.startswith(DAILY)]
    now_s = time.time() if now_s is None else now_s
    if daily and now_s - daily[0].stat().st_mtime < DAY_S:
        return None
    if not source.is_file() or not _has_experiments(source):
        return None
    size = source.stat().st_size
    if size > LARGEST_DAILY_BYTES or shutil.disk_usage(home).free < 2 * size + LEAST_FREE_BYTES:
        return None
    made = write_backup(home, _free_name(home / BACKUPS / f"{DAILY}{_stamp()}.sqlite3"), stop)
    for old in daily[KEPT_DAILY - 1 :]:
        old.unlink(missing_ok=True)
    return made


def _has_experiments(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=10.0)) as connection:
            return connection.execute("SELECT 1 FROM experiments LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False


async def back_up_daily(home: Path) -> None:
    """Looks once an hour whether the day's backup is due. Cancelled, it ends within a moment."""
    stop = threading.Event()
    try:
        while True:
            try:
                await asyncio.to_thread(back_up_if_due, home, stop)
            except (HomeError, OSError) as error:
                log.warning("the daily backup could not be made", error=one_line(error))
            await asyncio.sleep(LOOK_EVERY_S)
    finally:
        stop.set()
