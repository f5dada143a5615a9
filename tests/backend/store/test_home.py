"""A home folder that cannot be used is told in a sentence that says what to do, before anything starts."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from backend.store.backups import back_up_if_due, restore_backup, write_backup
from backend.store.database import Database
from backend.store.home import DATABASE, HomeError, backups_of, hold_home, require_database, require_home
from backend.store.sql_store import SqlStore
from tests.backend.store.conftest import make_run

DAY_S = 86_400.0


@pytest.fixture
async def home(tmp_path: Path) -> Path:
    """A home folder with a run in its database."""
    folder = tmp_path / "home"
    await add_run(folder, "run-1")
    return folder


async def add_run(folder: Path, name: str) -> None:
    database = Database(folder / DATABASE)
    await database.open()
    await make_run(SqlStore(database), name)
    await database.close()


def runs_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(row[0] for row in connection.execute("SELECT id FROM runs"))


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)


def test_a_usable_home_is_made_and_passes(tmp_path: Path) -> None:
    require_home(tmp_path / "new" / "home")
    require_database(tmp_path / "new" / "home")
    assert (tmp_path / "new" / "home").is_dir()


def test_a_file_in_the_place_of_the_home_or_above_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(HomeError, match="is a file, not a folder"):
            require_home(home)


def test_a_file_in_the_place_of_a_folder_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").write_text("x")
    with pytest.raises(HomeError, match="checkpoints is a file where a folder should be"):
        require_home(tmp_path)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("ro", "Backlight isn't allowed to write to .* choose another folder with --home"),
        ("size=1m", r"has \d MB left; Backlight needs 32 MB. Free some space"),
    ],
    ids=["read-only", "too small"],
)
def test_a_read_only_or_too_small_disk_is_reported(tmp_path: Path, options: str, words: str) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small file system here")
    try:
        with pytest.raises(HomeError, match=words):
            require_home(tmp_path)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HomeError, match="Backlight isn't allowed to write to"):
        require_home(tmp_path)


def test_a_second_server_on_one_home_is_informed_of_the_first(tmp_path: Path) -> None:
    again = rf"server \(process {os.getpid()}\) is using"
    with hold_home(tmp_path), pytest.raises(HomeError, match=again), hold_home(tmp_path):
        pass
    with hold_home(tmp_path):
        pass


async def test_a_whole_database_passes_also_with_a_log_left_over_by_a_killed_server(home: Path) -> None:
    database = Database(home / DATABASE)
    await database.open()
    await make_run(SqlStore(database), "run-2")
    copy = home.parent / "killed"
    copy.mkdir()
    for suffix in ("", "-wal"):
        (copy / f"{DATABASE}{suffix}").write_bytes((home / f"{DATABASE}{suffix}").read_bytes())
    await database.close()
    assert (copy / f"{DATABASE}-wal").stat().st_size > 0
    require_database(copy)
    assert runs_in(copy / DATABASE) == ["run-1", "run-2"]


def test_damaged_databases_are_reported_with_the_way_back(home: Path) -> None:
    pages = (home / DATABASE).stat().st_size // 4096
    for offset, data in ((0, b"nonsense" * 4), (4096 * (pages // 2), b"\xff" * 4096 * 4)):
        broken = home.parent / f"broken-{offset}"
        broken.mkdir()
        (broken / DATABASE).write_bytes((home / DATABASE).read_bytes())
        overwrite(broken / DATABASE, offset, data)
        with pytest.raises(HomeError, match=r"is damaged.* There is no backup in .* backlight restore FILE"):
            require_database(broken)


def test_a_cut_off_database_is_reported(home: Path) -> None:
    whole = (home / DATABASE).read_bytes()
    (home / DATABASE).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(HomeError, match="is damaged"):
        require_database(home)


@pytest.mark.parametrize("state", ["empty", "missing"])
@pytest.mark.parametrize("beside", ["backups/daily-1.sqlite3", "checkpoints/run-1/1.checkpoint", f"{DATABASE}-wal"])
def test_an_empty_or_missing_database_beside_recorded_data_is_not_taken(
    tmp_path: Path, state: str, beside: str
) -> None:
    (tmp_path / beside).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / beside).write_bytes(b"something")
    if state == "empty":
        (tmp_path / DATABASE).touch()
    with pytest.raises(HomeError, match=f"is {state}, but there is recorded data next to it. .*backlight restore"):
        require_database(tmp_path)


def test_an_empty_database_in_an_empty_home_is_taken(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    (tmp_path / "checkpoints").mkdir()
    require_database(tmp_path)


def test_a_database_of_a_newer_version_or_another_program_is_reported(home: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(HomeError, match="written by a newer version of Backlight"):
        require_database(home)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
        connection.commit()
    with pytest.raises(HomeError, match="belongs to another program"):
        require_database(tmp_path)


def test_a_folder_in_the_place_of_the_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(HomeError, match="is not a file"):
        require_database(tmp_path)


def test_a_database_that_another_program_holds_is_reported(home: Path) -> None:
    with closing(sqlite3.connect(home / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HomeError, match="is in use by another program"):
            require_database(home)


# ---- backups -----------------------------------------------------------------------------------------------------


async def test_a_backup_made_while_the_server_writes_is_one_whole_file(home: Path) -> None:
    database = Database(home / DATABASE)
    await database.open()
    try:
        await make_run(SqlStore(database), "run-2")
        made = write_backup(home)
        await make_run(SqlStore(database), "run-3")
    finally:
        await database.close()
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]
    assert runs_in(made) == ["run-1", "run-2"]
    with pytest.raises(HomeError, match="already exists"):
        write_backup(home, made)


async def test_a_restored_backup_is_opened_and_the_former_database_is_kept(home: Path) -> None:
    made = write_backup(home, home.parent / "copy.sqlite3")
    await add_run(home, "run-2")
    used, aside = restore_backup(home, made)
    assert used == made
    assert aside is not None
    assert runs_in(aside) == ["run-1", "run-2"]
    require_database(home)
    await add_run(home, "run-3")
    assert runs_in(home / DATABASE) == ["run-1", "run-3"]


def test_a_damaged_database_is_kept_aside_and_the_newest_backup_takes_its_place(home: Path) -> None:
    assert back_up_if_due(home) is not None
    overwrite(home / DATABASE, 0, b"nonsense" * 4)
    with pytest.raises(HomeError, match="Restore the newest backup with: backlight restore --home"):
        require_database(home)
    _, aside = restore_backup(home)
    require_database(home)
    assert runs_in(home / DATABASE) == ["run-1"]
    assert aside is not None
    assert aside.read_bytes().startswith(b"nonsense")


def test_what_cannot_be_restored_changes_nothing(home: Path, tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="There is no backup in"):
        restore_backup(home)
    with pytest.raises(HomeError, match="doesn't exist"):
        restore_backup(home, tmp_path / "nothing")
    (tmp_path / "text").write_text("no database")
    with pytest.raises(HomeError, match="doesn't start with a database header; nothing was changed"):
        restore_backup(home, tmp_path / "text")
    made = write_backup(home, tmp_path / "copy.sqlite3")
    with hold_home(home), pytest.raises(HomeError, match="Stop it first"):
        restore_backup(home, made)
    assert runs_in(home / DATABASE) == ["run-1"]


def test_there_is_a_backup_a_day_and_the_newest_two_stay(home: Path) -> None:
    made = [back_up_if_due(home)]
    assert back_up_if_due(home) is None
    for day in (1, 2, 3):
        for path in backups_of(home):
            os.utime(path, (path.stat().st_atime - DAY_S, path.stat().st_mtime - DAY_S))
        made.append(back_up_if_due(home))
        assert made[day] is not None
    assert backups_of(home) == [made[3], made[2]]


def test_a_database_without_experiments_is_not_backed_up_by_itself(tmp_path: Path) -> None:
    assert back_up_if_due(tmp_path) is None
    with pytest.raises(HomeError, match="nothing to back up"):
        write_backup(tmp_path)
