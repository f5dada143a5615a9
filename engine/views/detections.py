"""Boxes around objects, true and predicted."""

from collections.abc import Mapping

import numpy as np

from engine.arrays import Floats
from engine.boxes import BOX_NUMBERS, OFFSETS, BoxGrid, decode
from engine.datasets.inputs import as_bytes, pixels, preprocess
from engine.detection import Detections, average_precision, best_overlaps, suppress
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.rows import first_rows, thinned_rows

MOST_EXAMPLES = 200
MOST_CANDIDATES = 64
"""Boxes of one image that are considered: those that are most certainly not background."""
LEAST_SCORE = 0.01
MOST_OVERLAP = 0.45
"""Both as in Liu et al. 2016 (SSD), section 3: the score from which a box counts, the overlap that suppresses one."""


def render_detections(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Images with true and predicted boxes, and how precise the predicted ones are.

    Returns:
        `inputs` u1 [images, h, w, c].
        `truth` f4 [true boxes, 6]: image, class from 0, centre across, centre down, width, height.
        `boxes` f4 [predicted boxes, 4], with `image`, `class` u2, `score`, `overlap` f4 (with the best true box of
        its class) and `kept` u1 (whether non-maximum suppression leaves it), each [predicted boxes].
        `average_precision`, `unsuppressed` f8 [classes]: at an overlap of 0.5, of the boxes that are left, and of all;
        NaN of a class without true boxes. `mean` f8 [2]: of both. `examples` u4 [1] that they are of.
    """
    prepared, grid = scene.prepared, scene.grid
    assert prepared.values is not None
    assert grid is not None
    rows = thinned_rows(prepared, MOST_EXAMPLES)
    truth = prepared.values[rows].reshape(len(rows), -1, BOX_NUMBERS)
    found = _detect(grid, model.predict(preprocess(prepared, prepared.inputs[rows])))
    before = Detections(found.boxes, found.scores, found.scores >= LEAST_SCORE)
    numbers = range(1, found.scores.shape[2] + 1)
    left, every = (
        np.asarray([average_precision(boxes, number, truth) for number in numbers]) for boxes in (found, before)
    )
    return {
        **_shown(scene, grid, model),
        "average_precision": left,
        "unsuppressed": every,
        "mean": np.asarray([_mean(left), _mean(every)]),
        "examples": np.asarray([len(rows)], np.uint32),
    }


def _shown(scene: ViewScene, grid: BoxGrid, model: ViewModel) -> Arrays:
    """The first images with their boxes."""
    prepared = scene.prepared
    assert prepared.values is not None
    rows = first_rows(prepared)
    inputs = preprocess(prepared, prepared.inputs[rows])
    truth = prepared.values[rows].reshape(len(rows), -1, BOX_NUMBERS)
    found = _detect(grid, model.predict(inputs))
    image, place, kind = np.nonzero(found.scores >= LEAST_SCORE)
    overlap = np.stack([best_overlaps(found.boxes, number + 1, truth)[0] for number in range(kind.max(initial=0) + 1)])
    where, which = np.nonzero(truth[..., 0])
    there = truth[where, which]
    return {
        "inputs": as_bytes(pixels(prepared, inputs)),
        "truth": np.concatenate([where[:, None], there[:, :1] - 1, there[:, 1:]], axis=1).astype(np.float32),
        "boxes": found.boxes[image, place].astype(np.float32),
        "image": image.astype(np.uint16),
        "class": kind.astype(np.uint16),
        "score": found.scores[image, place, kind].astype(np.float32),
        "overlap": overlap[kind, image, place].astype(np.float32),
        "kept": found.kept[image, place, kind].astype(np.uint8),
    }


def _detect(grid: BoxGrid, predictions: Floats) -> Detections:
    """The boxes of each image that are most certainly not background, and those that suppression leaves.

    Args:
        predictions: [n, cells, cells, 1 + classes + 4], what the MultiBox loss reads.
    """
    flat = predictions.reshape(len(predictions), grid.cells**2, -1).astype(np.float64)
    logits, offsets = flat[..., :-OFFSETS], flat[..., -OFFSETS:]
    shares = np.exp(logits - logits.max(axis=2, keepdims=True))
    shares /= shares.sum(axis=2, keepdims=True)
    best = np.argsort(shares[..., 0], axis=1, kind="stable")[:, :MOST_CANDIDATES, None]
    boxes = np.take_along_axis(decode(grid.defaults, offsets), best, axis=1)
    scores = np.take_along_axis(shares, best, axis=1)[..., 1:]
    return Detections(boxes, scores, suppress(boxes, scores, MOST_OVERLAP) & (scores >= LEAST_SCORE))


def _mean(precisions: Floats) -> float:
    there = precisions[~np.isnan(precisions)]
    return float(there.mean()) if len(there) else float("nan")


DETECTIONS = ViewDef(
    type="detections",
    title="Detections",
    summary="Images with true and predicted boxes, and their mean average precision.",
    applies=lambda scene: scene.grid is not None,
    compute=render_detections,
    validation_only=True,
    examples=lambda scene: len(thinned_rows(scene.prepared, MOST_EXAMPLES)),
)
