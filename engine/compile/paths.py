"""Properties of nodes from the graph alone: whether the loss's gradient reaches one, whether a shift there is lost."""

from engine.compile.program import Program

SHIFT_TAG = "passes_shift"
"""Tag of layers that turn a constant shift of their input into a constant shift of their output."""


def nodes_with_gradient(program: Program) -> frozenset[int]:
    """Nodes on whose output the loss depends."""
    lit: set[int] = {goal.read for goal in program.objectives}
    for index in reversed(range(len(program.plan.nodes))):
        if index in lit:
            lit.update(program.plan.nodes[index].sources)
    return frozenset(lit)


def nodes_before_weights(program: Program) -> frozenset[int]:
    """Nodes whose delta no update needs: neither they nor what they are computed from have weights, no loss reads them,
    and they are in no loop of copies.
    """
    plan, reads = program.plan, {goal.read for goal in program.objectives}
    bare: set[int] = set()
    for index, node in enumerate(plan.nodes):
        if not node.layer.weights(node.config, node.input_shapes) and bare.issuperset(node.sources):
            bare.add(index)
    return frozenset(index for index in bare - reads if not plan.stacks[plan.spots[index][0]].many)


def lost_shifts(program: Program) -> frozenset[int]:
    """Nodes where a constant shift of the output changes nothing, because every way on subtracts a mean.

    Before batch norm the gradient of a bias is zero by construction (4e-8 where each example's own delta is 0.16).
    """
    lit = nodes_with_gradient(program)
    reads = {goal.read for goal in program.objectives}
    lost: set[int] = set()
    swallows: dict[int, bool] = {}
    for index in reversed(range(len(program.plan.nodes))):
        node = program.plan.nodes[index]
        readers = [reader for reader, _ in program.plan.readers(index) if reader in lit]
        if index not in reads and readers and all(swallows[reader] for reader in readers):
            lost.add(index)
        subtracts = node.layer.mean_subtracting and not node.frozen
        swallows[index] = subtracts or (SHIFT_TAG in node.layer.tags and index in lost)
    return frozenset(lost)
