"""A run goes on from a checkpoint bit for bit: weights, statistics, losses, evaluations, events."""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.errors import EngineError
from engine.run import Run
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    make_run,
    node,
    points,
    same,
    train,
)

pytestmark = pytest.mark.usefixtures("quick_programs")

NETWORK = chain(
    dense("one", 8),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("drop", "dropout", rate=0.2),
    dense("out", 2),
)
SPEC = Experiment(NETWORK, "out", optimizer={"type": "adam", "config": {"learning_rate": 0.01}}).spec()
PREPARED = points(train=43, validation=17)
CACHE = ExecutableCache()


def grown(run: Run) -> list[Any]:
    """Trains a little, growing the stride to 64."""
    events: list[Any] = []
    for stride in (2, 4, 8, 16, 32, 64):
        events += train(run, stride, 1000)[1]
        events.append(run.set_stride(stride))
    return events


@pytest.mark.slow
def test_a_killed_run_continues_bit_for_bit_under_other_chunk_lengths() -> None:
    undisturbed = make_run(SPEC, PREPARED, CACHE)
    grown(undisturbed)
    train(undisturbed, 5_100 - undisturbed.step, 1000)
    blob = undisturbed.checkpoint()
    train(undisturbed, 137, 1000)
    later = [undisturbed.set_live("optimizer.config.learning_rate", 0.003), undisturbed.set_stride(128)]
    train(undisturbed, 200, 1000)
    later.append(undisturbed.set_live("network.nodes.drop.config.rate", 0.4))
    killed_at = undisturbed.step
    undisturbed_reports, undisturbed_events = train(undisturbed, 1_000, 1000)

    resumed = Run.resume(blob, PREPARED, cache=ExecutableCache(), events=later)
    assert resumed.step == 5_100
    train(resumed, killed_at - resumed.step, 29)
    reports, events = train(resumed, 1_000, 17)
    assert_same_reports(undisturbed_reports, reports)
    assert events == undisturbed_events
    for left, right in zip(undisturbed.state().values(), list(resumed.state().values()), strict=True):
        assert same(left, right)
    assert resumed.live() == undisturbed.live()


def test_a_checkpoint_between_two_frames_keeps_the_losses_of_the_open_buckets() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    grown(run)
    train(run, 64 - run.step % 64 + 37, 1000)
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    assert (resumed.step, resumed.stride, resumed.epoch) == (run.step, run.stride, run.epoch)
    assert_same_reports(train(run, 64, 64)[0], train(resumed, 64, 5)[0])


def test_a_wanted_stride_survives_a_checkpoint() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 3, 3)
    run.set_stride(16)
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    train(resumed, 20, 20)
    assert resumed.stride == 16


def test_the_checkpoint_of_a_finished_run_is_finished() -> None:
    run = make_run(
        SPEC.model_copy(update={"training": SPEC.training.model_copy(update={"epochs": 1})}), PREPARED, CACHE
    )
    train(run, 6, 6)
    assert run.status == "finished"
    assert Run.resume(run.checkpoint(), PREPARED, cache=CACHE).status == "finished"


def test_a_resumed_run_knows_whether_the_machine_is_such_a_one() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    assert run.resumed_event(run.fingerprint()).detail == {"identical": True, "from_step": 0}
    assert run.resumed_event({**run.fingerprint(), "visible_cpus": 0}).detail["identical"] is False
    assert run.resumed_event({**run.fingerprint(), "backlight": "0.0.1"}).detail["identical"] is False
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
    assert run.fingerprint()["backlight"] == project["version"]
    assert {
        "jaxlib",
        "device_kind",
        "cpu_model",
        "visible_cpus",
        "convolution",
        "flags",
        "options",
    } <= run.fingerprint().keys()


@pytest.mark.parametrize("blob", [b"", b"nonsense", write_checkpoint({}, {})[:40]])
def test_what_is_no_checkpoint_is_refused(blob: bytes) -> None:
    with pytest.raises(EngineError, match="couldn't be read"):
        read_checkpoint(blob)


def test_a_checkpoint_of_another_version_is_refused() -> None:
    with pytest.raises(EngineError, match="version 99"):
        read_checkpoint(write_checkpoint({"version": 99}, {}))


def test_arrays_come_back_as_they_were() -> None:
    arrays = {"a": np.arange(6, dtype=np.uint32).reshape(2, 3), "b": np.asarray(2.5)}
    facts, back = read_checkpoint(write_checkpoint({"step": 3}, arrays))
    assert facts["step"] == 3
    assert all(same(back[name], array) for name, array in arrays.items())
