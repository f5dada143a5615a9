"""A run whose host is killed goes on from its checkpoint, bit for bit."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from backend.link.checkpoints import LocalCheckpoints
from backend.link.messages import CheckpointWritten
from backend.pool.supervisor import LocalHostPool
from backend.protocol.frames import Frame
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.report import REPLAYED, Event, StepReport
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.output_log import OutputLog
from tests.engine.experiments import same

pytestmark = pytest.mark.usefixtures("quick_programs")

SESSION, RUN = "session", "run"
RATE = "optimizer.config.learning_rate"


async def open_run(hosts: LocalHostPool, spec: bytes, *, generation: int = 0, play: bool = True, **rest: Any) -> None:
    await hosts.open_run(session_id=SESSION, run_id=RUN, generation=generation, spec_json=spec, play=play, **rest)


async def kill_host(hosts: LocalHostPool, outputs: OutputLog) -> None:
    pid = pid_of(hosts, SESSION)
    assert pid is not None
    exits = len(outputs.lost)
    os.kill(pid, signal.SIGKILL)
    await outputs.until(lambda: len(outputs.lost) > exits)


async def resume(
    hosts: LocalHostPool, outputs: OutputLog, spec: bytes, *, play: bool = True
) -> CheckpointWritten | None:
    """What the web process does: the newest checkpoint that is not ahead of the record, and the whole event log."""
    durable = outputs.frame_count(SESSION)
    found = [written for written in outputs.checkpoints(SESSION) if written.next_seq <= durable]
    newest = found[-1] if found else None
    await open_run(
        hosts,
        spec,
        generation=len(outputs.lost),
        play=play,
        checkpoint=None if newest is None else newest.name,
        events=outputs.log(SESSION),
        next_seq=durable,
    )
    return newest


def undisturbed(spec: bytes, log: list[dict[str, Any]], last_step: int, chunk: int) -> list[StepReport]:
    """The record of the same experiment with the same event log, never interrupted, cut into other chunks."""
    experiment = ExperimentSpec.model_validate_json(spec)
    run = Run(experiment, prepare(experiment.data, None), cache=ExecutableCache())
    todo = [Event(entry["kind"], entry["step"], entry["detail"]) for entry in log if entry["kind"] in REPLAYED]
    look = run.look()
    assert look is not None
    reports = [look]
    while run.step < last_step:
        while todo and todo[0].step == run.step:
            run.redo(todo.pop(0))
        stop = min([last_step, run.step + chunk, *(event.step for event in todo[:1])])
        reports += run.advance(stop - run.step).reports
    return reports


def assert_same_record(frames: list[Frame], reports: list[StepReport]) -> None:
    assert [frame.seq for frame in frames] == list(range(len(frames)))
    assert [frame.step for frame in frames] == [report.step for report in reports]
    for frame, report in zip(frames, reports, strict=True):
        assert (frame.first_step, frame.bucket_width) == (report.first_step, report.bucket_width)
        assert frame.arrays.keys() == report.arrays.keys()
        for name, array in frame.arrays.items():
            assert same(array, report.arrays[name]), f"{name} at step {frame.step}"


@pytest.mark.slow
async def test_a_killed_run_goes_on_as_if_nothing_had_happened(home: Path) -> None:
    spec = specs.eventful()
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec)
        checkpoint = await outputs.until(lambda: [c for c in outputs.checkpoints(SESSION) if c.step > 5000])
        await hosts.set_live(SESSION, RATE, 0.001)
        changed_at = await hosts.set_weight(SESSION, "out", "bias", [0], 0.75)
        await outputs.until(lambda: outputs.frames(SESSION)[-1].step > changed_at)
        assert outputs.checkpoints(SESSION)[-1] is checkpoint[-1], "the change must lie between checkpoint and exit"
        await kill_host(hosts, outputs)
        (lost,) = outputs.lost
        assert (lost.session_ids, lost.cause) == ((SESSION,), "killed")
        durable = outputs.frame_count(SESSION)
        died_at = outputs.frames(SESSION)[-1].step

        newest = await resume(hosts, outputs, spec)
        await outputs.until(lambda: outputs.frames(SESSION)[-1].step >= died_at + 1000)
        last_step = await hosts.pause(SESSION)
        await outputs.until(lambda: outputs.status(SESSION) == "paused" and outputs.step(SESSION) == last_step)
        await hosts.close(SESSION)

        assert newest is not None
        (resumed,) = outputs.events(SESSION, "resumed")
        assert resumed.detail == {"identical": True, "from_step": newest.step}
        assert (resumed.generation, resumed.seq) == (1, newest.next_seq)
        assert changed_at > newest.step
        assert len(outputs.events(SESSION, "live_change")) == 1
        assert [frame.generation for frame in outputs.frames(SESSION)].count(0) == durable
        assert_same_record(outputs.frames(SESSION), undisturbed(spec, outputs.log(SESSION), last_step, 37))


async def test_a_run_killed_before_its_first_checkpoint_starts_again_and_keeps_its_record(home: Path) -> None:
    spec = specs.healthy()
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec)
        await outputs.until(lambda: outputs.frame_count(SESSION) >= 3)
        await kill_host(hosts, outputs)
        outputs.outputs = [output for output in outputs.outputs if not isinstance(output, CheckpointWritten)]
        durable = outputs.frame_count(SESSION)
        assert await resume(hosts, outputs, spec) is None
        await outputs.until(lambda: outputs.frame_count(SESSION) >= durable + 3)
        last_step = await hosts.pause(SESSION)
        await outputs.until(lambda: outputs.status(SESSION) == "paused" and outputs.step(SESSION) == last_step)
        await hosts.close(SESSION)
        assert_same_record(outputs.frames(SESSION), undisturbed(spec, outputs.log(SESSION), last_step, 1000))


async def test_a_killed_run_that_is_to_train_up_to_a_step_ends_there_asked_once_more(home: Path) -> None:
    spec, last_step = specs.healthy(), 3000
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec, play=False)
        assert await hosts.train_until(SESSION, last_step) == 0
        await outputs.until(lambda: outputs.frame_count(SESSION) >= 3)
        await kill_host(hosts, outputs)
        durable = outputs.frame_count(SESSION)
        await resume(hosts, outputs, spec, play=False)
        for _ in range(2):
            await hosts.train_until(SESSION, last_step)
        await outputs.until(lambda: outputs.status(SESSION) == "paused" and outputs.step(SESSION) >= last_step)
        await hosts.train_until(SESSION, last_step)
        await hosts.close(SESSION)
        assert outputs.frame_count(SESSION) > durable, "the host must die on its way"
        assert_same_record(outputs.frames(SESSION), undisturbed(spec, outputs.log(SESSION), last_step, 1000))


async def test_a_paused_run_comes_back_paused_behind_its_last_known_frame(home: Path) -> None:
    spec = specs.healthy()
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec)
        await outputs.until(lambda: outputs.frame_count(SESSION) >= 12)
        await hosts.pause(SESSION)
        await outputs.until(lambda: outputs.status(SESSION) == "paused")
        await kill_host(hosts, outputs)
        durable = outputs.frame_count(SESSION)
        outputs.outputs = [o for o in outputs.outputs if not isinstance(o, CheckpointWritten) or o.next_seq < durable]
        await resume(hosts, outputs, spec, play=False)
        await outputs.until(lambda: outputs.states(SESSION)[-1].generation == 1 and outputs.status(SESSION) == "paused")
        assert outputs.frame_count(SESSION) == durable
        assert outputs.step(SESSION) >= outputs.frames(SESSION)[-1].step
        await hosts.close(SESSION)


async def test_a_damaged_checkpoint_is_refused_by_name(home: Path) -> None:
    spec = specs.healthy()
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec)
        (written,) = (await outputs.until(lambda: outputs.checkpoints(SESSION)))[:1]
        await hosts.close(SESSION)
        (home / "checkpoints" / RUN / f"{written.name}.checkpoint").write_bytes(b"not a checkpoint")
        with pytest.raises(EngineError, match="damaged") as refused:
            await open_run(hosts, spec, generation=1, checkpoint=written.name, next_seq=written.next_seq)
        assert refused.value.problems[0].code == "checkpoint_damaged"
        await open_run(hosts, spec, generation=1, next_seq=1)
        again = await outputs.until(lambda: [new for new in outputs.checkpoints(SESSION) if new.generation == 1])
        assert again[-1].name in LocalCheckpoints(home / "checkpoints").names(RUN), (
            "what could not be read must not push out what is new"
        )


async def test_stopping_the_pool_saves_where_runs_stand(home: Path) -> None:
    spec = specs.healthy()
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec)
        await outputs.until(lambda: outputs.frame_count(SESSION) >= 8)
        paused_at = await hosts.pause(SESSION)
        await hosts.step(SESSION, "step", 1)
        await outputs.until(lambda: outputs.status(SESSION) == "paused" and outputs.step(SESSION) == paused_at + 1)
        await hosts.stop()
        assert outputs.checkpoints(SESSION)[-1].step == paused_at + 1


async def test_a_run_that_was_frozen_and_thawed_comes_back_bit_for_bit(home: Path) -> None:
    spec = specs.eventful()
    async with running_pool(home) as (hosts, outputs):
        await open_run(hosts, spec)
        for value in (1.0, 0.0):
            frames = outputs.frame_count(SESSION)
            await outputs.until(lambda frames=frames: outputs.frame_count(SESSION) >= frames + 4)
            await hosts.set_live(SESSION, "network.nodes.first.frozen", value)
        frames = outputs.frame_count(SESSION)
        await outputs.until(lambda: outputs.frame_count(SESSION) >= frames + 4)
        await kill_host(hosts, outputs)
        outputs.outputs = [output for output in outputs.outputs if not isinstance(output, CheckpointWritten)]
        await resume(hosts, outputs, spec)  # from its first step
        frames = outputs.frame_count(SESSION)
        await outputs.until(lambda: outputs.frame_count(SESSION) >= frames + 4)
        last_step = await hosts.pause(SESSION)
        await outputs.until(lambda: outputs.status(SESSION) == "paused")
        await hosts.close(SESSION)
        record = outputs.frames(SESSION)
        assert len(outputs.events(SESSION, "live_change")) == 2
        assert_same_record(record, undisturbed(spec, outputs.log(SESSION), max(last_step, record[-1].step), 1000))
