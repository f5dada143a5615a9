"""Reading recorded statistics: one column of one node over the last reports."""

import numpy as np
from numpy.typing import NDArray

from engine.findings.definition import Evidence

SUSTAINED_REPORTS = 16
"""So many reports in a row must agree before a rule speaks."""

Series = NDArray[np.float64]


def recent(evidence: Evidence, node_id: str, column: str, count: int = SUSTAINED_REPORTS) -> Series:
    """[count] last values of a node's column, oldest first; [0] where fewer reports are there.

    NaN stands where the column does not apply.
    """
    if len(evidence.steps) < count or node_id not in evidence.schema.nodes:
        return np.zeros(0)
    row = evidence.schema.nodes.index(node_id)
    place = evidence.schema.node_columns.index(column)
    return evidence.nodes[-count:, row, place].astype(np.float64)


def round_figure(value: float) -> float:
    """Two significant digits: what a sentence can bear.

    Example:
        >>> round_figure(1234.5), round_figure(0.04567)
        (1200.0, 0.046)
    """
    return float(f"{value:.2g}")
