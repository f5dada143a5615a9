"""Where the pictures of a plane look: a square around the points, or the one that the data set names."""

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.views.rows import MARGIN, thinned_rows_of_both

MOST_POINTS = 500


def cells_of(prepared: PreparedData, side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The cells of the square that the data set names, else of one around the points of training and validation.

    Returns:
        ([side * side, 2] points, row 0 at the top; [4] x1 from, to, x2 from, to).
    """
    low, high = _shown_square(prepared)
    x1, x2 = np.linspace(low[0], high[0], side), np.linspace(high[1], low[1], side)
    cells = np.stack([axis.ravel() for axis in np.meshgrid(x1, x2)], axis=1)
    return cells, np.asarray([low[0], high[0], low[1], high[1]])


def _shown_square(prepared: PreparedData) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if prepared.shown_span is not None:
        return np.full(2, prepared.shown_span.low), np.full(2, prepared.shown_span.high)
    if prepared.points is None:
        return _square(np.zeros((0, 2)))
    return _square(prepared.points[thinned_rows_of_both(prepared, MOST_POINTS)[0]])


def _square(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if not len(points):
        return np.full(2, -6.0), np.full(2, 6.0)
    low, high = points.min(axis=0), points.max(axis=0)
    reach = max(float((high - low).max()) / 2, 1e-6) * (1 + MARGIN)
    middle = (low + high) / 2
    return middle - reach, middle + reach
