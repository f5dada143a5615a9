"""Optimisers against their recursions written out in NumPy, and rates that change while they run."""

from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.schedules import SCHEDULES
from tests.engine.components.cases import Arrays
from tests.engine.components.optimizer_cases import (
    OPTIMIZER_CASES,
    OptimizerCase,
    draw_optimizer_arrays,
    run_optimizer,
)
from tests.engine.components.run_layer import FLOAT32, FLOAT64


def sgd(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    momentum, weights, path = config["momentum"], arrays["weights"].copy(), []
    velocity = np.zeros_like(weights)
    for gradient, rate in zip(arrays["gradients"], rates, strict=True):
        velocity = momentum * velocity + gradient
        step = gradient + momentum * velocity if config["nesterov"] else velocity
        weights = weights - rate * step
        path.append(weights)
    return np.stack(path)


def adam(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    beta1, beta2, weights, path = config["beta1"], config["beta2"], arrays["weights"].copy(), []
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for t, (gradient, rate) in enumerate(zip(arrays["gradients"], rates, strict=True), start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        mean, square = first / (1 - beta1**t), second / (1 - beta2**t)
        weights = weights - rate * mean / (np.sqrt(square) + config["epsilon"])
        path.append(weights)
    return np.stack(path)


RECURSIONS = {"sgd": sgd, "adam": adam}
each_case = pytest.mark.parametrize("case", OPTIMIZER_CASES, ids=lambda case: case.name)


@each_case
@pytest.mark.parametrize(("dtype", "tolerance"), [(FLOAT64, 1e-9), (FLOAT32, 1e-5)], ids=["float64", "float32"])
def test_a_hundred_steps_with_a_rate_that_changes_equal_the_recursion(
    case: OptimizerCase, dtype: Any, tolerance: float
) -> None:
    arrays = draw_optimizer_arrays(case, steps=100)
    rates = [0.02] * 40 + [0.005] * 30 + [0.05] * 30
    config = case.optimizer.Config.model_validate(case.config).model_dump()
    expected = RECURSIONS[case.type](config, arrays, rates)
    gap = np.abs(run_optimizer(case, arrays, dtype, rates) - expected).max()
    assert gap <= tolerance * max(1.0, np.abs(expected).max())


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_gradient() -> None:
    case = next(case for case in OPTIMIZER_CASES if case.name == "adam")
    arrays = {"weights": np.zeros(3), "gradients": np.array([[5.0, -1e-3, 0.2]])}
    np.testing.assert_allclose(run_optimizer(case, arrays, FLOAT64)[0], [-0.01, 0.01, -0.01], rtol=1e-4)


@each_case
def test_a_weight_without_gradient_stays_where_it_is(case: OptimizerCase) -> None:
    arrays = draw_optimizer_arrays(case)
    path = run_optimizer(case, arrays, FLOAT32)
    assert np.all(path[:, -1] == np.float32(arrays["weights"][-1]))


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.type)
def test_a_schedule_is_a_finite_factor_at_every_step(schedule: Any) -> None:
    for step in (0, 1, 1000, 2**32 - 1):
        factor = schedule.factor(schedule.Config(), jnp.uint32(step), 100)
        assert factor.shape == ()
        assert np.isfinite(factor)
        assert factor >= 0


def test_the_constant_schedule_is_one() -> None:
    constant = next(schedule for schedule in SCHEDULES if schedule.type == "constant")
    assert constant.factor(constant.Config(), jnp.uint32(7), 100) == 1
