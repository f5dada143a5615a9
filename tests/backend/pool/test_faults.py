"""A fault of the engine, wherever it happens, fails the run that it happens for; the others train on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from backend.pool.supervisor import LocalHostPool
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.faulty_host import FaultyLauncher
from tests.backend.pool.output_log import OutputLog
from tests.compiled import link_compiled_folder

pytestmark = pytest.mark.asyncio(loop_scope="module")
Pool = tuple[LocalHostPool, OutputLog]
RATE = "optimizer.config.learning_rate"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Pool]:
    """A host whose engine fails for some seeds, with a neighbour in training."""
    home = tmp_path_factory.mktemp("home")
    link_compiled_folder(home)
    async with running_pool(home, FaultyLauncher()) as pair:
        await open_run(pair, "neighbour", 8)
        await pair[1].until(lambda: pair[1].events("neighbour", "stride"))
        yield pair


async def open_run(
    pool: Pool, name: str, seed: int, *, play: bool = True, generation: int = 0, **training: str
) -> None:
    spec = specs.healthy(seed=seed, **training)
    await pool[0].open_run(session_id=name, run_id=f"{name}-run", generation=generation, spec_json=spec, play=play)


async def becomes_ready(pool: Pool, name: str) -> None:
    """Everything is compiled, which a picture tells."""
    pool[0].set_views(name, ["boundary"], 30.0)
    await pool[1].until(lambda: pool[1].views(name, "boundary"))


async def the_neighbour_trains_on(pool: Pool) -> None:
    outputs = pool[1]
    frames = outputs.frame_count("neighbour")
    await outputs.until(lambda: outputs.frame_count("neighbour") > frames + 2)
    assert outputs.status("neighbour") == "running"
    assert outputs.lost == []


async def probe(hosts: LocalHostPool, name: str) -> None:
    await hosts.probe(name, "boundary", {})


async def change(hosts: LocalHostPool, name: str) -> None:
    await hosts.set_live(name, RATE, 0.01)


async def look(hosts: LocalHostPool, name: str) -> None:
    await hosts.open_test(name)


@pytest.mark.parametrize(
    ("seed", "code", "cause"),
    [
        (902, "compile_failed", "RuntimeError: the compiler gave up"),
        (903, "out_of_memory", "JaxRuntimeError: RESOURCE_EXHAUSTED: Out of memory allocating 9 bytes"),
        (904, "engine_fault", "ValueError: a turn that fails"),
        (906, "out_of_memory", "MemoryError"),
        (909, "engine_fault", "ZeroDivisionError: a state that fails"),
    ],
)
async def test_a_fault_while_it_trains_fails_the_run_with_its_cause(
    pool: Pool, seed: int, code: str, cause: str
) -> None:
    hosts, outputs = pool
    name = f"trains-{seed}"
    await open_run(pool, name, seed)
    await outputs.until(lambda: outputs.status(name) == "failed")
    assert outputs.states(name)[-1].detail == {"code": code, "cause": cause}
    with pytest.raises(EngineError, match="has failed and can't continue"):
        await hosts.play(name)
    await the_neighbour_trains_on(pool)
    assert [state.status for state in outputs.states(name)].count("failed") == 1
    assert pid_of(hosts, name) is None, "it has no place in a host any more"
    await hosts.close(name)


@pytest.mark.parametrize(
    ("seed", "command", "cause"),
    [
        (905, probe, "ValueError: a picture that fails"),
        (907, change, "KeyError: 'a change that fails'"),
        (908, look, "JaxRuntimeError: INTERNAL: a look that fails"),
    ],
)
async def test_a_fault_in_a_command_is_answered_and_fails_the_run(
    pool: Pool, seed: int, command: Callable[[LocalHostPool, str], Awaitable[None]], cause: str
) -> None:
    hosts, outputs = pool
    name = f"command-{seed}"
    await open_run(pool, name, seed)
    await outputs.until(lambda: len(outputs.events(name, "stride")) > 1)
    with pytest.raises(EngineError, match=cause) as refused:
        await command(hosts, name)
    assert [problem.code for problem in refused.value.problems] == ["engine_fault"]
    await outputs.until(lambda: outputs.status(name) == "failed")
    assert outputs.states(name)[-1].detail == {"code": "engine_fault", "cause": cause}
    await the_neighbour_trains_on(pool)
    await hosts.close(name)


async def test_a_fault_while_a_run_is_built_is_the_answer_and_leaves_the_run_on_stage(pool: Pool) -> None:
    hosts, _ = pool
    await open_run(pool, "built", 9)
    await becomes_ready(pool, "built")
    with pytest.raises(EngineError, match="isn't enough memory for this run: MemoryError: no room") as refused:
        await open_run(pool, "built", 901, generation=1)
    assert [problem.code for problem in refused.value.problems] == ["out_of_memory"]
    assert await hosts.pause("built") > 0
    await the_neighbour_trains_on(pool)
    await hosts.close("built")


async def test_a_run_refused_in_another_place_leaves_the_former_one_in_training(pool: Pool) -> None:
    hosts, outputs = pool
    await open_run(pool, "moving", 12)
    await outputs.until(lambda: outputs.events("moving", "stride"))
    home, places = pid_of(hosts, "moving"), [host.sessions for host in hosts.status().hosts]
    with pytest.raises(EngineError, match="isn't enough memory for this run: MemoryError: no room"):
        await open_run(pool, "moving", 901, generation=1, precision="float64")
    assert pid_of(hosts, "moving") == home
    assert [host.sessions for host in hosts.status().hosts] == places, "the other place is given up"
    frames = outputs.frame_count("moving")
    await outputs.until(lambda: outputs.frame_count("moving") > frames + 2)
    assert await hosts.pause("moving") > 0
    await the_neighbour_trains_on(pool)
    await open_run(pool, "moving", 13, generation=2, precision="float64")
    assert pid_of(hosts, "moving") not in (None, home)
    await outputs.until(lambda: [frame for frame in outputs.frames("moving") if frame.generation == 2][2:])
    await hosts.close("moving")


async def test_a_first_run_that_is_refused_has_no_place_in_the_host(pool: Pool) -> None:
    hosts, _ = pool
    sessions = [host.sessions for host in hosts.status().hosts]
    with pytest.raises(EngineError, match="isn't enough memory for this run"):
        await open_run(pool, "unbuilt", 901)
    assert [host.sessions for host in hosts.status().hosts] == sessions
    with pytest.raises(EngineError, match="no run"):
        await hosts.play("unbuilt")
    await the_neighbour_trains_on(pool)


async def test_a_run_that_failed_by_a_picture_comes_back_without_it(pool: Pool) -> None:
    hosts, outputs = pool
    await open_run(pool, "painter", 905)
    hosts.set_views("painter", ["boundary"], 30.0)
    await outputs.until(lambda: outputs.status("painter") == "failed")
    expected = {"code": "engine_fault", "cause": "ValueError: a picture that fails", "view": "boundary"}
    assert outputs.states("painter")[-1].detail == expected
    await the_neighbour_trains_on(pool)
    hosts.set_views("painter", ["boundary"], 30.0)
    await open_run(pool, "painter", 905, generation=1)
    hosts.set_views("painter", ["boundary"], 30.0)
    await outputs.until(lambda: [frame for frame in outputs.frames("painter") if frame.generation == 1][4:])
    assert await hosts.pause("painter") > 0
    await hosts.close("painter")


async def test_a_change_that_waits_for_a_run_to_catch_up_is_refused_when_the_session_is_closed(pool: Pool) -> None:
    hosts, outputs = pool
    spec = specs.healthy(seed=10)
    await hosts.open_run(
        session_id="late", run_id="late-run", generation=1, spec_json=spec, play=False, next_seq=1_000_000
    )
    await outputs.until(lambda: outputs.status("late") == "running")
    noted = asyncio.Event()
    waiting = asyncio.create_task(hosts.set_live("late", RATE, 0.01, noted.set))
    await noted.wait()
    await hosts.pause("late")
    assert not waiting.done()
    with pytest.raises(EngineError, match="no run"):
        await _both(waiting, hosts.close("late"))
    await the_neighbour_trains_on(pool)


async def test_a_checkpoint_that_cannot_be_written_is_reported_and_tried_again(pool: Pool) -> None:
    hosts, outputs = pool
    await open_run(pool, "unsaved", 11)
    reported = await outputs.until(lambda: [state for state in outputs.states("unsaved") if "unsaved" in state.detail])
    assert (reported[0].status, reported[0].detail) == (
        "running",
        {"unsaved": "ValueError: a checkpoint that cannot be packed"},
    )
    await outputs.until(lambda: outputs.checkpoints("unsaved"))
    await outputs.until(lambda: outputs.states("unsaved")[-1].detail == {})
    assert outputs.status("unsaved") == "running"
    await hosts.close("unsaved")


async def _both(first: Awaitable[int], second: Awaitable[None]) -> None:
    await asyncio.gather(first, second)
