"""LABS G4: one saturated sigmoid neuron, squared error beside cross-entropy. M. Nielsen 2015, chapter 3."""

import numpy as np
import pytest

from tests.engine.experiments import dense, node
from tests.labs.bench import Watched, experiment, table

pytestmark = pytest.mark.usefixtures("quick_programs")


def neuron(weight: float, bias: float, loss: str, steps: int = 301) -> Watched:
    """w = weight, b = bias, x = 1, y = 0, eta = 0.15; the report of step k shows what k - 1 updates made."""
    layer = dense(
        "neuron",
        1,
        weight_initializer={"type": "constant", "config": {"value": weight}},
        bias_initializer={"type": "constant", "config": {"value": bias}},
    )
    config = {"half": True} if loss == "mse" else {}
    spec = experiment(
        layer,
        node("output", "sigmoid"),
        loss=loss,
        loss_config=config,
        target="value" if loss == "mse" else "label",
        optimizer_config={"learning_rate": 0.15},
        batch_size=1,
    )
    return Watched(spec, table([[1.0]], values=[0.0], labels=[0]), steps)


def output(watched: Watched, updates: int) -> float:
    return float(watched.column("output", "activation_mean")[updates])


def test_squared_error_from_2_2_learns_nothing_for_long_and_then_at_once() -> None:
    watched = neuron(2.0, 2.0, "mse")
    assert output(watched, 150) == pytest.approx(0.9334, abs=5e-5)
    assert output(watched, 300) == pytest.approx(0.2028, abs=5e-5)
    assert int(np.argmin(np.diff(watched.losses()))) == 214


def test_squared_error_from_small_weights_learns_from_the_start() -> None:
    assert output(neuron(0.6, 0.9, "mse"), 300) == pytest.approx(0.0940, abs=5e-5)


def test_cross_entropy_from_2_2_learns_fastest_where_it_is_most_wrong() -> None:
    watched = neuron(2.0, 2.0, "binary_cross_entropy")
    assert output(watched, 150) == pytest.approx(0.0257, abs=5e-5)
    assert output(watched, 300) == pytest.approx(0.0120, abs=5e-5)
    assert int(np.argmin(np.diff(watched.losses()))) < 30


def test_the_gradient_of_cross_entropy_is_output_minus_target() -> None:
    watched = neuron(2.0, 2.0, "binary_cross_entropy", 50)
    np.testing.assert_allclose(
        watched.column("neuron", "delta_norm"), watched.column("output", "activation_mean"), rtol=1e-3
    )


def test_the_slope_of_a_sigmoid_at_2_is_not_0_but_a_tenth() -> None:
    """The wrong form: "beyond |z| = 2 the gradient is about 0"."""
    watched = neuron(1.0, 1.0, "mse", 1)
    a = output(watched, 0)
    slope = watched.column("neuron", "delta_norm")[0] / a
    assert slope == pytest.approx(0.105, abs=5e-4)
