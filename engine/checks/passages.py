"""Nodes past which no path leads to what lies behind them: dominators of a graph without cycles.

Method: a node's immediate dominator is the lowest common ancestor, in the tree of dominators, of all that it reads
(Cooper, Harvey and Kennedy 2001, "A simple, fast dominance algorithm"; in topological order one pass is enough).
Ancestors are found by one jump pointer a node (Myers 1983, "An applicative random-access stack"), so that the whole
takes n log n, whatever the shape of the graph.
"""

from collections.abc import Collection, Mapping
from math import inf

from engine.shapes import order_nodes


class _Tree:
    """A tree of numbers that grows by leaves; 0 is its root."""

    def __init__(self) -> None:
        self.parents, self.jumps, self.depths = [0], [0], [0]

    def add(self, parent: int) -> int:
        """The number of a new leaf."""
        jump = self.jumps[parent]
        even = self.depths[parent] - self.depths[jump] == self.depths[jump] - self.depths[self.jumps[jump]]
        self.parents.append(parent)
        self.jumps.append(self.jumps[jump] if even else parent)
        self.depths.append(self.depths[parent] + 1)
        return len(self.parents) - 1

    def common(self, one: int, other: int) -> int:
        """The lowest common ancestor of two."""
        depths, jumps, parents = self.depths, self.jumps, self.parents
        if depths[one] < depths[other]:
            one, other = other, one
        while depths[one] > depths[other]:
            one = jumps[one] if depths[jumps[one]] >= depths[other] else parents[one]
        while one != other:
            leap = jumps[one] != jumps[other]
            one, other = (jumps[one], jumps[other]) if leap else (parents[one], parents[other])
        return one


def sole_passages(sources: Mapping[str, Collection[str]]) -> set[str]:
    """Names with something behind them, and none of it can be reached past them.

    Args:
        sources: what each name reads; every name read is itself a key. No cycles. Names that read nothing are starts.

    >>> sorted(sole_passages({"x": [], "a": ["x"], "b": ["a"], "c": ["a"], "d": ["b", "c"]}))
    ['a', 'x']
    """
    tree, numbers = _Tree(), dict[str, int]()
    order = order_nodes(sources)
    for name in order:
        read = [numbers[source] for source in sources[name]]
        above = read[0] if read else 0
        for other in read[1:]:
            above = tree.common(above, other)
        numbers[name] = tree.add(above)
    # A wire leads past every node that lies above its source and below its reader's dominator.
    highest = [inf] * (len(order) + 1)
    for name in order:
        depth = tree.depths[tree.parents[numbers[name]]]
        for source in sources[name]:
            highest[numbers[source]] = min(highest[numbers[source]], depth)
    for number in range(len(order), 0, -1):
        above = tree.parents[number]
        highest[above] = min(highest[above], highest[number])
    read_by_some = {source for name in order for source in sources[name]}
    return {name for name in read_by_some if highest[numbers[name]] >= tree.depths[numbers[name]]}
