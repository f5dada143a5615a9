"""BFGS and L-BFGS: their end point, the secant equation, the search along a line, in float64."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize

from engine.optimizers.landscape import Landscape
from engine.optimizers.line_search import CURVATURE, SUFFICIENT_DECREASE, walk_downhill
from engine.optimizers.quasi_newton import Pairs, is_curved, learn_inverse, two_loops
from tests.engine.components.exact_run import (
    HALF_SQUARES,
    ExactRun,
    Vector,
    bent_layers,
    curve,
    full_batch,
)
from tests.engine.experiments import dense
from tests.labs.bench import table

pytestmark = pytest.mark.usefixtures("quick_programs")

each_method = pytest.mark.parametrize("optimizer", ["bfgs", "l_bfgs"])


@pytest.fixture(autouse=True)
def double_precision() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


def two_clouds() -> Any:
    random = np.random.default_rng(6)
    inputs = random.normal(size=(60, 3)) * np.array([1.0, 5.0, 0.2])
    return table(inputs, labels=(inputs @ [1.0, 0.3, 2.0] + random.normal(size=60) > 0).astype(int))


CLOUDS = two_clouds()
L2 = 0.02


def logistic(optimizer: str, **config: Any) -> ExactRun:
    parts: dict[str, Any] = {"loss": "cross_entropy", "target": "label", "l2": L2}
    return full_batch(dense("out", 2), optimizer=optimizer, data=CLOUDS, config=config, **parts)


def cost(weights: NDArray[Any]) -> float:
    """Mean cross-entropy of softmax plus the penalty; the kernel stands before the bias."""
    kernel = weights[:6].reshape(3, 2)
    logits = CLOUDS.inputs @ kernel + weights[6:]
    assert CLOUDS.labels is not None
    right = logits[np.arange(60), CLOUDS.labels]
    return float(np.mean(np.logaddexp(logits[:, 0], logits[:, 1]) - right) + 0.5 * L2 * np.sum(kernel**2))


def slope(weights: Vector) -> Vector:
    kernel = weights[:6].reshape(3, 2)
    logits = CLOUDS.inputs @ kernel + weights[6:]
    share = np.exp(logits - np.logaddexp(logits[:, 0], logits[:, 1])[:, None])
    assert CLOUDS.labels is not None
    delta = (share - np.eye(2)[CLOUDS.labels]) / 60
    return np.concatenate([(CLOUDS.inputs.T @ delta + L2 * kernel).ravel(), delta.sum(axis=0)])


@pytest.mark.usefixtures("server_programs")
@each_method
def test_a_convex_cost_is_minimised_where_scipy_ends(optimizer: str) -> None:
    run = logistic(optimizer)
    found = minimize(cost, run.weights, jac=slope, method="BFGS", options={"gtol": 1e-10})
    run.step(60)
    np.testing.assert_allclose(run.weights[:6], found.x[:6], atol=1e-6)
    np.testing.assert_allclose(cost(run.weights), found.fun, rtol=1e-12)


@each_method
def test_every_step_meets_the_strong_wolfe_conditions(optimizer: str) -> None:
    run = logistic(optimizer)
    for _ in range(8):
        before = run.weights
        run.step()
        step = run.weights - before
        assert cost(run.weights) <= cost(before) + SUFFICIENT_DECREASE * (slope(before) @ step) + 1e-14
        assert abs(slope(run.weights) @ step) <= CURVATURE * abs(slope(before) @ step) + 1e-14


def test_the_guess_of_bfgs_maps_the_change_of_the_gradient_to_the_step() -> None:
    """The secant equation B y = s holds behind every step, and the guess stays symmetric and positive."""
    run = logistic("bfgs")
    for _ in range(8):
        before = run.weights
        run.step()
        inverse = np.asarray(run.memory.inverse)
        np.testing.assert_allclose(
            inverse @ (slope(run.weights) - slope(before)), run.weights - before, rtol=1e-7, atol=1e-10
        )
        np.testing.assert_allclose(inverse, inverse.T, atol=1e-10)
        assert np.linalg.eigvalsh(inverse).min() > 0
    assert int(run.memory.pairs) == 8


def test_the_update_of_the_guess_is_the_product_form() -> None:
    random = np.random.default_rng(0)
    root = random.normal(size=(5, 5))
    inverse, step, change = root @ root.T, random.normal(size=5), random.normal(size=5)
    rho = 1 / (step @ change)
    left = np.eye(5) - rho * np.outer(step, change)
    expected = left @ inverse @ left.T + rho * np.outer(step, step)
    np.testing.assert_allclose(learn_inverse(jnp.asarray(inverse), jnp.asarray(step), jnp.asarray(change)), expected)


def test_a_pair_without_positive_curvature_teaches_nothing() -> None:
    step = jnp.asarray([1.0, 0.0])
    assert is_curved(step, jnp.asarray([0.1, 5.0]))
    assert not is_curved(step, jnp.asarray([0.0, 5.0]))
    assert not is_curved(step, jnp.asarray([-0.1, 5.0]))
    assert not is_curved(step * 0, step * 0)


def drawn_pairs(count: int, most: int) -> tuple[Pairs, list[tuple[Vector, Vector]]]:
    """`count` pairs of a convex quadratic in a memory for `most`, and the same as a list."""
    random = np.random.default_rng(2)
    root = random.normal(size=(6, 6))
    matrix = root @ root.T + np.eye(6)
    steps = [random.normal(size=6) for _ in range(count)]
    pairs = [(step, matrix @ step) for step in steps]
    empty = [(np.zeros(6), np.zeros(6))] * (most - count)
    rows = [*empty, *pairs]
    rho = [0.0] * len(empty) + [1 / (step @ change) for step, change in pairs]
    made = (jnp.asarray([row[0] for row in rows]), jnp.asarray([row[1] for row in rows]), jnp.asarray(rho))
    return Pairs(*made, jnp.zeros((), jnp.uint32)), pairs


@pytest.mark.parametrize("count", [1, 3, 5])
def test_the_two_loops_are_the_guess_that_the_same_pairs_would_have_made(count: int) -> None:
    memory, pairs = drawn_pairs(count, 5)
    newest = pairs[-1]
    inverse = jnp.eye(6) * (newest[0] @ newest[1]) / (newest[1] @ newest[1])
    for step, change in pairs:
        inverse = learn_inverse(inverse, jnp.asarray(step), jnp.asarray(change))
    gradient = jnp.asarray(np.random.default_rng(5).normal(size=6))
    np.testing.assert_allclose(two_loops(memory, gradient), inverse @ gradient, rtol=1e-10)


def test_without_pairs_the_two_loops_give_the_gradient_itself() -> None:
    memory, _ = drawn_pairs(1, 1)
    gradient = jnp.arange(6.0)
    np.testing.assert_array_equal(two_loops(memory._replace(rho=jnp.zeros(1)), gradient), gradient)


def test_the_directions_of_l_bfgs_are_those_of_optax() -> None:
    """Along the path of a run, where every pair is curved."""
    run = logistic("l_bfgs", memory=4)
    other: Any = optax.scale_by_lbfgs(memory_size=4)
    state = other.init(jnp.asarray(run.weights))
    for number in range(7):
        weights, memory = jnp.asarray(run.weights), run.memory
        gradient = jnp.asarray(slope(run.weights))
        direction, state = other.update(gradient, state, weights)
        if number:
            np.testing.assert_allclose(two_loops(memory, gradient), direction, rtol=1e-7, atol=1e-10)
        run.step()


Value = Callable[[jax.Array], jax.Array]


def landscape_of(value: Value, at: jax.Array) -> Landscape:
    found, gradient = jax.value_and_grad(value)(at)
    unused: Any = partial(pytest.fail, "no curvature is asked for")
    return Landscape(value, found, gradient, unused, unused, jnp.ones_like(at))


def test_a_line_search_stays_where_nothing_along_the_line_is_lower() -> None:
    at = jnp.asarray([0.0, 0.0])
    steep = landscape_of(lambda w: jnp.where(jnp.sum(jnp.abs(w)) > 0, jnp.inf, -w[0]), at)
    walked = walk_downhill(steep._replace(gradient=jnp.asarray([-1.0, 0.0])), at, jnp.asarray([1.0, 0.0]))
    np.testing.assert_array_equal(walked.step, [0, 0])
    np.testing.assert_array_equal(walked.slope, [-1, 0])


@each_method
def test_a_bent_valley_of_two_weights_is_followed_to_its_end(optimizer: str) -> None:
    """C = (a b - 1)^2 / 2 is not convex: some pairs are skipped or restarts made, and a minimum is found."""
    layers = (
        dense("a", 1, use_bias=False, weight_initializer={"type": "constant", "config": {"value": 0.01}}),
        dense("b", 1, use_bias=False, weight_initializer={"type": "constant", "config": {"value": -3.0}}),
    )
    data = table([[1.0], [-1.0]], values=[1.0, -1.0])
    run = full_batch(*layers, optimizer=optimizer, data=data, **HALF_SQUARES)
    losses = run.step(40)
    assert np.all(np.diff(losses) <= 1e-12)
    assert np.prod(run.weights) == pytest.approx(1, abs=1e-8)


@each_method
def test_the_factor_of_a_node_shortens_its_steps_and_the_cost_still_falls(optimizer: str) -> None:
    layers = list(bent_layers())
    layers[2] = {**layers[2], "learning_rate_factor": 0.01}
    slow = full_batch(*layers, optimizer=optimizer, data=curve(), **HALF_SQUARES)
    start = slow.weights
    losses = slow.step(30)
    assert np.all(np.diff(losses) <= 1e-12)
    moved = np.abs(slow.weights - start)
    assert moved[6:].max() < 0.2 * moved[:6].max()


@each_method
def test_evaluations_are_counted(optimizer: str) -> None:
    run = logistic(optimizer)
    run.step(5)
    assert 10 <= int(run.memory.evaluations) <= 30
