"""Normalisation of each example by itself: layer norm and group norm."""

from collections.abc import Mapping
from math import prod
from typing import Literal

import jax
import jax.numpy as jnp

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec, same_shape
from engine.layers.describe import divisors_text
from engine.spec import Config, Setting, setting


def epsilon_setting() -> Setting:
    """What keeps the root of a variance from zero."""
    return setting(
        1e-5,
        title="Epsilon",
        help="Added to the variance before taking the square root, to avoid division by zero.",
        gt=0.0,
        le=1.0,
        scale="log",
        choices=(1e-5, 1e-3),
    )


class LayerNormConfig(Config):
    """Settings of layer normalisation."""

    over: Literal["features", "example"] = setting(
        "features",
        title="Normalise over",
        help="features normalises each position separately; example normalises the whole image or sequence together.",
    )
    epsilon: float = epsilon_setting()


class GroupNormConfig(Config):
    """Settings of group normalisation."""

    groups: int = setting(
        1,
        title="Groups",
        help="Number of groups of channels. 1 normalises all channels together; one group per channel is instance "
        "norm.",
        ge=1,
        le=4096,
        choices=(1, 2, 4, 8, 32),
    )
    epsilon: float = epsilon_setting()


def _standard(x: jax.Array, axes: tuple[int, ...], epsilon: float) -> jax.Array:
    """Mean 0 and variance 1 over some axes; the biased variance, in two passes against cancellation."""
    centred = x - jnp.mean(x, axes, keepdims=True)
    variance = jnp.mean(jnp.square(centred), axes, keepdims=True)
    return centred * jax.lax.rsqrt(variance + jnp.asarray(epsilon, x.dtype))


def _layer_weights(config: LayerNormConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    shape = inputs[0][-1:] if config.over == "features" else inputs[0]
    return {"scale": WeightSpec(shape, 1.0), "shift": WeightSpec(shape, 0.0)}


def _apply_layer(
    config: LayerNormConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    axes = (x.ndim - 1,) if config.over == "features" else tuple(range(1, x.ndim))
    return _standard(x, axes, config.epsilon) * weights["scale"] + weights["shift"], state


def _group_shape(config: GroupNormConfig, inputs: tuple[Shape, ...]) -> Shape:
    channels = inputs[0][-1]
    if channels % config.groups:
        raise ShapeError(
            "norm_groups_do_not_divide",
            f"{config.groups} groups don't divide {channels} channels evenly.",
            got=config.groups,
            expected=divisors_text(channels),
            hint="Choose a number of groups that divides the channels.",
        )
    return inputs[0]


def _group_weights(config: GroupNormConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    channels = inputs[0][-1:]
    return {"scale": WeightSpec(channels, 1.0), "shift": WeightSpec(channels, 0.0)}


def _apply_group(
    config: GroupNormConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    parted = x.reshape(*x.shape[:-1], config.groups, x.shape[-1] // config.groups)
    axes = (*range(1, x.ndim - 1), x.ndim)
    return _standard(parted, axes, config.epsilon).reshape(x.shape) * weights["scale"] + weights["shift"], state


def _operations(config: Config, inputs: tuple[Shape, ...], output: Shape) -> int:
    return prod(output)


LAYER_NORM = LayerDef(
    type="layer_norm",
    title="Layer norm",
    summary="Normalises every example to mean 0 and variance 1 over its features, then applies a learned scale and "
    "shift.",
    formula=r"a = \gamma \odot \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta",
    source="Ba, Kiros, Hinton 2016, equation 4; biased variance. Depends on no other example.",
    category="normalization",
    glyph="M2 15c5 0 5-11 10-11s5 11 10 11M3 20h18",
    Config=LayerNormConfig,
    output_shape=same_shape,
    apply=_apply_layer,
    weights=_layer_weights,
    operations=_operations,
    normalized=lambda config, inputs: inputs[0][-1] if config.over == "features" else prod(inputs[0]),
    normalizes=True,
)

GROUP_NORM = LayerDef(
    type="group_norm",
    title="Group norm",
    summary="Normalises groups of channels of every example to mean 0 and variance 1, then applies a learned scale "
    "and shift per channel.",
    formula=r"a_{i,j,c} = \gamma_c \frac{x_{i,j,c} - \mu_{g(c)}}{\sqrt{\sigma_{g(c)}^2 + \epsilon}} + \beta_c",
    source="Wu and He 2018, equations 1 and 7; biased variance over positions and the group's channels.",
    category="normalization",
    glyph="M1 18c2.8 0 2.8-11 5.5-11S9.2 18 12 18s2.8-11 5.5-11S20.2 18 23 18M12 4v16",
    Config=GroupNormConfig,
    output_shape=_group_shape,
    apply=_apply_group,
    weights=_group_weights,
    operations=_operations,
    normalized=lambda config, inputs: prod(inputs[0]) // config.groups,
    normalizes=True,
)
