"""Losses between ladder steps: what the rules read of every step's loss, however calls cut the steps up."""

import numpy as np
from numpy.typing import NDArray

from engine.ladder import next_on_ladder
from engine.report import Arrays

Rows = NDArray[np.float64]


class LadderLosses:
    """Mean, smallest and largest data loss of the steps up to each ladder step.

    Losses are added up one after the other in double precision, so that how calls cut them up changes no bit.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._open: Rows = np.zeros(0)
        self._closed: list[Rows] = []

    def add(self, losses: Rows) -> None:
        """Data losses, [n], of the steps behind those already here."""
        while len(losses):
            edge = next_on_ladder(self._seen)
            part, losses = losses[: edge - self._seen], losses[edge - self._seen :]
            before = self._open if len(self._open) else np.asarray([0.0, 0.0, np.inf, -np.inf])
            total = np.cumsum([before[1], *part])[-1]
            low, high = min(before[2], part.min()), max(before[3], part.max())
            self._open = np.asarray([before[0] + len(part), total, low, high])
            self._seen += len(part)
            if self._seen == edge:
                self._closed.append(np.asarray([edge, total / self._open[0], low, high]))
                self._open = np.zeros(0)

    def take(self) -> Rows:
        """[n, 4] ladder step, mean, smallest and largest, of what closed since the last call."""
        rows, self._closed = self._closed, []
        return np.asarray(rows, np.float64).reshape(-1, 4)

    def arrays(self) -> Arrays:
        """Everything kept, for a checkpoint."""
        return {
            "seen": np.asarray(self._seen, np.int64),
            "open": self._open,
            "closed": np.asarray(self._closed, np.float64).reshape(-1, 4),
        }

    def restore(self, arrays: Arrays) -> None:
        """Takes over what `arrays` gave out."""
        self._seen, self._open, self._closed = int(arrays["seen"]), arrays["open"], list(arrays["closed"])
