"""Momentum while a network trains: without it there is no trace, and the first step with it is the gradient's."""

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.run import Run
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from tests.engine.experiments import Experiment, assert_same_reports, chain, dense, make_run, node, points, same, train

PATH = "optimizer.config.momentum"
RATE = 0.25
NETWORK = chain(dense("one", 8), node("bend", "tanh"), dense("out", 2))
SPEC = Experiment(NETWORK, "out", optimizer={"type": "sgd", "config": {"learning_rate": RATE}}).spec()
PREPARED = points(train=40, validation=8)
CACHE = ExecutableCache()

pytestmark = pytest.mark.usefixtures("quick_programs")


def weights(run: Run) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    parts = [array.ravel() for own in run.weights().values() for array in own.values()]
    return np.concatenate(parts).astype(np.float64)


def has_trace(run: Run) -> bool:
    return any(name.startswith("optimizer/") and "trace" in name for name in run.state())


def test_without_momentum_no_trace_is_kept() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 4, 4)
    assert not has_trace(run)
    run.set_live(PATH, 0.5)
    assert has_trace(run)
    run.set_live(PATH, 0.0)
    assert not has_trace(run)


def test_the_first_step_with_momentum_is_that_of_the_gradient_and_the_second_remembers_it() -> None:
    """PyTorch's buffer begins as the first gradient: v1 = g1, v2 = 0.5 g1 + g2."""
    plain, heavy = (make_run(SPEC, PREPARED, CACHE) for _ in range(2))
    train(plain, 3, 3)
    train(heavy, 3, 3)
    before = weights(heavy)
    heavy.set_live(PATH, 0.5)
    train(plain, 1, 1)
    train(heavy, 1, 1)
    after = weights(heavy)
    np.testing.assert_allclose(after, weights(plain), rtol=0, atol=1e-7)
    train(plain, 1, 1)
    train(heavy, 1, 1)
    np.testing.assert_allclose(weights(heavy) - weights(plain), 0.5 * (after - before), rtol=0, atol=1e-6)
    assert np.abs(after - before).max() > 1e-3


def test_a_run_that_got_momentum_resumes_to_the_bit() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 5, 5)
    run.set_live(PATH, 0.9)
    train(run, 7, 7)
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    assert_same_reports(train(run, 20, 6)[0], train(resumed, 20, 6)[0])
    left, right = run.state(), resumed.state()
    assert left.keys() == right.keys()
    assert all(same(left[name], right[name]) for name in left)


def test_a_state_of_before_that_holds_a_trace_goes_on_without_it() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 5, 5)
    facts, arrays = read_checkpoint(run.checkpoint())
    kernel = arrays["weights/one/kernel"]
    older = write_checkpoint(
        {name: fact for name, fact in facts.items() if name != "version"},
        {**arrays, "optimizer/0/trace/one/kernel": np.ones_like(kernel)},
    )
    resumed = Run.resume(older, PREPARED, cache=CACHE)
    assert_same_reports(train(run, 12, 6)[0], train(resumed, 12, 6)[0])


def test_only_a_change_from_or_to_zero_compiles() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 2, 2)
    run.set_live(PATH, 0.9)
    train(run, 2, 2)
    count = CACHE.compile_count
    for value in (0.5, 0.99):
        assert run.change_ready(PATH, value)
        run.set_live(PATH, value)
        train(run, 2, 2)
    assert CACHE.compile_count == count
