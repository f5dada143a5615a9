"""What the size of a network does to its gradients by itself, and how far a network still is from its targets."""

from collections.abc import Mapping
from math import log, prod, sqrt

from engine import registry
from engine.layers.definition import Shape
from engine.shapes import infer_shapes
from engine.spec import ExperimentSpec


def read_shapes(spec: ExperimentSpec) -> Mapping[str, Shape]:
    """Shapes of all nodes of a checked spec."""
    record = registry.dataset(spec.data.type)
    return infer_shapes(spec.network, record.input_shape(record.Config.model_validate(spec.data.config)))


def spread(shape: Shape) -> float:
    """Factor from the RMS of a layer's deltas to what reaches the layer as a whole.

    A wide layer shares the same gradient among more units (their squares add: the root of the number of units), an
    image among more positions (their gradients add in the shared weights: the number of positions).
    """
    if len(shape) < 2:
        return sqrt(prod(shape))
    return sqrt(shape[-1]) * prod(shape[:-1])


def error_factor(spec: ExperimentSpec, outputs: int) -> float:
    """Factor from the RMS of the deltas at the output to the RMS of prediction minus target.

    Cross-entropies have the delta p - t, squared error 2 (a - t); a mean over outputs divides both by their number.
    """
    objective = spec.objectives[0]
    record = registry.loss(objective.loss.type)
    config = record.Config.model_validate(objective.loss.config)
    shared = outputs if getattr(config, "reduction", "sum") == "mean" else 1
    doubled = 1.0 if record.logits or getattr(config, "half", False) else 2.0
    return shared / doubled / objective.weight


def loss_of_guessing(spec: ExperimentSpec) -> float:
    """About the loss of a network that always gives the same best answer.

    ln(classes) for cross-entropy, ln 2 an output for binary cross-entropy; for squared error the variance of the
    targets: 1 for values of -1 and 1 and for standardised inputs, at most 1/4 for pixels.
    """
    objective = spec.objectives[0]
    record = registry.loss(objective.loss.type)
    config = record.Config.model_validate(objective.loss.config)
    outputs = prod(read_shapes(spec)[objective.prediction])
    count = outputs if getattr(config, "reduction", "mean") == "sum" else 1
    if record.task == "classification" and record.type != "binary_cross_entropy":
        classes = max(read_shapes(spec)[objective.prediction][-1], 2)
        positions = outputs // classes if record.positions and count > 1 else 1
        return objective.weight * positions * log(classes)
    if record.logits:
        return objective.weight * count * log(2)
    pixels = objective.target == "input" and not spec.data.preprocessing
    half = 0.5 if getattr(config, "half", False) else 1.0
    return objective.weight * count * half * (0.25 if pixels else 1.0)
