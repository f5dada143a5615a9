"""Residual connections: a shortcut around each hidden layer whose output has the shape of its input."""

from engine import registry
from engine.findings.changes import with_behind
from engine.findings.network import has_kernel
from engine.findings.scale import shapes_of
from engine.layers.definition import Shape
from engine.shapes import input_wires
from engine.spec import ExperimentSpec
from engine.spec.expand import wire


def with_shortcuts(spec: ExperimentSpec, input_shape: Shape) -> ExperimentSpec:
    """Adds what a layer with weights reads to what its activation gives; nothing changes where there is a join already.

    Args:
        input_shape: of one example.
    """
    around = _layers_of_one_shape(spec, input_shape)
    if not around or any(port.many for node in spec.network.nodes for port in registry.layer(node.type).inputs):
        return spec
    network = with_behind(spec.network, list(around), "add")
    known = {node.id for node in spec.network.nodes}
    sums = {edge.source: edge.target for edge in network.edges if edge.source in around and edge.target not in known}
    shortcuts = (wire(sums.get(before, before), sums[name]) for name, before in around.items())
    return spec.model_copy(update={"network": network.model_copy(update={"edges": (*network.edges, *shortcuts)})})


def _layers_of_one_shape(spec: ExperimentSpec, input_shape: Shape) -> dict[str, str]:
    """Hidden activation -> what the layer with weights before it reads, where both have one shape."""
    shapes, wires = shapes_of(spec, input_shape), input_wires(spec.network)
    types = {node.id: registry.layer(node.type) for node in spec.network.nodes}
    predictions, found = {goal.prediction for goal in spec.objectives}, dict[str, str]()
    for name, layer in types.items():
        if not layer.activation or name in predictions:
            continue
        weighted = wires[name][0].source
        if has_kernel(types[weighted]) and len(wires[weighted]) == 1:
            before = wires[weighted][0].source
            if shapes[before] == shapes[name]:
                found[name] = before
    return found
