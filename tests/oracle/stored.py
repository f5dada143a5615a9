"""Reads the committed arrays."""

from functools import cache
from pathlib import Path

import numpy as np

from tests.engine.components.cases import Arrays

REFERENCE = Path(__file__).parent / "reference"
FLOAT64_TOLERANCE = 1e-8
FLOAT32_TOLERANCE = 1e-5
"""|a - b| <= tolerance * max(1, max |b|)."""


@cache
def _family(family: str) -> Arrays:
    with np.load(REFERENCE / f"{family}.npz", allow_pickle=False) as stored:
        return dict(stored.items())


def reference(family: str, case: str, part: str) -> Arrays:
    """The arrays of one case: `part` is `given` (inputs, weights, cotangent) or `result` (what PyTorch computed)."""
    prefix = f"{case}/{part}/"
    arrays = _family(family)
    return {name.removeprefix(prefix): value for name, value in arrays.items() if name.startswith(prefix)}
