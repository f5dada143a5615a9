"""Of statistics of a whole network those of one block, and what of them means nothing before an update."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.compile.plan import Plan
from engine.compile.statistics import Statistics
from engine.report import NODE_COLUMNS, BlockRows
from engine.spec.expand import SEPARATOR

AFTER_AN_UPDATE = ("window_dead", "update_ratio")
"""Columns that mean nothing before the first update."""


def without_update(nodes: ArrayLike) -> NDArray[np.float32]:
    """[nodes, columns] statistics of a state that no update was made of: NaN where they are of one."""
    rows = np.array(nodes, np.float32)
    rows[:, [NODE_COLUMNS.index(name) for name in AFTER_AN_UPDATE]] = np.nan
    return rows


def rows_of(plan: Plan, step: int, statistics: Statistics, block: str) -> BlockRows:
    """Rows of the layers in a block, in the order of the plan; none where nothing has such an address.

    Args:
        statistics: of every node of the plan, behind `step` steps.
        block: address of a block, of one copy in it, or of one layer: `deep`, `deep/3`, `deep/3/conv`.
    """
    places = [
        place
        for place, node in enumerate(plan.nodes)
        if node.node_id == block or node.node_id.startswith(block + SEPARATOR)
    ]
    names = tuple(plan.nodes[place].node_id for place in places)
    return BlockRows(step, names, np.asarray(statistics.nodes, np.float32)[places])
