"""Initial weights that need no fan: a constant, and distributions of a given width."""

from math import sqrt
from typing import Literal

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike

from engine.initializers.definition import InitializerDef
from engine.layers.definition import Shape
from engine.spec import Config, setting


class ZerosConfig(Config):
    """Settings of zeros: none."""


class ConstantConfig(Config):
    """Settings of a constant."""

    value: float = setting(
        0.1,
        title="Value",
        help="Initial value of every weight. Units that start with equal weights stay equal.",
        ge=-1000.0,
        le=1000.0,
        choices=(-1.0, 0.1, 1.0),
    )


class UniformConfig(Config):
    """Settings of the uniform distribution."""

    limit: float = setting(
        0.05,
        title="Limit",
        help="Weights are drawn between -limit and +limit.",
        ge=0.0,
        le=1000.0,
        choices=(0.01, 0.05, 0.1, 1.0),
    )


class NormalConfig(Config):
    """Settings of the normal distribution."""

    std: float = setting(
        1.0,
        title="Standard deviation",
        help="If weights are too large, units saturate or activations explode; if too small, signals vanish.",
        ge=0.0,
        le=1000.0,
        choices=(0.01, 0.1, 1.0, 3.0),
    )
    scaling: Literal["none", "fan_in"] = setting(
        "none",
        title="Scaling",
        help="fan-in divides the standard deviation by the square root of the number of inputs, so that sums keep "
        "their variance.",
    )


def _draw_zeros(
    config: ZerosConfig, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike
) -> jax.Array:
    return jnp.zeros(shape, dtype)


def _draw_constant(
    config: ConstantConfig, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike
) -> jax.Array:
    return jnp.full(shape, config.value, dtype)


def _draw_uniform(
    config: UniformConfig, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike
) -> jax.Array:
    return jax.random.uniform(key, shape, dtype, -1, 1) * jnp.asarray(config.limit, dtype)


def _draw_normal(
    config: NormalConfig, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike
) -> jax.Array:
    std = config.std / sqrt(fan_in) if config.scaling == "fan_in" else config.std
    return jax.random.normal(key, shape, dtype) * jnp.asarray(std, dtype)


ZEROS = InitializerDef(
    type="zeros",
    title="Zeros",
    summary="All values start at 0. Right for biases; units that start with equal weights stay equal.",
    formula=r"w = 0",
    source="Standard.",
    Config=ZerosConfig,
    draw=_draw_zeros,
    equal=lambda config: True,
    numbers=lambda config: (0.0,),
)

CONSTANT = InitializerDef(
    type="constant",
    title="Constant",
    summary="All weights start at one value. Use it to set a network by hand, or to see why random weights are needed.",
    formula=r"w = c",
    source="Standard.",
    Config=ConstantConfig,
    deviation=lambda config: config.value,
    draw=_draw_constant,
    equal=lambda config: True,
    numbers=lambda config: (config.value,),
)

UNIFORM = InitializerDef(
    type="uniform",
    title="Uniform",
    summary="A uniform distribution between two limits.",
    formula=r"w \sim \mathcal{U}(-l, l)",
    source="Standard.",
    Config=UniformConfig,
    deviation=lambda config: config.limit / sqrt(3.0),
    draw=_draw_uniform,
    equal=lambda config: config.limit == 0,
)

NORMAL = InitializerDef(
    type="normal",
    title="Normal",
    summary="A normal distribution with a standard deviation you choose, optionally divided by the square root of "
    "the number of inputs.",
    formula=r"w \sim \mathcal{N}(0, \sigma^2) \text{ or } \mathcal{N}(0, \sigma^2 / n_{in})",
    source="Nielsen 2015, chapter 3 (both forms); scaled by n_in it is LeCun et al. 1998. Not truncated.",
    Config=NormalConfig,
    deviation=lambda config: config.std if config.scaling == "none" else None,
    draw=_draw_normal,
    equal=lambda config: config.std == 0,
)
