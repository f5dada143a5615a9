"""A host that has outgrown its memory hands its runs over to a new one: no frame is lost or told twice."""

import asyncio
from pathlib import Path

from tests.backend.hosts import specs
from tests.backend.hosts.conftest import pid_of, running_pool
from tests.backend.hosts.faulty_host import SWELLING_SEED, FaultyLauncher
from tests.backend.hosts.test_resume import assert_same_record, undisturbed


async def test_a_host_over_its_budget_is_replaced_while_its_runs_train_on(home: Path) -> None:
    spec = specs.healthy(seed=SWELLING_SEED)
    async with running_pool(home, FaultyLauncher()) as (hosts, ear):
        first = hosts.status().hosts[0].host_id
        await hosts.open_run(session_id="plays", run_id="p", generation=0, spec_json=spec, play=True)
        await hosts.open_run(session_id="rests", run_id="r", generation=0, spec_json=spec, play=False)
        hosts.set_views("plays", ["boundary"], 30.0)
        before = await ear.until(lambda: pid_of(hosts, "plays"))
        await ear.until(lambda: pid_of(hosts, "plays") not in (None, before) and pid_of(hosts, "rests") != before)
        heard = ear.frame_count("plays")
        await ear.until(lambda: ear.frame_count("plays") > heard + 3)
        last_step = await hosts.pause("plays")
        await ear.until(lambda: ear.status("plays") == "paused" and ear.step("plays") == last_step)
        assert await hosts.step("rests", "step", 3) == 0
        await ear.until(lambda: ear.status("rests") == "paused" and ear.step("rests") == 3)
        assert ear.lost == []
        assert ear.events("plays", "resumed") == []
        assert {frame.generation for frame in ear.frames("plays")} == {0}
        assert_same_record(ear.frames("plays"), undisturbed(spec, ear.log("plays"), last_step, 1000))
        status = hosts.status()
        assert (status.recycled, status.restarts) == (1, 0)
        assert status.hosts[0].host_id == first
        await asyncio.gather(hosts.close("plays"), hosts.close("rests"))
