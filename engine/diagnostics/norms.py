"""Norms that neither overflow nor vanish while their result is a finite number."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp


def scaled_norm(parts: Sequence[jax.Array]) -> jax.Array:
    """L2 norm of several arrays together: m sqrt(sum (x/m)^2) with m = max |x|, 0 for zeros.

    Gradients of 1e20 have squares beyond float32; their norm is finite all the same.

    Args:
        parts: arrays of one dtype, any shapes, at least one.
    """
    largest = jnp.max(jnp.stack([jnp.max(jnp.abs(part)) for part in parts]))
    divisor = jnp.where(largest > 0, largest, 1)
    total = sum((jnp.sum(jnp.square(part / divisor)) for part in parts[1:]), jnp.sum(jnp.square(parts[0] / divisor)))
    return largest * jnp.sqrt(total)


def scaled_rms(part: jax.Array, count: jax.Array) -> jax.Array:
    """Root of the mean square over `count` numbers, computed on scaled values."""
    return scaled_norm([part]) / jnp.sqrt(count)
