"""A rate is blamed, and units are called dead, only where the loss says so by more than batches differ by chance."""

import numpy as np
import pytest

from engine.findings import evaluate
from engine.findings.definition import Evidence
from engine.findings.history import level, level_error
from engine.labs import LABS
from engine.spec import ExperimentSpec
from tests.engine.findings.evidence import make_evidence

CIRCLE = next(entry.spec for entry in LABS if entry.id == "circle_tanh")
DENSE = next(entry.spec for entry in LABS if entry.id == "digits_dense")
MOVING = {node.id: {"update_ratio": 0.05} for node in CIRCLE.network.nodes if node.type == "dense"}
RISEN = [0.7, *[1.3] * 17]
SINGLE = [
    0.667,
    0.355,
    3.651,
    0.272,
    0.064,
    3.001,
    0.045,
    0.433,
    6.961,
    0.508,
    0.192,
    0.677,
    4.378,
    0.215,
    0.856,
    1.064,
]
"""Losses of single examples in a run that learned its task to 100 %."""


def in_batches(size: int, losses: list[float], rows: int | None = None) -> Evidence:
    spec: ExperimentSpec = CIRCLE.model_copy(
        update={"training": CIRCLE.training.model_copy(update={"batch_size": size})}
    )
    return make_evidence(spec, MOVING, rows=rows or len(losses), losses=losses)


@pytest.mark.parametrize(
    ("size", "losses", "reported"),
    [
        (10, RISEN, ["learning_rate_too_high"]),
        (1, RISEN, []),
        (1, SINGLE, []),
        (1, [0.7, *[900.0] * 17], ["learning_rate_too_high"]),
        (1, [0.7, *[1.3] * 63], ["learning_rate_too_high"]),
    ],
    ids=["batches", "few examples", "single examples", "a leap in single examples", "many examples"],
)
def test_a_raised_loss_is_blamed_on_the_rate_where_enough_examples_say_so(
    size: int, losses: list[float], reported: list[str]
) -> None:
    assert [finding.code for finding in evaluate(in_batches(size, losses))] == reported


def test_a_loss_that_swings_as_widely_as_it_lies_above_its_start_is_no_rise() -> None:
    swinging = [0.7, *([0.1, 2.1] * 9)[:17]]
    assert evaluate(in_batches(10, swinging)) == []


def test_the_error_of_a_mean_loss_is_that_of_a_weighted_mean() -> None:
    """Rows 16 to 30 of the ladder hold 2 steps each, so the error is the deviation over the root of 8."""
    values = [1.0, 3.0, 2.0, 4.0, 2.0, 2.0, 5.0, 1.0]
    seen = in_batches(10, [0.7] * 16 + values)
    assert level(seen) == pytest.approx(2.5)
    assert level_error(seen) == pytest.approx(np.std(values) / np.sqrt(8))


def test_dead_units_of_a_network_that_has_learned_its_task_alarm_nobody() -> None:
    dead = {"relu_1": {"window_dead": 0.9}}
    assert [finding.code for finding in evaluate(make_evidence(DENSE, dead, losses=1.5, guessing=2.3))] == [
        "dying_relu"
    ]
    assert evaluate(make_evidence(DENSE, dead, losses=0.2, guessing=2.3)) == []
