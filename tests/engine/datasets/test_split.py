"""Folds, thinning, drawing with replacement; a scaling that is fitted on the training part alone."""

from typing import Any

import numpy as np
import pytest

from engine.checks import check_data
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.spec import Data, Split


def parts(**split: Any) -> tuple[PreparedData, list[set[tuple[float, ...]]]]:
    """Iris cut up, and the rows of each part."""
    prepared = prepare(Data(type="unbalanced", config={"examples": 205, "ratio": 4}, split=Split(**split)), None)
    train, validation, _ = prepared.counts
    rows = [tuple(row) for row in prepared.inputs]
    return prepared, [set(rows[:train]), set(rows[train : train + validation]), set(rows[train + validation :])]


def test_over_all_folds_every_example_validates_exactly_once_and_the_test_part_stays() -> None:
    folds = [parts(folds=4, fold=number)[1] for number in range(4)]
    whole = folds[0][0] | folds[0][1]
    seen = [row for _, validation, _ in folds for row in validation]
    assert len(seen) == len(set(seen)) == len(whole) == 164
    assert set(seen) == whole
    assert all(train | validation == whole and not train & validation for train, validation, _ in folds)
    assert all(test == folds[0][2] and not test & whole for _, _, test in folds)
    assert sorted(len(validation) for _, validation, _ in folds) == [41, 41, 41, 41]


def test_folds_of_unequal_length_cover_everything() -> None:
    folds = [parts(folds=5, fold=number) for number in range(5)]
    assert [prepared.counts for prepared, _ in folds] == [(131, 33, 41)] * 4 + [(132, 32, 41)]
    assert len(set.union(*(rows[1] for _, rows in folds))) == 164


def test_thinning_leaves_the_rare_class_whole_and_validation_and_test_alone() -> None:
    plain, rows = parts()
    thinned, fewer = parts(largest_ratio=1.5)
    assert plain.labels is not None
    assert thinned.labels is not None
    before, after = (np.bincount(each.labels[: each.counts[0]]) for each in (plain, thinned) if each.labels is not None)
    assert after[1] == before[1]
    assert after[0] == int(np.ceil(1.5 * before[1]))
    assert fewer[1:] == rows[1:]
    assert fewer[0] < rows[0]


def test_a_class_left_out_of_training_stays_in_validation_and_test() -> None:
    plain, rows = parts()
    without, fewer = parts(left_out_class=1)
    assert plain.labels is not None
    assert without.labels is not None
    trained = plain.labels[: plain.counts[0]]
    assert without.counts == (int((trained == 0).sum()), *plain.counts[1:])
    assert not (without.labels[: without.counts[0]] == 1).any()
    assert (without.labels[without.counts[0] :] == plain.labels[plain.counts[0] :]).all()
    assert (without.labels[without.counts[0] :] == 1).any()
    assert fewer[0] < rows[0]
    assert fewer[1:] == rows[1:]


def test_a_bootstrap_draws_as_many_with_replacement_about_63_percent_of_them() -> None:
    plain, rows = parts()
    drawn, seen = parts(bootstrap_seed=3)
    assert drawn.counts == plain.counts
    assert seen[0] < rows[0]
    assert len(seen[0]) / len(rows[0]) == pytest.approx(1 - np.exp(-1), abs=0.08)
    assert seen[1:] == rows[1:]
    assert parts(bootstrap_seed=4)[1][0] != seen[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"type": "iris", "split": {"folds": 3, "fold": 3}}, "fold_missing"),
        ({"type": "iris", "split": {"fold": 1}}, "fold_missing"),
        ({"type": "diabetes", "split": {"largest_ratio": 2.0}}, "thinning_without_classes"),
        ({"type": "shapes_segmentation", "split": {"largest_ratio": 2.0}}, "thinning_without_classes"),
        ({"type": "diabetes", "split": {"left_out_class": 0}}, "left_out_class_missing"),
        ({"type": "digits", "split": {"left_out_class": 10}}, "left_out_class_missing"),
        ({"type": "iris", "preprocessing": [{"type": "whiten"}, {"type": "standardize"}]}, "mixing_not_last"),
        ({"type": "cifar10", "preprocessing": [{"type": "whiten"}]}, "mixing_too_large"),
        ({"type": "copying", "preprocessing": [{"type": "standardize"}]}, "tokens_are_names"),
    ],
)
def test_a_split_or_scaling_that_cannot_be_is_refused(data: Any, code: str) -> None:
    assert [problem.code for problem in check_data(Data.model_validate(data))] == [code]
