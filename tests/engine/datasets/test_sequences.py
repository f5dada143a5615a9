"""Sequences: what is wanted follows from what is shown."""

import numpy as np
import pytest

from engine import registry
from engine.datasets.definition import Examples
from engine.datasets.sequences import BLANK, MARKER, SYMBOLS

SETS = ("adding", "copying", "sine_waves")


def load(name: str, **settings: object) -> Examples:
    record = registry.dataset(name)
    return record.load(record.Config.model_validate(settings), None)


@pytest.mark.parametrize("name", SETS)
def test_shapes_are_those_of_the_record_and_the_seed_alone_decides(name: str) -> None:
    record = registry.dataset(name)
    config = record.Config.model_validate({"examples": 50})
    examples = load(name, examples=50)
    assert examples.inputs.shape == (50, *record.describe(config, None).input_shape)
    assert np.array_equal(examples.inputs, load(name, examples=50).inputs)
    assert not np.array_equal(examples.inputs, load(name, examples=50, seed=1).inputs)


def test_the_sum_of_the_two_marked_numbers_is_wanted_one_in_each_half() -> None:
    examples = load("adding", steps=9)
    numbers, marks = examples.inputs[..., 0], examples.inputs[..., 1]
    assert examples.values is not None
    np.testing.assert_allclose(np.sum(numbers * marks, axis=1), examples.values[:, 0])
    assert np.array_equal(marks[:, :4].sum(axis=1), np.ones(2000))
    assert np.array_equal(marks[:, 4:].sum(axis=1), np.ones(2000))
    assert examples.values.var() == pytest.approx(1 / 6, rel=0.1)


def test_symbols_are_wanted_again_behind_the_marker_and_blanks_before() -> None:
    examples = load("copying", delay=4, symbols=3)
    assert examples.labels is not None
    assert examples.inputs.shape == examples.labels.shape == (2000, 10)
    assert np.array_equal(examples.inputs[:, :3], examples.labels[:, -3:])
    assert np.all(examples.labels[:, :-3] == BLANK)
    assert np.all(examples.inputs[:, 6] == MARKER)
    assert np.all(np.delete(examples.inputs, 6, axis=1)[:, 3:] == BLANK)
    assert set(np.unique(examples.inputs[:, :3])) == set(range(SYMBOLS))


def test_the_next_number_of_a_wave_follows_from_any_two_before_it() -> None:
    """sin(a + 2w) = 2 cos(w) sin(a + w) - sin(a): the same 2 cos(w) fits all steps."""
    examples = load("sine_waves", noise=0.0, steps=12)
    assert examples.values is not None
    waves = np.concatenate([examples.inputs[..., 0], examples.values], axis=1)
    before, middle, after = waves[:, :-2], waves[:, 1:-1], waves[:, 2:]
    factor = np.sum((after + before) * middle, axis=1) / np.sum(middle**2, axis=1)
    np.testing.assert_allclose(after, factor[:, None] * middle - before, atol=1e-9)
