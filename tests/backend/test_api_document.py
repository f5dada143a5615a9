"""The two programs of docs/api.md, run as they stand there against a real server."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.protocol.frames import decode_frame, split_frames
from tests.e2e.server import ROOT, Server, start_server

pytestmark = pytest.mark.slow


def block(language: str) -> str:
    """The one code block of a language."""
    text = (ROOT / "docs" / "api.md").read_text()
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    running = start_server(folder / "home", folder / "log.txt")
    yield running
    running.stop()


def run(command: list[str], folder: Path, server: Server) -> str:
    environment = {**os.environ, "BACKLIGHT_URL": server.url}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_run_from_curl(server: Server, tmp_path: Path) -> None:
    printed = run(["sh", "-e", "-c", block("sh")], tmp_path, server)
    assert '"kind":"test_opened"' in printed
    assert '"accuracy":' in printed
    assert (tmp_path / "record.bin").stat().st_size > 1000
    frames = [decode_frame(data) for data in split_frames((tmp_path / "moment.bin").read_bytes())]
    assert [(frame.type, frame.view, frame.step) for frame in frames] == [
        ("record", None, 30),
        ("view", "boundary", 30),
    ]
    assert '"applied_at_step":30' in printed


def test_the_run_from_python(server: Server, tmp_path: Path) -> None:
    program = block("python")
    assert len([line for line in program.splitlines() if line.strip()]) <= 30
    printed = run([sys.executable, "-c", program], tmp_path, server)
    lines = re.findall(r"^step (\d+) loss ([\d.]+) metrics \[([\d.]+)\]$", printed, re.MULTILINE)
    assert [int(step) for step, _, _ in lines] == [0, 10, 20, 30]
    assert all(0 < float(loss) < 10 and 0 <= float(accuracy) <= 1 for _, loss, accuracy in lines)
    assert len(lines) == len(printed.splitlines())
