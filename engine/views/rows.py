"""Which examples a view shows."""

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PARTS, Part, PreparedData

IMAGES = 16
MARGIN = 0.1
"""Of a plot beyond its outermost points, as a fraction of their range."""


def first_rows(prepared: PreparedData) -> NDArray[np.int64]:
    """[at most IMAGES] numbers of the first examples of validation, of training where there is none."""
    return first_rows_of(prepared, "validation")


def first_rows_of(prepared: PreparedData, part: Part) -> NDArray[np.int64]:
    """[at most IMAGES] numbers of the first examples of a part, of training where it is empty."""
    index = PARTS.index(part)
    first, count = sum(prepared.counts[:index]), prepared.counts[index]
    if not count:
        first, count = 0, prepared.counts[0]
    return np.arange(first, first + min(count, IMAGES))


def thinned_rows(prepared: PreparedData, most: int) -> NDArray[np.int64]:
    """[at most `most`] numbers of examples of validation, of training where there is none, evenly spaced."""
    first, count = shown_part(prepared)
    return _spaced(first, first + count, most)


def thinned_rows_of_both(prepared: PreparedData, most: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """(numbers [rows] of at most `most` examples of training and of validation each; parts [rows], 0 for training,
    1 for validation).
    """
    train, validation, _ = prepared.counts
    rows = np.concatenate([_spaced(0, train, most), _spaced(train, train + validation, most)])
    return rows, (rows >= train).astype(np.uint8)


def numbers_in_part(prepared: PreparedData, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Which example of its part, training or validation, each row [rows] is."""
    train = prepared.counts[0]
    return np.where(rows >= train, rows - train, rows).astype(np.uint32)


def shown_part(prepared: PreparedData) -> tuple[int, int]:
    """(first row, rows) of validation, of training where there is none."""
    train, validation, _ = prepared.counts
    return (train, validation) if validation else (0, train)


def _spaced(first: int, last: int, most: int) -> NDArray[np.int64]:
    return np.linspace(first, last - 1, min(last - first, most)).astype(np.int64)
