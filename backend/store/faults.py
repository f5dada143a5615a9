"""Why the home folder can't be written or read, distinguished from all other failures."""

import errno
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from backend.protocol.messages import StorageCause
from engine.errors import EngineError, Problem

_ERRNO: dict[int, StorageCause] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "storage_read_only",
    errno.EACCES: "storage_read_only",
    errno.EPERM: "storage_read_only",
    errno.EIO: "storage_fault",
    errno.ENXIO: "storage_fault",
    errno.ENODEV: "storage_fault",
    errno.ESTALE: "storage_fault",
    errno.EMFILE: "storage_busy",
    errno.ENFILE: "storage_busy",
}
_SQLITE: dict[int, StorageCause] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "storage_read_only",
    sqlite3.SQLITE_PERM: "storage_read_only",
    sqlite3.SQLITE_CORRUPT: "storage_damaged",
    sqlite3.SQLITE_NOTADB: "storage_damaged",
    sqlite3.SQLITE_BUSY: "storage_busy",
    sqlite3.SQLITE_LOCKED: "storage_busy",
    sqlite3.SQLITE_IOERR: "storage_fault",
    sqlite3.SQLITE_CANTOPEN: "storage_fault",
    sqlite3.SQLITE_NOLFS: "storage_fault",
    sqlite3.SQLITE_PROTOCOL: "storage_fault",
}
_WORDS: tuple[tuple[str, StorageCause], ...] = (
    ("disk is full", "disk_full"),
    ("readonly database", "storage_read_only"),
    ("malformed", "storage_damaged"),
    ("not a database", "storage_damaged"),
    ("is locked", "storage_busy"),
    ("disk i/o error", "storage_fault"),
    ("unable to open", "storage_fault"),
)
_SENTENCES: dict[StorageCause, tuple[str, str]] = {
    "disk_full": (
        "The server's disk is full.",
        "Free some space on the server. Training then continues automatically.",
    ),
    "storage_read_only": ("The server isn't allowed to write to its home folder.", "Make the folder writable."),
    "storage_damaged": ("The server's database is damaged.", "Stop the server and run: backlight restore"),
    "storage_busy": ("The server's database is in use by another program.", "Try again in a moment."),
    "storage_fault": ("The server can't write to its disk.", "Check the server's disk."),
}


class StorageError(EngineError):
    """The home folder cannot be written or read just now.

    Attributes:
        cause: what kind of fault. status: of the HTTP answer, 507 for a full disk and 503 otherwise.
    """

    def __init__(self, cause: StorageCause) -> None:
        message, hint = _SENTENCES[cause]
        super().__init__(Problem(code=cause, message=message, hint=hint))
        self.cause: StorageCause = cause
        self.status = 507 if cause == "disk_full" else 503


def storage_cause(error: BaseException | None) -> StorageCause | None:
    """The kind of storage fault behind an error, looked for along its causes; None where it is something else."""
    for fault in _causes(error):
        if isinstance(fault, StorageError):
            return fault.cause
        if isinstance(fault, PoolTimeout):
            return "storage_busy"
        if isinstance(fault, OSError) and fault.errno in _ERRNO:
            return _ERRNO[fault.errno]
        if isinstance(fault, sqlite3.Error) and (cause := _of_sqlite(fault)) is not None:
            return cause
    return None


def _of_sqlite(fault: sqlite3.Error) -> StorageCause | None:
    """By its code; by its words where an error was raised without one."""
    code = getattr(fault, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SQLITE.get(code & 0xFF)
    words = str(fault).lower()
    return next((cause for part, cause in _WORDS if part in words), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(8):
        if error is None:
            return
        yield error
        inner = error.orig if isinstance(error, DBAPIError) else None
        error = inner or error.__cause__


@contextmanager
def storage_faults() -> Generator[None]:
    """Turns what the disk or the database cannot do into a `StorageError`; other errors pass.

    Raises:
        StorageError: the disk is full, read-only, damaged, busy or failing.
    """
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error, OSError) as error:
        cause = storage_cause(error)
        if cause is None:
            raise
        raise StorageError(cause) from error


def one_line(error: BaseException, most: int = 200) -> str:
    """An error in one line for the log: its type and the first line of its text, without values or bytes."""
    if isinstance(error, StorageError) and error.__cause__ is not None:
        return one_line(error.__cause__, most)
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = str(inner).strip().partition("\n")[0]
    return f"{type(inner).__name__}: {text}"[:most]
