"""Newton, Gauss-Newton, Levenberg and Levenberg-Marquardt against NumPy, in float64."""

from collections.abc import Iterator
from typing import Any

import jax
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.engine.components.exact_run import (
    HALF_SQUARES,
    ExactRun,
    Vector,
    bent_layers,
    bent_residuals,
    curve,
    full_batch,
    jacobian,
)
from tests.engine.experiments import dense
from tests.labs.bench import table

pytestmark = pytest.mark.usefixtures("quick_programs")

DATA = curve()


@pytest.fixture(autouse=True)
def double_precision() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


def constant(value: float) -> dict[str, Any]:
    return {"type": "constant", "config": {"value": value}}


def bent(optimizer: str, config: dict[str, Any], **parts: Any) -> ExactRun:
    return full_batch(*bent_layers(), optimizer=optimizer, data=DATA, config=config, **HALF_SQUARES, **parts)


def model(weights: Vector, l2: float = 0.0) -> tuple[float, Vector, NDArray[np.float64]]:
    """(cost, gradient, J^T J) of the mean over the examples; the penalty leaves biases alone."""
    penalized = np.array([1.0] * 3 + [0.0] * 3 + [1.0] * 3 + [0.0])
    rest = bent_residuals(weights, DATA)
    slopes = jacobian(lambda w: bent_residuals(w, DATA), weights)
    cost = 0.5 * float(np.mean(rest**2)) + 0.5 * l2 * float(np.sum(penalized * weights**2))
    gradient = slopes.T @ rest / len(rest) + l2 * penalized * weights
    return cost, gradient, slopes.T @ slopes / len(rest) + l2 * np.diag(penalized)


def test_gradient_descent_follows_the_slope_of_all_examples() -> None:
    run = bent("gradient_descent", {"learning_rate": 0.2}, l2=0.01)
    weights = run.weights
    for _ in range(3):
        weights = weights - 0.2 * model(weights, 0.01)[1]
    run.step(3)
    np.testing.assert_allclose(run.weights, weights, rtol=1e-12, atol=1e-15)


def random_regression() -> Any:
    random = np.random.default_rng(3)
    inputs = random.normal(size=(30, 4)) * np.array([1, 3, 0.5, 1])
    return table(inputs, values=inputs @ [1.0, -2.0, 0.5, 3.0] + 0.7 + random.normal(size=30))


def test_newton_minimises_a_convex_quadratic_in_one_step() -> None:
    data = random_regression()
    run = full_batch(dense("line", 1), optimizer="newton", data=data, **HALF_SQUARES)
    losses = run.step(2)
    assert data.values is not None
    design = np.column_stack([data.inputs, np.ones(30)])
    best, rest, *_ = np.linalg.lstsq(design, data.values[:, 0], rcond=None)
    np.testing.assert_allclose(run.weights, best, atol=1e-8)
    np.testing.assert_allclose(losses[1], rest[0] / 60, atol=1e-8)


def test_newton_with_half_the_rate_goes_half_the_way() -> None:
    data = random_regression()
    whole = full_batch(dense("line", 1), optimizer="newton", data=data, **HALF_SQUARES)
    half = full_batch(dense("line", 1), optimizer="newton", data=data, config={"learning_rate": 0.5}, **HALF_SQUARES)
    start = half.weights
    whole.step()
    half.step()
    np.testing.assert_allclose(half.weights - start, (whole.weights - start) / 2, atol=1e-10)


def saddle(optimizer: str, steps: int, **config: Any) -> Vector:
    """C = (a b - 1)^2 / 2 from (0.1, 0.2), whose Hessian at (0, 0) has the eigenvalues 1 and -1."""
    layers = (
        dense("a", 1, use_bias=False, weight_initializer=constant(0.1)),
        dense("b", 1, use_bias=False, weight_initializer=constant(0.2)),
    )
    data = table([[1.0], [-1.0]], values=[1.0, -1.0])
    run = full_batch(*layers, optimizer=optimizer, data=data, config=config, **HALF_SQUARES)
    run.step(steps)
    return run.weights


def test_newton_goes_to_a_saddle_that_gradient_descent_leaves() -> None:
    np.testing.assert_allclose(saddle("newton", 6), [0, 0], atol=1e-12)
    assert np.prod(saddle("gradient_descent", 200)) == pytest.approx(1, abs=1e-3)


def test_newton_leaves_directions_without_curvature_alone() -> None:
    """Softmax cannot tell a bias for all classes, so the Hessian is singular: that sum never changes."""
    random = np.random.default_rng(1)
    inputs = random.normal(size=(40, 2))
    labels = (inputs[:, 0] + random.normal(size=40) > 0).astype(int)
    layer = dense("out", 2, weight_initializer=constant(0.0), bias_initializer=constant(0.25))
    data = table(inputs, labels=labels)
    run = full_batch(layer, optimizer="newton", data=data, loss="cross_entropy", target="label")
    losses = run.step(8)
    assert np.all(np.isfinite(losses))
    assert np.all(np.diff(losses[:4]) < 0)
    assert abs(losses[-1] - losses[-2]) < 1e-12
    assert run.machine.weights()["out"]["bias"].sum() == pytest.approx(0.5, abs=1e-12)


@pytest.mark.usefixtures("server_programs")
@pytest.mark.parametrize("l2", [0.0, 0.01])
def test_three_steps_of_gauss_newton_equal_numpy(l2: float) -> None:
    config = {"learning_rate": 0.3, "cutoff": 1e-4}
    run = bent("gauss_newton", config, l2=l2)
    weights = run.weights
    for _ in range(3):
        cost, gradient, matrix = model(weights, l2)
        penalty = cost - 0.5 * float(np.mean(bent_residuals(weights, DATA) ** 2))
        np.testing.assert_allclose(run.step()[0], cost - penalty, rtol=1e-10)
        weights = weights - 0.3 * np.linalg.pinv(matrix, rcond=1e-4, hermitian=True) @ gradient
        np.testing.assert_allclose(run.weights, weights, rtol=1e-7, atol=1e-9)


def test_a_frozen_layer_stays_bit_for_bit_and_the_others_solve_without_it() -> None:
    layers = list(bent_layers())
    layers[0] = {**layers[0], "frozen": True}
    run = full_batch(*layers, optimizer="gauss_newton", data=DATA, config={"cutoff": 1e-9}, **HALF_SQUARES)
    before = run.weights
    run.step(1)
    _, gradient, matrix = model(before)
    step = np.linalg.solve(matrix[6:, 6:], gradient[6:])
    assert run.weights[:6].tobytes() == before[:6].tobytes()
    np.testing.assert_allclose(run.weights[6:], before[6:] - step, rtol=1e-7)


def test_the_learning_rate_factor_of_a_node_scales_its_update() -> None:
    layers = list(bent_layers())
    layers[2] = {**layers[2], "learning_rate_factor": 0.25}
    config = {"cutoff": 1e-4, "learning_rate": 0.3}
    whole = bent("gauss_newton", config)
    scaled = full_batch(*layers, optimizer="gauss_newton", data=DATA, config=config, **HALF_SQUARES)
    before = whole.weights
    whole.step()
    scaled.step()
    factors = np.array([1.0] * 6 + [0.25] * 4)
    np.testing.assert_allclose(scaled.weights - before, factors * (whole.weights - before), rtol=1e-9, atol=1e-12)


def damped(weights: Vector, damping: float, marquardt: bool, steps: int) -> tuple[NDArray[np.float64], list[bool]]:
    """Levenberg's method or Marquardt's by NumPy: the weights behind every step, and whether it was taken."""
    path, taken = [], []
    for _ in range(steps):
        cost, gradient, matrix = model(weights)
        extra = np.diag(np.diag(matrix)) if marquardt else np.eye(weights.size)
        tried = weights - np.linalg.solve(matrix + damping * extra, gradient)
        taken.append(model(tried)[0] <= cost)
        weights = tried if taken[-1] else weights
        damping = damping / 10 if taken[-1] else damping * 10
        path.append(weights)
    return np.stack(path), taken


@pytest.mark.parametrize("optimizer", ["levenberg", "levenberg_marquardt"])
def test_damped_steps_equal_numpy_through_steps_not_taken(optimizer: str) -> None:
    run = bent(optimizer, {"damping": 1e-6})
    expected, taken = damped(run.weights, 1e-6, optimizer == "levenberg_marquardt", 12)
    assert 2 <= taken.count(False) <= 10
    for step, (weights, moved) in enumerate(zip(expected, taken, strict=True)):
        before = run.weights
        run.step()
        np.testing.assert_allclose(run.weights, weights, rtol=1e-6, atol=1e-8, err_msg=f"step {step}")
        assert moved or run.weights.tobytes() == before.tobytes()
    assert int(run.memory.rejected) == taken.count(False)


@pytest.mark.parametrize("optimizer", ["levenberg", "levenberg_marquardt"])
def test_a_damped_cost_never_rises(optimizer: str) -> None:
    losses = bent(optimizer, {"damping": 1e-4}).step(60)
    assert np.all(np.diff(losses) <= 1e-15)
    assert losses[-1] < 0.02 * losses[0]


def test_marquardt_does_not_care_in_which_unit_an_input_is_measured() -> None:
    """Levenberg's lambda I does."""
    x = np.linspace(-1, 1, 15)
    targets = np.sin(2 * x) + x**2

    def losses(optimizer: str, unit: float) -> Vector:
        inputs = np.column_stack([x, x**2])
        layer = dense("line", 1, weight_initializer=constant(0.0))
        data = table(inputs * np.array([unit, 1.0]), values=targets)
        return full_batch(layer, optimizer=optimizer, data=data, config={"damping": 1.0}, **HALF_SQUARES).step(4)

    np.testing.assert_allclose(losses("levenberg_marquardt", 50.0), losses("levenberg_marquardt", 1.0), rtol=1e-9)
    assert np.abs(losses("levenberg", 50.0) - losses("levenberg", 1.0)).max() > 1e-3


def test_damping_changed_while_training_multiplies_lambda_and_compiles_nothing() -> None:
    run = bent("levenberg", {"damping": 0.01})
    run.step()
    assert int(run.memory.rejected) == 0
    count, start = run.cache.compile_count, run.weights
    run.machine.set_live({**run.values, "optimizer.config.damping": 2.0})
    run.step()
    _, gradient, matrix = model(start)
    step = np.linalg.solve(matrix + 0.2 * np.eye(start.size), gradient)
    np.testing.assert_allclose(run.weights, start - step, rtol=1e-7)
    assert run.cache.compile_count == count
