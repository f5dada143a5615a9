"""Which nodes a run reports: all of them, or of many copies some, evenly, so that a frame stays small."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.compile.plan import Plan
from engine.compile.statistics import Statistics

MOST_NODES = 400
"""Nodes with a row in every frame: at about 100 bytes each, 40 kB."""


@dataclass(frozen=True)
class Reported:
    """The nodes and edges of a plan with a row in its run's frames.

    Attributes:
        nodes, edges: their numbers in the plan, in its order. An edge is reported with the node that reads it.
    """

    nodes: NDArray[np.intp]
    edges: NDArray[np.intp]

    def of(self, statistics: Statistics) -> Statistics:
        """Their statistics."""
        return Statistics(
            nodes=statistics.nodes[self.nodes],
            edges=statistics.edges[self.edges],
            faults=statistics.faults[self.nodes],
            histograms=statistics.histograms[self.nodes],
            ranges=statistics.ranges[self.nodes],
        )

    @cached_property
    def rows(self) -> dict[int, int]:
        """The row of each node, by its number in the plan."""
        return {int(node): row for row, node in enumerate(self.nodes)}


def reported(plan: Plan) -> Reported:
    """What a run of a plan reports: of copies that are too many the first, the last, and some between."""
    chosen = zip(plan.stacks, _copies(plan), strict=True)
    kept = sorted(place for stack, copies in chosen for place in _some(stack.places, copies))
    edges = [wire for place in kept for wire in plan.nodes[place].wires]
    return Reported(np.asarray(kept, np.intp), np.asarray(edges, np.intp))


def _copies(plan: Plan) -> list[int]:
    """Of each stack, how many copies are reported."""
    if len(plan.nodes) <= MOST_NODES:
        return [stack.copies for stack in plan.stacks]
    many = sum(stack.many for stack in plan.stacks)
    each = max(2, (MOST_NODES - (len(plan.stacks) - many)) // max(1, many))
    return [min(each, stack.copies) for stack in plan.stacks]


def _some(places: tuple[int, ...], count: int) -> list[int]:
    """So many of the places, the first and the last among them."""
    return [places[number] for number in np.linspace(0, len(places) - 1, count).round().astype(int)]
