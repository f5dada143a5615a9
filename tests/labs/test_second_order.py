"""LABS O8: second order. Newton, Gauss-Newton and their damped forms, BFGS and L-BFGS beside first-order descent.

What the methods are held to number by number stands in tests/engine/components/test_second_order.py and
test_quasi_newton.py; here is what the lab claims.
"""

from typing import Any

import numpy as np
import pytest

from engine.checks import check
from engine.datasets.definition import PreparedData
from engine.run import Run
from tests.engine.experiments import Node, dense, node, train
from tests.labs.bench import experiment, start, table

pytestmark = pytest.mark.usefixtures("quick_programs")


def two_spirals(examples: int = 500) -> PreparedData:
    """500 examples, all of them in every step."""
    random = np.random.default_rng(5)
    turn = np.sqrt(random.uniform(0.05, 1, examples)) * 4
    side = random.integers(0, 2, examples)
    angle = turn + np.pi * side
    points = np.column_stack([turn * np.cos(angle), turn * np.sin(angle)]) / 2
    return table(points + 0.05 * random.normal(size=points.shape), labels=side)


SPIRALS = two_spirals()
LAYERS: tuple[Node, ...] = (dense("one", 10), node("bend", "tanh"), dense("out", 2))


def trained(optimizer: str, seed: int, rate: float | None = None) -> Run:
    config: dict[str, Any] = {} if rate is None else {"learning_rate": rate}
    spec = experiment(
        *LAYERS,
        loss="cross_entropy",
        target="label",
        optimizer=optimizer,
        optimizer_config=config,
        batch_size=500,
        l2=0.001,
        seed=seed,
    )
    return start(spec, SPIRALS)


def evaluations_until(run: Run, goal: float, most: int) -> int:
    """Costs with gradients looked at until a step begins below the goal; those of a line search are counted."""
    while run.step < most:
        (cost,) = costs(run, 1)
        if cost <= goal:
            counted = [array for name, array in run.state().items() if name.endswith("/evaluations")]
            return int(counted[0]) if counted else run.step
    return most


def costs(run: Run, steps: int) -> list[float]:
    """Data loss and penalty of so many steps."""
    reports, _ = train(run, steps, steps)
    return [float(report.arrays["scalar_buckets"][2, 0, 3]) for report in reports]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.full) for seed in (1, 2))])
def test_o8_l_bfgs_needs_fewer_evaluations_than_adam_at_its_best_rate(seed: int) -> None:
    """To a cost within a twentieth of the least that 300 steps of L-BFGS find, on 500 examples at once.

    Adam is stopped when it has taken more than twice as many.
    """
    goal = 1.05 * costs(trained("l_bfgs", seed), 300)[-1]
    searched = evaluations_until(trained("l_bfgs", seed), goal, 300)
    assert searched > 10
    twice = 2 * searched
    rates = (0.003, 0.01, 0.03, 0.1, 0.3)
    assert min(evaluations_until(trained("adam", seed, rate), goal, twice + 1) for rate in rates) > twice


METHODS = ("gradient_descent", "newton", "gauss_newton", "levenberg", "levenberg_marquardt", "bfgs", "l_bfgs")


@pytest.mark.parametrize("optimizer", METHODS)
def test_o8_every_method_is_refused_on_mini_batches_with_the_reason(optimizer: str) -> None:
    spec = experiment(*LAYERS, loss="cross_entropy", target="label", optimizer=optimizer, batch_size=32)
    (problem,) = check(spec.model_dump(mode="json")).problems
    assert problem.code == "full_batch_needed"
    assert "all 300 training examples in every step" in problem.message


def test_o8_damped_gauss_newton_follows_a_curve_where_plain_descent_still_crawls() -> None:
    x = np.linspace(-1, 1, 40)
    data = table(x[:, None], values=np.sin(4 * x))
    layers = (dense("one", 5), node("bend", "tanh"), dense("two", 1))

    def loss_after(optimizer: str, config: dict[str, Any]) -> float:
        parts: dict[str, Any] = {"loss": "mse", "target": "value", "optimizer_config": config, "batch_size": 40}
        run = start(experiment(*layers, optimizer=optimizer, **parts), data)
        return costs(run, 50)[-1]

    descent = min(loss_after("gradient_descent", {"learning_rate": rate}) for rate in (0.03, 0.1, 0.3))
    for optimizer in ("levenberg", "levenberg_marquardt"):
        assert loss_after(optimizer, {}) < descent / 20
