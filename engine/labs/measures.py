"""Numbers that claims are made of, read from the record of a run."""

from collections.abc import Callable

import numpy as np

from engine.findings.definition import Evidence

Measure = Callable[[Evidence], float]


def last_validation(metric: str) -> Measure:
    """The last validation loss (`loss`) or metric."""

    def measure(evidence: Evidence) -> float:
        names = ("loss", *evidence.schema.metrics)
        return float(evidence.evaluations[-1, 1 + names.index(metric)])

    return measure


def loss_ratio(evidence: Evidence) -> float:
    """The last validation loss over the first, which is of the initial weights."""
    return float(evidence.evaluations[-1, 1] / evidence.evaluations[0, 1])


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
