"""What rules read off a spec: layers with weights, activations, how weights start."""

from collections.abc import Collection, Mapping
from functools import cache

from engine import registry
from engine.findings.definition import Evidence
from engine.layers.definition import LayerDef, Shape
from engine.layers.initialize import drawn_settings, starts_equal
from engine.shapes import input_wires
from engine.spec import Config, ExperimentSpec, Node


def layers_by_id(spec: ExperimentSpec) -> Mapping[str, tuple[Node, LayerDef[Config]]]:
    """Every node with its layer."""
    return {node.id: (node, registry.layer(node.type)) for node in spec.network.nodes}


def weighted_layers(evidence: Evidence) -> list[str]:
    """Nodes with learned weights that are not frozen, from the loss back to the input; normalisation is left out."""
    nodes = layers_by_id(evidence.spec)
    strip = [name for name, _ in evidence.schema.strip]
    return [name for name in strip if has_kernel(nodes[name][1]) and not nodes[name][0].frozen]


def has_kernel(layer: LayerDef[Config]) -> bool:
    """Whether a layer has weights drawn by an initialiser (normalisation has none)."""
    return _draws_weights(layer.Config)


@cache
def _draws_weights(settings: type[Config]) -> bool:
    return any(registry.nested_family(settings, name) == "initializers" for name in settings.model_fields)


def is_linear(spec: ExperimentSpec) -> bool:
    """Whether nothing before the predictions bends: the network computes one affine map of its input."""
    predictions = {objective.prediction for objective in spec.objectives}
    return all(node.id in predictions or registry.layer(node.type).affine for node in spec.network.nodes)


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


def equal_layers(spec: ExperimentSpec, shapes: Mapping[str, Shape]) -> list[str]:
    """Hidden layers of several units whose weights all start at one value; the ones that predict have unlike targets.

    Args:
        shapes: output shape of every node.
    """
    predictions, wires = predicting(spec), input_wires(spec.network)
    found: list[str] = []
    for node in spec.network.nodes:
        if node.id in predictions or shapes[node.id][-1:] in ((), (1,)) or not node.draws:
            continue
        inputs = tuple(shapes[edge.source] for edge in wires[node.id])
        starts = drawn_settings(registry.layer(node.type), registry.layer_config(node), inputs)
        if starts and all(map(starts_equal, starts.values())):
            found.append(node.id)
    return found


def predicting(spec: ExperimentSpec) -> Collection[str]:
    """Predictions, and what feeds them through an activation."""
    nodes = layers_by_id(spec)
    found = {objective.prediction for objective in spec.objectives}
    for edge in spec.network.edges:
        if edge.target in found and (nodes[edge.target][1].activation or nodes[edge.target][1].folds_into):
            found.add(edge.source)
    return found
