"""Through real hosts: one spec and one seed give one run to the last bit, however, when and beside whom it trains."""

import os
import signal
from pathlib import Path

import pytest

from backend.pool.supervisor import LocalHostPool
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.output_log import OutputLog
from tests.backend.pool.shared_launcher import SharedLauncher
from tests.engine.experiments import Experiment, chain, dense, node
from tests.engine.run.test_equal_bits import losses

ADAM = {"type": "adam", "config": {"learning_rate": 0.01}}
NETS = {
    "recurrent": Experiment(
        chain(node("lstm", "lstm", units=4), dense("out", 1)),
        "out",
        data="adding",
        loss="mse",
        target="value",
        optimizer=ADAM,
    ),
    "convolution": Experiment(
        chain(
            node("conv", "conv2d", filters=3, kernel_size=3),
            node("norm", "batch_norm"),
            node("bend", "relu"),
            dense("out", 10),
        ),
        "out",
        data="digits",
        optimizer=ADAM,
    ),
}
SINGLE, STEPS = 24, 240
"""Steps that one session takes one by one; steps of a run."""

Pool = tuple[LocalHostPool, OutputLog]
Outcome = tuple[dict[int, list[float]], str]
"""Losses by step, and the name of the file of weights, which is the hash of its bytes."""


async def at_rest(pool: Pool, name: str, step: int) -> None:
    await pool[1].until(lambda: pool[1].status(name) == "paused" and pool[1].step(name) == step)


async def begin(pool: Pool, name: str, spec: bytes) -> None:
    await pool[0].open_run(session_id=name, run_id=f"{name}-run", generation=0, spec_json=spec, play=False)


async def result(pool: Pool, name: str) -> Outcome:
    """What a session that has trained to the end gives; it is closed."""
    hosts, outputs = pool
    await hosts.train_until(name, STEPS)
    await at_rest(pool, name, STEPS)
    saved = await hosts.save_weights(name)
    await hosts.close(name)
    return losses([frame for frame in outputs.frames(name) if "scalar_buckets" in frame.arrays]), saved.weights


async def at_once(pool: Pool, name: str, spec: bytes) -> Outcome:
    await begin(pool, name, spec)
    return await result(pool, name)


async def step_by_step(pool: Pool, name: str, spec: bytes) -> Outcome:
    """The first steps each in a dispatch of its own, with statistics."""
    await begin(pool, name, spec)
    for number in range(SINGLE):
        await pool[0].step(name, "step", 1)
        await at_rest(pool, name, number + 1)
    outcome = await result(pool, name)
    assert set(range(1, SINGLE + 1)) <= outcome[0].keys()
    return outcome


async def killed(pool: Pool, name: str, spec: bytes) -> Outcome:
    """Its host is killed on its way; a new one goes on from a checkpoint."""
    hosts, outputs = pool
    await begin(pool, name, spec)
    await hosts.train_until(name, STEPS // 2)
    await at_rest(pool, name, STEPS // 2)
    await outputs.until(lambda: [each for each in outputs.checkpoints(name) if each.step > 0])
    await hosts.train_until(name, STEPS)
    exits, pid = len(outputs.lost), pid_of(hosts, name)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    await outputs.until(lambda: len(outputs.lost) > exits)
    durable = outputs.frame_count(name)
    newest = [each for each in outputs.checkpoints(name) if each.next_seq <= durable][-1]
    await hosts.open_run(
        session_id=name,
        run_id=f"{name}-run",
        generation=1,
        spec_json=spec,
        play=False,
        checkpoint=newest.name,
        events=outputs.log(name),
        next_seq=durable,
    )
    outcome = await result(pool, name)
    assert [event.detail["identical"] for event in outputs.events(name, "resumed")] == [True]
    return outcome


def assert_same(one: Outcome, other: Outcome) -> None:
    common = one[0].keys() & other[0].keys()
    assert len(common) > 8
    assert [step for step in sorted(common) if one[0][step] != other[0][step]] == []
    assert one[1] == other[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "hosts_of",
    ["tests.quick_hosts", pytest.param("backend.host.forkserver", marks=pytest.mark.full)],
    ids=["quick", "as a server compiles"],
)
@pytest.mark.parametrize("net", NETS)
async def test_a_run_has_the_same_bits_in_every_session(home: Path, net: str, hosts_of: str) -> None:
    spec = NETS[net].spec(batch_size=16).model_dump_json().encode()
    async with running_pool(home, SharedLauncher(hosts_of)) as pool:
        first = await at_once(pool, "first", spec)  # compiles everything
        await at_once(pool, "second", specs.eventful())
        assert_same(first, await at_once(pool, "third", spec))
        assert_same(first, await step_by_step(pool, "slow", spec))
        assert_same(first, await killed(pool, "killed", spec))
        await begin(pool, "neighbour", specs.healthy())
        await pool[0].play("neighbour")
        assert_same(first, await at_once(pool, "beside", spec))
        assert pool[1].status("neighbour") == "running"
        other = await at_once(pool, "other", NETS[net].spec(batch_size=16, seed=4).model_dump_json().encode())
        assert other[1] != first[1]
        assert all(other[0][step] != first[0][step] for step in other[0].keys() & first[0].keys() if step)
