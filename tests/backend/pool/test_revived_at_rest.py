"""A run at rest that comes back after its host died stands where it stood, whatever was done to it meanwhile."""

from pathlib import Path

import pytest

from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import running_pool
from tests.backend.pool.output_log import OutputLog
from tests.backend.pool.test_resume import RATE, SESSION, kill_host, open_run, resume

SPECS = {"paused": specs.healthy(), "finished": specs.healthy(epochs=2), "diverged": specs.diverging()}


async def rest(hosts: LocalHostPool, outputs: OutputLog, status: str) -> int:
    """Trains until the run rests, and its checkpoint is written; the step."""
    await open_run(hosts, SPECS[status], play=status != "paused")
    if status == "paused":
        await outputs.until(lambda: outputs.status(SESSION) == "ready")
        await hosts.step(SESSION, "step", 30)
    await outputs.until(lambda: outputs.status(SESSION) == status)
    step = outputs.step(SESSION)
    await outputs.until(lambda: any(written.step == step for written in outputs.checkpoints(SESSION)) or step == 0)
    return step


async def look(hosts: LocalHostPool, outputs: OutputLog) -> int:
    """Opens the test part as soon as the run is compiled; the step."""
    reported = len(outputs.states(SESSION))
    try:
        return await hosts.open_test(SESSION)
    except EngineError as refused:
        if refused.problems[0].code != "run_compiling":
            raise
    await outputs.until(lambda: outputs.states(SESSION)[reported:])
    return await look(hosts, outputs)


@pytest.mark.parametrize("status", list(SPECS))
async def test_a_test_part_opened_at_rest_is_counted_on_and_moves_no_step(home: Path, status: str) -> None:
    async with running_pool(home) as (hosts, outputs):
        step = await rest(hosts, outputs, status)
        assert await look(hosts, outputs) == step
        (first,) = await outputs.until(lambda: outputs.events(SESSION, "test_opened"))
        frames = outputs.frame_count(SESSION)
        await kill_host(hosts, outputs)
        reported = len(outputs.states(SESSION))
        await resume(hosts, outputs, SPECS[status], play=False)
        await outputs.until(lambda: outputs.states(SESSION)[reported:] and outputs.status(SESSION) == status)
        await look(hosts, outputs)
        second = (await outputs.until(lambda: outputs.events(SESSION, "test_opened")[1:]))[-1]
        assert (first.detail["count"], second.detail["count"]) == (1, 2)
        assert (second.step, second.detail["values"]) == (first.step, first.detail["values"])
        assert (outputs.step(SESSION), outputs.status(SESSION), outputs.frame_count(SESSION)) == (step, status, frames)


async def test_a_rate_changed_at_rest_holds_again_and_moves_no_step(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        step = await rest(hosts, outputs, "paused")
        await hosts.set_live(SESSION, RATE, 0.001)
        await outputs.until(lambda: outputs.events(SESSION, "live_change"))
        await kill_host(hosts, outputs)
        reported = len(outputs.states(SESSION))
        await resume(hosts, outputs, SPECS["paused"], play=False)
        await outputs.until(lambda: outputs.states(SESSION)[reported:] and outputs.status(SESSION) == "paused")
        await hosts.pause(SESSION)
        assert (outputs.step(SESSION), outputs.states(SESSION)[-1].live[RATE]) == (step, 0.001)
