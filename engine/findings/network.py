"""What rules read off a spec: layers with weights, activations, how weights start."""

from collections.abc import Collection, Mapping

from engine import registry
from engine.findings.definition import Evidence
from engine.initializers.equal import starts_equal
from engine.layers.definition import LayerDef
from engine.spec import Component, Config, ExperimentSpec, Node

LINEAR_TYPES = frozenset(
    (
        *("input", "dense", "flatten", "reshape", "permute", "linear", "add", "concat", "split"),
        *("conv2d", "conv1d", "conv_transpose2d", "upsample2d", "avg_pool2d", "avg_pool1d", "global_avg_pool"),
        *("dropout", "feature_dropout", "gaussian_noise", "batch_norm", "embedding", "positional_encoding"),
    )
)
"""Layers whose evaluation is an affine map of their input. A type that is not listed counts as non-linear."""


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
    return "weight_initializer" in layer.Config.model_fields


def is_linear(spec: ExperimentSpec) -> bool:
    """Whether nothing before the predictions bends: the network computes one affine map of its input."""
    predictions = {objective.prediction for objective in spec.objectives}
    return all(node.id in predictions or node.type in LINEAR_TYPES for node in spec.network.nodes)


def normalizes_first(spec: ExperimentSpec) -> bool:
    """Whether a normalisation layer reads the input before any weights do."""
    nodes = layers_by_id(spec)
    reached = {node.id for node in spec.network.nodes if not nodes[node.id][1].inputs}
    while reached:
        readers = {edge.target for edge in spec.network.edges if edge.source in reached}
        if any(nodes[name][1].category == "normalization" for name in readers):
            return True
        reached = {name for name in readers if not has_kernel(nodes[name][1])}
    return False


def equal_layers(spec: ExperimentSpec, units: Mapping[str, int]) -> list[str]:
    """Hidden layers of several units whose weights all start at one value; the ones that predict have unlike targets.

    Args:
        units: width of the last axis of every node.
    """
    predictions = _predicting(spec)
    found: list[str] = []
    for node in spec.network.nodes:
        if node.id in predictions or units[node.id] < 2 or node.frozen or not has_kernel(registry.layer(node.type)):
            continue
        if all(map(starts_equal, _starts(node))):
            found.append(node.id)
    return found


def _starts(node: Node) -> list[Component]:
    """How each array of a node's weights is drawn: one random bias or recurrent kernel is enough to part units."""
    config = registry.layer_config(node)
    biased = getattr(config, "use_bias", True)
    names = [name for name in type(config).model_fields if name.endswith("_initializer")]
    return [getattr(config, name) for name in names if biased or name != "bias_initializer"]


def _predicting(spec: ExperimentSpec) -> Collection[str]:
    """Predictions, and what feeds them through an activation."""
    nodes = layers_by_id(spec)
    found = {objective.prediction for objective in spec.objectives}
    for edge in spec.network.edges:
        if edge.target in found and (nodes[edge.target][1].activation or nodes[edge.target][1].folds_into):
            found.add(edge.source)
    return found
