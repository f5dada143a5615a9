"""Collects the evidence of a run: everything at ladder steps, so that it depends on no stride, chunk or clock."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.findings.definition import Evidence
from engine.findings.facts import DataFacts
from engine.ladder import next_on_ladder, on_ladder
from engine.report import Arrays, RunSchema
from engine.spec import ExperimentSpec

Rows = NDArray[np.float64]


class EvidenceRecorder:
    """Keeps one row for each ladder step, eight for every doubling of the steps: about 250 after 2^32.

    Losses are added up one after the other in double precision, so that how calls cut them up changes no bit.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._open: Rows = np.zeros(0)
        self._losses: list[Rows] = []
        self._steps: list[int] = []
        self._rates: list[float] = []
        self._nodes: list[NDArray[np.float32]] = []
        self._evaluations: list[Rows] = []
        self._through_time: list[Rows] = []

    def add_losses(self, rows: NDArray[Any]) -> None:
        """Losses of the steps behind those already here: [n, columns], the data loss first."""
        losses = np.asarray(rows, np.float64)[:, 0]
        while len(losses):
            edge = next_on_ladder(self._seen)
            part, losses = losses[: edge - self._seen], losses[edge - self._seen :]
            before = self._open if len(self._open) else np.asarray([0.0, 0.0, np.inf, -np.inf])
            total = np.cumsum([before[1], *part])[-1]
            low, high = min(before[2], part.min()), max(before[3], part.max())
            self._open = np.asarray([before[0] + len(part), total, low, high])
            self._seen += len(part)
            if self._seen == edge:
                self._losses.append(np.asarray([edge, total / self._open[0], low, high]))
                self._open = np.zeros(0)

    def add_statistics(self, step: int, nodes: ArrayLike, learning_rate: float | None) -> None:
        """Node statistics of a step, and the rate of the update that made it; kept on the ladder alone."""
        if on_ladder(step) and (not self._steps or self._steps[-1] < step):
            self._steps.append(step)
            self._rates.append(np.nan if learning_rate is None else learning_rate)
            self._nodes.append(np.asarray(nodes, np.float32))

    def add_through_time(self, step: int, found: Sequence[tuple[int, float]]) -> None:
        """What is left of gradients through time at a step: index of the node, log10."""
        self._through_time += [np.asarray([float(step), float(index), left]) for index, left in found]

    def add_evaluation(self, step: int, row: NDArray[Any]) -> None:
        """Validation loss and metrics at a step; the last ones up to each ladder step are kept."""
        told = np.concatenate([[float(step)], np.asarray(row, np.float64)])
        if self._evaluations and _rung(int(self._evaluations[-1][0])) == _rung(step):
            self._evaluations[-1] = told
        else:
            self._evaluations.append(told)

    def evidence(self, spec: ExperimentSpec, schema: RunSchema, facts: DataFacts, **end: Any) -> Evidence:
        """What the rules read.

        Args:
            end: `diverged` and `finished` of `Evidence`.
        """
        kept = self.arrays()
        return Evidence(
            spec,
            schema,
            facts,
            kept["steps"],
            kept["nodes"],
            kept["rates"],
            kept["losses"],
            kept["evaluations"],
            kept["through_time"],
            **end,
        )

    def arrays(self) -> Arrays:
        """Everything kept, by name, for a checkpoint."""
        return {
            "seen": np.asarray(self._seen, np.int64),
            "open": self._open,
            "losses": np.asarray(self._losses, np.float64).reshape(-1, 4),
            "steps": np.asarray(self._steps, np.int64),
            "rates": np.asarray(self._rates, np.float64),
            "nodes": np.stack(self._nodes) if self._nodes else np.zeros((0, 0, 0), np.float32),
            "evaluations": np.stack(self._evaluations) if self._evaluations else np.zeros((0, 2)),
            "through_time": np.asarray(self._through_time, np.float64).reshape(-1, 3),
        }

    def restore(self, arrays: Arrays) -> None:
        """Takes over what `arrays` gave out."""
        self._seen, self._open = int(arrays["seen"]), arrays["open"]
        self._losses, self._nodes = list(arrays["losses"]), list(arrays["nodes"])
        self._steps = [int(step) for step in arrays["steps"]]
        self._rates = [float(rate) for rate in arrays["rates"]]
        self._evaluations = list(arrays["evaluations"])
        self._through_time = list(arrays["through_time"])


def _rung(step: int) -> int:
    """The first ladder step at or behind a step; 0 before the first update."""
    return step if step == 0 or on_ladder(step) else next_on_ladder(step)
