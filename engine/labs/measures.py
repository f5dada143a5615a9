"""Numbers that claims are made of, read from the record of a run or from the count of a network."""

from collections.abc import Callable

import numpy as np

from engine.checks.result import CheckResult
from engine.findings.definition import Evidence
from engine.findings.history import column_of, level
from engine.labs.claims import OfEvaluation

Measure = Callable[[Evidence], float]


def last_validation(metric: str) -> Measure:
    """The last validation loss (`loss`) or metric."""

    def measure(evidence: Evidence) -> float:
        names = ("loss", *evidence.schema.metrics)
        return float(evidence.evaluations[-1, 1 + names.index(metric)])

    return OfEvaluation(measure)


def _loss_ratio(evidence: Evidence) -> float:
    return float(evidence.evaluations[-1, 1] / evidence.evaluations[0, 1])


loss_ratio: Measure = OfEvaluation(_loss_ratio)
"""The last validation loss over the first, which is of the initial weights."""


def layer_ratio(column: str, upper: str, lower: str, *, first_steps: int) -> Measure:
    """The median over ladder steps of a statistic of one node over that of another.

    Args:
        column: of `engine.report.NODE_COLUMNS`. upper, lower: node ids. first_steps: later steps don't count.
    """

    def measure(evidence: Evidence) -> float:
        place, rows = evidence.schema.node_columns.index(column), evidence.schema.rows
        early = evidence.steps <= first_steps
        above, below = (evidence.nodes[early, rows[node], place].astype(np.float64) for node in (upper, lower))
        return float(np.median(above / below))

    return measure


def training_loss(evidence: Evidence) -> float:
    """The mean training loss over the last octave of steps: their second half."""
    return level(evidence)


def steps_to(metric: str, value: float) -> Measure:
    """The first evaluated step at which a validation metric reaches a value; infinite where none does."""

    def measure(evidence: Evidence) -> float:
        column = 1 + ("loss", *evidence.schema.metrics).index(metric)
        reached = evidence.evaluations[evidence.evaluations[:, column] >= value]
        return float(reached[0, 0]) if len(reached) else float("inf")

    return measure


def largest(column: str, *nodes: str) -> Measure:
    """The largest value of a statistic of some nodes over all ladder steps.

    Args:
        column: of `engine.report.NODE_COLUMNS`. nodes: ids.
    """

    def measure(evidence: Evidence) -> float:
        return max(float(column_of(evidence, node, column).max()) for node in nodes)

    return measure


def weights(result: CheckResult) -> float:
    """Learned numbers of a network."""
    return result.weights


def weights_of(node_id: str) -> Callable[[CheckResult], float]:
    """Learned numbers of one block."""
    return lambda result: next(fact.weights for fact in result.nodes if fact.node_id == node_id)


def operations_of(node_id: str) -> Callable[[CheckResult], float]:
    """Multiply-adds of one block for one example."""
    return lambda result: next(fact.operations for fact in result.nodes if fact.node_id == node_id)


def column_at_the_end(column: str, node: str) -> Measure:
    """The last value of a statistic of a node.

    Args:
        column: of `engine.report.NODE_COLUMNS`. node: its id.
    """
    return lambda evidence: float(column_of(evidence, node, column)[-1])
