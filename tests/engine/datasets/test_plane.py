"""Points of the plane: the shapes that people know, drawn the same for the same seed."""

import numpy as np
import pytest

from engine import registry
from engine.datasets.definition import Examples
from engine.datasets.plane import FEATURES, PlaneConfig, feature_matrix
from engine.datasets.randomness import RandomNumbers

SETS = ("circle", "exclusive_or", "gaussian", "spiral", "moons", "plane")
CLASSES = SETS[:-1]


def load(name: str, **config: object) -> Examples:
    return registry.dataset(name).load(PlaneConfig.model_validate(config), None)


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_as_many_points_as_asked_for_and_lies_in_the_picture(name: str) -> None:
    examples = load(name, examples=301, noise=0.1)
    assert examples.inputs.shape == (301, 2)
    assert examples.points is not None
    assert np.all(np.abs(examples.points) < 8)
    assert np.all(np.isfinite(examples.inputs))


@pytest.mark.parametrize("name", SETS)
def test_the_seed_alone_decides_the_points(name: str) -> None:
    first, again, other = load(name, noise=0.2, seed=5), load(name, noise=0.2, seed=5), load(name, noise=0.2, seed=6)
    assert np.array_equal(first.inputs, again.inputs)
    assert not np.array_equal(first.inputs, other.inputs)


@pytest.mark.parametrize("name", CLASSES)
def test_labels_are_0_and_1_values_minus_1_and_1_and_about_half_each(name: str) -> None:
    examples = load(name)
    assert examples.labels is not None
    assert examples.values is not None
    assert np.array_equal(examples.labels * 2 - 1, examples.values[:, 0])
    assert 0.4 < np.mean(examples.labels) < 0.6


def test_without_noise_the_circle_is_a_disc_in_a_ring() -> None:
    examples = load("circle")
    radius = np.hypot(examples.inputs[:, 0], examples.inputs[:, 1])
    assert np.array_equal(examples.labels == 1, radius < 2.5)
    assert not np.any((radius > 2.5) & (radius < 3.5))


def test_without_noise_exclusive_or_is_the_sign_of_the_product_with_a_gap_at_the_axes() -> None:
    examples = load("exclusive_or")
    assert np.array_equal(examples.labels == 1, np.prod(examples.inputs, axis=1) > 0)
    assert np.min(np.abs(examples.inputs)) >= 0.3


def test_gaussian_clouds_lie_around_2_2_and_its_mirror_image() -> None:
    examples = load("gaussian", examples=4000)
    centre = examples.inputs[examples.labels == 1].mean(axis=0)
    assert centre == pytest.approx([2, 2], abs=0.1)
    assert np.var(examples.inputs[examples.labels == 1] - 2) == pytest.approx(0.5, rel=0.1)


def test_the_two_arms_of_the_spiral_are_mirror_images() -> None:
    examples = load("spiral", examples=200)
    assert examples.inputs[:100] == pytest.approx(-examples.inputs[100:])


def test_plane_rises_along_the_diagonal() -> None:
    examples = load("plane")
    assert examples.labels is None
    assert examples.values is not None
    assert examples.values[:, 0] == pytest.approx(examples.inputs.sum(axis=1) / 10)


@pytest.mark.parametrize("name", CLASSES)
def test_noise_makes_a_set_harder_or_wider(name: str) -> None:
    clean, noisy = load(name), load(name, noise=0.5)
    moved = not np.array_equal(clean.inputs, noisy.inputs)
    relabelled = not np.array_equal(clean.labels, noisy.labels)
    assert moved or relabelled


def test_features_follow_their_formulas_in_the_order_asked_for() -> None:
    points = np.array([[0.5, -2.0], [3.0, 0.25]])
    x1, x2 = points.T
    expected = [x1, x2, x1 * x1, x2 * x2, x1 * x2, np.sin(x1), np.sin(x2)]
    assert feature_matrix(points, tuple(FEATURES)) == pytest.approx(np.stack(expected, axis=1))
    assert feature_matrix(points, ("sin_x2", "x1")) == pytest.approx(np.stack([np.sin(x2), x1], axis=1))
    assert load("circle", features=["x1_squared"]).inputs.shape == (500, 1)


def test_the_default_split_leaves_validation_a_tenth_of_the_work() -> None:
    record = registry.dataset("spiral")
    assert record.describe(PlaneConfig(), None).split == (300, 100, 100)
    assert sum(record.describe(PlaneConfig(examples=23), None).split) == 23


def test_random_numbers_are_the_committed_ones_whatever_the_version_of_numpy() -> None:
    random = RandomNumbers(7)
    assert random.uniform(0, 1, 3).tolist() == [0.625095466604667, 0.8972138009695755, 0.7756856902451935]
    assert RandomNumbers(7, 1).permutation(6).tolist() == [1, 3, 2, 4, 5, 0]


def test_normal_numbers_have_mean_0_and_deviation_1() -> None:
    numbers = RandomNumbers(1).normal(200_000)
    assert np.mean(numbers) == pytest.approx(0, abs=0.01)
    assert np.std(numbers) == pytest.approx(1, abs=0.01)
    assert np.mean(numbers**4) == pytest.approx(3, abs=0.1)
