"""What a run keeps between two frames: losses of every step until their bucket closes, and evaluations."""

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.compile.statistics import Statistics
from engine.report import Arrays, StepReport
from engine.run.ladder_losses import LadderLosses

EVALUATION_NUMBERS = 192
LEAST_EVALUATIONS = 8
"""A frame holds evaluations of at most so many numbers together, but always so many rows."""


class Recorder:
    """Collects what closes into the next frame.

    Attributes:
        since: step behind which the pending losses begin.
    """

    def __init__(self) -> None:
        self.since = 0
        self._ladder = LadderLosses()
        self._losses: list[NDArray[np.float64]] = []
        self._evaluations: list[NDArray[np.float64]] = []

    @property
    def evaluated(self) -> bool:
        """Whether evaluations are pending."""
        return bool(self._evaluations)

    def add_losses(self, rows: Floats) -> None:
        """Data loss, penalty and objectives of the steps that follow the ones already here: [n, columns]."""
        if len(rows):
            self._losses.append(np.asarray(rows, np.float64))
            self._ladder.add(self._losses[-1][:, 0])

    def add_first_loss(self, loss: float) -> None:
        """The loss of a first step that could not be taken: no step of the record, but evidence all the same."""
        self._ladder.add(np.asarray([loss], np.float64))

    def add_evaluation(self, step: int, row: Floats) -> None:
        """Validation loss and metrics [1 + metrics] at a step."""
        self._evaluations.append(np.concatenate([[float(step)], np.asarray(row, np.float64)]))

    def frame(self, step: int, width: int, statistics: Statistics, more: Arrays | None = None) -> StepReport:
        """The frame of a statistics step; pending losses and evaluations leave with it.

        Args:
            width: of its buckets. more: arrays that it holds as well.
        """
        losses = np.concatenate(self._losses) if self._losses else np.zeros((0, 2))
        first = self.since + 1
        buckets = loss_buckets(losses, self.since, width)
        arrays: Arrays = {
            "node_statistics": np.asarray(statistics.nodes),
            "edge_statistics": np.asarray(statistics.edges),
            "node_histograms": np.asarray(statistics.histograms),
            "histogram_ranges": np.asarray(statistics.ranges),
            **(more or {}),
        }
        ladder = self._ladder.take()
        if len(ladder):
            arrays["ladder_losses"] = ladder
        if buckets.shape[1]:
            arrays["scalar_buckets"] = buckets
        if self._evaluations:
            arrays["evaluation"] = thinned(np.stack(self._evaluations))
        self._losses, self._evaluations, self.since = [], [], self.since + len(losses)
        return StepReport(step, first, width, arrays)

    def arrays(self) -> Arrays:
        """Everything kept, for a checkpoint."""
        losses = np.concatenate(self._losses) if self._losses else np.zeros((0, 2))
        rows = np.stack(self._evaluations) if self._evaluations else np.zeros((0, 0))
        ladder = {f"ladder/{name}": array for name, array in self._ladder.arrays().items()}
        return {"losses": losses, "evaluations": rows, **ladder}

    def restore(self, since: int, arrays: Arrays) -> None:
        """Takes over what `arrays` gave out."""
        self.since = since
        self._losses = [arrays["losses"]] if len(arrays["losses"]) else []
        self._evaluations = list(arrays["evaluations"])
        self._ladder.restore({name: arrays[f"ladder/{name}"] for name in ("seen", "open", "closed")})


def thinned(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Every so many rows, the last among them, so that a frame stays small where evaluations are many.

    Which rows a frame holds before depends on no chunk, so neither does which of them stay.

    Args:
        rows: [n, columns] evaluations behind the frame before.
    """
    most = max(LEAST_EVALUATIONS, EVALUATION_NUMBERS // rows.shape[1])
    every = -(-len(rows) // most)
    return rows[(len(rows) - 1) % every :: every]


def loss_buckets(losses: NDArray[np.float64], since: int, width: int) -> NDArray[np.float32]:
    """Buckets of consecutive losses, their edges at multiples of the width; sums in double precision.

    Args:
        losses: [n, 2 + objectives] data loss, penalty, and each of several objectives, of steps since+1 ... since+n.

    Returns:
        [3 + objectives, buckets, 4]: data loss, penalty, their sum and the objectives, as min, mean, max, last.
    """
    columns = np.stack([losses[:, 0], losses[:, 1], losses[:, :2].sum(axis=1), *losses.T[2:]])
    ends = _edges(since, len(losses), width)
    buckets = np.zeros((len(columns), len(ends), 4), np.float32)
    begin = 0
    for number, end in enumerate(ends):
        part = columns[:, begin : end - since]
        begin = end - since
        with np.errstate(over="ignore", invalid="ignore"):
            buckets[:, number] = np.stack([part.min(1), part.mean(1), part.max(1), part[:, -1]], axis=1)
    return buckets


def _edges(since: int, count: int, width: int) -> list[int]:
    """Last steps of the buckets that cover steps since+1 ... since+count; the last may close before its edge."""
    if not count:
        return []
    first = (since // width + 1) * width
    ends = list(range(first, since + count, width))
    return [*ends, since + count]
