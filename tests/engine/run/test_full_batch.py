"""Runs under optimisers that look at all examples in every step."""

from typing import Any

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import Data, ExperimentSpec
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    images,
    make_run,
    mlp,
    node,
    roomy_cache,
    same,
    train,
)

METHODS = ("gradient_descent", "newton", "gauss_newton", "levenberg", "levenberg_marquardt", "bfgs", "l_bfgs")
DESCENDING = ("levenberg", "levenberg_marquardt", "bfgs", "l_bfgs")
UNDAMPED = {"newton": {"learning_rate": 0.1, "cutoff": 0.01}, "gauss_newton": {"learning_rate": 0.1, "cutoff": 0.01}}
CACHE = roomy_cache()
CIRCLE = prepare(Data(type="circle"), None)
WHOLE = 300
"""Its training examples. With one set of points for all tests each method is compiled once."""
each_method = pytest.mark.parametrize("method", METHODS)
quick = pytest.mark.usefixtures("quick_programs")


def losses(run: Run, steps: int) -> list[float]:
    reports, events = train(run, steps, steps)
    assert [event.kind for event in events if event.kind == "diverged"] == []
    return [float(report.arrays["scalar_buckets"][2, -1, 3]) for report in reports]


def spec_of(method: str, network: Any = None, data: str = "circle", **training: Any) -> ExperimentSpec:
    optimizer = {"type": method, "config": UNDAMPED.get(method, {})}
    return Experiment(network or mlp(4), "out", data=data, optimizer=optimizer, training=training).spec()


@pytest.mark.parametrize("data", ["circle", "exclusive_or"])
@quick
@each_method
def test_twenty_steps_on_the_plane_stay_finite_and_lower_the_loss(method: str, data: str) -> None:
    spec = spec_of(method, data=data, batch_size=WHOLE)
    found = losses(make_run(spec, prepare(spec.data, None), CACHE), 20)
    assert len(found) == 20
    if method != "newton":
        assert found[-1] < 0.95 * found[0]
    if method in DESCENDING:
        assert np.all(np.diff(found) <= 1e-6)


@quick
@each_method
def test_a_run_goes_on_from_its_checkpoint_bit_for_bit(method: str) -> None:
    run = make_run(spec_of(method, batch_size=WHOLE), CIRCLE, CACHE)
    train(run, 5, 5)
    resumed = Run.resume(run.checkpoint(), CIRCLE, cache=CACHE)
    assert_same_reports(train(run, 6, 6)[0], train(resumed, 6, 1)[0])
    for left, right in zip(list(run.state().values()), list(resumed.state().values()), strict=True):
        assert same(left, right)


@quick
@each_method
def test_steps_do_not_depend_on_how_they_are_dispatched(method: str) -> None:
    """The step with statistics and the loop without them take the same one."""
    every, seldom = (make_run(spec_of(method, batch_size=WHOLE, l2=0.1), CIRCLE, CACHE) for _ in range(2))
    seldom.set_stride(8)
    train(every, 9, 1)
    train(seldom, 9, 9)
    for left, right in zip(every.state().values(), seldom.state().values(), strict=True):
        np.testing.assert_allclose(left, right, rtol=2e-3, atol=2e-4)


@quick
@each_method
def test_a_live_change_compiles_nothing_and_reaches_the_next_step(method: str) -> None:
    run, other = (make_run(spec_of(method, batch_size=WHOLE), CIRCLE, CACHE) for _ in range(2))
    for one in (run, other):
        train(one, 2, 2)
    count = CACHE.compile_count
    paths = [path for path in run.live() if path.startswith("optimizer.config.")]
    for path in paths:
        run.set_live(path, 1.5 * run.live()[path] if path != "optimizer.config.cutoff" else 0.1)
    run.set_live("training.l2", 0.5)
    train(run, 2, 2)
    train(other, 2, 2)
    assert CACHE.compile_count == count
    left, right = run.weights(), other.weights()
    assert max(np.abs(left[name]["kernel"] - right[name]["kernel"]).max() for name in left) > 1e-4


DEEP = chain(
    node("conv", "conv2d", filters=2, kernel_size=3),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("pool", "max_pool2d"),
    node("flat", "flatten"),
    node("drop", "dropout", rate=0.2),
    dense("out", 3),
)


@pytest.mark.usefixtures("server_programs")
@pytest.mark.parametrize("method", ["newton", pytest.param("gauss_newton", marks=pytest.mark.full), "l_bfgs"])
def test_convolutions_batch_norm_and_dropout_may_stand_in_the_network(method: str) -> None:
    """Undamped steps as a server takes them: whether they stay finite hangs on how their numbers are rounded."""
    run = make_run(spec_of(method, DEEP, "digits", batch_size=24), images(), CACHE)
    found = losses(run, 6)
    assert np.all(np.isfinite(found))


@quick
def test_the_cost_that_is_descended_holds_the_penalty() -> None:
    """With a strong penalty L-BFGS shrinks the kernels, though the data loss rises."""
    run = make_run(spec_of("l_bfgs", batch_size=WHOLE, l2=5.0), CIRCLE, CACHE)
    before = np.abs(run.weights()["dense_0"]["kernel"]).max()
    losses(run, 30)
    assert np.abs(run.weights()["dense_0"]["kernel"]).max() < 0.01 * before
