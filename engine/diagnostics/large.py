"""Reading large outputs example by example: every number is taken from memory once, and from the cache then."""

from collections.abc import Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from engine.layers.definition import Saturation


class Examples(NamedTuple):
    """What was read of each example of several outputs of one shape: [batch, outputs], and `bias` with units behind.

    Attributes:
        total: sum of the output. spread: sum of squared distances from the example's own mean (Chan, Golub, LeVeque
            1983 add them up). low, high: extremes. zeros, saturated: numbers of exact zeros and of outputs outside the
            layer's bounds (0 where it has none).
        delta_norm: L2 norm of the delta, on scaled values. bias: the delta summed over positions.
    """

    total: jax.Array
    spread: jax.Array
    low: jax.Array
    high: jax.Array
    zeros: jax.Array
    saturated: jax.Array
    delta_norm: jax.Array
    bias: jax.Array


def read_examples(
    bounds: Sequence[Saturation | None], outputs: Sequence[jax.Array], deltas: Sequence[jax.Array], units: int
) -> Examples:
    """Reads outputs of one shape and their deltas.

    Args:
        outputs, deltas: [batch, numbers] each, or [batch, copies, numbers] of several.
        bounds: of the layers of all. units: of an output: neurons, or channels of an image.
    """
    count = len(bounds)
    low = np.asarray([bound.low if bound else -np.inf for bound in bounds], outputs[0].dtype)[:, None]
    high = np.asarray([bound.high if bound else np.inf for bound in bounds], outputs[0].dtype)[:, None]

    def read(example: tuple[list[jax.Array], list[jax.Array]]) -> Examples:
        value, slope = (jnp.concatenate([jnp.atleast_2d(each) for each in part]) for part in example)
        total = jnp.sum(value, axis=1)
        outside = jnp.zeros_like(total)
        if any(bounds):
            outside = jnp.sum(((value < low) | (value > high)).astype(value.dtype), axis=1)
        largest = jnp.max(jnp.abs(slope), axis=1)
        scaled = slope / jnp.where(largest > 0, largest, 1)[:, None]
        return Examples(
            total=total,
            spread=jnp.sum(jnp.square(value - total[:, None] / value.shape[1]), axis=1),
            low=jnp.min(value, axis=1),
            high=jnp.max(value, axis=1),
            zeros=jnp.sum((value == 0).astype(value.dtype), axis=1),
            saturated=outside,
            delta_norm=largest * jnp.sqrt(jnp.sum(jnp.square(scaled), axis=1)),
            bias=jnp.sum(slope.reshape(count, -1, units), axis=1),
        )

    return lax.map(read, (list(outputs), list(deltas)))
