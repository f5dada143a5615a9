"""Reading recorded statistics: one column of one node over the last reports."""

import numpy as np
from numpy.typing import NDArray

from engine.findings.definition import Evidence

FEWEST_REPORTS = 16
"""No rule speaks before so many reports."""

MOST_REPORTS = 64
"""How far back rules look: at most so many reports, and no further than half of the steps done."""

LEAST_REPORTS = 8
"""So many reports count however long ago they were; strides double, so that half of the steps may hold fewer."""

SUSTAINED = 0.25
"""What three quarters of the reports say stands; so findings neither flicker nor jump at a single batch."""

Series = NDArray[np.float64]


def recent(evidence: Evidence, node_id: str, column: str) -> Series:
    """Last values of a node's column, oldest first: [n], or [0] where there are too few reports.

    NaN stands where the column does not apply.
    """
    if len(evidence.steps) < FEWEST_REPORTS or node_id not in evidence.schema.nodes:
        return np.zeros(0)
    row = evidence.schema.nodes.index(node_id)
    place = evidence.schema.node_columns.index(column)
    half = int(np.searchsorted(evidence.steps, evidence.steps[-1] // 2, side="right"))
    begin = max(len(evidence.steps) - MOST_REPORTS, min(half, len(evidence.steps) - LEAST_REPORTS))
    return evidence.nodes[begin:, row, place].astype(np.float64)


def sustained(series: Series) -> float:
    """The value that three quarters of the reports reach or pass; NaN where one of them does not apply."""
    return float(np.quantile(series, SUSTAINED)) if np.all(np.isfinite(series)) else float("nan")


def round_figure(value: float) -> float:
    """Two significant digits: what a sentence can bear.

    Example:
        >>> round_figure(1234.5), round_figure(0.04567)
        (1200.0, 0.046)
    """
    return float(f"{value:.2g}")
