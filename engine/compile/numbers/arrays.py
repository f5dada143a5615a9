"""Arrays of an answer within its budget: whole where they are small, else a window around what is asked for."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.arrays import Floats, HostArray
from engine.report import Arrays

MOST_NUMBERS = 4_096
"""Of one array in an answer."""

WINDOW = 64
"""Rows, and units, of a matrix that is too large."""


def text_lines(words: Sequence[str]) -> NDArray[np.uint8]:
    """Words as bytes, one a line: UTF-8 [bytes]."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def numbers(values: ArrayLike) -> NDArray[np.float64]:
    """Numbers as they stand in an answer: float64, of the same shape."""
    return np.asarray(values, np.float64)


def sizes(values: Sequence[int]) -> NDArray[np.uint32]:
    """Whole numbers as they stand in an answer: u32 [n]."""
    return np.asarray(values, np.uint32)


def as_matrix(array: HostArray) -> Floats:
    """[rows, units]: the last axis holds units, all others are rows."""
    return np.asarray(array, np.float64).reshape(-1, array.shape[-1] if array.ndim else 1)


def matrix_window(shape: tuple[int, ...], row: int, unit: int) -> tuple[int, int, int, int]:
    """(first row, first unit, rows, units) shown of an array of weights; all of it where it is small."""
    units = shape[-1] if shape else 1
    rows = prod(shape) // max(units, 1)
    if rows * units <= MOST_NUMBERS:
        return 0, 0, rows, units
    height, width = min(rows, WINDOW), min(units, WINDOW)
    if height < WINDOW:
        width = min(units, MOST_NUMBERS // height)
    if width < WINDOW:
        height = min(rows, MOST_NUMBERS // width)
    return min(row, rows - height), min(unit, units - width), height, width


def vector_window(size: int, flat: int) -> tuple[int, int]:
    """(first, count) shown of a node's numbers: a stretch with the one asked for in it."""
    first = 0 if size <= MOST_NUMBERS else min(flat // MOST_NUMBERS * MOST_NUMBERS, size - MOST_NUMBERS)
    return first, min(size, MOST_NUMBERS)


def add_vector(arrays: Arrays, name: str, values: Floats, flat: int) -> None:
    """A node's numbers [*output] under a name, with `name_shape`, and `name_first` where not all are there."""
    first, count = vector_window(values.size, flat)
    arrays[name] = numbers(values.ravel()[first : first + count])
    arrays[f"{name}_shape"] = sizes(values.shape)
    arrays[f"{name}_first"] = sizes([first])


def largest_first(rows: Floats, by: Floats, most: int) -> tuple[Floats, Floats]:
    """(at most `most` rows, those of the largest size in `by` first; [2] how many are left out, and their sum)."""
    order = np.argsort(-np.abs(by), kind="stable")
    left = order[most:]
    return rows[order[:most]], numbers([len(left), float(np.sum(by[left]))])
