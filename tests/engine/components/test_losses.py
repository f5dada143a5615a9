"""Losses: known values, textbook gradients, far tails, and the forms of their targets."""

import numpy as np
import pytest

from tests.engine.components.cases import Arrays
from tests.engine.components.loss_cases import LOSS_CASES, LossCase, draw_loss_arrays, run_loss
from tests.engine.components.run_layer import FLOAT32, FLOAT64


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def case_of(name: str) -> LossCase:
    return next(case for case in LOSS_CASES if case.name == name)


def arrays_of(prediction: list[list[float]], target: list[int]) -> Arrays:
    return {
        "prediction": np.array(prediction),
        "target": np.array(target, np.int32),
        "cotangent": np.ones(len(target)),
    }


def test_equal_logits_cost_the_logarithm_of_the_number_of_classes() -> None:
    results = run_loss(case_of("cross_entropy_label"), arrays_of([[3.0, 3.0, 3.0, 3.0]], [2]), FLOAT64)
    np.testing.assert_allclose(results["losses"], [np.log(4)], rtol=1e-14)


def test_the_gradient_of_cross_entropy_is_prediction_minus_target() -> None:
    case = case_of("cross_entropy_label")
    arrays = {**draw_loss_arrays(case), "cotangent": np.ones(5)}
    exponentials = np.exp(arrays["prediction"])
    expected = exponentials / exponentials.sum(1, keepdims=True) - np.eye(4)[arrays["target"]]
    np.testing.assert_allclose(run_loss(case, arrays, FLOAT64)["gradient"], expected, atol=1e-14)


def test_the_gradient_of_binary_cross_entropy_is_prediction_minus_target_zero_included() -> None:
    arrays = arrays_of([[-3.0], [0.0], [0.0], [2.0]], [0, 0, 1, 1])
    results = run_loss(case_of("binary_label"), arrays, FLOAT64)
    expected = sigmoid(arrays["prediction"][:, 0]) - arrays["target"]
    np.testing.assert_allclose(results["gradient"][:, 0], expected, atol=1e-15)


def test_a_class_number_and_its_one_hot_row_cost_the_same() -> None:
    label, one_hot = case_of("cross_entropy_label"), case_of("cross_entropy_one_hot")
    arrays = draw_loss_arrays(label)
    rows = {**arrays, "target": np.eye(4)[arrays["target"]]}
    first, second = run_loss(label, arrays, FLOAT64), run_loss(one_hot, rows, FLOAT64)
    for name, value in first.items():
        np.testing.assert_allclose(second[name], value, atol=1e-15)


@pytest.mark.parametrize("name", ["cross_entropy_label", "binary_label"])
@pytest.mark.parametrize("size", [50.0, 1e4, 1e30])
def test_cross_entropies_stay_finite_far_out(name: str, size: float) -> None:
    rows = [[size], [-size]] if name == "binary_label" else [[size, 0, 0, 0], [-size, 0, 0, 0]]
    results = run_loss(case_of(name), arrays_of(rows, [0, 0]), FLOAT32)
    for value in results.values():
        assert np.all(np.isfinite(value))


@pytest.mark.parametrize(("logit", "label"), [(30.0, 1), (-30.0, 0)])
def test_a_small_binary_cross_entropy_is_not_rounded_to_zero(logit: float, label: int) -> None:
    losses = run_loss(case_of("binary_label"), arrays_of([[logit]], [label]), FLOAT32)["losses"]
    np.testing.assert_allclose(losses, [np.exp(-30.0)], rtol=1e-5)


@pytest.mark.parametrize(
    ("name", "loss", "gradient"),
    [("mse_value", 2.5, [1.0, 2.0]), ("mse_half", 1.25, [0.5, 1.0]), ("mse_half_sum", 2.5, [1.0, 2.0])],
)
def test_squared_error_in_each_convention(name: str, loss: float, gradient: list[float]) -> None:
    arrays = {"prediction": np.array([[2.0, 1.0]]), "target": np.array([[1.0, -1.0]]), "cotangent": np.ones(1)}
    results = run_loss(case_of(name), arrays, FLOAT64)
    np.testing.assert_allclose(results["losses"], [loss])
    np.testing.assert_allclose(results["gradient"], [gradient])


@pytest.mark.parametrize("case", LOSS_CASES, ids=lambda case: case.name)
def test_gradients_equal_central_differences(case: LossCase) -> None:
    arrays = draw_loss_arrays(case)
    gradient = run_loss(case, arrays, FLOAT64)["gradient"]
    step = 1e-5
    for index in np.ndindex(arrays["prediction"].shape):
        nudge = np.zeros_like(arrays["prediction"])
        nudge[index] = step
        above, below = (
            run_loss(case, {**arrays, "prediction": arrays["prediction"] + sign * nudge}, FLOAT64)["losses"]
            for sign in (1, -1)
        )
        weights = arrays["cotangent"][: len(above)]
        measured = np.sum((above - below) * weights) / (2 * step)
        assert abs(measured - gradient[index]) <= 1e-6 * max(1.0, np.abs(gradient).max())
