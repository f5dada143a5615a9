"""Maxout: the largest of several weighted sums."""

from collections.abc import Mapping
from math import prod

import jax
import jax.numpy as jnp

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec
from engine.layers.structure import flatten
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.spec import Component, Config, setting


class MaxoutConfig(Config):
    """Settings of maxout."""

    units: int = setting(
        title="Units", help="Number of neurons. Each has several weighted sums.", ge=1, le=65_536, unit="units"
    )
    pieces: int = setting(
        2,
        title="Sums per unit",
        help="Number of weighted sums per unit; the largest one is the output. 2 doubles the number of weights.",
        ge=2,
        le=32,
        choices=(2, 3, 5),
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _output_shape(config: MaxoutConfig, inputs: tuple[Shape, ...]) -> Shape:
    return (config.units,)


def _weights(config: MaxoutConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    fan_in, fan_out = prod(inputs[0]), config.units
    kernel = WeightSpec((fan_in, fan_out, config.pieces), "weight_initializer", fan_in, fan_out, penalized=True)
    if not config.use_bias:
        return {"kernel": kernel}
    return {"kernel": kernel, "bias": WeightSpec((fan_out, config.pieces), "bias_initializer", fan_in, fan_out)}


def _operations(config: MaxoutConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return prod(inputs[0]) * config.units * config.pieces


def _inner(config: MaxoutConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return config.units * config.pieces


def _apply(
    config: MaxoutConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = flatten(inputs[0])
    kernel = weights["kernel"]
    sums = (x @ kernel.reshape(kernel.shape[0], -1)).reshape(-1, *kernel.shape[1:])
    return jnp.max(sums + weights["bias"] if config.use_bias else sums, axis=-1), state


MAXOUT = LayerDef(
    type="maxout",
    title="Maxout",
    summary="Each unit outputs the largest of several weighted sums: a learned piecewise linear activation.",
    formula=r"a_j = \max_k \left( \sum_i x_i W_{ijk} + b_{jk} \right)",
    source="Goodfellow et al. 2013, section 3; tied sums share the gradient equally.",
    category="core",
    glyph="M3 5l8 14M21 5l-8 14M4 14h16",
    Config=MaxoutConfig,
    output_shape=_output_shape,
    apply=_apply,
    weights=_weights,
    operations=_operations,
    inner=_inner,
)
