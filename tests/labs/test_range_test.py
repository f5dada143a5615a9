"""A range test on digits leaves the run that it is asked for as it was, and the rate that it suggests trains."""

from typing import Any

import numpy as np
import pytest

from engine.checks import require_valid
from engine.datasets.prepare import prepare
from engine.labs.definition import LabStudy
from engine.labs.rates import RATE, TANH_DIGITS
from engine.run import Run
from engine.spec import Component, ExperimentSpec, paths
from engine.studies.plan import find_study
from engine.studies.results import RangeTestResult
from tests.engine.experiments import same, train
from tests.labs.studying import CACHE, MemberRun, plan_of, study_of

TEST = LabStudy("range_test", "Learning-rate range test", Component(type="range_test"))
OPTIMIZERS = [
    Component(type="sgd", config={"learning_rate": 0.1, "momentum": 0.9}),
    Component(type="adam", config={"learning_rate": 0.003}),
]
EACH = [pytest.param(OPTIMIZERS[0], marks=pytest.mark.full, id="sgd"), pytest.param(OPTIMIZERS[1], id="adam")]


def with_optimizer(optimizer: Component) -> ExperimentSpec:
    return require_valid(TANH_DIGITS.model_copy(update={"optimizer": optimizer}))


def make_run(spec: ExperimentSpec) -> Run:
    return Run(spec, prepare(spec.data, None), cache=CACHE)


def assert_same_state(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert left.keys() == right.keys()
    for name, array in left.items():
        assert same(np.asarray(array), np.asarray(right[name])), name


@pytest.mark.parametrize("optimizer", EACH)
def test_weights_and_memory_of_the_optimiser_are_bit_for_bit_those_of_before(optimizer: Component) -> None:
    spec = with_optimizer(optimizer)
    run, undisturbed = make_run(spec), make_run(spec)
    start = {name: np.array(array) for name, array in run.state().items()}
    train(run, 40, 40)
    before = {name: np.array(array) for name, array in run.state().items()}
    assert any(not same(before[name], array) for name, array in start.items())

    plan = plan_of(spec, TEST)
    (member,) = plan.members
    tested = MemberRun(0, member, *find_study(TEST.study))
    assert_same_state({name: np.array(array) for name, array in tested.run.state().items()}, start)
    tested.train(0, plan.rungs[0].steps[0], last=True)

    assert_same_state(run.state(), before)
    train(run, 40, 40)
    train(undisturbed, 80, 40)
    assert_same_state(run.state(), undisturbed.state())


@pytest.mark.parametrize("optimizer", EACH)
def test_the_suggested_rate_trains_and_the_first_of_the_test_does_not(optimizer: Component) -> None:
    spec = with_optimizer(optimizer)
    found = study_of(spec, TEST).result
    assert isinstance(found, RangeTestResult)
    suggested = {one.rule: one.rate for one in found.suggestions}["steepest"]

    def accuracy(rate: float) -> float:
        run = make_run(paths.replace(spec, RATE, rate))
        train(run, 400, 400)
        return run.evaluate("validation").get("accuracy", 0.0)

    assert accuracy(suggested) > 0.9
    assert accuracy(found.rates[0]) < 0.5
