"""Predictions of many examples, some at a time: they need little memory, and one form of the network."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.datasets.definition import PreparedData
from engine.datasets.inputs import preprocess

AT_A_TIME = 100


def in_blocks(prepared: PreparedData, rows: NDArray[np.int64], compute: Callable[[Floats], Floats]) -> Floats:
    """What a function computes of [n, *shape] preprocessed examples, for all rows; the last block is filled up.

    Args:
        rows: at least one.
    """
    found: list[Floats] = []
    for first in range(0, len(rows), AT_A_TIME):
        block = rows[first : first + AT_A_TIME]
        filled = np.resize(block, AT_A_TIME)
        found.append(compute(preprocess(prepared, prepared.inputs[filled]))[: len(block)])
    return np.concatenate(found)
