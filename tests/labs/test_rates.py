"""LABS F5 and O5: linear regression by gradient descent, and learning rates too small, good and too large."""

import numpy as np
import pytest

from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import Data
from tests.engine.experiments import dense
from tests.labs.bench import Watched, experiment, normal, stack, start, table

pytestmark = pytest.mark.usefixtures("quick_programs")

LAMBDA, FACTORS = 1e-3, range(9)


def parabola(curvature: float, rate: float, steps: int) -> Watched:
    """f(w) = h w^2 / 2 as one linear neuron without bias: x = sqrt(h), y = 0, half the squared error."""
    layer = dense("w", 1, use_bias=False, weight_initializer=normal())
    spec = experiment(
        layer,
        loss="mse",
        loss_config={"half": True},
        target="value",
        optimizer_config={"learning_rate": rate},
        batch_size=1,
        seed=1,
    )
    return Watched(spec, table([[np.sqrt(curvature)]], values=[0.0]), steps)


@pytest.mark.parametrize("curvature", [0.5, 4.0])
def test_o5_on_a_parabola_steps_diverge_exactly_above_two_over_the_curvature(curvature: float) -> None:
    below, above = (parabola(curvature, factor * 2 / curvature, 200).losses() for factor in (0.99, 1.01))
    assert below[-1] < 0.1 * below[0]
    assert above[-1] > 10 * above[0]


def test_o5_at_one_over_the_curvature_a_single_step_arrives() -> None:
    losses = parabola(4.0, 0.25, 2).losses()
    assert losses[1] < 1e-10 * losses[0]


@pytest.fixture(scope="module")
def digits() -> PreparedData:
    return prepare(Data.model_validate({"type": "digits", "preprocessing": [{"type": "standardize"}]}), None)


def steps_to(target: float, rate: float, data: PreparedData, most: int) -> int | None:
    """Steps until the training loss over all examples has fallen to a target; None if it never does."""
    spec = experiment(
        *stack([32], "tanh"),
        dense("out", 10),
        loss="cross_entropy",
        target="label",
        optimizer_config={"learning_rate": rate},
        batch_size=32,
        data="digits",
        seed=1,
    )
    run: Run = start(spec, data)
    run.set_stride(1024)
    while run.step < most and run.status != "diverged":
        if run.evaluate("train")["loss"] <= target:
            return run.step
        run.advance(25)
    return None


def test_o5_of_nine_rates_the_best_lies_inside_and_both_ends_fail(digits: PreparedData) -> None:
    rates = [LAMBDA * 3**power for power in FACTORS]
    steps = [steps_to(0.3, rate, digits, 4000) for rate in rates]
    best = min(count for count in steps if count is not None)
    assert steps[-1] is None
    assert 0 < steps.index(best) < len(rates) - 1
    assert steps[0] is None or steps[0] > 10 * best


def regression(seed: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    inputs = random.normal(size=(50, 4)) * np.array([1.0, 2.0, 0.5, 1.0])
    return inputs, inputs @ random.normal(size=4) + 0.7 + 0.3 * random.normal(size=50)


def descend(inputs: np.ndarray, values: np.ndarray, steps: int, seed: int = 1) -> Watched:
    spec = experiment(
        dense("line", 1, weight_initializer=normal(3.0)),
        loss="mse",
        target="value",
        optimizer_config={"learning_rate": 0.1},
        batch_size=len(inputs),
        seed=seed,
    )
    return Watched(spec, table(inputs, values=values), steps, stride=1024)


def test_f5_gradient_descent_reaches_the_least_squares_solution() -> None:
    inputs, values = regression(0)
    exact = np.linalg.lstsq(np.column_stack([inputs, np.ones(50)]), values, rcond=None)[0]
    weights = descend(inputs, values, 1500).run.weights()["line"]
    found = np.append(weights["kernel"].ravel(), weights["bias"])
    np.testing.assert_allclose(found, exact, atol=1e-4)


def test_f5_the_squared_error_is_a_mean_over_examples() -> None:
    """(X theta - y)^T (X theta - y) / N. The wrong form leaves 1 / N out."""
    inputs, values = regression(1)
    before = descend(inputs, values, 0).run.weights()["line"]
    residual = inputs @ before["kernel"].ravel() + before["bias"] - values
    assert descend(inputs, values, 1).losses()[0] == pytest.approx(residual @ residual / 50, rel=1e-5)


def test_f5_logistic_loss_has_one_minimum_from_every_start() -> None:
    """Convex, and not quadratic: its curvature falls away from the boundary."""
    inputs, values = regression(2)
    labels = (values > values.mean()).astype(int)
    ends: list[float] = []
    for seed in range(4):
        layer = dense("line", 1, weight_initializer=normal(3.0))
        spec = experiment(
            layer,
            loss="binary_cross_entropy",
            target="label",
            optimizer_config={"learning_rate": 0.5},
            batch_size=50,
            l2=0.05,
            seed=seed,
        )
        ends.append(float(Watched(spec, table(inputs, labels=labels), 600).losses()[-1]))
    assert np.ptp(ends) < 1e-5
