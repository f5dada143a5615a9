"""Measurements in slices, in real hosts: beside training, in turns with everybody else."""

import asyncio
import itertools
import json

import numpy as np
import pytest

from backend.pool.supervisor import LocalHostPool
from backend.protocol.frames import Frame, decode_frame
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.output_log import OutputLog

pytestmark = pytest.mark.asyncio(loop_scope="module")
Pool = tuple[LocalHostPool, OutputLog]


def with_many_points() -> bytes:
    """The circle of 20,000 points: a fine landscape of it takes minutes."""
    spec = json.loads(specs.healthy())
    spec["data"]["config"]["examples"] = 20_000
    return json.dumps(spec).encode()


async def begin(pool: Pool, name: str, spec: bytes | None = None) -> None:
    """A run that trains at full speed, with all that it needs compiled: until then measurements are refused."""
    await pool[0].open_run(
        session_id=name, run_id=f"{name}-run", generation=0, spec_json=spec or specs.healthy(), play=True
    )
    await pool[1].until(lambda: len(pool[1].events(name, "stride")) > 2)
    while await compiles(pool[0], name):
        count = pool[1].frame_count(name)
        await pool[1].until(lambda count=count: pool[1].frame_count(name) > count)


async def compiles(hosts: LocalHostPool, name: str) -> bool:
    try:
        await hosts.probe(name, "weights_file", {})
    except EngineError as refused:
        return refused.problems[0].code == "run_compiling"
    return False


def frames(outputs: OutputLog, name: str, view: str) -> list[Frame]:
    return [decode_frame(output.data) for output in outputs.views(name, view)]


async def test_a_measurement_at_rest_says_where_it_stands_and_ends_with_its_result(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name)
    paused_at = await hosts.pause(name)
    options = {"resolution": "11", "examples": "100"}
    assert await hosts.probe(name, "loss_landscape", options) == paused_at
    last = await outputs.until(
        lambda: next((each for each in frames(outputs, name, "loss_landscape") if each.arrays["done"][0]), None)
    )
    assert (last.step, last.arrays["progress"].tolist()) == (paused_at, [121, 121])
    assert last.arrays["asked"].tobytes() == b"loss_landscape?examples=100&resolution=11"
    assert np.isfinite(last.arrays["losses"]).all()
    assert last.arrays["learning_rate"].tolist() == pytest.approx([0.1])
    first = frames(outputs, name, "loss_landscape")[0]
    assert (first.arrays["progress"].tolist(), first.arrays["done"].tolist()) == ([0, 121], [0])
    await hosts.close(name)


async def test_a_refusal_is_the_answer_and_training_goes_on(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name)
    with pytest.raises(EngineError, match="No layer of this network can die"):
        await hosts.probe(name, "dead_units", {})
    with pytest.raises(EngineError, match="resolution=7"):
        await hosts.probe(name, "loss_landscape", {"resolution": "7"})
    count = outputs.frame_count(name)
    await outputs.until(lambda: outputs.frame_count(name) > count + 5)
    await hosts.close(name)


async def test_while_a_long_one_runs_others_train_on_until_it_is_stopped(pool: Pool, name: str) -> None:
    """Beside two runs of one host a measurement has a ninth of the time: both go on nearly as fast as before."""
    hosts, outputs = pool
    other = f"{name} other"
    await begin(pool, name, with_many_points())
    await begin(pool, other)
    options = {"resolution": "51", "examples": "all"}
    measuring = asyncio.create_task(hosts.probe(name, "loss_landscape", options))
    views = await outputs.until(
        lambda: len(outputs.views(name, "loss_landscape")) > 2 and frames(outputs, name, "loss_landscape")
    )
    done = [int(view.arrays["progress"][0]) for view in views]
    assert all(before < after for before, after in itertools.pairwise(done))
    reports, steps = outputs.frame_count(other), outputs.frames(other)[-1].step
    await outputs.until(lambda: outputs.frame_count(other) >= reports + 4)
    assert outputs.frames(other)[-1].step > steps
    assert not measuring.done()
    await hosts.stop_probe(name)
    with pytest.raises(EngineError, match="The measurement was stopped"):
        await measuring
    await hosts.stop_probe(name)  # there is none any more
    await hosts.close(name)
    await hosts.close(other)


async def test_a_landscape_that_was_stopped_goes_on_where_it_stood(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, with_many_points())
    await hosts.pause(name)
    options = {"resolution": "31", "examples": "all"}

    def standing() -> list[Frame]:
        return [one for one in frames(outputs, name, "loss_landscape") if np.isfinite(one.arrays["losses"]).any()]

    measuring = asyncio.create_task(hosts.probe(name, "loss_landscape", options))
    await outputs.until(standing)
    await hosts.stop_probe(name)
    with pytest.raises(EngineError, match="The measurement was stopped"):
        await measuring
    sent = outputs.views(name, "loss_landscape")
    known = np.isfinite(decode_frame(sent[-1].data).arrays["losses"])
    await hosts.probe(name, "loss_landscape", options, begun=sent[-1].data)

    def finished() -> list[Frame]:
        later = frames(outputs, name, "loss_landscape")[len(sent) :]
        return later if later and later[-1].arrays["done"][0] else []

    later = await outputs.until(finished)
    assert np.isfinite(later[0].arrays["losses"])[known].all()
    progress, share = later[0].arrays["progress"], known.sum() / known.size
    assert progress[0] >= round(share * progress[1]) > 0
    assert np.isfinite(later[-1].arrays["losses"]).all()
    await hosts.close(name)


async def test_a_newer_measurement_takes_the_place_of_the_older(pool: Pool, name: str) -> None:
    hosts, _ = pool
    await begin(pool, name, with_many_points())
    await hosts.pause(name)
    older = asyncio.create_task(hosts.probe(name, "loss_landscape", {"resolution": "51", "examples": "all"}))
    newer = asyncio.create_task(hosts.probe(name, "hessian", {"eigenvalues": "1"}))
    with pytest.raises(EngineError, match="Another measurement was started since"):
        await older
    assert await newer > 0
    await hosts.close(name)


async def test_a_measurement_ends_with_its_session(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, with_many_points())
    measuring = asyncio.create_task(hosts.probe(name, "loss_landscape", {"resolution": "51", "examples": "all"}))
    await outputs.until(lambda: outputs.views(name, "loss_landscape"))
    await hosts.close(name)
    with pytest.raises(EngineError, match=r"no run|started in this session|isn't available"):
        await measuring
