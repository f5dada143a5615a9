"""Norms that neither overflow nor vanish while their result is a finite number."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp


def row_norms(rows: jax.Array) -> jax.Array:
    """L2 norm of each row: m sqrt(sum (x/m)^2) with m = max |x|, 0 for zeros.

    Gradients of 1e20 have squares beyond float32; their norm is finite all the same.

    Args:
        rows: [n, ...].

    Returns:
        [n].
    """
    axes = tuple(range(1, rows.ndim))
    largest = jnp.max(jnp.abs(rows), axis=axes)
    divisor = jnp.where(largest > 0, largest, 1).reshape(-1, *(1 for _ in axes))
    return largest * jnp.sqrt(jnp.sum(jnp.square(rows / divisor), axis=axes))


def scaled_norm(parts: Sequence[jax.Array]) -> jax.Array:
    """L2 norm of several arrays of one dtype together, of any shape, computed on scaled values: a scalar."""
    norms = jnp.concatenate([row_norms(part.reshape(1, -1)) for part in parts])
    return row_norms(norms[None])[0] if len(parts) > 1 else norms[0]


def scale_of(largest: jax.Array) -> jax.Array:
    """What numbers are divided by before they are squared: their largest absolute value, of any shape, kept where its
    inverse is a normal number."""
    least = jnp.finfo(largest.dtype).tiny
    return jnp.clip(largest, least, 1 / least)
