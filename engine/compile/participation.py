"""How nodes take part in training: frozen or not, and their learning-rate multiplier.

Both are static in the executables, which keeps small networks fast. A change while a run trains makes another program
of the same plan: order, salts and state stay as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import prod

from engine.compile.plan import PlanNode
from engine.compile.program import Program
from engine.compile.weights import WeightArray, make_layout
from engine.repeats import Repeat
from engine.spec import paths
from engine.spec.network import LARGEST_FACTOR

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
    """Paths of both settings, of every block that has weights or running statistics in it, and of those in groups."""
    nodes = program.plan.nodes
    learns = [nodes[array.node] for array in program.layout.arrays] + [node for node in nodes if node.has_state]
    owners = {path for node in learns for path, _, _ in _owners(program, node)}
    return frozenset(paths.join(path, field) for path in owners for field in (FROZEN, RATE_FACTOR))


def with_participation(program: Program, values: Mapping[str, float]) -> Program:
    """A run's first program under other settings; copies of a part that no longer learn alike leave their loop.

    Args:
        values: live values by path; those of other settings are passed over.
    """
    nodes = tuple(_changed(program, node, values) for node in program.plan.nodes)
    if nodes == program.plan.nodes:
        return program
    repeats = tuple(repeat for repeat in program.plan.repeats if _alike(nodes, repeat))
    plan = replace(program.plan, nodes=nodes, repeats=repeats)
    return replace(program, plan=plan, layout=make_layout(plan))


def _alike(nodes: Sequence[PlanNode], repeat: Repeat) -> bool:
    """Whether all copies of a part learn alike."""
    learn = [node.participation for node in nodes[repeat.start : repeat.end]]
    return learn == learn[: repeat.length] * repeat.copies


def learns_nothing(program: Program) -> bool:
    """Whether no step changes any weight."""
    return not moving(program)


def _owners(program: Program, node: PlanNode) -> list[tuple[str, bool, float]]:
    """Path, frozen and factor of the node as it is written, and of the groups around it."""
    origin = program.expansion.origins.get(node.node_id)
    if origin is None:
        return [(paths.node(node.node_id), node.frozen, node.learning_rate_factor)]
    return [(path, owner.frozen, owner.learning_rate_factor) for path, owner in origin.owners]


def _changed(program: Program, node: PlanNode, values: Mapping[str, float]) -> PlanNode:
    owners = _owners(program, node)
    frozen = any(bool(values.get(paths.join(path, FROZEN), own)) for path, own, _ in owners)
    factor = min(LARGEST_FACTOR, prod(values.get(paths.join(path, RATE_FACTOR), own) for path, _, own in owners))
    return replace(node, frozen=frozen, learning_rate_factor=factor)
