"""What losses over several outputs share: the reduction, and targets laid beside predictions."""

from math import prod
from typing import Literal

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from engine.layers.definition import Shape
from engine.layers.describe import shape_text
from engine.spec import Config, setting

ShapeProblem = tuple[str, str, str, str]
"""Code, message, expected, hint."""


class ReducedConfig(Config):
    """Settings of a loss that is a sum over outputs."""

    reduction: Literal["mean", "sum"] = setting(
        "mean",
        title="Reduction",
        help="mean averages over the outputs; sum adds them up, which multiplies every gradient by the number of "
        "outputs.",
    )


def reduce_outputs(config: ReducedConfig, losses: Float[Array, "batch outputs"]) -> Float[Array, " batch"]:
    """Mean or sum over the outputs of each example."""
    return jnp.mean(losses, axis=1) if config.reduction == "mean" else jnp.sum(losses, axis=1)


def shared_among(config: ReducedConfig, outputs: int) -> float:
    """What a gradient is divided by where a loss is a mean over outputs."""
    return float(outputs) if config.reduction == "mean" else 1.0


def rows(x: Float[Array, "batch ..."]) -> Float[Array, "batch outputs"]:
    """Every example as one row."""
    return x.reshape(x.shape[0], prod(x.shape[1:]))


def target_rows(prediction: Float[Array, "batch outputs"], target: jax.Array) -> Float[Array, "batch outputs"]:
    """Targets as rows of the prediction's type; a class number 0 or 1 becomes a row of one.

    Args:
        target: [batch, *output], or [batch] class numbers.
    """
    return target.astype(prediction.dtype).reshape(prediction.shape)


def class_rows(prediction: Float[Array, "batch classes"], target: jax.Array) -> Float[Array, "batch classes"]:
    """Class numbers as rows with a 1 in their place; rows that are given stay.

    Args:
        target: [batch] class numbers, or [batch, classes].
    """
    if target.ndim == 1:
        return (jnp.arange(prediction.shape[-1]) == target[:, None]).astype(prediction.dtype)
    return target.astype(prediction.dtype)


def outputs_problem(config: Config, prediction: Shape, target: Shape, classes: int | None) -> ShapeProblem | None:
    """Whether a prediction can be laid beside its target, number by number.

    Args:
        prediction: shape of the predicting node's output.
        target: shape of one target; () for class numbers.
        classes: number of classes where the target is a class number or one-hot, else None.

    Returns:
        None where they fit, else code, message, expected and hint.
    """
    if target == () and classes is not None and classes != 2:
        return (
            "label_is_no_number",
            f"With {classes} classes, a class number is a label, not a quantity.",
            "the target one_hot",
            "Choose one_hot as the target, or cross-entropy as the loss.",
        )
    if prod(prediction) == prod(target):
        return None
    return (
        "prediction_shape_differs",
        f"The prediction has the shape {shape_text(prediction)}, the target {shape_text(target) if target else '1'}.",
        f"{prod(target)} outputs" if prod(target) > 1 else "1 output",
        f"Change the layers so that the prediction has {prod(target)} {'numbers' if prod(target) > 1 else 'number'}.",
    )
