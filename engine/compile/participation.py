"""How nodes take part in training: frozen or not, and their learning-rate multiplier.

Both are static in the executables, which keeps small networks fast. A change while a run trains makes another program
of the same plan: order, layout, salts and state stay as they are.
"""

from collections.abc import Mapping
from dataclasses import replace

from engine.compile.program import Program
from engine.compile.weights import WeightArray
from engine.spec import ExperimentSpec, paths
from engine.spec.expand import drawn_id, expand
from engine.spec.live import with_live_values

FIELDS = ("frozen", "learning_rate_factor")


def moving(program: Program) -> tuple[WeightArray, ...]:
    """Arrays that learn: their nodes are not frozen, and have a learning-rate factor above 0."""
    nodes = program.plan.nodes
    return tuple(
        array
        for array in program.layout.arrays
        if not nodes[array.node].frozen and nodes[array.node].learning_rate_factor > 0
    )


def participation_paths(program: Program) -> frozenset[str]:
    """Paths of both settings, of every block with weights or running statistics, and of every node in a group."""
    nodes, expansion = program.plan.nodes, program.expansion
    learns = {nodes[array.node].node_id for array in program.layout.arrays}
    learns |= {node.node_id for node in nodes if node.has_state}
    owners = {paths.node(drawn_id(name)) for name in learns} | {expansion.origin(name).path for name in learns}
    return frozenset(paths.join(owner, field) for owner in owners for field in FIELDS)


def with_participation(program: Program, spec: ExperimentSpec, values: Mapping[str, float]) -> Program:
    """The program under other settings; the same one where none differs.

    Args:
        spec: of the run. values: live values by path; those of other settings are passed over.
    """
    known = participation_paths(program)
    own = {path: value for path, value in values.items() if path in known}
    if not own:
        return program
    flat, _ = expand(with_live_values(spec, own))
    written = {node.id: (node.frozen, node.learning_rate_factor) for node in flat.network.nodes}
    nodes = tuple(replace(node, **dict(zip(FIELDS, written[node.node_id], strict=True))) for node in program.plan.nodes)
    return program if nodes == program.plan.nodes else replace(program, plan=replace(program.plan, nodes=nodes))


def learns_nothing(program: Program) -> bool:
    """Whether no step changes any weight."""
    return not moving(program)
