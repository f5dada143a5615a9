"""Which metrics are defined for an experiment, and which are the default."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.metrics import METRICS
from engine.metrics.definition import MetricDef


@dataclass(frozen=True)
class Question:
    """What an experiment's first objective predicts.

    Attributes:
        classes: that the prediction names, 0 where it names none. positions: whether every position has its class.
        numbers: whether targets are numbers. values: whether they are regression values.
    """

    classes: int
    positions: bool
    numbers: bool
    values: bool


def fits(metric: MetricDef, question: Question) -> bool:
    """Whether a metric is defined for such a prediction."""
    if metric.task == "regression":
        return question.numbers and (question.values or not metric.values_only)
    return question.classes >= metric.least_classes and not (metric.single and question.positions)


def choose_metrics(wanted: Sequence[str] | None, question: Question) -> tuple[MetricDef, ...]:
    """The metrics of an evaluation, in the order of the list.

    Args:
        wanted: types, checked; None takes accuracy for classes, the overlap beside it where every position has its
            class, and R² for regression.
    """
    if wanted is None:
        usual = ("accuracy", "iou") if question.positions else ("accuracy",) if question.classes else ("r2",)
        return tuple(metric for metric in METRICS if metric.type in usual and fits(metric, question))
    return tuple(metric for metric in METRICS if metric.type in wanted)
