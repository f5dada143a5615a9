"""Faults of the disk are told apart from each other and from everything else."""

import errno
import re
import sqlite3
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from backend.recorder import Recorder
from backend.store.database import Database
from backend.store.faults import StorageError, one_line, storage_cause, storage_faults
from backend.store.sql_store import SqlStore
from tests.backend.store.conftest import make_run
from tests.backend.store.test_records import picture, record, record_frames


def coded(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("something")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "cause", "status"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full", 507),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "disk_full", 507),
        (OSError(errno.EFBIG, "File too large"), "disk_full", 507),
        (OSError(errno.EROFS, "Read-only file system"), "storage_read_only", 503),
        (OSError(errno.EIO, "Input/output error"), "storage_fault", 503),
        (coded(sqlite3.SQLITE_FULL), "disk_full", 507),
        (coded(sqlite3.SQLITE_IOERR_WRITE), "storage_fault", 503),
        (coded(sqlite3.SQLITE_READONLY_DBMOVED), "storage_read_only", 503),
        (coded(sqlite3.SQLITE_CORRUPT), "storage_damaged", 503),
        (coded(sqlite3.SQLITE_BUSY), "storage_busy", 503),
        (sqlite3.OperationalError("database or disk is full"), "disk_full", 507),
        (sqlite3.OperationalError("attempt to write a readonly database"), "storage_read_only", 503),
        (sqlite3.DatabaseError("database disk image is malformed"), "storage_damaged", 503),
        (OperationalError("INSERT", {}, sqlite3.OperationalError("disk I/O error")), "storage_fault", 503),
    ],
)
def test_a_fault_of_the_disk_has_a_name(error: Exception, cause: str, status: int) -> None:
    with pytest.raises(StorageError, match="The server") as caught, storage_faults():
        raise error
    assert (caught.value.cause, caught.value.status) == (cause, status)
    assert caught.value.problems[0].hint


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError("INSERT", {}, sqlite3.IntegrityError("FOREIGN KEY constraint failed")),
        coded(sqlite3.SQLITE_ERROR),
        FileNotFoundError(errno.ENOENT, "No such file"),
        ValueError("disk is full"),
    ],
)
def test_other_faults_stay_what_they_are(error: Exception) -> None:
    assert storage_cause(error) is None
    with pytest.raises(type(error), match=re.escape(str(error))) as caught, storage_faults():
        raise error
    assert caught.value is error


def test_a_line_of_the_log_holds_no_statement_and_no_values() -> None:
    inner = sqlite3.IntegrityError("FOREIGN KEY constraint failed\nmore")
    error = IntegrityError("INSERT INTO chunks", {"body": b"\x00frame bytes"}, inner)
    assert one_line(error) == "IntegrityError: FOREIGN KEY constraint failed"


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("only root may mount a small file system here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


async def test_on_a_real_full_disk_a_record_waits_and_is_written_when_there_is_room(small_disk: Path) -> None:
    database = Database(small_disk / "backlight.sqlite3")
    await database.open()
    try:
        store = SqlStore(database)
        recorder = Recorder(store, await make_run(store, "run-1"))
        await record(recorder, record_frames(2))
        filler = small_disk / "filler"
        with pytest.raises(OSError, match="No space left"), filler.open("wb", buffering=0) as file:  # noqa: PT012 - till full
            while file.write(bytes(4096)):
                pass
        recorder.add_view(picture(3, 100_000))
        with pytest.raises(StorageError, match="The server's disk is full"):
            await record(recorder, record_frames(3, first=2))
        assert (recorder.durable_seq, len(recorder.pending_frames)) == (1, 3)
        filler.unlink()
        await recorder.flush()
        assert (recorder.durable_seq, len(recorder.pending_frames)) == (4, 0)
    finally:
        await database.close()
