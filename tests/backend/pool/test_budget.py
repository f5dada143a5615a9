"""The memory that a host may have, and runs that need more than that."""

import json
from pathlib import Path

import pytest

from backend.pool import budget
from backend.pool.budget import default_budget_bytes, machine_bytes, needs_own_host
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.specs import healthy
from tests.engine.experiments import Experiment, mlp

MEGABYTE = 2**20


def test_the_budget_is_a_quarter_of_the_smallest_limit_and_at_most_two_gigabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "machine_bytes", lambda: 2000 * MEGABYTE)
    assert default_budget_bytes() == 500 * MEGABYTE
    assert default_budget_bytes(hosts=5) == 200 * MEGABYTE
    monkeypatch.setattr(budget, "machine_bytes", lambda: 64_000 * MEGABYTE)
    assert default_budget_bytes() == 2048 * MEGABYTE


def test_the_machine_has_memory() -> None:
    assert 256 * MEGABYTE < machine_bytes() < 2**50


def test_a_network_lives_alone_where_a_shared_host_could_not_hold_it_beside_itself() -> None:
    assert not needs_own_host(700 * MEGABYTE, 1024 * MEGABYTE)
    assert needs_own_host(900 * MEGABYTE, 1024 * MEGABYTE)


@pytest.mark.full
async def test_deleted_networks_leave_a_bounded_number_of_executables(home: Path) -> None:
    async with running_pool(home) as (pool, outputs):
        for units in range(3, 9):
            name = f"network-{units}"
            spec = Experiment(mlp(units), "out").spec().model_dump_json().encode()
            await pool.open_run(session_id=name, run_id=name, generation=0, spec_json=spec, play=True)
            await outputs.until(lambda name=name: outputs.events(name, "stride"))
            await pool.close(name)
        await pool.open_run(session_id="last", run_id="last", generation=0, spec_json=healthy(), play=True)
        await outputs.until(lambda: outputs.events("last", "stride") and pool.status().hosts[0].compiled >= 30)
        (host,) = pool.status().hosts
        assert host.executables <= 25, "twenty that no run uses, and those of the run that is there"
        assert host.budget_bytes == default_budget_bytes()
        assert host.compile_s > 0
        assert host.resident_bytes > 0


async def test_a_network_beyond_the_budget_gets_a_host_of_its_own(home: Path) -> None:
    wide = Experiment(mlp(4000, 4000), "out").spec()
    async with running_pool(home, host_memory_bytes=400 * MEGABYTE) as (pool, _):
        small, large = healthy(), json.dumps(wide.model_dump(mode="json")).encode()
        await pool.open_run(session_id="small", run_id="s", generation=0, spec_json=small, play=False)
        await pool.open_run(session_id="large", run_id="l", generation=0, spec_json=large, play=False)
        assert pid_of(pool, "small") != pid_of(pool, "large")
        assert [host.shared for host in pool.status().hosts] == [True, False]
        await pool.open_run(session_id="large", run_id="l2", generation=0, spec_json=small, play=False)
        assert pid_of(pool, "small") == pid_of(pool, "large")
