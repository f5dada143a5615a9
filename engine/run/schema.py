"""The names behind a run's rows and columns."""

from engine.compile.program import Program
from engine.pictures import offered_requests, offered_views
from engine.report import SCALARS, RunSchema
from engine.run.faces import offered_faces
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
        classes=scene.prepared.classes or scene.prepared.box_classes,
        views=offered_views(scene),
        requests=offered_requests(scene),
        faces=offered_faces(program, scene),
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
    nodes, behind = program.plan.nodes, activations_behind(program)
    return tuple(
        (nodes[index].node_id, behind[index])
        for index in map(int, reported_nodes.nodes[::-1])
        if nodes[index].layer.weights(nodes[index].config, nodes[index].input_shapes)
    )


def activations_behind(program: Program) -> list[str | None]:
    """For each node the first activation that is reached through outputs with one reader, before other weights.

    Normalisation has weights but no activation of its own kind, so it is passed.
    """
    nodes = program.plan.nodes
    readers: list[list[int]] = [[] for _ in nodes]
    for reader, node in enumerate(nodes):
        for source in node.sources:
            readers[source].append(reader)
    behind: list[str | None] = [None] * len(nodes)
    for index in reversed(range(len(nodes))):
        if len(readers[index]) != 1:
            continue
        reader = nodes[readers[index][0]]
        layer = reader.layer
        if layer.activation or layer.saturation is not None or layer.can_die:
            behind[index] = reader.node_id
        elif layer.normalizes or not layer.weights(reader.config, reader.input_shapes):
            behind[index] = behind[readers[index][0]]
    return behind
