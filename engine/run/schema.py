"""The names behind a run's rows and columns."""

from engine.compile.program import Program
from engine.pictures import offered_views
from engine.report import SCALARS, RunSchema
from engine.run.reported import Reported, reported
from engine.spec import ExperimentSpec, paths
from engine.views.definition import ViewScene


def make_schema(program: Program, spec: ExperimentSpec, scene: ViewScene) -> RunSchema:
    """The schema of a run."""
    plan, rows = program.plan, reported(program.plan)
    edges = (plan.edges[number] for number in rows.edges)
    return RunSchema(
        nodes=tuple(plan.nodes[number].node_id for number in rows.nodes),
        edges=tuple((edge.source, edge.source_port, edge.target, edge.target_port) for edge in edges),
        metrics=(*_objectives(spec), *(metric.type for metric in program.metrics)),
        strip=_strip(program, rows),
        classes=scene.prepared.classes,
        views=offered_views(scene),
        steps_per_epoch=program.steps_per_epoch,
        training_size=program.data.counts[0],
        scalars=(*SCALARS, *_objectives(spec)),
    )


def _objectives(spec: ExperimentSpec) -> tuple[str, ...]:
    """Names of the columns of several objectives: `objectives.0`, `objectives.1`, ..."""
    several = len(spec.objectives) > 1
    return tuple(paths.objective(number) for number in range(len(spec.objectives)) if several)


def _strip(program: Program, reported_nodes: Reported) -> tuple[tuple[str, str | None], ...]:
    """Nodes with weights, from the loss back to the input, each with the activation behind it."""
    nodes = program.plan.nodes
    rows: list[tuple[str, str | None]] = []
    for index in map(int, reported_nodes.nodes[::-1]):
        node = nodes[index]
        if node.layer.weights(node.config, node.input_shapes):
            rows.append((node.node_id, _activation_behind(program, index)))
    return tuple(rows)


def _activation_behind(program: Program, index: int) -> str | None:
    """The first activation reached through outputs that have one reader, before the next node with weights of its own.

    Normalisation has weights but no activation of its own kind, so it is passed.
    """
    nodes = program.plan.nodes
    while True:
        readers = program.plan.readers(index)
        if len(readers) != 1:
            return None
        index = readers[0][0]
        layer = nodes[index].layer
        if layer.activation or layer.saturation is not None or layer.can_die:
            return nodes[index].node_id
        if not layer.normalizes and layer.weights(nodes[index].config, nodes[index].input_shapes):
            return None
