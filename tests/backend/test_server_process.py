"""The command as a user starts it: it says where it is, ends in order, and leaves nothing behind."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.serving import PortTakenError, open_socket
from tests.e2e.limits import LIMIT_S
from tests.e2e.server import ROOT, Server, start_server
from tests.waiting import until

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A real server with an empty home."""
    running = start_server(tmp_path / "home", tmp_path / "log.txt", quick=False)
    yield running
    running.stop()


def run_command(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """`backlight` with these words."""
    command = [sys.executable, "-m", "backend.cli", *words, "--home", str(home)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S)


def descendants(pid: int) -> set[int]:
    """Processes below one, from /proc."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(entry.name)] = int(fields[1])
    found: set[int] = set()
    while more := {child for child, parent in parents.items() if parent in {pid, *found}} - found:
        found |= more
    return found


def wait_until_gone(pids: set[int]) -> None:
    """Returns when none of them runs any more."""
    until(lambda: not any(map(_runs, pids)), lambda: f"still there: {[pid for pid in pids if _runs(pid)]}")


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_and_leaves_no_process(
    server: Server, tmp_path: Path, tell: Callable[[str], None], number: signal.Signals
) -> None:
    below = descendants(server.process.pid)
    assert below
    begin = time.monotonic()
    server.process.send_signal(number)
    assert server.process.wait(timeout=LIMIT_S) == 0
    tell(f"{number.name}: ended after {time.monotonic() - begin:.2f} s")
    wait_until_gone(below)
    log = (tmp_path / "log.txt").read_text()
    assert server.url in log
    assert "Traceback" not in log


def test_killing_it_leaves_no_process_and_its_home_opens_again(server: Server, tmp_path: Path) -> None:
    spec = json.load(urllib.request.urlopen(f"{server.url}/api/catalog"))["labs"][0]["spec"]
    headers = {"Origin": server.url, "Content-Type": "application/json"}
    body = json.dumps({"spec": spec}).encode()
    request = urllib.request.Request(f"{server.url}/api/experiments", body, headers)
    experiment_id = json.load(urllib.request.urlopen(request))["experiment_id"]
    below = descendants(server.process.pid)
    server.process.kill()
    server.process.wait()
    wait_until_gone(below)
    again = start_server(tmp_path / "home", tmp_path / "log2.txt")
    try:
        kept = json.load(urllib.request.urlopen(f"{again.url}/api/experiments/{experiment_id}"))
        assert kept["spec"]["data"]["type"] == spec["data"]["type"]
    finally:
        again.stop()


def test_a_taken_port_is_reported_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run_command("serve", "--port", str(port), home=tmp_path / "home")
        assert done.returncode == 1
        assert f"Port {port} is in use" in done.stderr
        with pytest.raises(PortTakenError, match="is in use"):
            open_socket("127.0.0.1", port)
    assert not (tmp_path / "home" / "backlight.sqlite3").exists()


def test_wrong_settings_and_names_are_reported_in_a_sentence(tmp_path: Path) -> None:
    wrong = run_command("serve", "--public-url", "nowhere", home=tmp_path)
    assert (wrong.returncode, wrong.stderr.strip()) == (
        1,
        "public_url: must look like https://name or http://name:port",
    )
    unknown = run_command("data", "fetch", "nothing", home=tmp_path)
    assert unknown.returncode == 1
    assert "Available: cifar10, fashion_mnist, mnist." in unknown.stderr
