"""What rules read off a spec: layers with weights, activations, how weights start."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from engine import registry
from engine.findings.definition import Evidence
from engine.findings.once import once
from engine.findings.scale import shapes_of
from engine.layers.definition import LayerDef, Shape
from engine.layers.initialize import drawn_settings, starts_equal
from engine.shapes import input_wires
from engine.spec import Config, ExperimentSpec, Node

Strip = Sequence[tuple[str, str | None]]
"""Rows of the health strip, as a schema has them."""


@once
def layers_by_id(spec: ExperimentSpec) -> Mapping[str, tuple[Node, LayerDef[Config]]]:
    """Every node with its layer."""
    return {node.id: (node, registry.layer(node.type)) for node in spec.network.nodes}


def weighted_layers(evidence: Evidence) -> Sequence[str]:
    """Nodes with learned weights that are not frozen, from the loss back to the input; normalisation is left out."""
    return _thawed(evidence.spec, evidence.schema.strip)


@once
def _thawed(spec: ExperimentSpec, strip: Strip) -> Sequence[str]:
    nodes = layers_by_id(spec)
    return tuple(name for name in layers_with_kernels(spec, strip) if not nodes[name][0].frozen)


@once
def layers_with_kernels(spec: ExperimentSpec, strip: Strip) -> Sequence[str]:
    """Nodes of a schema's strip with weights drawn by an initialiser, frozen ones among them."""
    nodes = layers_by_id(spec)
    return tuple(name for name, _ in strip if has_kernel(nodes[name][1]))


def has_kernel(layer: LayerDef[Config]) -> bool:
    """Whether a layer has weights drawn by an initialiser (normalisation has none)."""
    return _draws_weights(layer.Config)


@cache
def _draws_weights(settings: type[Config]) -> bool:
    return any(registry.nested_family(settings, name) == "initializers" for name in settings.model_fields)


@once
def is_linear(spec: ExperimentSpec) -> bool:
    """Whether nothing before the predictions bends: the network computes one affine map of its input."""
    predictions = {objective.prediction for objective in spec.objectives}
    return all(node.id in predictions or registry.layer(node.type).affine for node in spec.network.nodes)


@once
def normalizes_first(spec: ExperimentSpec) -> bool:
    """Whether a normalisation layer reads the input before any weights do."""
    nodes = layers_by_id(spec)
    readers: dict[str, list[str]] = {name: [] for name in nodes}
    for edge in spec.network.edges:
        readers[edge.source].append(edge.target)
    waiting = [name for name, (_, layer) in nodes.items() if not layer.inputs]
    seen: set[str] = set()
    while waiting:
        reached = set(readers[waiting.pop()]) - seen
        if any(nodes[name][1].normalizes for name in reached):
            return True
        seen |= reached
        waiting += (name for name in reached if not has_kernel(nodes[name][1]))
    return False


@once
def equal_layers(spec: ExperimentSpec, input_shape: Shape) -> Sequence[str]:
    """Hidden layers of several units whose weights all start at one value; the ones that predict have unlike targets.

    Args:
        input_shape: of one example.
    """
    predictions, wires, shapes = predicting(spec), input_wires(spec.network), shapes_of(spec, input_shape)
    found: list[str] = []
    for node in spec.network.nodes:
        if node.id in predictions or shapes[node.id][-1:] in ((), (1,)) or not node.draws:
            continue
        inputs = tuple(shapes[edge.source] for edge in wires[node.id])
        starts = drawn_settings(registry.layer(node.type), registry.layer_config(node), inputs)
        if starts and all(map(starts_equal, starts.values())):
            found.append(node.id)
    return found


@once
def predicting(spec: ExperimentSpec) -> Collection[str]:
    """Predictions, and what feeds them through an activation."""
    nodes = layers_by_id(spec)
    found = {objective.prediction for objective in spec.objectives}
    for edge in spec.network.edges:
        if edge.target in found and (nodes[edge.target][1].activation or nodes[edge.target][1].folds_into):
            found.add(edge.source)
    return found
