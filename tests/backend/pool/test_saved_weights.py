"""Saved weights and live freezing through real hosts."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from backend.link.weights import LocalWeights
from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import running_pool
from tests.waiting import one_turn

FROZEN = "network.nodes.first.frozen"


async def open_run(hosts: LocalHostPool, session: str, spec: bytes, *, play: bool = True) -> None:
    await hosts.open_run(session_id=session, run_id=f"{session}-run", generation=0, spec_json=spec, play=play)


def starting_with(spec: bytes, weights: str) -> bytes:
    """The experiment in which every block with weights starts with saved ones, under another seed."""
    raw: dict[str, Any] = json.loads(spec)
    raw["training"]["seed"] = 77
    for node in raw["network"]["nodes"]:
        if node["type"] in ("dense", "batch_norm"):
            node["weights_from"] = {"weights": weights, "node": node["id"]}
    return json.dumps(raw).encode()


async def test_weights_saved_from_one_run_are_the_first_weights_of_another(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, "one", specs.eventful())
        await outputs.until(lambda: outputs.frame_count("one") >= 4)
        saved = await hosts.save_weights("one")
        assert saved.step > 0
        await open_run(hosts, "two", starting_with(specs.eventful(), saved.weights), play=False)
        await outputs.until(lambda: outputs.status("two") == "ready")
        again = await hosts.save_weights("two")
        assert (again.weights, again.step) == (saved.weights, 0), "equal weights have one name"
        LocalWeights(home / "weights").delete(saved.weights)
        with pytest.raises(EngineError, match="doesn't have them"):
            await open_run(hosts, "three", starting_with(specs.eventful(), saved.weights))


async def test_a_run_trains_on_while_a_freeze_is_compiled_and_then_stands_still_there(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, "one", specs.eventful())
        await outputs.until(lambda: outputs.step("one") >= 200)  # everything is compiled
        asked, before = len(outputs.states("one")), outputs.step("one")
        applied = await hosts.set_live("one", FROZEN, 1.0)
        await outputs.until(lambda: bool(outputs.events("one", "live_change")))  # it comes on a line of its own
        (event,) = outputs.events("one", "live_change")
        assert (event.step, event.detail) == (applied, {"path": FROZEN, "from": 0.0, "to": 1.0})
        await outputs.until(lambda: outputs.step("one") > applied)
        assert outputs.states("one")[-1].live[FROZEN] == 1.0
        assert applied > before
        assert {state.status for state in outputs.states("one")[asked:]} == {"running"}
        with pytest.raises(EngineError, match=r"can't be 0\.5"):
            await hosts.set_live("one", FROZEN, 0.5)


async def test_the_last_of_two_changes_holds_though_the_first_is_still_being_compiled(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, "one", specs.eventful())
        await outputs.until(lambda: outputs.step("one") >= 200)  # everything is compiled
        frozen = asyncio.create_task(hosts.set_live("one", FROZEN, 1.0))
        await one_turn()  # the first command is on its way before the second
        await hosts.set_live("one", FROZEN, 0.0)
        await asyncio.wait({frozen})
        count = outputs.step("one")
        await outputs.until(lambda: outputs.step("one") > count + 50)
        assert outputs.states("one")[-1].live.get(FROZEN, 0.0) == 0.0
