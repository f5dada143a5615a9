"""What the size of a network does to its gradients by itself."""

from collections.abc import Mapping
from math import prod, sqrt

from engine import registry
from engine.findings.definition import Evidence
from engine.findings.once import once
from engine.layers.definition import Shape
from engine.shapes import infer_shapes
from engine.spec import ExperimentSpec


def read_shapes(evidence: Evidence) -> Mapping[str, Shape]:
    """Shapes of all nodes."""
    return shapes_of(evidence.spec, evidence.facts.input_shape)


@once
def shapes_of(spec: ExperimentSpec, input_shape: Shape) -> Mapping[str, Shape]:
    """Shapes of all nodes of a spec without groups. input_shape: of one example."""
    return infer_shapes(spec.network, input_shape)


def spread(shape: Shape) -> float:
    """Factor from the RMS of a layer's deltas to what reaches the layer as a whole.

    A wide layer shares the same gradient among more units (their squares add: the root of the number of units), an
    image among more positions (their gradients add in the shared weights: the number of positions).
    """
    if len(shape) < 2:
        return sqrt(prod(shape))
    return sqrt(shape[-1]) * prod(shape[:-1])


def error_factor(spec: ExperimentSpec, outputs: int) -> float:
    """Factor from the RMS of the deltas at the output to the RMS of prediction minus target."""
    objective = spec.objectives[0]
    record = registry.loss(objective.loss.type)
    config = record.Config.model_validate(objective.loss.config)
    return record.error_per_delta(config, outputs) / objective.weight
