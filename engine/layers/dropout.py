"""Dropout: units, or whole feature maps, switched off at random while training."""

from typing import Literal

import jax
import jax.numpy as jnp

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, same_shape
from engine.layers.describe import shape_text
from engine.layers.spans import with_zero
from engine.spec import Config, Setting, setting


def scaling_setting() -> Setting:
    """Where the share that is missing is made up for."""
    return setting(
        "inverted",
        title="Scaling",
        help="inverted divides by 1 - rate during training; at test time multiplies by 1 - rate during evaluation, as "
        "first published. The expected values are equal.",
    )


class DropoutConfig(Config):
    """Settings of dropout."""

    rate: float = setting(
        0.5,
        title="Rate",
        help="Fraction of units turned off at each training step. A higher rate regularises more.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.1, 0.2, 0.3, 0.5, 0.8),
    )
    scaling: Literal["inverted", "at_test"] = scaling_setting()


class FeatureDropoutConfig(Config):
    """Settings of feature-map dropout."""

    rate: float = setting(
        0.2,
        title="Rate",
        help="Fraction of feature maps turned off at each training step.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.1, 0.2, 0.3, 0.5),
    )
    scaling: Literal["inverted", "at_test"] = scaling_setting()


def _dropped(
    x: jax.Array, shape: tuple[int, ...], scaling: Literal["inverted", "at_test"], ctx: LayerContext
) -> jax.Array:
    """The uniform draw is float32 in every run, so that float64 drops the same units.

    Args:
        x: [batch, ...]. shape: of the draw, 1 along the axes that live and die together.
    """
    rate = ctx.live["rate"]
    if not ctx.training or ctx.key is None:
        return x if scaling == "inverted" else x * (1 - rate.astype(x.dtype))
    kept = jax.random.uniform(ctx.key, shape, jnp.float32) >= rate.astype(jnp.float32)
    scaled = x / (1 - rate.astype(x.dtype)) if scaling == "inverted" else x
    return jnp.where(kept, scaled, jnp.zeros((), x.dtype))


def _apply_units(
    config: DropoutConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return _dropped(inputs[0], inputs[0].shape, config.scaling, ctx), state


def _apply_maps(
    config: FeatureDropoutConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    shape = (x.shape[0], *(1 for _ in x.shape[1:-1]), x.shape[-1])
    return _dropped(x, shape, config.scaling, ctx), state


def _maps_shape(config: FeatureDropoutConfig, inputs: tuple[Shape, ...]) -> Shape:
    if len(inputs[0]) < 2:
        raise ShapeError(
            "feature_maps_expected",
            f"The input must be feature maps of an image or a sequence, but has the shape {shape_text(inputs[0])}.",
            got=list(inputs[0]),
            expected="height×width×channels or steps×features",
            hint="Place it after a convolution, or use Dropout.",
        )
    return inputs[0]


DROPOUT = LayerDef(
    type="dropout",
    title="Dropout",
    summary="Turns off random units at each training step, so that units can't rely on each other. Inactive during "
    "evaluation.",
    formula=r"a = \frac{m \odot x}{1 - p}, \quad m_i \sim \mathrm{Bernoulli}(1 - p)",
    source="Srivastava et al. 2014; inverted scaling by default; theirs is at test time.",
    category="regularization",
    glyph=(
        "M8.5 6a2.5 2.5 0 1 1-5 0 2.5 2.5 0 1 1 5 0M20.5 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 1 1 5 0M15.5 3.5l5 5"
        "M20.5 3.5l-5 5M3.5 15.5l5 5M8.5 15.5l-5 5"
    ),
    Config=DropoutConfig,
    output_shape=same_shape,
    apply=_apply_units,
    span=with_zero,
    affine=True,
    noise=True,
)

FEATURE_DROPOUT = LayerDef(
    type="feature_dropout",
    title="Feature-map dropout",
    summary="Turns off whole feature maps at random at each training step. Inactive during evaluation.",
    formula=r"a_{i,j,c} = \frac{m_c\, x_{i,j,c}}{1 - p}, \quad m_c \sim \mathrm{Bernoulli}(1 - p)",
    source="Tompson et al. 2015, section 3.2 (spatial dropout).",
    category="regularization",
    glyph="M2 8h10v10H2zM6 4h10v6M14 14l7 7M21 14l-7 7",
    Config=FeatureDropoutConfig,
    output_shape=_maps_shape,
    apply=_apply_maps,
    span=with_zero,
    affine=True,
    noise=True,
)
