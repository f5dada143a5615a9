"""Batch norm: statistics, running averages, and what it does to a batch of one."""

import numpy as np
import pytest

from tests.engine.components.cases import Arrays, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, run_layer

PLAIN: Arrays = {"weight_scale": np.ones(6), "weight_shift": np.zeros(6)}


def test_every_feature_has_mean_zero_and_variance_one() -> None:
    case = LayerCase("standard", "batch_norm", {"epsilon": 1e-12}, batch=8)
    output = run_layer(case, {**draw_arrays(case), **PLAIN}, FLOAT64)["output"]
    np.testing.assert_allclose(output.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(output.var(0), 1, atol=1e-9)


def test_running_averages_take_the_unbiased_variance_with_the_share_of_the_new_batch() -> None:
    case = LayerCase("running", "batch_norm", {"momentum": 0.25}, batch=5)
    arrays = draw_arrays(case)
    results = run_layer(case, arrays, FLOAT64)
    x = arrays["input_0"]
    mean = 0.75 * arrays["state_running_mean"] + 0.25 * x.mean(0)
    variance = 0.75 * arrays["state_running_variance"] + 0.25 * x.var(0, ddof=1)
    np.testing.assert_allclose(results["new_running_mean"], mean, rtol=1e-12)
    np.testing.assert_allclose(results["new_running_variance"], variance, rtol=1e-12)


@pytest.mark.parametrize("shapes", [((6,),), ((3, 3, 6),)], ids=["units", "images"])
@pytest.mark.parametrize("batch", [1, 4])
def test_a_single_example_leaves_the_running_averages_alone(shapes: tuple[tuple[int, ...], ...], batch: int) -> None:
    case = LayerCase("single", "batch_norm", {}, shapes, batch=batch, real=1)
    arrays = draw_arrays(case)
    results = run_layer(case, arrays, FLOAT64)
    for name in ("running_mean", "running_variance"):
        np.testing.assert_array_equal(results[f"new_{name}"], arrays[f"state_{name}"])
    assert np.all(np.isfinite(results["gradient_input_0"]))


def test_a_single_row_becomes_the_learned_shift() -> None:
    case = LayerCase("single_row", "batch_norm", batch=1)
    arrays = draw_arrays(case)
    np.testing.assert_allclose(run_layer(case, arrays, FLOAT64)["output"][0], arrays["weight_shift"])


def test_evaluation_uses_the_running_averages_and_keeps_them() -> None:
    case = LayerCase("evaluation", "batch_norm", {"epsilon": 1e-5}, training=False)
    arrays = {**draw_arrays(case), **PLAIN}
    results = run_layer(case, arrays, FLOAT64)
    mean, variance = arrays["state_running_mean"], arrays["state_running_variance"]
    np.testing.assert_allclose(results["output"], (arrays["input_0"] - mean) / np.sqrt(variance + 1e-5), rtol=1e-12)
    np.testing.assert_array_equal(results["new_running_mean"], mean)


def test_a_constant_shift_of_its_input_changes_nothing() -> None:
    case = LayerCase("shifted", "batch_norm", batch=6)
    arrays = draw_arrays(case)
    results = run_layer(case, arrays, FLOAT64)
    moved = run_layer(case, {**arrays, "input_0": arrays["input_0"] + 3.0}, FLOAT64)
    np.testing.assert_allclose(moved["output"], results["output"], atol=1e-12)
    np.testing.assert_allclose(results["gradient_input_0"].sum(0), 0, atol=1e-12)
    assert case.layer.mean_subtracting


def test_scale_root_of_variance_and_shift_mean_give_the_identity() -> None:
    case = LayerCase("identity", "batch_norm", {"epsilon": 1e-5}, batch=7)
    arrays = draw_arrays(case)
    x = arrays["input_0"]
    learned = {"weight_scale": np.sqrt(x.var(0) + 1e-5), "weight_shift": x.mean(0)}
    np.testing.assert_allclose(run_layer(case, {**arrays, **learned}, FLOAT64)["output"], x, atol=1e-12)
