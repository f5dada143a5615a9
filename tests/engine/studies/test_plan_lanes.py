"""Which members of a study train side by side: those that differ in seeds and live settings alone."""

from typing import Any

import pytest

from tests.engine.studies.test_plans import BASE, RATE, SEED, UNITS, epochs, plan

SEEDS = {"path": SEED, "values": list(range(20))}
RATES = {"path": RATE, "values": [0.01, 0.02, 0.03, 0.04]}


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        ([SEEDS], [tuple(range(16)), tuple(range(16, 20))]),
        ([RATES], [(0, 1, 2, 3)]),
        ([{"path": "training.l2", "values": [0, 0.1, 0.2, 0.3]}], [(0, 1, 2, 3)]),
        ([{"path": UNITS, "values": [2, 3]}, RATES], [(0, 1, 2, 3), (4, 5, 6, 7)]),
        ([{"path": SEED, "values": [0, 1, 2]}], []),
        ([{"path": UNITS, "values": [2, 3, 4, 5]}], []),
        ([{"path": "training.batch_size", "values": [2, 3, 4, 5]}], []),
        ([{"path": "data.split.seed", "values": [0, 1, 2, 3]}], []),
        ([{"path": UNITS, "values": [3000]}, SEEDS], []),
    ],
    ids=["seeds", "rates", "penalty", "width and rate", "few", "widths", "batches", "data", "large"],
)
def test_members_of_one_program_train_side_by_side(axes: list[Any], expected: list[tuple[int, ...]]) -> None:
    assert list(plan("sweep", axes=axes, budget=epochs(1)).lanes) == expected


def test_momentum_which_decides_the_program_at_zero_is_trained_in_turn() -> None:
    sgd = BASE.model_copy(update={"optimizer": BASE.optimizer.model_copy(update={"type": "sgd", "config": {}})})
    axes = [{"path": "optimizer.config.momentum", "values": [0.0, 0.5, 0.9, 0.99]}]
    given = {**sgd.optimizer.config, "learning_rate": 0.1, "momentum": 0.0}
    spec = sgd.model_copy(update={"optimizer": sgd.optimizer.model_copy(update={"config": given})})
    assert plan("sweep", spec, axes=axes, budget=epochs(1)).lanes == ()


def test_bagging_and_folds_have_data_of_their_own() -> None:
    assert plan("ensemble", count=5, budget=epochs(1)).lanes == ((0, 1, 2, 3, 4),)
    assert plan("ensemble", count=5, bagging=True, budget=epochs(1)).lanes == ()
