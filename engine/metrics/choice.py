"""Which metrics are defined for an experiment, and which are the default."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.metrics import METRICS
from engine.metrics.definition import MetricDef


@dataclass(frozen=True)
class PredictionKind:
    """What an experiment's first objective predicts.

    Attributes:
        classes: that the prediction names, 0 where it names none. positions: whether every position has its class.
        numbers: whether targets are numbers. values: whether they are regression values.
        outputs: how many numbers the prediction has.
    """

    classes: int
    positions: bool
    numbers: bool
    values: bool
    outputs: int


def fits(metric: MetricDef, kind: PredictionKind) -> bool:
    """Whether a metric is defined for such a prediction."""
    if metric.task == "outputs":
        return kind.classes == 0 and kind.outputs >= metric.least_outputs
    if metric.task == "regression":
        return kind.numbers and (kind.values or not metric.values_only)
    return kind.classes >= metric.least_classes and not (metric.single and kind.positions)


def choose_metrics(wanted: Sequence[str] | None, kind: PredictionKind) -> tuple[MetricDef, ...]:
    """The metrics of an evaluation, in the order of the list.

    Args:
        wanted: types, checked; None takes accuracy for classes, the overlap beside it where every position has its
            class, and R² for regression.
    """
    if wanted is None:
        usual = ("accuracy", "iou") if kind.positions else ("accuracy",) if kind.classes else ("r2",)
        return tuple(metric for metric in METRICS if metric.type in usual and fits(metric, kind))
    return tuple(metric for metric in METRICS if metric.type in wanted)
