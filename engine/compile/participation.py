"""How nodes take part in training: frozen or not, and their learning-rate multiplier.

Both are static in the executables, which keeps small networks fast. A change while a run trains makes another program
of the same plan: order, layout, salts and state stay as they are.
"""

from collections.abc import Mapping
from dataclasses import replace

from engine.compile.plan import PlanNode
from engine.compile.program import Program
from engine.compile.weights import WeightArray
from engine.spec import paths

FROZEN, RATE_FACTOR = "frozen", "learning_rate_factor"


def moving(program: Program) -> tuple[WeightArray, ...]:
    """Arrays that learn: their nodes are not frozen, and have a learning-rate factor above 0."""
    nodes = program.plan.nodes
    return tuple(
        array
        for array in program.layout.arrays
        if not nodes[array.node].frozen and nodes[array.node].learning_rate_factor > 0
    )


def participation_paths(program: Program) -> frozenset[str]:
    """Paths of both settings, of every node that has weights or running statistics."""
    nodes = program.plan.nodes
    learns = {nodes[array.node].node_id for array in program.layout.arrays}
    learns |= {node.node_id for node in nodes if node.has_state}
    return frozenset(paths.join(paths.node(name), field) for name in learns for field in (FROZEN, RATE_FACTOR))


def with_participation(program: Program, values: Mapping[str, float]) -> Program:
    """The program under other settings; the same one where none differs.

    Args:
        values: live values by path; those of other settings are passed over.
    """
    nodes = tuple(_changed(node, values) for node in program.plan.nodes)
    return program if nodes == program.plan.nodes else replace(program, plan=replace(program.plan, nodes=nodes))


def learns_nothing(program: Program) -> bool:
    """Whether no step changes any weight."""
    return not moving(program)


def _changed(node: PlanNode, values: Mapping[str, float]) -> PlanNode:
    own = paths.node(node.node_id)
    frozen = bool(values.get(paths.join(own, FROZEN), node.frozen))
    factor = values.get(paths.join(own, RATE_FACTOR), node.learning_rate_factor)
    return replace(node, frozen=frozen, learning_rate_factor=factor)
