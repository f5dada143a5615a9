"""Names for NumPy arrays whose numbers are not of one type."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

HostArray = NDArray[Any]
"""Of any type of number: whoever takes it says which."""

Floats = NDArray[np.floating]
"""In the precision of a run: float32 or float64."""

RawInputs = NDArray[np.uint8 | np.float64]
"""Inputs of examples as a data set has them: images as bytes (read as value / 255), or numbers as they are."""
