"""LABS R2: L1 against L2, and a penalty against decoupled decay."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.datasets import load_digits

from engine.datasets.definition import PreparedData
from tests.engine.experiments import dense, node
from tests.labs.bench import Watched, experiment, start, table

pytestmark = pytest.mark.usefixtures("quick_programs")


@pytest.fixture(scope="module")
def digits() -> PreparedData:
    images, labels = load_digits(return_X_y=True)
    return table((images - images.mean()) / images.std(), labels=labels)


def first_layer(data: PreparedData, **penalty: Any) -> NDArray[Any]:
    """Weights of the first layer after 6,000 steps."""
    spec = experiment(
        dense("wide", 32),
        node("bend", "relu"),
        dense("out", 10),
        loss="cross_entropy",
        target="label",
        optimizer_config={"learning_rate": 0.05},
        batch_size=32,
        seed=1,
        **penalty,
    )
    run = start(spec, data)
    run.set_stride(1024)
    while run.step < 6000:
        run.advance(6000 - run.step)
    assert run.evaluate("train")["accuracy"] > 0.95
    return run.weights()["wide"]["kernel"]


def share_of_zeros(weights: NDArray[Any]) -> float:
    return float(np.mean(np.abs(weights) < 1e-3))


def test_r2_an_l1_penalty_empties_most_weights_and_an_l2_penalty_few(digits: PreparedData) -> None:
    assert share_of_zeros(first_layer(digits, l1=0.002)) > 0.5
    assert share_of_zeros(first_layer(digits, l2=0.002)) < 0.3


def after(optimizer: str, config: dict[str, float], l2: float, data: PreparedData) -> NDArray[Any]:
    spec = experiment(
        dense("out", 10, use_bias=False),
        loss="cross_entropy",
        target="label",
        optimizer=optimizer,
        optimizer_config=config,
        batch_size=64,
        seed=1,
        l2=l2,
    )
    return Watched(spec, data, 30).run.weights()["out"]["kernel"]


def test_r2_under_gradient_descent_a_penalty_is_decay(digits: PreparedData) -> None:
    """Gradient step and shrinking by 1 - eta lambda, both from the same weights: each step by hand in float64."""
    rate, strength = 0.1, 0.3
    plain = after("sgd", {"learning_rate": rate}, 0.0, digits)
    spec_run = after("sgd", {"learning_rate": rate}, strength, digits)
    assert np.linalg.norm(spec_run) < 0.5 * np.linalg.norm(plain)
    zeros = table(np.zeros((64, 64)), labels=np.arange(64) % 10)
    start_weights = after("sgd", {"learning_rate": 1e-12}, 0.0, zeros)
    decayed = after("sgd", {"learning_rate": rate}, strength, zeros)
    np.testing.assert_allclose(decayed, start_weights * (1 - rate * strength) ** 30, rtol=1e-4)


def test_r2_under_adam_a_penalty_is_not_decay(digits: PreparedData) -> None:
    rate, strength = 0.01, 0.3
    penalty = after("adam", {"learning_rate": rate}, strength, digits)
    decay = after("adamw", {"learning_rate": rate, "weight_decay": strength}, 0.0, digits)
    assert np.linalg.norm(penalty - decay) > 0.2 * np.linalg.norm(decay)
