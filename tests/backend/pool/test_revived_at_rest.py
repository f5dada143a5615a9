"""A run at rest that comes back after its host died stands where it stood, whatever was done to it meanwhile."""

from pathlib import Path

import pytest

from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import running_pool
from tests.backend.pool.hearing import Ear
from tests.backend.pool.test_resume import RATE, SESSION, kill_host, open_run, resume

SPECS = {"paused": specs.healthy(), "finished": specs.healthy(epochs=2), "diverged": specs.diverging()}


async def rest(hosts: LocalHostPool, ear: Ear, status: str) -> int:
    """Trains until the run rests, and its checkpoint is written; the step."""
    await open_run(hosts, SPECS[status], play=status != "paused")
    if status == "paused":
        await ear.until(lambda: ear.status(SESSION) == "ready")
        await hosts.step(SESSION, "step", 30)
    await ear.until(lambda: ear.status(SESSION) == status)
    step = ear.step(SESSION)
    await ear.until(lambda: any(written.step == step for written in ear.checkpoints(SESSION)) or step == 0)
    return step


async def look(hosts: LocalHostPool, ear: Ear) -> int:
    """Opens the test part as soon as the run is compiled; the step."""
    told = len(ear.states(SESSION))
    try:
        return await hosts.open_test(SESSION)
    except EngineError as refused:
        if refused.problems[0].code != "run_compiling":
            raise
    await ear.until(lambda: ear.states(SESSION)[told:])
    return await look(hosts, ear)


@pytest.mark.parametrize("status", list(SPECS))
async def test_a_test_part_opened_at_rest_is_counted_on_and_moves_no_step(home: Path, status: str) -> None:
    async with running_pool(home) as (hosts, ear):
        step = await rest(hosts, ear, status)
        assert await look(hosts, ear) == step
        (first,) = await ear.until(lambda: ear.events(SESSION, "test_opened"))
        frames = ear.frame_count(SESSION)
        await kill_host(hosts, ear)
        told = len(ear.states(SESSION))
        await resume(hosts, ear, SPECS[status], play=False)
        await ear.until(lambda: ear.states(SESSION)[told:] and ear.status(SESSION) == status)
        await look(hosts, ear)
        second = (await ear.until(lambda: ear.events(SESSION, "test_opened")[1:]))[-1]
        assert (first.detail["count"], second.detail["count"]) == (1, 2)
        assert (second.step, second.detail["values"]) == (first.step, first.detail["values"])
        assert (ear.step(SESSION), ear.status(SESSION), ear.frame_count(SESSION)) == (step, status, frames)


async def test_a_rate_changed_at_rest_holds_again_and_moves_no_step(home: Path) -> None:
    async with running_pool(home) as (hosts, ear):
        step = await rest(hosts, ear, "paused")
        await hosts.set_live(SESSION, RATE, 0.001)
        await ear.until(lambda: ear.events(SESSION, "live_change"))
        await kill_host(hosts, ear)
        told = len(ear.states(SESSION))
        await resume(hosts, ear, SPECS["paused"], play=False)
        await ear.until(lambda: ear.states(SESSION)[told:] and ear.status(SESSION) == "paused")
        await hosts.pause(SESSION)
        assert (ear.step(SESSION), ear.states(SESSION)[-1].live[RATE]) == (step, 0.001)
