"""Metrics, in the order of the list."""

from engine.metrics.classes import ACCURACY, F1, IOU, PRECISION, RECALL, TOP_5
from engine.metrics.definition import MetricDef
from engine.metrics.numbers import MEAN_SQUARE, R2
from engine.metrics.outputs import FIRST_OUTPUT, SECOND_OUTPUT
from engine.metrics.ranking import ROC_AUC

METRICS: tuple[MetricDef, ...] = (
    ACCURACY,
    TOP_5,
    PRECISION,
    RECALL,
    F1,
    ROC_AUC,
    IOU,
    MEAN_SQUARE,
    R2,
    FIRST_OUTPUT,
    SECOND_OUTPUT,
)
