"""Cross-entropy at every position: pixels of an image, steps of a sequence."""

from math import prod

import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from engine.layers.definition import Shape
from engine.layers.describe import shape_text
from engine.layers.smooth import class_cost
from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, class_shares, entropy, reduced
from engine.losses.outputs import ReducedConfig, ShapeProblem, reduce_outputs, shared_among
from engine.losses.reach import reach_certainty
from engine.spec import Config


class PixelCrossEntropyConfig(ReducedConfig):
    """Settings of per-pixel cross-entropy: mean or sum over the positions."""


def _pixel_cross_entropy(
    config: PixelCrossEntropyConfig,
    prediction: Float[Array, "batch *positions classes"],
    target: Int[Array, "batch *positions"],
) -> Float[Array, " batch"]:
    batch, classes = prediction.shape[0], prediction.shape[-1]
    logits = prediction.reshape(batch, prod(prediction.shape[1:-1]), classes)
    return reduce_outputs(config, class_cost(logits, jnp.arange(classes) == target.reshape(batch, -1, 1)))


def _guessing(config: PixelCrossEntropyConfig, targets: Targets) -> float:
    """The entropy of the classes at each position."""
    return reduced(entropy(class_shares(targets)), config.reduction)


def _positions_problem(config: Config, prediction: Shape, target: Shape, classes: int | None) -> ShapeProblem | None:
    wanted = (*target, classes or 0)
    if prediction == wanted:
        return None
    return (
        "prediction_positions_differ",
        f"The prediction has the shape {shape_text(prediction)}, but must be {shape_text(wanted)}: the positions and "
        "one channel per class.",
        shape_text(wanted),
        f"Keep the height and width of the input, and predict {classes} channels.",
    )


PIXEL_CROSS_ENTROPY = LossDef(
    type="pixel_cross_entropy",
    title="Per-pixel cross-entropy",
    summary="For a class at every pixel or step: the cross-entropy at each one, averaged or summed.",
    formula=r"C = -\frac{1}{m} \sum_p \log \mathrm{softmax}(z_p)_{y_p}",
    source="Long, Shelhamer and Darrell 2015, section 4.3; mean or sum over positions, as set.",
    Config=PixelCrossEntropyConfig,
    per_example=_pixel_cross_entropy,
    targets=("label",),
    logits=True,
    one_distribution=True,
    task="classification",
    prediction_shape_problem=_positions_problem,
    guessing=_guessing,
    error_per_delta=shared_among,
    reach=reach_certainty,
    positions=True,
    version=2,
)
