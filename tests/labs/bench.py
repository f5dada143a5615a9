"""What the labs' tests share: made-to-measure data, a run watched step by step, and its columns as arrays."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.report import NODE_COLUMNS, Event, StepReport
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.engine.experiments import Node, chain, dense, node

CACHE = ExecutableCache()
"""Shared by all labs: seeds and rates of one network compile once."""


def table(
    inputs: ArrayLike,
    *,
    labels: ArrayLike | None = None,
    values: ArrayLike | None = None,
    counts: tuple[int, int, int] | None = None,
) -> PreparedData:
    """Examples exactly as given, neither shuffled nor scaled; all of them train unless counted otherwise."""
    rows = np.asarray(inputs, np.float64)
    classes = () if labels is None else tuple(str(number) for number in range(int(np.max(labels)) + 1))
    return PreparedData(
        inputs=rows,
        offset=np.asarray(0.0),
        scale=np.asarray(1.0),
        labels=None if labels is None else np.asarray(labels, np.int32),
        values=None if values is None else np.asarray(values, np.float64).reshape(len(rows), -1),
        counts=counts or (len(rows), 0, 0),
        classes=classes,
        input_shape=rows.shape[1:],
        kind="image" if rows.ndim == 4 else "table",
    )


def experiment(
    *layers: Node,
    loss: str,
    target: str,
    optimizer: str = "sgd",
    loss_config: dict[str, Any] | None = None,
    optimizer_config: dict[str, Any] | None = None,
    data: str = "circle",
    **training: Any,
) -> ExperimentSpec:
    """A chain of layers whose last one is the prediction; `data` only names a set, the arrays are handed to the run."""
    return ExperimentSpec.model_validate(
        {
            "network": chain(*layers),
            "data": {"type": data},
            "objectives": [
                {
                    "loss": {"type": loss, "config": loss_config or {}},
                    "prediction": layers[-1]["id"],
                    "target": target,
                }
            ],
            "optimizer": {"type": optimizer, "config": optimizer_config or {}},
            "training": training,
        }
    )


def start(spec: ExperimentSpec, data: PreparedData) -> Run:
    """A run with statistics at every step."""
    return Run(spec, data, cache=CACHE)


class Watched:
    """A run, everything kept.

    Args:
        stride: steps between two reports; every step is reported unless only the end matters.

    Attributes:
        reports: one a stride, and those of the ladder. events: as they came.
    """

    def __init__(self, spec: ExperimentSpec, data: PreparedData, steps: int, stride: int = 1) -> None:
        self.run = start(spec, data)
        if stride > 1:
            self.run.set_stride(stride)
        self.reports: list[StepReport] = []
        self.events: list[Event] = []
        while self.run.step < steps and self.run.status != "diverged":
            reported = self.run.advance(steps - self.run.step)
            self.reports += reported.reports
            self.events += reported.events

    def column(self, node_id: str, name: str) -> NDArray[np.float64]:
        """[reports] one statistic of one node over time."""
        row, place = self.run.schema.nodes.index(node_id), NODE_COLUMNS.index(name)
        return np.asarray([report.arrays["node_statistics"][row, place] for report in self.reports], np.float64)

    def losses(self) -> NDArray[np.float64]:
        """[reports] loss of each step, before its update."""
        return np.asarray([report.arrays["scalar_buckets"][2, -1, 3] for report in self.reports], np.float64)

    @property
    def diverged(self) -> bool:
        """Whether a number stopped being finite."""
        return any(event.kind == "diverged" for event in self.events)


def stack(widths: Sequence[int], activation: str | None, **config: Any) -> list[Node]:
    """Dense layers `dense_1`, ..., each followed by its activation `act_1`, ... (None: linear)."""
    nodes: list[Node] = []
    for number, width in enumerate(widths, start=1):
        nodes.append(dense(f"dense_{number}", width, **config))
        if activation is not None:
            nodes.append(node(f"act_{number}", activation))
    return nodes


def normal(std: float = 1.0, scaling: str = "none") -> dict[str, Any]:
    """Weights from N(0, std^2), or from N(0, std^2 / n_in) with `fan_in`."""
    return {"type": "normal", "config": {"std": std, "scaling": scaling}}
