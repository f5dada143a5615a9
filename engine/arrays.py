"""Names for NumPy arrays whose numbers are not of one type."""

import numpy as np
from numpy.typing import NDArray

HostArray = NDArray[np.generic]
"""Of any type of number."""

Floats = NDArray[np.floating]
"""In the precision of a run: float32 or float64."""
