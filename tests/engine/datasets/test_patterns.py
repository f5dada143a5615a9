"""Rings, a checkerboard, hills, and a rare class."""

import numpy as np
import pytest

from engine import registry
from engine.datasets.definition import Examples


def load(name: str, **settings: object) -> Examples:
    record = registry.dataset(name)
    return record.load(record.Config.model_validate(settings), None)


def test_without_noise_the_middle_ring_is_the_other_class() -> None:
    examples = load("rings")
    radius = np.hypot(examples.inputs[:, 0], examples.inputs[:, 1]) / 5.0 * 3
    assert np.array_equal(np.floor(radius) == 1, examples.labels == 1)
    assert np.all(radius % 1 >= 0.55)


def test_without_noise_neighbouring_fields_of_the_board_differ() -> None:
    examples = load("checkerboard", examples=4000)
    fields = np.floor((examples.inputs + 5) / 2.5)
    assert np.array_equal(fields.sum(axis=1) % 2 == 0, examples.labels == 1)
    assert fields.max() == 3


def test_hills_are_1_in_their_middle_valleys_minus_1_and_the_land_between_is_flat() -> None:
    examples = load("hills", examples=20_000)
    assert examples.values is not None
    heights = examples.values[:, 0]
    for x1, x2, sign in ((-4, 2.5, 1), (0, 2.5, -1), (4, -2.5, -1), (0, -2.5, 1)):
        distance = np.hypot(examples.inputs[:, 0] - x1, examples.inputs[:, 1] - x2)
        near = distance < 1
        np.testing.assert_allclose(heights[near], sign * (1 - distance[near] / 2))
    far = np.abs(examples.inputs[:, 1]) > 4.6
    assert np.all(heights[far] == 0)


@pytest.mark.parametrize(("ratio", "rare"), [(50, 40), (9, 204), (1000, 2)])
def test_the_rare_class_is_as_rare_as_asked_for(ratio: int, rare: int) -> None:
    examples = load("unbalanced", ratio=ratio)
    assert examples.labels is not None
    assert examples.labels.sum() == rare
    assert len(examples.labels) == 2040
