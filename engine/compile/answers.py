"""Predictions as classes."""

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.compile.program import Program


def answers_of(program: Program, predictions: Floats) -> tuple[NDArray[np.int64], Floats]:
    """(class, confidence) of [n, ...] predictions, each [n]."""
    flat = predictions.reshape(len(predictions), -1)
    if flat.shape[1] > 1:
        return flat.argmax(axis=1), flat.max(axis=1)
    probable = flat[:, 0] if program.objective.target != "value" else (flat[:, 0] + 1) / 2
    chosen = probable > 0.5
    return chosen.astype(np.int64), np.clip(np.where(chosen, probable, 1 - probable), 0, 1)
