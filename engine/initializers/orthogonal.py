"""Orthogonal initial weights, which keep norms."""

from math import prod

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike

from engine.initializers.definition import InitializerDef
from engine.layers.definition import Shape
from engine.spec import Config, setting


class OrthogonalConfig(Config):
    """Settings of orthogonal weights."""

    gain: float = setting(
        1.0,
        title="Gain",
        help="Factor applied to the matrix. 1 keeps norms; the square root of 2 compensates for ReLU.",
        gt=0.0,
        le=100.0,
        choices=(1.0, 1.4142135623730951),
    )


def _draw(
    config: OrthogonalConfig, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike
) -> jax.Array:
    """Q of a Gaussian matrix, signs of R's diagonal taken in, which makes it uniform (Mezzadri 2007)."""
    units = shape[-1] if shape else 1
    rows = prod(shape[:-1])
    drawn = jax.random.normal(key, (max(rows, units), min(rows, units)), dtype)
    turned, triangle = jnp.linalg.qr(drawn)
    signed = turned * jnp.where(jnp.diagonal(triangle) < 0, -1, 1).astype(dtype)
    matrix = signed if rows >= units else signed.T
    return matrix.reshape(shape) * jnp.asarray(config.gain, dtype)


ORTHOGONAL = InitializerDef(
    type="orthogonal",
    title="Orthogonal",
    summary="A random orthogonal matrix: signals and gradients keep their norm through many layers and time steps.",
    formula=r"W^T W = g^2 I",
    source="Saxe, McClelland, Ganguli 2014; the last axis against all others, uniform by Mezzadri 2007.",
    Config=OrthogonalConfig,
    draw=_draw,
)
