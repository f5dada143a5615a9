"""The units of a target: numbers that a network predicts may be scaled, and are shown and exported as they were."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray


@dataclass(frozen=True)
class TargetUnits:
    """How the values of a data set were scaled for training.

    Attributes:
        offset, scale: [outputs]; a scaled value v stands for `v * scale + offset`.
    """

    offset: NDArray[np.float64]
    scale: NDArray[np.float64]

    def of(self, values: HostArray) -> NDArray[np.float64]:
        """Scaled values, targets or predictions, in their own units. values: [..., outputs]."""
        return np.asarray(values, np.float64) * self.scale + self.offset
