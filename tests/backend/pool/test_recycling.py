"""A host that has outgrown its memory hands its runs over to a new one: no frame is lost or told twice."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from backend.host.prepared import KEPT_S, PreparedRuns
from backend.link.messages import OpenRun, PrepareRun, ReleaseRun, ToHost
from backend.link.settings import HostSettings
from backend.pool import recycling, watchdog
from backend.pool.client import HostClient
from backend.pool.launcher import OnExit
from backend.pool.placement import Placement
from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError, Problem
from tests.backend.builders import run_builder
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.faulty_host import SWELLING_SEED, FaultyLauncher
from tests.backend.pool.test_resume import assert_same_record, undisturbed

pytestmark = pytest.mark.usefixtures("quick_programs")


def numbers(hosts: LocalHostPool) -> list[int]:
    """Of the hosts, no two alike."""
    reported = [host.host_id for host in hosts.status().hosts]
    assert len(set(reported)) == len(reported)
    return reported


class LonelyLauncher(FaultyLauncher):
    """Starts one host and no other."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    async def launch(self, settings: HostSettings, descriptors: list[int], on_exit: OnExit) -> int:
        self.asked += 1
        if self.asked > 1:
            raise OSError("no more processes")
        return await super().launch(settings, descriptors, on_exit)


def between_hosts(monkeypatch: pytest.MonkeyPatch, answered: Callable[[HostClient, ToHost], Awaitable[None]]) -> None:
    """Lets `answered` run when a host has answered, before whoever asked hears of it."""
    whole = HostClient.request

    async def request(client: HostClient, make: Callable[[int], ToHost]) -> Any:
        messages: list[ToHost] = []

        def noted(number: int) -> ToHost:
            messages.append(make(number))
            return messages[-1]

        reply = await whole(client, noted)
        await answered(client, messages[-1])
        return reply

    monkeypatch.setattr(HostClient, "request", request)


async def test_a_host_over_its_budget_is_replaced_while_its_runs_train_on(home: Path) -> None:
    spec = specs.healthy(seed=SWELLING_SEED)
    async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
        first = hosts.status().hosts[0].host_id
        await hosts.open_run(session_id="fails", run_id="f", generation=0, spec_json=specs.healthy(seed=904), play=True)
        await outputs.until(lambda: outputs.status("fails") == "failed")
        await hosts.open_run(session_id="plays", run_id="p", generation=0, spec_json=spec, play=True)
        await hosts.open_run(session_id="rests", run_id="r", generation=0, spec_json=spec, play=False)
        hosts.set_views("plays", ["boundary"], 30.0)
        before = await outputs.until(lambda: pid_of(hosts, "plays"))
        await outputs.until(
            lambda: numbers(hosts) and pid_of(hosts, "plays") not in (None, before) and pid_of(hosts, "rests") != before
        )
        heard = outputs.frame_count("plays")
        await outputs.until(lambda: outputs.frame_count("plays") > heard + 3)
        last_step = await hosts.pause("plays")
        await outputs.until(lambda: outputs.status("plays") == "paused" and outputs.step("plays") == last_step)
        assert await hosts.step("rests", "step", 3) == 0
        await outputs.until(lambda: outputs.status("rests") == "paused" and outputs.step("rests") == 3)
        assert outputs.lost == []
        assert outputs.events("plays", "resumed") == []
        assert {frame.generation for frame in outputs.frames("plays")} == {0}
        assert_same_record(outputs.frames("plays"), undisturbed(spec, outputs.log("plays"), last_step, 1000))
        status = hosts.status()
        assert (status.recycled, status.restarts) == (1, 0)
        await outputs.until(lambda: len(numbers(hosts)) == 1)
        assert numbers(hosts) != [first]
        with pytest.raises(EngineError, match="has failed and can't continue"):
            await hosts.play("fails")
        await asyncio.gather(hosts.close("plays"), hosts.close("rests"))


async def test_a_run_that_was_let_go_of_while_its_new_host_exited_is_reported_as_lost(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    takers: list[HostClient] = []

    async def answered(client: HostClient, message: ToHost) -> None:
        if isinstance(message, PrepareRun):
            takers.append(client)
        elif isinstance(message, ReleaseRun):
            takers[-1].kill()
            await takers[-1].ended

    between_hosts(monkeypatch, answered)
    spec = specs.healthy(seed=SWELLING_SEED)
    run: dict[str, Any] = {"session_id": "plays", "run_id": "p", "spec_json": spec, "play": True}
    async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
        await hosts.open_run(generation=0, **run)
        await outputs.until(lambda: [lost for lost in outputs.lost if "plays" in lost.session_ids])
        assert hosts.client_of("plays") is None
        await hosts.open_run(generation=1, **run)
        await outputs.until(lambda: outputs.frames("plays")[-1].generation == 1)
        await hosts.close("plays")


async def test_a_session_that_is_being_opened_while_its_host_is_replaced_moves_too(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recycling, "RETRY_S", 0.05)
    replaced = asyncio.Event()

    async def answered(client: HostClient, message: ToHost) -> None:
        if isinstance(message, OpenRun) and message.session_id == "opens" and not message.handed_over:
            await replaced.wait()

    between_hosts(monkeypatch, answered)
    async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
        plain, swelling = specs.healthy(seed=1), specs.healthy(seed=SWELLING_SEED)
        opening = asyncio.create_task(
            hosts.open_run(session_id="opens", run_id="o", generation=0, spec_json=plain, play=True)
        )
        before = await outputs.until(lambda: pid_of(hosts, "opens"))
        await hosts.open_run(session_id="plays", run_id="p", generation=0, spec_json=swelling, play=True)
        await outputs.until(lambda: hosts.status().recycled)
        replaced.set()
        await opening
        await outputs.until(lambda: pid_of(hosts, "opens") not in (None, before) and len(numbers(hosts)) == 1)
        assert outputs.lost == []


async def test_a_run_that_stayed_on_the_old_host_is_moved_at_a_later_look(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recycling, "RECYCLE_EVERY_S", 0.0)
    faults = [EngineError(Problem(code="storage_full", message="the disk is full"))]

    async def answered(client: HostClient, message: ToHost) -> None:
        if isinstance(message, PrepareRun) and faults:
            raise faults.pop()

    between_hosts(monkeypatch, answered)
    spec = specs.healthy(seed=SWELLING_SEED, precision="float64")
    async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
        await hosts.open_run(session_id="exact", run_id="e", generation=0, spec_json=spec, play=True)
        before = await outputs.until(lambda: pid_of(hosts, "exact"))
        await outputs.until(lambda: pid_of(hosts, "exact") not in (None, before))
        assert (faults, outputs.lost) == ([], [])
        await hosts.close("exact")
        await outputs.until(lambda: [host.shared for host in hosts.status().hosts] == [True])


async def test_where_no_other_host_starts_the_runs_train_on_and_no_place_is_left_over(home: Path) -> None:
    spec = specs.healthy(seed=SWELLING_SEED)
    launcher = LonelyLauncher()
    async with running_pool(home, launcher) as (hosts, outputs):
        await hosts.open_run(session_id="plays", run_id="p", generation=0, spec_json=spec, play=True)
        await outputs.until(lambda: len(numbers(hosts)) == 2)
        await outputs.until(lambda: len(numbers(hosts)) == 1)
        assert launcher.asked > 1
        heard = outputs.frame_count("plays")
        await outputs.until(lambda: outputs.frame_count("plays") > heard + 3)
        assert (hosts.status().recycled, outputs.lost) == (0, [])
        await hosts.close("plays")


@pytest.mark.full
async def test_the_host_of_float64_is_replaced_too_and_ends_with_its_last_session(home: Path) -> None:
    spec = specs.healthy(seed=SWELLING_SEED, precision="float64")
    async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
        await hosts.open_run(session_id="exact", run_id="e", generation=0, spec_json=spec, play=True)
        before = await outputs.until(lambda: pid_of(hosts, "exact"))
        await outputs.until(lambda: pid_of(hosts, "exact") not in (None, before) and len(numbers(hosts)) == 2)
        assert hosts.status().recycled == 1
        heard = outputs.frame_count("exact")
        await outputs.until(lambda: outputs.frame_count("exact") > heard + 3)
        assert outputs.lost == []
        await hosts.close("exact")
        assert [host.shared for host in hosts.status().hosts] == [True]


async def test_a_failed_run_keeps_no_host_of_its_own(home: Path) -> None:
    async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
        spec = specs.healthy(seed=904, precision="float64")
        await hosts.open_run(session_id="fails", run_id="f", generation=0, spec_json=spec, play=True)
        await outputs.until(lambda: outputs.status("fails") == "failed")
        assert [host.shared for host in hosts.status().hosts] == [True]
        for command in (hosts.play, hosts.pause):
            with pytest.raises(EngineError, match="has failed and can't continue"):
                await command("fails")
        await hosts.close("fails")
        with pytest.raises(EngineError, match="no run"):
            await hosts.play("fails")


async def test_a_replacement_that_goes_wrong_is_logged_and_the_next_look_replaces(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recycling, "RECYCLE_EVERY_S", 0.0)
    whole, faults = Placement.start_replacement, [RuntimeError("a fault of ours")]

    def start_replacement(placement: Placement, *arguments: Any) -> Any:
        if faults:
            raise faults.pop()
        return whole(placement, *arguments)

    monkeypatch.setattr(Placement, "start_replacement", start_replacement)
    with capture_logs() as lines:
        async with running_pool(home, FaultyLauncher()) as (hosts, outputs):
            spec = specs.healthy(seed=SWELLING_SEED)
            await hosts.open_run(session_id="plays", run_id="p", generation=0, spec_json=spec, play=True)
            await outputs.until(lambda: hosts.status().recycled)
    assert [line["event"] for line in lines].count("a host could not be replaced") == 1


async def test_a_look_at_the_hosts_that_fails_is_logged_once_and_others_follow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watchdog, "INTERVAL_S", 0.0)
    looks, enough = [0], asyncio.Event()

    def look() -> None:
        looks[0] += 1
        if looks[0] == 5:
            enough.set()
        raise RuntimeError("a fault of ours")

    with capture_logs() as lines:
        watching = asyncio.create_task(watchdog.watch(list, look))
        await enough.wait()
        assert not watching.done()
        watching.cancel()
    assert [line["event"] for line in lines] == ["checking the hosts failed"]


def test_a_run_that_was_prepared_and_never_came_is_let_go() -> None:
    now = [0.0]
    run = run_builder().make(specs.healthy())
    prepared = PreparedRuns(lambda: now[0])
    for name in ("comes", "stays away", "asked for again"):
        prepared.keep(name, run)
    prepared.forget("comes")
    now[0] = KEPT_S / 2
    prepared.keep("asked for again", run)
    assert not prepared.drop_old()
    now[0] = KEPT_S
    assert prepared.drop_old()
    assert len(prepared) == 1
    now[0] = 2 * KEPT_S
    assert prepared.drop_old()
    assert len(prepared) == 0
