"""LABS I1, I2, I4: symmetry, the size of first weights, and batch norm that can undo itself."""

from typing import Any

import numpy as np
import pytest

from engine.datasets.definition import PreparedData
from tests.engine.components.cases import LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, run_layer
from tests.engine.experiments import dense, node
from tests.labs.bench import Watched, experiment, normal, stack, table

ZEROS = {"type": "zeros", "config": {}}
WIDTH, DEPTH, EXAMPLES = 512, 10, 200
pytestmark = pytest.mark.usefixtures("quick_programs")


@pytest.fixture(scope="module")
def blobs() -> PreparedData:
    random = np.random.default_rng(3)
    labels = np.arange(60) % 3
    return table(random.normal(size=(60, 4)) + 2 * labels[:, None], labels=labels)


def hidden_weights(weights: dict[str, Any], data: PreparedData) -> np.ndarray:
    """[inputs, hidden] after 100 steps."""
    config = {"weight_initializer": weights}
    layers = [dense("hidden", 5, **config), node("bend", "tanh"), dense("out", 3, **config)]
    spec = experiment(
        *layers, loss="cross_entropy", target="label", optimizer_config={"learning_rate": 0.3}, batch_size=10, seed=1
    )
    return Watched(spec, data, 100).run.weights()["hidden"]["kernel"]


def test_i1_units_that_start_alike_stay_alike(blobs: PreparedData) -> None:
    spread = np.ptp(hidden_weights(ZEROS, blobs), axis=1)
    assert spread.max() <= 1e-7


def test_i1_units_that_start_at_random_go_ways_of_their_own(blobs: PreparedData) -> None:
    spread = np.ptp(hidden_weights({"type": "glorot_uniform", "config": {}}, blobs), axis=1)
    assert spread.min() > 0.1


@pytest.fixture(scope="module")
def gaussian() -> PreparedData:
    random = np.random.default_rng(0)
    return table(random.normal(size=(EXAMPLES, WIDTH)), labels=np.arange(EXAMPLES) % 2)


def deep(data: PreparedData, activation: str, weights: dict[str, Any], seed: int = 4) -> Watched:
    """Ten layers of 512, looked at before the first update."""
    layers = [*stack([WIDTH] * DEPTH, activation, weight_initializer=weights), dense("out", 2)]
    spec = experiment(
        *layers,
        loss="cross_entropy",
        target="label",
        optimizer_config={"learning_rate": 0.01},
        batch_size=EXAMPLES,
        seed=seed,
    )
    return Watched(spec, data, 1)


def layer_values(watched: Watched, kind: str, column: str) -> np.ndarray:
    return np.asarray([watched.column(f"{kind}_{number}", column)[0] for number in range(1, DEPTH + 1)])


def test_i2_small_weights_let_a_deep_tanh_network_fall_silent(gaussian: PreparedData) -> None:
    assert layer_values(deep(gaussian, "tanh", normal(0.01)), "act", "activation_std")[-1] < 1e-3


def test_i2_big_weights_saturate_it(gaussian: PreparedData) -> None:
    assert layer_values(deep(gaussian, "tanh", normal(1.0)), "act", "saturated").min() > 0.9


def test_i2_glorot_keeps_it_speaking(gaussian: PreparedData) -> None:
    glorot = {"type": "glorot_normal", "config": {}}
    assert layer_values(deep(gaussian, "tanh", glorot), "act", "activation_std").min() > 0.2


def growth(data: PreparedData, weights: dict[str, Any]) -> np.ndarray:
    """E[z^2] of every dense layer over that of the one before, the mean of a few seeds: one net strays by 10 %."""
    ratios: list[np.ndarray] = []
    for seed in range(3):
        watched = deep(data, "relu", weights, seed)
        mean = layer_values(watched, "dense", "activation_mean")
        moments = layer_values(watched, "dense", "activation_std") ** 2 + mean**2
        ratios.append(moments[1:] / moments[:-1])
    return np.mean(ratios, axis=0)


def test_i2_he_keeps_the_second_moment_under_relu(gaussian: PreparedData) -> None:
    np.testing.assert_allclose(growth(gaussian, {"type": "he_normal", "config": {}}), 1.0, atol=0.15)


def test_i2_a_variance_of_one_over_n_halves_it_in_every_layer(gaussian: PreparedData) -> None:
    np.testing.assert_allclose(growth(gaussian, normal(scaling="fan_in")), 0.5, atol=0.075)


def test_i2_glorot_divides_by_both_fans() -> None:
    """The wrong form: "Xavier = 1 / n"; that is LeCun's."""
    layers = [dense("wide", 1000, weight_initializer={"type": "glorot_normal", "config": {}}), dense("out", 2)]
    spec = experiment(*layers, loss="cross_entropy", target="label", optimizer_config={"learning_rate": 0.1})
    kernel = Watched(spec, table(np.zeros((20, 100)), labels=np.arange(20) % 2), 0).run.weights()["wide"]["kernel"]
    assert kernel.var() == pytest.approx(2 / 1100, rel=0.03)


def test_i4_batch_norm_can_undo_itself() -> None:
    case = LayerCase("undo", "batch_norm", {"epsilon": 1e-5}, ((6,),), batch=32)
    arrays = draw_arrays(case)
    x = arrays["input_0"]
    arrays |= {"weight_scale": np.sqrt(x.var(axis=0) + 1e-5), "weight_shift": x.mean(axis=0)}
    np.testing.assert_allclose(run_layer(case, arrays, FLOAT64)["output"], x, atol=1e-5)


def test_i4_at_test_time_running_averages_replace_the_batch() -> None:
    case = LayerCase("test_time", "batch_norm", {"epsilon": 1e-5}, ((6,),), batch=8, training=False)
    arrays = draw_arrays(case)
    mean, variance = arrays["state_running_mean"], arrays["state_running_variance"]
    normal_form = (arrays["input_0"] - mean) / np.sqrt(variance + 1e-5)
    expected = normal_form * arrays["weight_scale"] + arrays["weight_shift"]
    np.testing.assert_allclose(run_layer(case, arrays, FLOAT64)["output"], expected, rtol=1e-9)


def test_i4_gradients_flow_through_mean_and_variance() -> None:
    """The wrong form: "no gradient through the normalisation"."""
    case = LayerCase("flow", "batch_norm", {"epsilon": 1e-5}, ((3,),), batch=16)
    arrays = draw_arrays(case)
    x, cotangent, scale = arrays["input_0"], arrays["cotangent"], arrays["weight_scale"]
    deviation = np.sqrt(x.var(axis=0) + 1e-5)
    z = (x - x.mean(axis=0)) / deviation
    inner = cotangent - cotangent.mean(axis=0) - z * (cotangent * z).mean(axis=0)
    gradient = run_layer(case, arrays, FLOAT64)["gradient_input_0"]
    np.testing.assert_allclose(gradient, scale / deviation * inner, rtol=1e-8, atol=1e-12)
    assert np.abs(gradient - scale / deviation * cotangent).max() > 0.1
