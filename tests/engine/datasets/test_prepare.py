"""Parts are cut by the seed and never overlap; preprocessing knows the training part alone."""

from collections import Counter
from typing import Any

import numpy as np
import pytest

from engine.datasets.definition import PreparedData
from engine.datasets.prepare import fit_preprocessing, prepare
from engine.errors import EngineError
from engine.spec import Component, Data, Split


def data(kind: str, *steps: dict[str, Any], **split: Any) -> Data:
    components = tuple(Component(type="standardize", config=step) for step in steps)
    return Data(type=kind, split=Split(**split), preprocessing=components)


def preprocessed(prepared: PreparedData) -> Any:
    return (prepared.inputs - prepared.offset) * prepared.scale


def rows_of(prepared: PreparedData) -> list[bytes]:
    return [row.tobytes() for row in prepared.inputs]


def test_every_example_is_in_exactly_one_part() -> None:
    prepared = prepare(data("moons"), None)
    assert prepared.counts == (300, 100, 100)
    whole = prepare(data("moons", train=500, validation=0, test=0), None)
    assert Counter(rows_of(prepared)) == Counter(rows_of(whole))


def test_another_seed_cuts_other_parts_of_the_same_points() -> None:
    first, second = prepare(data("circle", seed=0), None), prepare(data("circle", seed=1), None)
    assert set(rows_of(first)[:300]) != set(rows_of(second)[:300])
    assert set(rows_of(first)) == set(rows_of(second))


def test_labels_values_and_points_stay_with_their_inputs() -> None:
    prepared = prepare(data("exclusive_or"), None)
    assert prepared.labels is not None
    assert prepared.points is not None
    assert np.array_equal(prepared.labels == 1, np.prod(prepared.inputs, axis=1) > 0)
    assert np.array_equal(prepared.points, prepared.inputs)


def test_without_preprocessing_nothing_is_shifted_or_scaled() -> None:
    prepared = prepare(data("digits"), None)
    assert np.array_equal(preprocessed(prepared), prepared.inputs)


@pytest.mark.parametrize("per", ["all", "feature"])
def test_standardising_is_fitted_on_the_training_part_alone(per: str) -> None:
    prepared = prepare(data("gaussian", {"per": per}, train=50, validation=200, test=200), None)
    train = preprocessed(prepared)[:50]
    axis = 0 if per == "feature" else None
    assert train.mean(axis=axis) == pytest.approx(0, abs=1e-12)
    assert train.std(axis=axis) == pytest.approx(1, abs=1e-12)
    other = prepare(data("gaussian", {"per": per}, train=50, validation=10, test=0), None)
    assert np.array_equal(prepared.offset, other.offset)


def test_constant_pixels_are_not_blown_up() -> None:
    prepared = prepare(data("digits", {"per": "feature"}), None)
    assert np.any(prepared.inputs[:1297].std(axis=0) == 0)
    assert np.all(np.isfinite(preprocessed(prepared)))
    assert prepared.scale.max() <= 1000


def test_bytes_are_read_as_shares_of_255() -> None:
    inputs = np.array([[0], [255], [255], [0]], np.uint8)
    offset, scale = fit_preprocessing((Component(type="standardize"),), inputs)
    assert (inputs / 255 - offset) * scale == pytest.approx(np.array([[-1], [1], [1], [-1]]))


def test_two_steps_are_fitted_one_behind_the_other() -> None:
    inputs = np.array([[1.0, 10.0], [3.0, 30.0]])
    steps = tuple(Component(type="standardize", config={"per": per}) for per in ("feature", "all"))
    offset, scale = fit_preprocessing(steps, inputs)
    assert (inputs - offset) * scale == pytest.approx(np.array([[-1, -1], [1, 1]]))


def test_parts_larger_than_the_set_are_refused() -> None:
    with pytest.raises(
        EngineError, match="The training, validation and test sets need 600 examples, but the data set has 500"
    ):
        prepare(data("circle", train=400, validation=100, test=100), None)
