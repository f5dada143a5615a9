"""LABS, Slide or truth: what lecture notes get wrong is not what the engine computes."""

from typing import Any

import numpy as np
import pytest

from engine.datasets.definition import PreparedData
from tests.engine.components.cases import LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, run_layer
from tests.engine.experiments import dense
from tests.labs.bench import Watched, experiment, normal, table

pytestmark = pytest.mark.usefixtures("quick_programs")


def test_softmax_divides_by_the_sum_of_exponentials() -> None:
    """The wrong form divides by their norm."""
    case = LayerCase("softmax", "softmax", {}, ((4,),))
    arrays = draw_arrays(case)
    powers = np.exp(arrays["input_0"])
    found = run_layer(case, arrays, FLOAT64)["output"]
    np.testing.assert_allclose(found, powers / powers.sum(axis=1, keepdims=True), rtol=1e-12)
    assert np.abs(found - powers / np.linalg.norm(powers, axis=1, keepdims=True)).max() > 0.05


def test_backpropagation_multiplies_by_the_transpose() -> None:
    """BP2: delta_l = W^T delta_(l+1). Between layers of one width the wrong form fits too, and is another number."""
    case = LayerCase("square", "dense", {"units": 5}, ((5,),))
    arrays = draw_arrays(case)
    found = run_layer(case, arrays, FLOAT64)["gradient_input_0"]
    kernel, delta = arrays["weight_kernel"], arrays["cotangent"]
    np.testing.assert_allclose(found, delta @ kernel.T, rtol=1e-12)
    assert np.abs(found - delta @ kernel).max() > 0.1


def one_weight(data: PreparedData, loss: str, steps: int, start: dict[str, Any]) -> Watched:
    """A linear neuron without input: the bias is what is learned."""
    layer = dense("constant", 1, weight_initializer={"type": "zeros", "config": {}}, bias_initializer=start)
    spec = experiment(layer, loss=loss, target="value", optimizer_config={"learning_rate": 0.02}, batch_size=5)
    return Watched(spec, data, steps, stride=1024)


def best_constant(loss: str) -> float:
    """The one answer for 0, 0, 1, 2, 10 that a loss likes best."""
    data = table(np.zeros((5, 1)), values=[0.0, 0.0, 1.0, 2.0, 10.0])
    watched = one_weight(data, loss, 1500, normal())
    return float(watched.run.weights()["constant"]["bias"][0])


def test_the_optimum_of_the_absolute_error_is_the_median() -> None:
    """The wrong form: "the mean"; that is the squared error's."""
    assert best_constant("mae") == pytest.approx(1.0, abs=0.03)
    assert best_constant("mse") == pytest.approx(2.6, abs=0.03)


def test_the_penalty_pulls_weights_of_either_sign_towards_zero() -> None:
    """-lambda theta. The wrong form, -lambda theta^2, lets negative weights run away."""
    layer = dense("w", 8, use_bias=False, weight_initializer=normal())
    spec = experiment(layer, loss="mse", target="value", optimizer_config={"learning_rate": 0.1}, batch_size=4, l2=0.5)
    run = Watched(spec, table(np.zeros((4, 1)), values=np.zeros((4, 8))), 0).run
    first = run.weights()["w"]["kernel"]
    run.advance(10)
    assert first.min() < 0 < first.max()
    np.testing.assert_allclose(run.weights()["w"]["kernel"], first * (1 - 0.1 * 0.5) ** 10, rtol=1e-5)
