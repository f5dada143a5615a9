"""What always predicting the same costs, against hand values and against minimising the compiled loss itself."""

from math import log
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog, minimize

from engine.losses.guessing import Targets
from tests.engine.components.loss_cases import LOSS_CASES, LOSSES_BY_TYPE, LossCase, draw_boxes

COUNT = 23
BROKEN_LINES = ("mae", "hinge_sum", "hinge_mean", "hinge_worst")
"""Cases without a slope at their minimum: linear programmes, or least at one of the targets."""


def cost(kind: str, rows: Any, *, labels: bool = False, classes: int = 0, weights: Any = None, **config: Any) -> float:
    """What guessing costs, by the record."""
    loss = LOSSES_BY_TYPE[kind]
    numbers = np.asarray(rows, np.float64)
    own = np.ones(len(numbers)) if weights is None else np.asarray(weights, np.float64)
    return loss.guessing(loss.Config.model_validate(config), Targets(numbers, own, classes, labels))


EVEN = [[float(number)] for number in range(10)]
SKEWED = [[0.0], [0.0], [0.0], [1.0]]


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (cost("cross_entropy", EVEN, labels=True, classes=10), log(10)),
        (cost("cross_entropy", SKEWED, labels=True, classes=2), -0.75 * log(0.75) - 0.25 * log(0.25)),
        (cost("cross_entropy", SKEWED, labels=True, classes=2, weights=[1, 1, 1, 3]), log(2)),
        (cost("nll", SKEWED, labels=True, classes=2), -0.75 * log(0.75) - 0.25 * log(0.25)),
        (cost("hinge", EVEN, labels=True, classes=10), 9.0),
        (cost("hinge", EVEN, labels=True, classes=10, margin=2.0, over="mean"), 1.8),
        (cost("hinge", SKEWED, labels=True, classes=2), 0.5),
        (cost("hinge", SKEWED, labels=True, classes=2, power=2), 0.75),
        (cost("hinge", SKEWED, labels=True, classes=2, over="max", margin=3.0), 1.5),
        (cost("mse", SKEWED), 0.1875),
        (cost("mse", [[-1.0], [1.0]], half=True), 0.5),
        (cost("mse", [[1.0, 0.0], [0.0, 1.0]], reduction="sum"), 0.5),
        (cost("mae", [[0.0], [1.0], [10.0]]), 10 / 3),
        (cost("huber", [[0.0], [1.0], [10.0]], delta=0.5), (0.375 + 0.125 * 0 + 4.375) / 3),
        (cost("binary_cross_entropy", [[1.0, 0.5], [0.0, 0.5]], reduction="sum"), 2 * log(2)),
        (cost("kl_divergence", SKEWED, labels=True, classes=2), -0.75 * log(0.75) - 0.25 * log(0.25)),
        (cost("pixel_cross_entropy", [[0.0, 0.0], [0.0, 1.0]], labels=True, classes=2), log(2) / 2),
        (cost("sparsity_l1", [[0.0]]), 0.0),
    ],
)
def test_what_guessing_costs_by_hand(got: float, expected: float) -> None:
    assert got == pytest.approx(expected, rel=1e-12, abs=1e-15)


def draw(case: LossCase) -> tuple[NDArray[Any], NDArray[np.float64], Targets]:
    """Targets as the loss reads them, uneven weights, and the same as the record reads them."""
    random = np.random.default_rng([17, len(case.name)])
    weights = random.uniform(0.2, 3, COUNT)
    if case.target == "boxes":
        boxes = draw_boxes(random, COUNT, case.classes or 0)
        return boxes, weights, Targets(boxes, weights)
    if case.classes is None:
        unit = case.loss.unit_interval_targets
        values = random.uniform(0 if unit else -2, 1 if unit else 2, (COUNT, *case.target_shape))
        return values, weights, Targets(values.reshape(COUNT, -1), weights)
    shape = case.target_shape if case.target == "label" else ()
    labels = random.choice(
        case.classes, (COUNT, *shape), p=np.arange(1, case.classes + 1) / case.classes / (case.classes + 1) * 2
    )
    if case.target == "label":
        rows = labels.reshape(COUNT, -1).astype(np.float64)
        return labels.astype(np.int32), weights, Targets(rows, weights, case.classes, labels=True)
    rows = np.eye(case.classes)[labels]
    return rows, weights, Targets(rows, weights, case.classes)


def least(case: LossCase, target: NDArray[Any], weights: NDArray[np.float64]) -> float:
    """The mean loss of one prediction for all examples, minimised over it."""
    reads = getattr(case.settings, "reads", None)
    into = {"probabilities": jax.nn.softmax, "log_probabilities": jax.nn.log_softmax}.get(
        str(reads), lambda score: score
    )
    shares = jnp.asarray(weights / weights.sum())

    def mean(flat: jax.Array) -> jax.Array:
        prediction = jnp.broadcast_to(into(flat.reshape(case.shape)), (COUNT, *case.shape))
        return shares @ case.loss.per_example(case.settings, prediction, jnp.asarray(target))

    run = jax.jit(jax.value_and_grad(mean))
    start = np.full(int(np.prod(case.shape)), 0.01)
    found = minimize(lambda flat: [np.asarray(part) for part in run(flat)], start, jac=True, options={"gtol": 1e-9})
    return float(found.fun)


@pytest.mark.parametrize(
    "case",
    [case for case in LOSS_CASES if case.target != "none" and not case.name.startswith(BROKEN_LINES)],
    ids=lambda case: case.name,
)
def test_no_constant_prediction_costs_less(case: LossCase) -> None:
    target, weights, targets = draw(case)
    with jax.enable_x64(True):
        assert case.loss.guessing(case.settings, targets) == pytest.approx(least(case, target, weights), rel=1e-7)


def test_the_median_costs_least_of_all_targets() -> None:
    values = np.random.default_rng(3).normal(size=(41, 2))
    weights = np.random.default_rng(4).uniform(0.1, 2, 41)
    tried = [weights @ np.abs(values[:, column, None] - values[None, :, column]) for column in (0, 1)]
    expected = np.mean([costs.min() / weights.sum() for costs in tried])
    assert cost("mae", values, weights=weights) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("over", ["sum", "max"])
@pytest.mark.parametrize(
    "shares",
    [(0.25, 0.25, 0.25, 0.25), (0.7, 0.1, 0.1, 0.1), (0.4, 0.35, 0.2, 0.05), (0.9, 0.06, 0.03, 0.01), (0.6, 0.4)],
)
def test_no_scores_cost_less_by_linear_programming(over: str, shares: tuple[float, ...]) -> None:
    """Variables: scores, then how far each pair (or, for max, each class) comes too close."""
    count = len(shares)
    pairs = [(right, other) for right in range(count) for other in range(count) if right != other]
    slack = {pair: count + (number if over == "sum" else pair[0]) for number, pair in enumerate(pairs)}
    width = max(slack.values()) + 1
    price, bounds = np.zeros(width), np.zeros((len(pairs), width))
    for row, (right, other) in enumerate(pairs):
        bounds[row, [right, other, slack[right, other]]] = [-1, 1, -1]
        price[slack[right, other]] = shares[right]
    limits: list[tuple[float | None, None]] = [(None, None)] * count + [(0.0, None)] * (width - count)
    best = linprog(price, A_ub=bounds, b_ub=-np.ones(len(pairs)), bounds=limits)
    rows = [[float(number)] for number in range(count)]
    got = cost("hinge", rows, labels=True, classes=count, weights=shares, over=over)
    assert got == pytest.approx(best.fun, rel=1e-9)
