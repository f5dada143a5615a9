"""Whatever call of the engine fails in a host: logged once, answered once, and nobody else's."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from backend.pool.assignments import NO_ANSWER
from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import running_pool
from tests.backend.pool.faulty_host import ANSWERS, FAULTY_RATE, LOG, RERUN_SEED, FaultyLauncher
from tests.backend.pool.output_log import OutputLog
from tests.backend.pool.test_faults import RATE, change, open_run, the_neighbour_trains_on
from tests.compiled import link_compiled_folder

pytestmark = pytest.mark.asyncio(loop_scope="module")
Pool = tuple[LocalHostPool, OutputLog]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    link_compiled_folder(folder)
    return folder


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(home: Path) -> AsyncIterator[Pool]:
    """A host whose engine fails for some seeds, with a neighbour in training."""
    async with running_pool(home, FaultyLauncher()) as pair:
        await open_run(pair, "neighbour", 8)
        await pair[1].until(lambda: pair[1].events("neighbour", "stride"))
        yield pair


async def trained(pool: Pool, name: str, seed: int) -> None:
    """A run in training, with everything compiled."""
    await open_run(pool, name, seed)
    await pool[1].until(lambda: len(pool[1].events(name, "stride")) > 1)


async def opening(pool: Pool, name: str) -> None:
    with pytest.raises(EngineError, match="no room for the arrays"):
        await open_run(pool, name, 901)


async def turn(pool: Pool, name: str) -> None:
    await open_run(pool, name, 904)


async def command(pool: Pool, name: str) -> None:
    await trained(pool, name, 907)
    with pytest.raises(EngineError, match="a change that fails"):
        await change(pool[0], name)


async def view(pool: Pool, name: str) -> None:
    await trained(pool, name, 905)
    pool[0].set_views(name, ["boundary"], 30.0)


async def checkpoint(pool: Pool, name: str) -> None:
    await open_run(pool, name, 906)


async def measurement(pool: Pool, name: str) -> None:
    await trained(pool, name, 8)
    await pool[0].set_live(name, RATE, FAULTY_RATE)
    with pytest.raises(EngineError, match="a description that fails"):
        await pool[0].probe(name, "loss_landscape", {"resolution": "11", "examples": "100"})


async def moment(pool: Pool, name: str) -> None:
    await trained(pool, name, RERUN_SEED)
    with pytest.raises(EngineError, match="a step that fails"):
        await pool[0].moment(
            session_id=name,
            run_id=f"{name}-run",
            generation=0,
            spec_json=specs.healthy(seed=RERUN_SEED),
            events=pool[1].log(name),
            step=3,
            views=[],
        )


def answers(home: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (home / ANSWERS).read_text(encoding="utf-8").splitlines()]


CALLS: list[tuple[Callable[[Pool, str], Awaitable[None]], str, list[str], str]] = [
    (opening, "MemoryError: no room for the arrays", ["out_of_memory"], ""),
    (turn, "ValueError: a turn that fails", [], "failed"),
    (command, "KeyError: 'a change that fails'", ["engine_fault"], "failed"),
    (view, "ValueError: a picture that fails", [], "failed"),
    (checkpoint, "MemoryError", [], "failed"),
    (measurement, "OverflowError: a description that fails", ["engine_fault"], "running"),
    (moment, "LookupError: a step that fails", ["engine_fault"], "running"),
]
"""What fails, its cause, the codes of all refusals, and the state of the run behind it."""


@pytest.mark.parametrize(("call", "cause", "refusals", "status"), CALLS, ids=[call[0].__name__ for call in CALLS])
async def test_a_fault_is_logged_once_and_answered_once_and_is_its_sessions_alone(
    pool: Pool,
    home: Path,
    call: Callable[[Pool, str], Awaitable[None]],
    cause: str,
    refusals: list[str],
    status: str,
) -> None:
    hosts, outputs = pool
    name = call.__name__
    pids = [host.pid for host in hosts.status().hosts]
    await call(pool, name)
    await outputs.until(lambda: outputs.status(name) == status)
    await the_neighbour_trains_on(pool)
    if status == "running":
        frames = outputs.frame_count(name)
        await outputs.until(lambda: outputs.frame_count(name) > frames + 2)
    assert [state.status for state in outputs.states(name)].count("failed") == (status == "failed")
    assert [host.pid for host in hosts.status().hosts] == pids
    await hosts.close(name)
    _, *logged = (home / LOG).read_text(encoding="utf-8").split(f"session {name} failed\n")
    assert len(logged) == 1
    assert logged[0].startswith("Traceback")
    assert logged[0].splitlines().count(cause) == 1
    refused = [code for answer in answers(home) if answer["session"] == name for code in answer["codes"]]
    assert refused == refusals
    counts = Counter(answer["request"] for answer in answers(home) if answer["request"] != NO_ANSWER)
    assert set(counts.values()) == {1}
