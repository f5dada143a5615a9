"""Every command on a home folder that cannot be used: one sentence, an exit code, never a traceback."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from backend.cli import command
from backend.store.home import DATABASE, hold_home


@pytest.fixture(autouse=True)
def _log() -> Iterator[None]:
    """The command sets the log up for itself."""
    yield
    structlog.reset_defaults()


def run(*words: str, home: Path) -> Result:
    return CliRunner().invoke(command, [*words, "--home", str(home)], env={"BACKLIGHT_DATA_DIR": None})


def reported(result: Result) -> str:
    """The sentence that a command ended with."""
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert len(result.stderr.strip().splitlines()) == 1
    return result.stderr


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (DATABASE, b"no database at all", "is damaged: it doesn't start with a database header"),
        ("backups/daily-1.sqlite3", b"kept", "is missing, but there is recorded data next to it"),
        ("checkpoints", b"", "is a file where a folder should be"),
    ],
)
def test_serve_says_what_is_wrong_with_its_home(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)
    said = reported(run("serve", home=tmp_path))
    assert sentence in said
    assert "--home" in said


@pytest.mark.parametrize("words", [("serve",), ("backup",), ("restore",), ("data", "fetch", "mnist")])
def test_every_command_says_that_its_home_is_a_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    home = tmp_path / "file"
    home.write_text("x")
    assert str(home) in reported(run(*words, home=home))


def test_a_running_server_is_reported_and_a_backup_is_made_and_restored(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.commit()
    copy = tmp_path / "copy.sqlite3"
    with hold_home(tmp_path):
        assert "is using" in reported(run("serve", home=tmp_path))
        made = run("backup", str(copy), home=tmp_path)
        assert (made.exit_code, str(copy) in made.stdout) == (0, True)
        assert "Stop it first" in reported(run("restore", str(copy), home=tmp_path))
    restored = run("restore", str(copy), home=tmp_path)
    assert restored.exit_code == 0
    assert "The previous database is kept as" in restored.stdout
