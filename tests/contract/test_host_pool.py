"""What every `HostPool` does, shown over processes with the real engine and over the pool that tests steer."""

import os
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
import pytest_asyncio

from backend.pool.host_pool import HostPool
from backend.protocol.frames import decode_frame
from engine.errors import EngineError
from tests.backend.fake_pool import FakePool
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.output_log import OutputLog
from tests.compiled import link_compiled_folder

pytestmark = pytest.mark.asyncio(loop_scope="module")
RATE = "optimizer.config.learning_rate"


@dataclass
class Hosts:
    """A pool and its outputs. train: lets a session that plays send so many frames. kill: ends a session's host."""

    pool: HostPool
    outputs: OutputLog
    train: Callable[[str, int], None]
    kill: Callable[[str], None]

    async def open(self, name: str, *, play: bool = True, run_id: str = "run") -> None:
        await self.pool.open_run(
            session_id=name, run_id=f"{name}-{run_id}", generation=0, spec_json=specs.healthy(), play=play
        )

    async def frames(self, name: str, count: int) -> None:
        """Waits until a session that plays has sent so many frames in all."""
        missing = count - self.outputs.frame_count(name)
        if missing > 0:
            self.train(name, missing)
        await self.outputs.until(lambda: self.outputs.frame_count(name) >= count)

    async def paused(self, name: str) -> int:
        """The step of a session that has trained and is paused."""
        await self.open(name)
        await self.frames(name, 3)
        step = await self.pool.pause(name)
        await self.outputs.until(lambda: self.outputs.status(name) == "paused")
        return step


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["processes", "fake"])
async def hosts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hosts]:
    if request.param == "fake":
        fake, outputs = FakePool(), OutputLog()
        fake.listen(outputs.receive, outputs.receive_lost)
        await fake.start()
        yield Hosts(fake, outputs, fake.train, lambda name: fake.die())
        await fake.stop()
        return
    home = tmp_path_factory.mktemp("home")
    link_compiled_folder(home)
    async with running_pool(home) as (local, outputs):

        def kill(name: str) -> None:
            pid = pid_of(local, name)
            assert pid
            os.kill(pid, signal.SIGKILL)

        yield Hosts(local, outputs, lambda name, frames: None, kill)


async def moment(hosts: Hosts, name: str, step: int, *views: str) -> list[bytes]:
    """A former step of a session's run."""
    return await hosts.pool.moment(
        session_id=name,
        run_id=f"{name}-run",
        generation=0,
        spec_json=specs.healthy(),
        events=hosts.outputs.log(name),
        step=step,
        views=list(views),
    )


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """A session of the test's own."""
    return request.node.name


async def test_opening_returns_the_schema_and_states_follow(hosts: Hosts, name: str) -> None:
    schema = await hosts.pool.open_run(
        session_id=name, run_id=f"{name}-run", generation=3, spec_json=specs.healthy(), play=True
    )
    assert schema.nodes == ["x", "dense_0", "act_0", "out"]
    assert "boundary" in schema.views
    assert schema.steps_per_epoch > 0
    await hosts.outputs.until(lambda: hosts.outputs.status(name) == "running")
    state = hosts.outputs.states(name)[-1]
    assert (state.run_id, state.generation) == (f"{name}-run", 3)
    await hosts.pool.close(name)


async def test_frames_are_contiguous_from_zero_and_decode(hosts: Hosts, name: str) -> None:
    await hosts.open(name)
    await hosts.frames(name, 8)
    await hosts.pool.close(name)
    frames = hosts.outputs.frames(name)
    assert [frame.seq for frame in frames] == list(range(len(frames)))
    assert [frame.step for frame in frames] == sorted({frame.step for frame in frames})
    assert {(frame.run_id, frame.generation) for frame in frames} == {(f"{name}-run", 0)}


async def test_pause_returns_the_step_at_which_the_run_stands(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    assert hosts.outputs.step(name) == step
    assert await hosts.pool.pause(name) == step
    await hosts.pool.close(name)


async def test_a_step_begins_where_the_run_stands_and_pauses_behind_it(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    assert await hosts.pool.step(name, "step", 2) == step
    await hosts.outputs.until(lambda: hosts.outputs.status(name) == "paused" and hosts.outputs.step(name) > step)
    assert hosts.outputs.frames(name)[-1].step == hosts.outputs.step(name)
    await hosts.pool.close(name)


async def test_play_goes_on_from_the_step_that_it_returns(hosts: Hosts, name: str) -> None:
    step, count = await hosts.paused(name), hosts.outputs.frame_count(name)
    assert await hosts.pool.play(name) == step
    await hosts.outputs.until(lambda: hosts.outputs.status(name) == "running")
    await hosts.frames(name, count + 2)
    assert hosts.outputs.frames(name)[-1].step > step
    await hosts.pool.close(name)


async def test_a_live_change_is_an_event_at_the_step_that_it_returns(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    assert await hosts.pool.set_live(name, RATE, 0.01) == step
    event = await hosts.outputs.until(lambda: hosts.outputs.events(name, "live_change"))
    assert [(one.step, one.detail["path"], one.detail["to"]) for one in event] == [(step, RATE, 0.01)]
    with pytest.raises(EngineError) as refused:
        await hosts.pool.set_live(name, "network.nodes.out.config.units", 7.0)
    assert [problem.code for problem in refused.value.problems] == ["unknown_live_path"]
    await hosts.pool.close(name)


async def test_a_changed_weight_is_an_event_at_the_step_that_it_returns(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    assert await hosts.pool.set_weight(name, "out", "bias", [0], 0.25) == step
    (event,) = await hosts.outputs.until(lambda: hosts.outputs.events(name, "weight_change"))
    assert (event.step, event.detail["node"], event.detail["index"], event.detail["to"]) == (step, "out", [0], 0.25)
    with pytest.raises(EngineError, match="There are no weights elsewhere/bias") as refused:
        await hosts.pool.set_weight(name, "elsewhere", "bias", [0], 0.25)
    assert [problem.code for problem in refused.value.problems] == ["no_such_weights"]
    await hosts.pool.close(name)


async def test_each_look_at_the_test_part_is_an_event_with_its_number(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    assert [await hosts.pool.open_test(name), await hosts.pool.open_test(name)] == [step, step]
    looks = await hosts.outputs.until(lambda: len(events := hosts.outputs.events(name, "test_opened")) == 2 and events)
    assert [(look.step, look.detail["count"]) for look in looks] == [(step, 1), (step, 2)]
    assert "loss" in looks[0].detail["values"]
    await hosts.pool.close(name)


async def test_a_probe_draws_one_picture_of_the_step_that_it_returns(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    assert await hosts.pool.probe(name, "boundary", {}) == step
    picture = await hosts.outputs.until(lambda: hosts.outputs.views(name, "boundary"))
    assert [(one.step, decode_frame(one.data).view) for one in picture] == [(step, "boundary")]
    await hosts.pool.close(name)


async def test_a_session_without_a_run_takes_no_commands(hosts: Hosts, name: str) -> None:
    pool = hosts.pool
    for command in (
        pool.play(name),
        pool.pause(name),
        pool.step(name, "step", 1),
        pool.set_live(name, RATE, 0.01),
        pool.set_weight(name, "out", "bias", [0], 0.25),
        pool.open_test(name),
        pool.probe(name, "boundary", {}),
    ):
        with pytest.raises(EngineError, match="no run") as refused:
            await command
        assert refused.value.problems[0].code == "no_run"
    pool.set_views(name, ["boundary"], 30.0)
    pool.set_speed(name, 10.0)
    await pool.close(name)


async def test_a_closed_session_has_no_run(hosts: Hosts, name: str) -> None:
    await hosts.open(name)
    await hosts.pool.close(name)
    with pytest.raises(EngineError, match="no run"):
        await hosts.pool.play(name)


async def test_a_new_run_takes_the_place_of_the_former(hosts: Hosts, name: str) -> None:
    await hosts.open(name)
    await hosts.frames(name, 3)
    await hosts.open(name, run_id="other")
    hosts.train(name, 3)
    await hosts.outputs.until(lambda: len(hosts.outputs.frames(name, f"{name}-other")) >= 3)
    assert [frame.seq for frame in hosts.outputs.frames(name, f"{name}-other")][:3] == [0, 1, 2]
    order = [frame.run_id for frame in hosts.outputs.frames(name)]
    assert order == sorted(order, reverse=True), "nothing of the former run comes behind the new one"
    await hosts.pool.close(name)


async def test_a_bad_spec_is_refused_with_its_problems_and_the_former_run_stays(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    with pytest.raises(EngineError) as refused:
        await hosts.pool.open_run(
            session_id=name, run_id=f"{name}-bad", generation=0, spec_json=b'{"version": 1,', play=True
        )
    assert refused.value.problems[0].code == "spec_invalid"
    assert await hosts.pool.pause(name) == step
    await hosts.pool.close(name)


async def test_a_host_that_exits_is_reported_with_its_sessions_which_open_again_behind_their_record(
    hosts: Hosts, name: str
) -> None:
    await hosts.open(name)
    await hosts.frames(name, 4)
    hosts.kill(name)
    lost = await hosts.outputs.until(lambda: [one for one in hosts.outputs.lost if name in one.session_ids])
    assert [one.cause for one in lost] == ["killed"]
    durable = hosts.outputs.frame_count(name)
    await hosts.pool.open_run(
        session_id=name,
        run_id=f"{name}-run",
        generation=1,
        spec_json=specs.healthy(),
        play=True,
        events=hosts.outputs.log(name),
        next_seq=durable,
    )
    await hosts.frames(name, durable + 2)
    assert [frame.seq for frame in hosts.outputs.frames(name)][: durable + 2] == list(range(durable + 2))
    assert {frame.generation for frame in hosts.outputs.frames(name)[durable:]} == {1}
    await hosts.pool.close(name)


async def test_a_pool_says_what_it_is(hosts: Hosts) -> None:
    await hosts.outputs.until(lambda: hosts.pool.ready)
    assert hosts.pool.device.startswith("CPU, ")
    assert "device_kind" in hosts.pool.fingerprint
    status = hosts.pool.status()
    assert len(status.hosts) == hosts.pool.ready == 1
    assert status.hosts[0].pid > 0
    assert status.hosts[0].budget_bytes > 0
    hosts.pool.draft(specs.healthy())


async def test_a_former_step_is_shown_beside_the_run(hosts: Hosts, name: str) -> None:
    step = await hosts.paused(name)
    frames = [decode_frame(data) for data in await moment(hosts, name, 3, "boundary")]
    assert [(frame.type, frame.view, frame.step, frame.run_id) for frame in frames] == [
        ("record", None, 3, f"{name}-run"),
        ("view", "boundary", 3, f"{name}-run"),
    ]
    assert "node_statistics" in frames[0].arrays
    assert await hosts.pool.play(name) >= step
