"""Overlap, matching, suppression and average precision, by hand and against box-by-box loops."""

import numpy as np
import pytest

from engine.boxes import BoxGrid, decode, encode, intersection_over_union, match_boxes
from engine.detection import Detections, average_precision, suppress
from tests.engine.detection import by_loops


def boxes(random: np.random.Generator, *shape: int) -> np.ndarray:
    return np.concatenate([random.uniform(0.1, 0.9, (*shape, 2)), random.uniform(0.1, 0.5, (*shape, 2))], axis=-1)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ([0.5, 0.5, 0.4, 0.4], 1.0),
        ([0.6, 0.5, 0.4, 0.4], 3 / 5),
        ([0.5, 0.5, 0.2, 0.4], 1 / 2),
        ([0.9, 0.5, 0.4, 0.4], 0.0),
        ([0.9, 0.9, 0.1, 0.1], 0.0),
        ([0.5, 0.5, 0.0, 0.0], 0.0),
    ],
)
def test_overlaps_by_hand(other: list[float], expected: float) -> None:
    first = np.asarray([0.5, 0.5, 0.4, 0.4])
    assert float(intersection_over_union(first, np.asarray(other))) == pytest.approx(expected, abs=1e-15)
    assert float(intersection_over_union(np.asarray(other), first)) == pytest.approx(expected, abs=1e-15)


def test_default_boxes_stand_in_the_middle_of_their_cells_row_by_row() -> None:
    np.testing.assert_allclose(BoxGrid(3, 0.4, 0.5).defaults, by_loops.defaults(3, 0.4), rtol=1e-15)


@pytest.mark.parametrize("least", [0.2, 0.5, 1.0])
def test_matches_are_those_of_the_loops_and_boxes_come_back_from_their_offsets(least: float) -> None:
    random = np.random.default_rng(41)
    grid = BoxGrid(6, 0.3, least)
    targets = np.concatenate([random.integers(0, 4, (40, 4, 1)), boxes(random, 40, 4)], axis=2)
    targets[targets[..., 0] == 0] = 0
    found = match_boxes(grid, targets.reshape(40, -1))
    for image, truth in enumerate(targets):
        expected = by_loops.matched(6, 0.3, least, [row.tolist() for row in truth if row[0] > 0])
        assert found.classes[image].tolist() == [kind for kind, _ in expected]
        np.testing.assert_allclose(found.offsets[image], [offsets for _, offsets in expected], atol=1e-14)
    some = boxes(random, 36)
    np.testing.assert_allclose(decode(grid.defaults, encode(grid.defaults, some)), some, rtol=1e-13)


def test_every_true_box_has_a_default_box_however_little_they_overlap() -> None:
    target = np.asarray([[1.0, 0.5, 0.5, 0.02, 0.02, 0, 0, 0, 0, 0]])
    found = match_boxes(BoxGrid(3, 0.3, 0.5), target)
    assert found.classes.tolist() == [[0, 0, 0, 0, 1, 0, 0, 0, 0]]


@pytest.mark.parametrize("limit", [0.1, 0.45, 0.6])
def test_suppression_leaves_what_the_loops_leave_each_class_by_itself(limit: float) -> None:
    random = np.random.default_rng(42)
    placed = boxes(random, 5, 30)
    scores = np.round(random.uniform(size=(5, 30, 3)), 1)
    kept = suppress(placed, scores, limit)
    for image in range(5):
        for kind in range(3):
            expected = by_loops.suppressed(placed[image].tolist(), scores[image, :, kind].tolist(), limit)
            assert set(np.flatnonzero(kept[image, :, kind])) == expected
    assert 0 < kept.sum() < kept.size


def test_average_precision_by_hand() -> None:
    """Three true boxes; a hit, a miss, the first box again, a hit: precision 1 at recall 1/3, 2/4 at recall 2/3."""
    truth = np.asarray([[[1, 0.2, 0.2, 0.2, 0.2], [1, 0.8, 0.2, 0.2, 0.2], [1, 0.2, 0.8, 0.2, 0.2]]])
    predicted = np.asarray([[[0.2, 0.2, 0.2, 0.2], [0.5, 0.5, 0.1, 0.1], [0.21, 0.2, 0.2, 0.2], [0.8, 0.2, 0.2, 0.2]]])
    scores = np.asarray([[[0.9], [0.8], [0.7], [0.6]]])
    found = Detections(predicted, scores, np.ones_like(scores, np.bool_))
    assert average_precision(found, 1, truth) == pytest.approx((1 + 2 / 4) / 3, rel=1e-15)
    other_class = Detections(predicted, np.ones((1, 4, 2)), np.ones((1, 4, 2), np.bool_))
    assert np.isnan(average_precision(other_class, 2, truth))


@pytest.mark.parametrize("seed", range(6))
def test_average_precision_is_that_of_the_loops(seed: int) -> None:
    random = np.random.default_rng([43, seed])
    truth = np.concatenate([random.integers(0, 3, (20, 4, 1)), boxes(random, 20, 4)], axis=2)
    near = truth[:, :, 1:].repeat(3, axis=1) + random.normal(scale=0.03, size=(20, 12, 4))
    near[..., 2:] = np.abs(near[..., 2:]) + 0.01
    scores, kept = random.uniform(size=(20, 12, 2)), random.uniform(size=(20, 12, 2)) < 0.7
    for number in (1, 2):
        found = [
            (image, float(scores[image, place, number - 1]), near[image, place].tolist())
            for image, place in zip(*np.nonzero(kept[..., number - 1]), strict=True)
        ]
        right = [(image, box[1:].tolist()) for image in range(20) for box in truth[image] if box[0] == number]
        expected = by_loops.precision(found, right)
        assert 0.05 < expected < 0.95
        got = average_precision(Detections(near, scores, kept), number, truth)
        assert got == pytest.approx(expected, rel=1e-12)
