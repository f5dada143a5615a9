"""Drawn shapes: label maps and frames fit the pictures."""

import numpy as np
import pytest

from engine import registry
from engine.datasets.definition import Examples


def load(name: str, **settings: object) -> Examples:
    record = registry.dataset(name)
    return record.load(record.Config.model_validate(settings), None)


def test_every_pixel_of_a_shape_is_bright_and_has_a_class_the_ground_is_dark() -> None:
    examples = load("shapes_segmentation", noise=0.0, examples=100)
    assert examples.labels is not None
    assert examples.inputs.shape == (100, 24, 24, 1)
    assert examples.labels.shape == (100, 24, 24)
    bright = examples.inputs[..., 0] >= 127
    assert np.array_equal(bright, examples.labels > 0)
    assert set(np.unique(examples.labels)) == {0, 1, 2, 3}


def test_a_frame_holds_its_shape_and_is_no_larger() -> None:
    examples = load("shapes_detection", noise=0.0, examples=200, side=64)
    assert examples.values is not None
    for image, (across, down, width, height) in zip(examples.inputs[..., 0], examples.values, strict=True):
        rows, columns = np.nonzero(image)
        edges = np.array([columns.min(), columns.max() + 1, rows.min(), rows.max() + 1]) / 64
        frame = [across - width / 2, across + width / 2, down - height / 2, down + height / 2]
        np.testing.assert_allclose(edges, frame, atol=1.6 / 64)


@pytest.mark.parametrize(("kind", "share"), [(0, np.pi / 4), (1, 1.0), (2, 0.5)])
def test_discs_squares_and_triangles_fill_their_share_of_the_frame(kind: int, share: float) -> None:
    examples = load("shapes_detection", noise=0.0, examples=300, side=64)
    assert examples.labels is not None
    assert examples.values is not None
    filled = (examples.inputs[..., 0] > 0).mean(axis=(1, 2)) / np.prod(examples.values[:, 2:], axis=1)
    assert filled[examples.labels == kind].mean() == pytest.approx(share, abs=0.02)


def test_noise_and_seed_change_the_pictures_and_leave_them_in_range() -> None:
    clean, noisy, other = (
        load("shapes_segmentation", examples=20, noise=n, seed=s) for n, s in ((0, 0), (0.2, 0), (0, 1))
    )
    assert not np.array_equal(clean.inputs, noisy.inputs)
    assert not np.array_equal(clean.inputs, other.inputs)
    assert noisy.inputs.dtype == np.uint8


def test_every_box_of_several_holds_its_shape_and_few_overlap() -> None:
    examples = load("shapes_boxes", noise=0.0, examples=200, side=64, shapes=3)
    assert examples.values is not None
    assert examples.labels is None
    boxes = examples.values.reshape(200, 3, 5)
    assert set(np.unique(boxes[..., 0])) == {0, 1, 2, 3}
    assert np.all(boxes[:, 0, 0] > 0)
    assert not boxes[boxes[..., 0] == 0].any()
    for image, placed in zip(examples.inputs[..., 0], boxes, strict=True):
        inside = np.zeros((64, 64), np.bool_)
        for _, across, down, width, height in placed[placed[:, 0] > 0]:
            rows = slice(round(64 * (down - height / 2)), round(64 * (down + height / 2)))
            columns = slice(round(64 * (across - width / 2)), round(64 * (across + width / 2)))
            inside[rows, columns] = True
            edge = image[rows, columns] > 0
            assert edge[-1].any()
            assert edge.any(axis=0).sum() >= round(64 * width) - 2
        assert not image[~inside].any()
    counts = (boxes[..., 0] > 0).sum(axis=1)
    assert counts.min() >= 1
    assert 2 < counts.mean() < 3
