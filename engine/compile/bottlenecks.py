"""Where everything that a prediction is computed from passes through one node: what lies behind it is a decoder."""

from engine.compile.plan import Plan


def bottlenecks(plan: Plan, prediction: int) -> tuple[int, ...]:
    """Places of nodes, between input and prediction, that every path between them leads through; in order.

    Nodes of copies in a loop are left out.
    """
    wanted = {prediction}
    for place in range(prediction, -1, -1):
        if place in wanted:
            wanted.update(plan.nodes[place].sources)
    found: list[int] = []
    for place in sorted(wanted - {min(wanted)}):
        # A wire from before a node to behind it leads around it.
        start = min(plan.nodes[place].sources, default=-1)
        while found and found[-1] > start:
            found.pop()
        found.append(place)
    single = (place for place in found if place != prediction)
    return tuple(place for place in single if not plan.stacks[plan.spots[place][0]].many)
