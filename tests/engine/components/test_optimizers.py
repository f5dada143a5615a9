"""Optimisers against their recursions written out in NumPy, and rates that change while they run."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

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
    share = 1 - momentum if config["form"] == "average" else 1.0
    for slope, rate in zip(arrays["gradients"], rates, strict=True):
        gradient = share * slope
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


def adamw(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    beta1, beta2, weights, path = config["beta1"], config["beta2"], arrays["weights"].copy(), []
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for t, (gradient, rate) in enumerate(zip(arrays["gradients"], rates, strict=True), start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        step = first / (1 - beta1**t) / (np.sqrt(second / (1 - beta2**t)) + config["epsilon"])
        weights = (1 - rate * config["weight_decay"]) * weights - rate * step
        path.append(weights)
    return np.stack(path)


def nadam(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    beta1, beta2, weights, path = config["beta1"], config["beta2"], arrays["weights"].copy(), []
    first, second, product = np.zeros_like(weights), np.zeros_like(weights), 1.0
    for t, (gradient, rate) in enumerate(zip(arrays["gradients"], rates, strict=True), start=1):
        now, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * config["momentum_decay"])) for k in (t, t + 1))
        product *= now
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        looked = ahead * first / (1 - product * ahead) + (1 - now) * gradient / (1 - product)
        weights = weights - rate * looked / (np.sqrt(second / (1 - beta2**t)) + config["epsilon"])
        path.append(weights)
    return np.stack(path)


def rmsprop(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    weights, path = arrays["weights"].copy(), []
    square = np.zeros_like(weights)
    for gradient, rate in zip(arrays["gradients"], rates, strict=True):
        square = config["decay"] * square + (1 - config["decay"]) * gradient**2
        weights = weights - rate * gradient / (np.sqrt(square) + config["epsilon"])
        path.append(weights)
    return np.stack(path)


def adagrad(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    weights, path = arrays["weights"].copy(), []
    for t, rate in enumerate(rates, start=1):
        squares = (arrays["gradients"][:t] ** 2).sum(axis=0)
        weights = weights - rate * arrays["gradients"][t - 1] / (np.sqrt(squares) + config["epsilon"])
        path.append(weights)
    return np.stack(path)


def adadelta(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    decay, epsilon, weights, path = config["decay"], config["epsilon"], arrays["weights"].copy(), []
    square, moved = np.zeros_like(weights), np.zeros_like(weights)
    for gradient, rate in zip(arrays["gradients"], rates, strict=True):
        square = decay * square + (1 - decay) * gradient**2
        change = np.sqrt((moved + epsilon) / (square + epsilon)) * gradient
        moved = decay * moved + (1 - decay) * change**2
        weights = weights - rate * change
        path.append(weights)
    return np.stack(path)


def lion(config: dict[str, Any], arrays: Arrays, rates: list[float]) -> NDArray[Any]:
    weights, path = arrays["weights"].copy(), []
    memory = np.zeros_like(weights)
    for gradient, rate in zip(arrays["gradients"], rates, strict=True):
        direction = np.sign(config["beta1"] * memory + (1 - config["beta1"]) * gradient)
        memory = config["beta2"] * memory + (1 - config["beta2"]) * gradient
        weights = weights - rate * (direction + config["weight_decay"] * weights)
        path.append(weights)
    return np.stack(path)


RECURSIONS = {
    "sgd": sgd,
    "adam": adam,
    "adamw": adamw,
    "nadam": nadam,
    "rmsprop": rmsprop,
    "adagrad": adagrad,
    "adadelta": adadelta,
    "lion": lion,
}
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
def test_a_weight_without_gradient_and_decay_stays_where_it_is(case: OptimizerCase) -> None:
    if "weight_decay" in case.config:
        case = replace(case, config={**case.config, "weight_decay": 0.0})
    arrays = draw_optimizer_arrays(case)
    path = run_optimizer(case, arrays, FLOAT32)
    assert np.all(path[:, -1] == np.float32(arrays["weights"][-1]))


@each_case
def test_how_far_steps_go_is_known_of_the_optimizers_whose_steps_follow_the_length_of_the_gradient(
    case: OptimizerCase,
) -> None:
    """The 200th step along one gradient, or the same first step for one a thousand times as long."""
    if "weight_decay" in case.config:
        case = replace(case, config={**case.config, "weight_decay": 0.0})
    direction = np.array([0.6, -0.8])
    reach = case.optimizer.reach(case.optimizer.Config.model_validate(case.config))
    if reach is None:
        steps = [
            run_optimizer(case, {"weights": np.zeros(2), "gradients": size * direction[None]}, FLOAT64)
            for size in (1.0, 1000.0)
        ]
        np.testing.assert_allclose(steps[0], steps[1], rtol=0.03)
    else:
        path = run_optimizer(case, {"weights": np.zeros(2), "gradients": np.tile(direction, (200, 1))}, FLOAT64)
        assert np.linalg.norm(path[-1] - path[-2]) == pytest.approx(reach, rel=1e-6)
