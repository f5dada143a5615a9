"""Hosts end with the web process, however it ends, and load nothing from where it was started."""

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.backend.pool import specs

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(__file__).with_name("serve_pool.py")
LIMIT_S = 120.0
pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux's pidfd to wait for processes")


class Family:
    """A program in a session of its own, with everything that it starts."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def say_until(self, **wanted: Any) -> dict[str, Any]:
        """Reads what it says until all of `wanted` is in a line."""
        assert self.process.stdout is not None
        message: list[str] = []
        for line in self.process.stdout:
            message.append(line)
            words = json.loads(line) if line.startswith("{") else {}
            if all(words.get(name) == value for name, value in wanted.items()):
                return words
        raise AssertionError(f"it ended without {wanted}:\n{''.join(message)}")

    def members(self) -> dict[int, str]:
        """pid and command of everything that runs in its session."""
        found: dict[int, str] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and session_of(entry) == self.process.pid:
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        return found

    def all_gone(self, watched: dict[int, int]) -> bool:
        """Waits until the watched processes have ended. watched: pid -> descriptor."""
        poll = select.poll()
        for descriptor in watched.values():
            poll.register(descriptor, select.POLLIN)
        left = len(watched)
        while left:
            ended = poll.poll(LIMIT_S * 1000)
            if not ended:
                return False
            for descriptor, _ in ended:
                poll.unregister(descriptor)
            left -= len(ended)
        return True


def session_of(entry: Path) -> int | None:
    """Session of a process that runs; None for one that has ended and only waits to be counted by its parent."""
    try:
        state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
    except OSError:
        return None
    return None if state == "Z" else int(session)


@contextmanager
def program(home: Path, spec: bytes, folder: Path = ROOT) -> Iterator[Family]:
    (home / "spec.json").write_bytes(spec)
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(home), str(home / "spec.json")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    limit = threading.Timer(LIMIT_S, process.kill)
    limit.start()
    try:
        yield Family(process)
    finally:
        limit.cancel()
        if process.poll() is None:
            process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def watch(family: Family) -> dict[int, int]:
    return {pid: os.pidfd_open(pid) for pid in family.members() if pid != family.process.pid}


def close(watched: dict[int, int]) -> None:
    for descriptor in watched.values():
        os.close(descriptor)


def test_a_killed_web_process_leaves_nothing_behind_even_during_a_compile(home: Path) -> None:
    with program(home, specs.slow_to_compile()) as family:
        family.say_until(status="compiling")
        watched = watch(family)
        assert len(watched) == 2, "a fork server and a host"
        family.process.kill()
        assert family.all_gone(watched)
        assert family.members() == {}
        close(watched)


def test_a_killed_web_process_leaves_nothing_behind_while_training(home: Path) -> None:
    with program(home, specs.healthy()) as family:
        family.say_until(status="running")
        watched = watch(family)
        family.process.kill()
        assert family.all_gone(watched)
        close(watched)


def test_ctrl_c_ends_everything_and_the_web_process_starts_no_backend(home: Path) -> None:
    with program(home, specs.healthy()) as family:
        family.say_until(output="CheckpointWritten")
        watched = watch(family)
        os.killpg(family.process.pid, signal.SIGINT)
        assert family.say_until(stopped=True)["engine_backends"] is False
        assert family.all_gone(watched)
        assert family.process.wait(LIMIT_S) == 0
        assert family.members() == {}
        close(watched)


def test_a_killed_fork_server_is_replaced_when_a_host_is_needed(home: Path) -> None:
    with program(home, specs.healthy()) as family:
        family.say_until(status="running")
        watched = watch(family)
        server = min(watched)
        host = max(watched)
        os.kill(server, signal.SIGKILL)
        os.kill(host, signal.SIGKILL)
        family.say_until(lost="exited")
        family.say_until(opened=1)
        family.say_until(status="running")
        os.killpg(family.process.pid, signal.SIGINT)
        family.say_until(stopped=True)
        assert family.process.wait(LIMIT_S) == 0
        close(watched)


def test_a_strangers_engine_in_the_working_directory_is_not_loaded(home: Path) -> None:
    stranger = home / "stranger"
    for package in ("engine", "backend", "jax", "json"):
        (stranger / package).mkdir(parents=True)
        (stranger / package / "__init__.py").write_text("raise SystemExit('a stranger was imported')\n")
    with program(home, specs.healthy(), folder=stranger) as family:
        opened = family.say_until(status="running")
        assert opened["status"] == "running"
        os.killpg(family.process.pid, signal.SIGINT)
        family.say_until(stopped=True)
