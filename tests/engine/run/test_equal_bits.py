"""A run's numbers depend on spec, seed, event log and machine alone: equal to the last bit, however it is driven."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import numpy as np
import pytest
from jax.experimental.compilation_cache.compilation_cache import reset_cache

from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.labs import LABS
from engine.run import Run
from engine.spec import Component, EarlyStopping, ExperimentSpec
from engine.zoo import ZOO
from tests.engine.experiments import Experiment, chain, dense, images, make_run, node, same, train

pytestmark = pytest.mark.usefixtures("server_programs")

ROOT = Path(__file__).parents[3]

STEPS = 72
"""Up to the first step between two ladder steps at which a stride of 64 trains without statistics, and beyond."""

Named = dict[str, Any]


def losses(reports: list[Any]) -> dict[int, list[float]]:
    """Data loss and penalty of each step that is the last of its bucket."""
    reported: dict[int, list[float]] = {}
    for report in reports:
        buckets = report.arrays["scalar_buckets"]
        for number in range(buckets.shape[1]):
            end = min(
                (report.first_step - 1) // report.bucket_width * report.bucket_width
                + (number + 1) * report.bucket_width,
                report.step,
            )
            reported[end] = buckets[:2, number, 3].tolist()
    return reported


def statistics(reports: list[Any]) -> dict[int, bytes]:
    return {
        report.step: report.arrays["node_statistics"].tobytes() + report.arrays["edge_statistics"].tobytes()
        for report in reports
    }


def evaluations(reports: list[Any]) -> dict[float, bytes]:
    rows = [row for report in reports for row in report.arrays.get("evaluation", ())]
    return {row[0]: row.tobytes() for row in rows}


def assert_same_run(left: tuple[Run, list[Any]], right: tuple[Run, list[Any]]) -> None:
    """Whether two runs have the same state, and say the same of every step that both speak of."""
    (one, reports), (other, others) = left, right
    state, again = one.state(), other.state()
    assert state.keys() == again.keys()
    assert [name for name in state if not same(state[name], again[name])] == []
    for read in (losses, statistics, evaluations):
        first, second = read(reports), read(others)
        common = first.keys() & second.keys()
        assert common
        assert [step for step in sorted(common) if first[step] != second[step]] == []


def driven(run: Run, stride: int, chunk: int, steps: int = STEPS) -> tuple[Run, list[Any]]:
    run.set_stride(stride)
    return run, train(run, steps, chunk)[0]


OF_EVERY_KIND = {"spiral_vanishing", "digits_cnn", "function_curve", "adding_lstm"}
"""Dense on points, convolution with batch norm, regression, recurrence; the other ready experiments train alike."""


READY = {lab.id: lab.spec for lab in LABS} | {f"twin of {entry.type}": entry.twin for entry in ZOO}
"""Ready experiments, and the networks of the zoo in the form that trains."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in OF_EVERY_KIND else [pytest.mark.full]) for name in READY]
)
def test_every_ready_experiment_trains_alike_at_stride_1_and_64(name: str) -> None:
    spec = READY[name]
    prepared, cache = prepare(spec.data, None), ExecutableCache()
    every = driven(Run(spec, prepared, cache=cache), 1, 1000)
    seldom = driven(Run(spec, prepared, cache=cache), 64, 1000)
    assert len(seldom[1]) < len(every[1]) == STEPS
    assert_same_run(every, seldom)


SMALL = Experiment(
    chain(dense("one", 6), node("norm", "batch_norm"), node("bend", "relu"), node("drop", "dropout"), dense("out", 3)),
    "out",
    optimizer={"type": "adam", "config": {"learning_rate": 0.01}},
)
LARGE = Experiment(
    chain(
        node("conv", "conv2d", filters=24, kernel_size=3, padding="same"),
        node("norm", "batch_norm"),
        node("bend", "relu"),
        node("pool", "max_pool2d"),
        dense("out", 3),
    ),
    "out",
    data="digits",
    optimizer={"type": "adam", "config": {"learning_rate": 0.01}},
    training={"batch_size": 24},
)
CASES: dict[str, tuple[ExperimentSpec, PreparedData]] = {
    "small": (SMALL.spec(), images(side=3)),
    "large": (LARGE.spec(), images(train=72, side=9)),
}


each_case = pytest.mark.parametrize("case", [pytest.param("large", marks=pytest.mark.full), "small"])


@each_case
def test_what_is_compiled_when_changes_nothing(case: str) -> None:
    spec, prepared = CASES[case]
    cache = ExecutableCache()
    cold = make_run(spec, prepared, cache)
    cold.compile_look()
    cold.look()
    cold.compile_step()
    early = train(cold, 5, 1)[0]
    cold.compile_rest()
    late = driven(cold, 64, 9, STEPS - 5)[1]
    warm, beside = make_run(spec, prepared, cache), make_run(spec, prepared, cache)
    for run in (warm, beside):
        run.set_stride(64)
    reports: list[Any] = []
    while warm.step < STEPS:
        reports += train(warm, min(7, STEPS - warm.step), 7)[0]
        train(beside, min(11, STEPS - beside.step), 3)
    assert_same_run((cold, early + late), (warm, reports))
    assert_same_run((cold, early + late), driven(make_run(spec, prepared, cache), 1, 1000))


@pytest.mark.parametrize("case", sorted(CASES))
def test_decisions_at_evaluations_fall_alike_at_stride_1_and_64(case: str) -> None:
    """A schedule that reacts and a run that stops early read losses that each form evaluates for itself."""
    spec, prepared = CASES[case]
    patience = EarlyStopping(patience=6, least_gain=0.02)
    often = spec.training.evaluation.model_copy(update={"every": 5, "unit": "step"})
    training = spec.training.model_copy(update={"early_stopping": patience, "evaluation": often})
    lowering = Component(type="reduce_on_plateau", config={"patience": 1, "threshold": 0.05, "factor": 0.5})
    spec, cache = spec.model_copy(update={"training": training, "schedule": lowering}), ExecutableCache()
    runs = []
    for stride in (1, 64):
        run = make_run(spec, prepared, cache)
        run.set_stride(stride)
        runs.append((run, train(run, 400, 1000)))
    (every, (reports, events)), (seldom, (others, again)) = runs
    decided = [event for event in events if event.kind in ("rate_reduced", "finished")]
    assert {event.kind for event in decided} == {"rate_reduced", "finished"}
    assert decided == [event for event in again if event.kind in ("rate_reduced", "finished")]
    assert every.step < 400
    assert_same_run((every, reports), (seldom, others))


@pytest.fixture
def disk_hits(tmp_path: Path) -> Iterator[list[str]]:
    """An empty folder of programs on the disk, and a note of every program that is read from there."""
    hits: list[str] = []

    def note(name: str, **_: object) -> None:
        if name == "/jax/compilation_cache/cache_hits":
            hits.append(name)

    before = jax.config.jax_compilation_cache_dir  # pyright: ignore[reportAttributeAccessIssue]  # JAX adds it
    jax.config.update("jax_compilation_cache_dir", str(tmp_path))
    reset_cache()
    jax.monitoring.register_event_listener(note)
    yield hits
    jax.monitoring.unregister_event_listener(note)
    jax.config.update("jax_compilation_cache_dir", before)
    reset_cache()


@each_case
def test_programs_read_from_the_disk_compute_what_fresh_ones_do(case: str, disk_hits: list[str]) -> None:
    cold = driven(make_run(*CASES[case], ExecutableCache()), 16, 1000)
    assert disk_hits == []  # nothing lay there
    jax.clear_caches()
    warm = driven(make_run(*CASES[case], ExecutableCache()), 16, 1000)
    assert len(disk_hits) >= 2
    assert_same_run(cold, warm)


def digest_of_a_large_run() -> str:
    state = driven(make_run(*CASES["large"]), 16, 1000, 24)[0].state()
    return hashlib.sha256(b"".join(np.asarray(state[name]).tobytes() for name in sorted(state))).hexdigest()


def test_flags_that_the_tests_themselves_compile_with_change_no_bit_of_a_run() -> None:
    assert os.environ["XLA_FLAGS"]  # this process has them, the other one has none
    reported = subprocess.run(
        [sys.executable, "-c", f"import {__name__} as here; print(here.digest_of_a_large_run())"],
        env={**os.environ, "XLA_FLAGS": "", "JAX_ENABLE_COMPILATION_CACHE": "false"},
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert reported.strip() == digest_of_a_large_run()


def test_the_cases_are_of_both_forms() -> None:
    counts = {}
    for name, (spec, prepared) in CASES.items():
        cache = ExecutableCache()
        run = make_run(spec, prepared, cache)
        run.compile_steps()
        counts[name] = cache.compile_count
    assert counts == {"small": 1, "large": 3}


def test_numbers_that_are_compared_are_numbers() -> None:
    run, reports = driven(make_run(*CASES["small"]), 1, 1000)
    assert len(losses(reports)) == STEPS
    assert len(evaluations(reports)) > 2
    assert all(np.isfinite(array).all() for array in run.state().values())
