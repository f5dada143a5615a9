"""What a run reports while it trains, with names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backlight_client.frames import Frame

LAST = 3
"""Column of a bucket of losses: least, mean, greatest, last."""
MEAN = 1


@dataclass(frozen=True)
class Schema:
    """Names behind the rows and columns of a run's arrays.

    Attributes:
        nodes: addresses of layers. node_columns: statistics of each of them. scalars: losses. metrics: of evaluations.
        views: pictures that can be asked for. classes: names of the classes.
        steps_per_epoch: updates in one epoch.
    """

    nodes: tuple[str, ...]
    node_columns: tuple[str, ...]
    scalars: tuple[str, ...]
    metrics: tuple[str, ...]
    views: tuple[str, ...]
    classes: tuple[str, ...]
    steps_per_epoch: int


def read_schema(body: Mapping[str, Any]) -> Schema:
    """The schema in an answer of the server."""
    lists = ("nodes", "node_columns", "scalars", "metrics", "views", "classes")
    return Schema(**{name: tuple(body[name]) for name in lists}, steps_per_epoch=body["steps_per_epoch"])


@dataclass(frozen=True)
class Evaluation:
    """One evaluation on the validation examples. metrics: by name, such as `accuracy`."""

    step: int
    loss: float
    metrics: Mapping[str, float]


@dataclass(frozen=True)
class Report:
    """Statistics of one step, and the losses and evaluations since the report before.

    Attributes:
        frame: the frame as it came; its arrays are described in docs/training.md of Backlight.
        after: step of the report before. A server that sends a record anew may have joined frames, whose losses then
            begin earlier: those are left out.
        evaluated: step of the last evaluation in a report before; none of up to there is given again. An evaluation may
            come with a later report than that of its step.
    """

    frame: Frame
    schema: Schema
    after: int = -1
    evaluated: int = -1

    @property
    def step(self) -> int:
        """Updates done when the statistics were taken."""
        return self.frame.step

    @cached_property
    def statistics(self) -> dict[str, dict[str, float]]:
        """Statistics of every layer, by address and column, such as `["hidden"]["delta_rms"]`. NaN: not applicable."""
        rows = self.frame.arrays.get("node_statistics")
        if rows is None:
            return {}
        return {
            node: dict(zip(self.schema.node_columns, map(float, row), strict=True))
            for node, row in zip(self.schema.nodes, rows, strict=True)
        }

    def column(self, name: str) -> dict[str, float]:
        """One statistic of every layer that has it.

        Args:
            name: a name in `schema.node_columns`, such as `delta_rms`.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self.schema.node_columns:
            raise KeyError(f"no statistic {name!r}: there are {', '.join(self.schema.node_columns)}")
        values = {node: row[name] for node, row in self.statistics.items()}
        return {node: value for node, value in values.items() if not np.isnan(value)}

    @property
    def loss(self) -> float | None:
        """The training loss, penalty included, of the newest update in this report; None where it has none."""
        buckets = self._buckets("loss")
        return None if buckets is None else float(buckets[-1, LAST])

    @property
    def losses(self) -> list[tuple[int, float]]:
        """(first step, mean training loss) of each bucket of updates that begins after the report before."""
        buckets = self._buckets("loss")
        if buckets is None:
            return []
        first, width = self.frame.first_step, self.frame.bucket_width
        starts = [first + number * width for number in range(len(buckets))]
        means = buckets[:, MEAN].tolist()
        return [(start, mean) for start, mean in zip(starts, means, strict=True) if start > self.after]

    @property
    def evaluations(self) -> list[Evaluation]:
        """Evaluations since the report before."""
        rows = self.frame.arrays.get("evaluation")
        found: list[Evaluation] = []
        for step, loss, *metrics in () if rows is None else rows.tolist():
            if step > self.evaluated:
                found.append(Evaluation(int(step), loss, dict(zip(self.schema.metrics, metrics, strict=False))))
        return found

    def _buckets(self, scalar: str) -> NDArray[Any] | None:
        """Least, mean, greatest and last of each bucket, [buckets, 4]."""
        rows = self.frame.arrays.get("scalar_buckets")
        if rows is None or rows.shape[1] == 0:
            return None
        return rows[self.schema.scalars.index(scalar)]
