"""What local hosts do with the real engine. What every `HostPool` does: `tests/contract/test_host_pool.py`."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from backend.pool.launcher import SpawnLauncher
from backend.pool.supervisor import LocalHostPool
from backend.protocol.frames import decode_frame
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.output_log import OutputLog
from tests.compiled import link_compiled_folder

pytestmark = pytest.mark.asyncio(loop_scope="module")
Pool = tuple[LocalHostPool, OutputLog]


async def begin(pool: Pool, name: str, spec: bytes, *, play: bool = True, run_id: str = "run") -> None:
    await pool[0].open_run(session_id=name, run_id=f"{name}-{run_id}", generation=0, spec_json=spec, play=play)


async def compiled_run(pool: Pool, name: str, spec: bytes) -> None:
    """A run that trains at full speed."""
    await begin(pool, name, spec)
    await pool[1].until(lambda: len(pool[1].events(name, "stride")) > 4)


async def test_opening_reports_the_schema_and_compiling_is_a_state(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    schema = await hosts.open_run(
        session_id=name, run_id=f"{name}-run", generation=0, spec_json=specs.healthy(), play=True
    )
    assert schema.nodes == ["x", "dense_0", "act_0", "out"]
    assert schema.strip == [("out", None), ("dense_0", "act_0")]
    assert "boundary" in schema.views
    await outputs.until(lambda: outputs.status(name) == "running")
    assert outputs.states(name)[0].status in ("queued", "compiling")
    await hosts.close(name)


async def test_frames_are_contiguous_from_zero_and_decode(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, specs.healthy())
    await outputs.until(lambda: outputs.frame_count(name) >= 15)
    await hosts.close(name)
    frames = outputs.frames(name)
    assert [frame.seq for frame in frames] == list(range(len(frames)))
    assert [frame.step for frame in frames[:3]] == [0, 1, 2]
    assert all(frame.arrays["node_statistics"].shape == (4, 15) for frame in frames)
    assert "scalar_buckets" not in frames[0].arrays
    assert all(np.isfinite(frame.arrays["scalar_buckets"]).all() for frame in frames[1:])


async def test_every_loss_is_in_a_bucket_of_exactly_one_frame(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, specs.healthy())
    await outputs.until(lambda: outputs.frame_count(name) >= 12)
    await hosts.close(name)
    reached = 0
    for frame in outputs.frames(name):
        assert frame.first_step == reached + 1
        reached = frame.step


async def test_a_run_opened_at_a_walking_pace_reports_every_step_and_hurries_when_it_may(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    ids = {"session_id": name, "run_id": f"{name}-run"}
    await hosts.open_run(**ids, generation=0, spec_json=specs.healthy(), play=True, steps_per_second=10.0)
    await outputs.until(lambda: outputs.frame_count(name) >= 20)
    assert [frame.step for frame in outputs.frames(name)] == list(range(outputs.frame_count(name)))
    hosts.set_speed(name, None)
    await outputs.until(lambda: len(outputs.events(name, "stride")) > 3)
    await hosts.close(name)


async def test_a_run_that_is_slowed_down_comes_back_to_telling_of_every_step(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await compiled_run(pool, name, specs.healthy())
    hosts.set_speed(name, 10.0)
    slowed_at = await outputs.until(
        lambda: next((e for e in outputs.events(name, "stride") if e.detail["to"] == 1), None)
    )
    await outputs.until(lambda: len([frame for frame in outputs.frames(name) if frame.step > slowed_at.step]) > 12)
    await hosts.close(name)
    steps = [frame.step for frame in outputs.frames(name) if frame.step > slowed_at.step][-10:]
    assert [after - before for before, after in itertools.pairwise(steps)] == [1] * 9


async def test_steps_and_epochs_are_taken_exactly(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    schema = await hosts.open_run(
        session_id=name, run_id=f"{name}-run", generation=0, spec_json=specs.healthy(), play=False
    )
    await outputs.until(lambda: outputs.status(name) == "ready")
    assert await hosts.step(name, "step", 3) == 0
    await outputs.until(lambda: outputs.status(name) == "paused" and outputs.step(name) == 3)
    assert await hosts.step(name, "epoch", 2) == 3
    await outputs.until(lambda: outputs.status(name) == "paused" and outputs.step(name) > 3)
    assert outputs.step(name) == 3 + 2 * schema.steps_per_epoch
    await hosts.close(name)


async def test_a_live_change_applies_at_once_and_compiles_nothing(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, specs.healthy())
    await outputs.until(lambda: len(outputs.events(name, "stride")) > 4)
    await hosts.pause(name)
    await outputs.until(lambda: outputs.status(name) == "paused")
    before = outputs.states(name)[-1]
    step = await hosts.set_live(name, "optimizer.config.learning_rate", 0.01)
    await hosts.step(name, "epoch", 1)
    await outputs.until(lambda: outputs.step(name) > before.step and outputs.status(name) == "paused")
    after = outputs.states(name)[-1]
    assert step == before.step
    assert after.compile_count == before.compile_count > 0
    assert after.live["optimizer.config.learning_rate"] == 0.01
    (event,) = outputs.events(name, "live_change")
    expected = {"path": "optimizer.config.learning_rate", "from": 0.1, "to": 0.01}
    assert (event.step, event.detail) == (before.step, expected)
    await hosts.close(name)


async def test_pictures_come_for_who_wants_them_and_the_last_shows_the_paused_step(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, specs.healthy())
    hosts.set_views(name, ["boundary", "no_such_view"], 30.0)
    await outputs.until(lambda: outputs.views(name, "boundary"))
    await outputs.until(lambda: len(outputs.events(name, "stride")) > 2)
    paused_at = await hosts.pause(name)
    await outputs.until(lambda: outputs.views(name, "boundary")[-1].step == paused_at)
    picture = decode_frame(outputs.views(name, "boundary")[-1].data)
    assert (picture.type, picture.view, picture.arrays["grid"].dtype) == ("view", "boundary", np.dtype("<f4"))
    assert outputs.views(name, "confusion") == []
    assert await hosts.probe(name, "block_rows", {"block": "dense_0"}) == paused_at
    await outputs.until(lambda: outputs.views(name, "block_rows"))
    rows = decode_frame(outputs.views(name, "block_rows")[-1].data)
    assert (rows.step, rows.arrays["addresses"].tobytes()) == (paused_at, b"dense_0")
    shown = outputs.frames(name)[-1]
    np.testing.assert_array_equal(rows.arrays["statistics"][0], shown.arrays["node_statistics"][1])
    asked = {"part": "train", "example": "3", "node": "dense_0", "array": "kernel", "index": "0"}
    assert await hosts.probe(name, "weight_gradient", asked) == paused_at
    await outputs.until(lambda: outputs.views(name, "weight_gradient"))
    weight = decode_frame(outputs.views(name, "weight_gradient")[-1].data)
    assert weight.step == paused_at
    _, gradient, largest = weight.arrays["value"]
    assert abs(weight.arrays["check"][0] - gradient) <= 1e-6 * largest
    with pytest.raises(EngineError, match="example=1000000 is out of range"):
        await hosts.probe(name, "weight_gradient", asked | {"example": "1000000"})
    with pytest.raises(EngineError, match="no view landscape"):
        await hosts.probe(name, "landscape", {})
    await hosts.close(name)


async def test_divergence_is_an_event_and_a_status(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, specs.diverging())
    await outputs.until(lambda: outputs.status(name) == "diverged")
    (event,) = outputs.events(name, "diverged")
    assert event.detail["step"] == event.step + 1 == outputs.step(name) + 1
    assert event.detail["quantity"] in ("activation", "delta", "weight_gradient", "update", "loss")
    with pytest.raises(EngineError, match="diverged and can't continue"):
        await hosts.play(name)
    await hosts.close(name)


async def test_a_run_ends_with_its_last_epoch_and_plays_on(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    schema = await hosts.open_run(
        session_id=name, run_id=f"{name}-run", generation=0, spec_json=specs.healthy(epochs=3), play=True
    )
    await outputs.until(lambda: outputs.status(name) == "finished")
    assert outputs.step(name) == 3 * schema.steps_per_epoch
    assert [event.detail for event in outputs.events(name, "finished")] == [{"reason": "epochs"}]
    await hosts.play(name)
    await outputs.until(lambda: outputs.step(name) > 3 * schema.steps_per_epoch)
    await hosts.close(name)


async def test_float64_trains_in_a_host_of_its_own(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await begin(pool, name, specs.healthy())
    await begin(pool, f"{name}-exact", specs.healthy(precision="float64"))
    await outputs.until(lambda: outputs.frame_count(f"{name}-exact") > 2 and outputs.frame_count(name) > 2)
    assert pid_of(hosts, name) != pid_of(hosts, f"{name}-exact")
    assert hosts.ready == 2
    await hosts.close(f"{name}-exact")
    await hosts.close(name)


async def test_device_and_fingerprint_are_reported(pool: Pool) -> None:
    hosts, _ = pool
    assert hosts.device.startswith("CPU, ")
    assert hosts.fingerprint["visible_cpus"] >= 1
    assert set(hosts.fingerprint) >= {"jaxlib", "device_kind", "cpu_model", "convolution", "flags"}


async def test_a_host_started_as_a_fresh_interpreter_trains_and_ends(tmp_path: Path) -> None:
    link_compiled_folder(tmp_path)
    async with running_pool(tmp_path, SpawnLauncher()) as pair:
        await begin(pair, "fresh", specs.healthy())
        await pair[1].until(lambda: pair[1].frame_count("fresh") > 2)
        paused_at = await pair[0].pause("fresh")
        await pair[1].until(lambda: pair[1].status("fresh") == "paused" and pair[1].step("fresh") == paused_at)
