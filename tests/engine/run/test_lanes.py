"""Runs side by side in the lanes of one program: the numbers of runs alone, whoever trains beside them."""

from typing import Any

import jax
import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.lane_executor import Lane
from engine.compile.lanes import Lanes
from engine.datasets.definition import PreparedData
from engine.limits import LANES
from engine.run import Run
from engine.spec import ExperimentSpec, paths
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    images,
    mlp,
    node,
    points,
    roomy_cache,
    same,
    train,
)

pytestmark = pytest.mark.usefixtures("quick_programs")

ADAM = {"type": "adam", "config": {"learning_rate": 0.01}}
STEPS = 100
RATE = "optimizer.config.learning_rate"
WILD = chain(
    dense("one", 6),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("drop", "dropout", rate=0.3),
    dense("out", 2),
)
SEQUENCE = chain(node("rows", "reshape", shape=[2, 1]), node("memory", "lstm", units=3), dense("out", 2))
CONVOLUTION = chain(
    node("conv", "conv2d", filters=3, kernel_size=3),
    node("bend", "relu"),
    node("norm", "batch_norm"),
    node("flat", "flatten"),
    dense("out", 3),
)
DENSE: dict[str, Any] = {"type": "sgd", "config": {"learning_rate": 0.1, "momentum": 0.9}}
CACHE = roomy_cache()


def specs(network: dict[str, Any], optimizer: dict[str, Any], count: int, **training: Any) -> list[ExperimentSpec]:
    """Experiments that differ in their seeds and rates."""
    base = Experiment(network, "out", optimizer=optimizer).spec(l2=0.001, **training)
    rate = float(str(paths.read(base, RATE)))
    seeded = [paths.replace(base, "training.seed", 5 + number) for number in range(count)]
    return [paths.replace(one, RATE, rate * (1 + 0.1 * number)) for number, one in enumerate(seeded)]


def in_lanes(given: list[ExperimentSpec], prepared: PreparedData, cache: ExecutableCache) -> list[Run]:
    """Runs side by side."""
    lanes = Lanes()
    return [Run(one, prepared, cache=cache, lane=Lane(lanes, number)) for number, one in enumerate(given)]


def numbers_of(run: Run) -> dict[str, Any]:
    """Weights, optimiser memory and running statistics."""
    return run.state()


@pytest.mark.parametrize(
    ("network", "optimizer", "prepared"),
    [
        pytest.param(mlp(5), DENSE, points(), marks=pytest.mark.full),
        (WILD, ADAM, points()),
        pytest.param(SEQUENCE, ADAM, points(), marks=pytest.mark.full),
        pytest.param(CONVOLUTION, ADAM, images(), marks=pytest.mark.full),
    ],
    ids=["dense, momentum", "batch norm, dropout, adam", "lstm, adam", "convolution, batch norm, adam"],
)
def test_lanes_take_the_steps_of_single_runs(
    network: dict[str, Any], optimizer: dict[str, Any], prepared: PreparedData
) -> None:
    given = specs(network, optimizer, 3, precision="float64")
    with jax.enable_x64(True):
        cache = roomy_cache()
        singles = [Run(one, prepared, cache=cache) for one in given]
        for beside, alone in zip(in_lanes(given, prepared, cache), singles, strict=True):
            reports, _ = train(beside, STEPS, 7)
            expected, _ = train(alone, STEPS, 7)
            assert [one.step for one in reports] == [one.step for one in expected]
            for one, other in zip(reports, expected, strict=True):
                assert one.arrays.keys() == other.arrays.keys()
                for name, array in other.arrays.items():
                    np.testing.assert_allclose(one.arrays[name], array, rtol=1e-5, atol=1e-6, err_msg=name)
            for name, array in numbers_of(alone).items():
                np.testing.assert_allclose(numbers_of(beside)[name], array, rtol=1e-9, atol=1e-9, err_msg=name)


@pytest.mark.full
def test_a_lane_has_the_same_bits_whoever_trains_beside_it_and_however_its_steps_are_cut() -> None:
    given, prepared = specs(WILD, ADAM, 4), points(train=43)
    company = in_lanes(given, prepared, CACHE)
    records = []
    for length in (1, 13):  # the others come along, ahead or behind
        for run in company[:2]:
            train(run, 20, length)
    for run in company:
        train(run, 60 - run.step, 11)
    for number in (1, 3):
        alone = Run(given[number], prepared, cache=CACHE, lane=Lane(Lanes(), number))
        records = train(alone, 60, 60)[0]
        again = Run(given[number], prepared, cache=CACHE, lane=Lane(Lanes(), number))
        assert_same_reports(records, train(again, 60, 17)[0])
        found = numbers_of(company[number])
        assert all(same(found[name], array) for name, array in numbers_of(alone).items())


@pytest.mark.full
def test_steps_of_all_lanes_are_computed_once() -> None:
    company = in_lanes(specs(mlp(4), DENSE, LANES), points(), CACHE)
    for run in company:
        run.compile()
        run.set_stride(1024)
        train(run, 64, 64)
    lanes = company[0].lanes
    assert lanes is not None
    before = lanes.computed
    reports = [train(run, 64, 16)[0] for run in company]
    assert lanes.computed - before <= 16
    assert all(one for one in reports)


@pytest.mark.full
def test_a_lane_that_diverges_ends_where_it_would_alone_and_leaves_the_others_as_they_are() -> None:
    wild = [*specs(mlp(4, activation="relu"), DENSE, 3)]
    wild[1] = paths.replace(wild[1], RATE, 1e6)
    prepared = points()
    company = in_lanes(wild, prepared, CACHE)
    ends = [train(run, 60, 60)[1] for run in company]
    alone = Run(wild[1], prepared, cache=CACHE)
    expected = train(alone, 60, 60)[1]
    assert [run.status for run in company] == ["ready", "diverged", "ready"]
    assert company[1].step == alone.step
    assert [one.detail for one in ends[1] if one.kind == "diverged"] == [
        one.detail for one in expected if one.kind == "diverged"
    ]
    calm = Run(wild[2], prepared, cache=CACHE, lane=Lane(Lanes(), 2))
    train(calm, 60, 60)
    assert all(same(numbers_of(company[2])[name], array) for name, array in numbers_of(calm).items())


def test_a_lane_resumes_bit_for_bit_and_a_changed_value_holds_for_it_alone() -> None:
    given, prepared = specs(WILD, ADAM, 3), points()
    company = in_lanes(given, prepared, CACHE)
    for run in company:
        train(run, 30, 30)
    kept = company[1].checkpoint()
    company[0].set_live(RATE, 0.5)
    for run in company:
        train(run, 30, 30)
    resumed = Run.resume(kept, prepared, cache=CACHE, lane=Lane(Lanes(), 1))
    train(resumed, 30, 10)
    assert all(same(numbers_of(company[1])[name], array) for name, array in numbers_of(resumed).items())
    untouched = Run(given[0], prepared, cache=CACHE, lane=Lane(Lanes(), 0))
    train(untouched, 60, 60)
    moved = [not same(numbers_of(company[0])[name], array) for name, array in numbers_of(untouched).items()]
    assert any(moved)


def test_a_network_whose_steps_are_no_overhead_trains_alone() -> None:
    wide = Run(specs(mlp(2000), DENSE, 1)[0], points(), cache=CACHE, lane=Lane(Lanes(), 0))
    small = Run(specs(mlp(4), DENSE, 1)[0], points(), cache=CACHE, lane=Lane(Lanes(), 0))
    assert wide.lanes is None
    assert small.lanes is not None
