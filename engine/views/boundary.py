"""The prediction over the plane, with the points."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.datasets.inputs import preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.plane import MOST_POINTS, cells_of
from engine.views.rows import thinned_rows_of_both

GRID = 60


def _applies(scene: ViewScene) -> bool:
    return scene.inputs_at is not None and scene.target != "input"


def render_boundary(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The prediction over the plane, row 0 at the top, and the points of training and validation.

    Returns:
        `grid` f4 [60, 60, outputs], `range` f4 [4] (x1 from, to, x2 from, to), `points` f4 [n, 2], `labels` f4 [n],
        `split` u1 [n] 0 train, 1 validation.
    """
    prepared = scene.prepared
    points, labels, split = _plane_points(prepared)
    cells, extent = cells_of(prepared, GRID)
    assert scene.inputs_at is not None
    predicted = model.predict(preprocess(prepared, scene.inputs_at(cells)))
    return {
        "grid": predicted.reshape(GRID, GRID, -1).astype(np.float32),
        "range": extent.astype(np.float32),
        "points": points.astype(np.float32),
        "labels": labels,
        "split": split,
    }


def _plane_points(prepared: PreparedData) -> tuple[NDArray[np.float64], NDArray[np.float32], NDArray[np.uint8]]:
    if prepared.points is None:
        return np.zeros((0, 2)), np.zeros(0, np.float32), np.zeros(0, np.uint8)
    rows, split = thinned_rows_of_both(prepared, MOST_POINTS)
    known = prepared.values[:, 0] if prepared.values is not None else prepared.labels
    labels = np.zeros(len(rows)) if known is None else known[rows]
    return prepared.points[rows], labels.astype(np.float32), split


BOUNDARY = ViewDef(
    type="boundary",
    title="Boundary",
    summary="The prediction at every point of the plane, with the data on top.",
    applies=_applies,
    compute=render_boundary,
    examples=lambda scene: GRID**2,
)
