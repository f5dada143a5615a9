"""Deaths are blamed on the session at work, and classified."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from backend.link.blame import Blame, make_shared_file
from backend.pool.exit_cause import classify_exit, out_of_memory_kills
from backend.pool.quarantine import Quarantine

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def sides() -> tuple[Blame, Blame]:
    descriptor = make_shared_file()
    pair = Blame(descriptor), Blame(descriptor)
    os.close(descriptor)
    return pair


def test_the_web_process_reads_what_the_host_was_doing(sides: tuple[Blame, Blame]) -> None:
    host, web = sides
    assert web.read() is None
    with host.working_for("dispatch", "session-1"):
        assert web.read() == ("dispatch", "session-1")
        with host.working_for("compile", "session-2"):
            assert web.read() == ("compile", "session-2")
        assert web.read() == ("dispatch", "session-1")
    assert web.read() is None


def test_a_process_that_exits_inside_leaves_its_note() -> None:
    descriptor = make_shared_file()
    web = Blame(descriptor)
    last_words = (
        f"import os, signal; from backend.link.blame import Blame; Blame({descriptor}).write('compile', 'session-3');"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    on_exit = subprocess.run([sys.executable, "-c", last_words], pass_fds=[descriptor], cwd=ROOT, check=False)
    os.close(descriptor)
    assert on_exit.returncode == -signal.SIGKILL
    assert web.read() == ("compile", "session-3")


@pytest.mark.parametrize(
    ("code", "stuck", "kills", "cause"),
    [
        (-signal.SIGKILL, False, 0, "killed"),
        (-signal.SIGKILL, False, 1, "oom"),
        (-signal.SIGKILL, True, 0, "stuck"),
        (-signal.SIGTERM, False, 0, "killed"),
        (-signal.SIGSEGV, False, 0, "segfault"),
        (-signal.SIGABRT, False, 0, "segfault"),
        (1, False, 0, "exited"),
        (None, False, 0, "exited"),
    ],
)
def test_a_exit_is_reported_in_one_word(code: int | None, stuck: bool, kills: int, cause: str) -> None:
    assert classify_exit(code, stuck=stuck, new_memory_kills=kills) == cause


def test_memory_kills_are_counted_or_unknown() -> None:
    assert out_of_memory_kills() >= 0


def test_the_second_exit_isolates_and_the_third_fails() -> None:
    quarantine = Quarantine()
    quarantine.begin("s", "r")
    reported = []
    for _ in range(3):
        quarantine.add_exit("s", "segfault")
        reported.append((quarantine.isolated("s"), quarantine.failed("s")))
    assert reported == [(False, False), (True, False), (True, True)]
    assert quarantine.cause("s") == "segfault"


def test_a_resumed_run_keeps_its_exits_and_a_new_run_starts_without() -> None:
    quarantine = Quarantine()
    quarantine.begin("s", "r1")
    quarantine.add_exit("s", "oom")
    quarantine.begin("s", "r1")
    quarantine.add_exit("s", "oom")
    assert quarantine.isolated("s")
    quarantine.begin("s", "r2")
    assert not quarantine.isolated("s")


def test_a_session_that_nobody_opened_carries_no_blame() -> None:
    quarantine = Quarantine()
    quarantine.add_exit("s", "oom")
    assert not quarantine.isolated("s")
    assert not quarantine.failed("s")
