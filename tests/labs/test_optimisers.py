"""LABS O2 and O3: momentum in a ravine, and a rate for every weight. Every optimiser runs as the engine builds it."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine import registry

RAVINE = np.array([1.0, 100.0])
"""Curvatures along the two axes: L = 100, condition number 100."""

Slope = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def walk(kind: str, config: dict[str, Any], slope: Slope, start: NDArray[np.float64], steps: int) -> NDArray[Any]:
    """[steps + 1, weights] the path of an optimiser in float64."""
    record = registry.optimizer(kind)
    settings = record.Config.model_validate(config)
    with jax.enable_x64(True):
        live = {
            name: jnp.asarray(getattr(settings, name), jnp.float64)
            for name, field in type(settings).model_fields.items()
            if isinstance(field.json_schema_extra, dict) and field.json_schema_extra["live"]
        }
        transformation = record.make_transformation(settings, live)
        update = jax.jit(transformation.update)
        weights, state = jnp.asarray(start, jnp.float64), transformation.init(jnp.asarray(start, jnp.float64))
        path = [np.asarray(weights)]
        for _ in range(steps):
            change, state = update(jnp.asarray(slope(path[-1]), jnp.float64), state, weights)
            weights = weights + change
            path.append(np.asarray(weights))
    return np.asarray(path)


def ravine(config: dict[str, Any], steps: int = 1000) -> NDArray[Any]:
    return walk("sgd", config, lambda w: RAVINE * w, np.array([1.0, 1.0]), steps)


def arrival(path: NDArray[Any]) -> int:
    """First step from which the distance stays below a thousandth."""
    far = np.flatnonzero(np.linalg.norm(path, axis=1) > 1e-3)
    return int(far[-1]) + 1


def test_o2_momentum_crosses_a_ravine_in_a_third_of_the_steps() -> None:
    plain = arrival(ravine({"learning_rate": 0.01}))
    summed = arrival(ravine({"learning_rate": 0.01, "momentum": 0.9}))
    nesterov = arrival(ravine({"learning_rate": 0.01, "momentum": 0.9, "nesterov": True}))
    assert plain == 688
    assert summed <= plain / 3
    assert nesterov < summed


def look_ahead(factor: float, steps: int) -> NDArray[Any]:
    """theta <- theta - eta v, v <- beta v + g(theta - factor v): the points where the gradient is taken."""
    theta, velocity = np.array([1.0, 1.0]), np.zeros(2)
    path = [theta]
    for _ in range(steps):
        velocity = 0.9 * velocity + RAVINE * (theta - factor * velocity)
        theta = theta - 0.01 * velocity
        path.append(theta - factor * velocity)
    return np.asarray(path)


def test_o2_nesterov_looks_ahead_by_the_rate_times_beta_times_v() -> None:
    """The wrong form looks ahead by v itself, and diverges."""
    found = ravine({"learning_rate": 0.01, "momentum": 0.9, "nesterov": True}, 60)
    np.testing.assert_allclose(found, look_ahead(0.01 * 0.9, 60), atol=1e-12)
    assert np.linalg.norm(look_ahead(1.0, 60)[-1]) > 1e6


SLOPES = np.random.default_rng(8).normal(size=(200, 3)) * np.array([1.0, 1.0, 1.0])
SLOPES[np.arange(200) % 20 != 0, 2] = 0.0
"""Gradients of three weights over time; the third has one at every twentieth step alone."""


def fed(kind: str, config: dict[str, Any], slopes: NDArray[np.float64] = SLOPES) -> NDArray[Any]:
    """[steps, weights] what an optimiser adds to the weights under given gradients."""
    given = iter(slopes)
    return np.diff(walk(kind, config, lambda w: next(given), np.zeros(slopes.shape[1]), len(slopes)), axis=0)


def test_o3_the_first_step_of_adam_is_the_rate_times_the_sign() -> None:
    """Correction by 1 - beta^t. By 1 - beta it would be the same at first and wrong in scale ever after."""
    rate, slope = 0.01, np.array([[3.0, -0.2, 50.0]])
    np.testing.assert_allclose(fed("adam", {"learning_rate": rate}, slope)[0], -rate * np.sign(slope[0]), rtol=1e-6)
    uncorrected = 0.1 * slope / np.sqrt(0.001 * slope**2)
    np.testing.assert_allclose(np.abs(uncorrected), 3.162, rtol=1e-3)


def adam_by_hand(rate: float, epsilon: float, correct: Callable[[float, int], float], inside: bool) -> NDArray[Any]:
    first, second, changes = np.zeros(3), np.zeros(3), []
    for step, slope in enumerate(SLOPES, start=1):
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        mean, square = first / correct(0.9, step), second / correct(0.999, step)
        root = np.sqrt(square + epsilon) if inside else np.sqrt(square) + epsilon
        changes.append(-rate * mean / root)
    return np.asarray(changes)


def test_o3_adam_corrects_by_powers_and_adds_epsilon_outside_the_root() -> None:
    found = fed("adam", {"learning_rate": 0.01, "epsilon": 0.01})
    np.testing.assert_allclose(found, adam_by_hand(0.01, 0.01, lambda beta, t: 1 - beta**t, False), rtol=1e-9)
    for wrong in (
        adam_by_hand(0.01, 0.01, lambda beta, t: 1 - beta, False),
        adam_by_hand(0.01, 0.01, lambda beta, t: 1 - beta**t, True),
    ):
        assert np.abs(found - wrong).max() > 1e-4


def effective_rates(kind: str, config: dict[str, Any]) -> NDArray[Any]:
    """[steps, 2] step over gradient, of the weight that is updated always and of the rare one, at the rare steps."""
    rare = np.flatnonzero(SLOPES[:, 2])
    changes = fed(kind, config)
    return np.abs(changes[rare][:, [0, 2]] / SLOPES[rare][:, [0, 2]])


def test_o3_the_rate_of_adagrad_never_grows_and_is_larger_for_rare_weights() -> None:
    """The wrong form: "rarely updated weights get a low rate"."""
    rates = effective_rates("adagrad", {"learning_rate": 0.1})
    assert np.all(np.diff(rates, axis=0) <= 0)
    assert np.all(rates[1:, 1] > rates[1:, 0])


def test_o3_the_rate_of_rmsprop_can_rise_again() -> None:
    """The wrong form: "it only falls"."""
    slopes = np.concatenate([np.full((50, 1), 10.0), np.full((50, 1), 0.1)])
    rates = np.abs(fed("rmsprop", {"learning_rate": 0.01}, slopes)) / slopes
    assert rates[99, 0] > 5 * rates[50, 0]
