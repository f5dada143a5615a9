"""`backlight status` says what a running server does, and in a sentence that none runs."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from backend.cli import command
from backend.settings import Settings
from backend.status import FILE
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import make_session, watch


def ask(home: Path) -> Any:
    return CliRunner().invoke(command, ["status", "--home", str(home)])


def test_it_counts_sessions_and_reports_the_hosts_memory(settings: Settings, spec: dict[str, Any]) -> None:
    with open_client(settings, FakePool()) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as watcher:
            watcher.ask("play")
            make_session(client, spec)
            while "running" not in (reported := ask(settings.home)).stdout:
                assert client.get("/healthz").status_code == 200
        lines = reported.stdout.splitlines()
    assert reported.exit_code == 0
    assert lines[0] == f"Backlight runs at http://127.0.0.1:8000 (process {os.getpid()})."
    assert lines[1] == "Sessions: 1 new, 1 running."
    expected = "Host 0: idle, 1 session, 300 of 2048 MB, 5 executables, 2 restarts, replaced 1 time."
    assert lines[2] == expected
    assert lines[3] == "Oldest checkpoint of a run in training: 1 s."
    assert lines[4].startswith(f"Home: {settings.home}, ")
    assert " MB; " in lines[4], "no limit"
    assert lines[5] == "Kept states of runs: 0.0 MB of 0 runs, at most 8 MB a run; 0 runs expired."
    assert not (settings.home / FILE).exists(), "it goes with the server"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "no json",
        "{}",
        json.dumps({"pid": 2**22 + 1, "written_at": 9e12}),
        json.dumps({"pid": os.getpid(), "written_at": 0.0}),
    ],
    ids=["no file", "no JSON", "nothing in it", "a process that is not there", "written long ago"],
)
def test_without_a_server_it_says_so(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text)
    reported = ask(tmp_path)
    assert reported.exit_code == 1
    assert reported.stderr.startswith(f"No server is running for {tmp_path}. Start one with: backlight serve")
