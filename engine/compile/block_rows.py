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
    """Rows of the layers in a block and of their wires, in the order of the plan; none where there is no such address.

    Args:
        statistics: of every node and wire of the plan, behind `step` steps.
        block: address of a block, of one copy in it, or of one layer: `deep`, `deep/3`, `deep/3/conv`.
    """
    places = [place for place, node in enumerate(plan.nodes) if _is_in(node.node_id, block)]
    names = tuple(plan.nodes[place].node_id for place in places)
    wires = [
        number for number, edge in enumerate(plan.edges) if _is_in(edge.source, block) or _is_in(edge.target, block)
    ]
    edges = (plan.edges[number] for number in wires)
    return BlockRows(
        step=step,
        addresses=names,
        statistics=np.asarray(statistics.nodes, np.float32)[places],
        histograms=np.asarray(statistics.histograms, np.uint8)[places],
        ranges=np.asarray(statistics.ranges, np.float32)[places],
        edges=tuple((edge.source, edge.source_port, edge.target, edge.target_port) for edge in edges),
        edge_statistics=np.asarray(statistics.edges, np.float32)[wires],
    )


def _is_in(address: str, block: str) -> bool:
    return address == block or address.startswith(block + SEPARATOR)
