"""What a network costs: weights, multiply-adds, memory and receptive fields, by arithmetic on whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from engine.layers.definition import LayerDef, Shape
from engine.layers.reach import Reach
from engine.spec import Config

COPIES_OF_WEIGHTS = 6
"""Weights, gradient, update, the former weights that the finite guard keeps, and up to two moments."""

COPIES_OF_OUTPUTS = 3
"""Each output, its gradient, and what is in the making while one of them is computed."""

EVALUATION_NUMBERS = 2**21


@dataclass(frozen=True)
class NodeFacts:
    """One node by arithmetic.

    Attributes:
        output_shape: without the batch axis; None behind a fault.
        weights: learned numbers. operations: multiply-adds of one example's forward pass.
        receptive_field: height and width of the input patch that one output sees; None where it is no image.
    """

    node_id: str
    output_shape: Shape | None
    weights: int = 0
    operations: int = 0
    receptive_field: tuple[int, int] | None = None


@dataclass(frozen=True)
class Field:
    """How an output's positions lie over the input: size of the patch seen, and step between neighbours.

    Behind an up-sampling neighbours lie closer than pixels, so both may be fractions.
    """

    size: Fraction | int = 1
    step: Fraction | int = 1


def count_weights(layer: LayerDef[Config], config: Config, inputs: tuple[Shape, ...]) -> int:
    """Learned numbers of one layer."""
    return sum(prod(weight.shape) for weight in layer.weights(config, inputs).values())


def infer_field(
    reach: Reach | None, sources: Sequence[Field | None], inputs: Sequence[Shape], output: Shape
) -> Field | None:
    """Receptive field of one layer's output over the input image.

    Windows: size + (window - 1) * step, step * stride. Anything else that gives an image keeps the largest field of
    its sources; an image that is repeated to match says nothing of the step between neighbours.

    Args:
        reach: how an output looks back at its input, None where no window moves.
        sources: fields of what it reads. inputs: shapes of that. output: its shape; no image, no field.

    Source:
        Araujo, Norris, Sim 2019 (Computing receptive fields), equation 2.
    """
    known = [field for field in sources if field is not None]
    if len(output) != 3 or not known:
        return None
    widest = max(known, key=lambda field: (field.size, field.step))
    if reach is None:
        placed = [
            field.step
            for field, shape in zip(sources, inputs, strict=True)
            if field is not None and shape[:2] == output[:2]
        ]
        return Field(widest.size, max(placed, default=widest.step))
    return Field(widest.size + (reach.size - 1) * widest.step, widest.step * reach.step)


def estimate_memory(
    weights: int,
    outputs: Mapping[str, Shape],
    batch_size: int,
    evaluated: int,
    data_bytes: int,
    precision: str,
    inner: Mapping[str, int] | None = None,
) -> int:
    """Bytes that one run needs on the device.

    Args:
        weights: learned numbers. outputs: shapes of all nodes. batch_size: examples in an update.
        evaluated: examples in the validation part. data_bytes: of the data set. precision: float32 or float64.
        inner: numbers of one example that nodes hold beside their output.
    """
    held = inner or {}
    itemsize = 8 if precision == "float64" else 4
    each = [prod(shape) + held.get(name, 0) for name, shape in outputs.items()]
    numbers, widest = sum(each), max(each, default=1)
    block = min(evaluated, 1024, max(16, EVALUATION_NUMBERS // max(1, widest)))
    training = COPIES_OF_WEIGHTS * weights + COPIES_OF_OUTPUTS * batch_size * numbers
    return itemsize * (training + block * numbers) + data_bytes
