"""The exit of a host is noticed and attributed to the session it trained; the others continue."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from backend.link.messages import RunState
from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import at_work_for, pid_of, running_pool
from tests.backend.pool.output_log import OutputLog


async def open_run(hosts: LocalHostPool, name: str, *, generation: int = 0, play: bool = True, **rest: Any) -> None:
    await hosts.open_run(
        session_id=name, run_id=f"{name}-run", generation=generation, spec_json=specs.healthy(), play=play, **rest
    )


async def kill_at_work(hosts: LocalHostPool, outputs: OutputLog, name: str) -> None:
    """Kills the host of a session while it works for that session."""
    pid = pid_of(hosts, name)
    assert pid is not None
    exits = len(outputs.lost)
    while True:
        os.kill(pid, signal.SIGSTOP)
        if at_work_for(hosts, name):
            break
        os.kill(pid, signal.SIGCONT)
        heard = len(outputs.outputs)
        await outputs.until(lambda heard=heard: len(outputs.outputs) > heard)
    os.kill(pid, signal.SIGKILL)
    await outputs.until(lambda: len(outputs.lost) > exits)


async def come_back(hosts: LocalHostPool, outputs: OutputLog, name: str, generation: int, *, play: bool = True) -> None:
    await open_run(
        hosts, name, generation=generation, play=play, next_seq=outputs.frame_count(name), events=outputs.log(name)
    )


async def trains_again(outputs: OutputLog, name: str, generation: int) -> None:
    await outputs.until(lambda: outputs.states(name)[-1].generation == generation and outputs.status(name) == "running")


async def test_the_first_exit_names_the_session_and_a_new_host_takes_all_of_them(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, "guilty")
        await open_run(hosts, "bystander", play=False)
        await outputs.until(lambda: outputs.frame_count("guilty") > 3)
        before = pid_of(hosts, "guilty")
        await kill_at_work(hosts, outputs, "guilty")
        (lost,) = outputs.lost
        assert lost.session_ids == ("bystander", "guilty")
        assert (lost.blamed_session_id, lost.cause) == ("guilty", "killed")
        await come_back(hosts, outputs, "guilty", 1)
        await come_back(hosts, outputs, "bystander", 1, play=False)
        await trains_again(outputs, "guilty", 1)
        assert pid_of(hosts, "guilty") == pid_of(hosts, "bystander") != before


async def test_the_second_exit_isolates_and_the_third_fails_with_its_cause(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, "guilty")
        await open_run(hosts, "bystander", play=False)
        for generation in (1, 2):
            await outputs.until(lambda: outputs.status("guilty") == "running")
            await kill_at_work(hosts, outputs, "guilty")
            await come_back(hosts, outputs, "guilty", generation)
            if "bystander" in outputs.lost[-1].session_ids:
                await come_back(hosts, outputs, "bystander", generation, play=False)
            await trains_again(outputs, "guilty", generation)
        assert pid_of(hosts, "guilty") != pid_of(hosts, "bystander")

        await kill_at_work(hosts, outputs, "guilty")
        assert outputs.lost[-1].session_ids == ()
        assert outputs.lost[-1].blamed_session_id == "guilty"
        failed = outputs.states("guilty")[-1]
        assert isinstance(failed, RunState)
        assert (failed.status, failed.detail) == ("failed", {"code": "host_died", "cause": "killed"})
        assert failed.step > 0
        assert await hosts.play("bystander") == 0


async def test_commands_to_a_dead_host_are_refused_not_lost(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, "session")
        await outputs.until(lambda: outputs.frame_count("session") > 0)
        await kill_at_work(hosts, outputs, "session")
        with pytest.raises(EngineError, match="process that trains this run isn't available"):
            await hosts.play("session")
