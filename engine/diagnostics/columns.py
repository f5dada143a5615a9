"""The columns of nodes, computed inside the full step. Definitions: docs/architecture.md, Report.

Nodes whose outputs have one shape are computed together, [nodes, batch, *shape]: what a net costs to compile
follows the number of its different shapes, not of its nodes.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.diagnostics.norms import row_norms


class Sample(NamedTuple):
    """Which rows of a batch are real. mask: [batch], real: their number, a floating-point scalar."""

    mask: jax.Array
    real: jax.Array


def _rows(stacked: jax.Array) -> jax.Array:
    """[nodes, batch, units] of [nodes, batch, ...]."""
    return stacked.reshape(*stacked.shape[:2], -1)


def delta_rms(deltas: jax.Array, sample: Sample) -> jax.Array:
    """RMS over real examples and units of each example's own delta.

    A delta is the gradient of the *mean* loss, so an example's own delta is `real` times its row: the RMS is
    ||delta|| sqrt(real / units).

    Args:
        deltas: [nodes, batch, ...], zero in padded rows.

    Returns:
        [nodes].
    """
    rows = _rows(deltas)
    return row_norms(rows) * jnp.sqrt(sample.real / rows.shape[2])


def delta_norm(deltas: jax.Array) -> jax.Array:
    """L2 norm of the gradient of a bias at each output: summed over examples and positions, one number a unit.

    Args:
        deltas: [nodes, batch, ..., units].

    Returns:
        [nodes].

    Source: M. Nielsen, Neural Networks and Deep Learning (2015), chapter 5, speed of learning.
    """
    places = deltas.reshape(deltas.shape[0], -1, deltas.shape[-1] if deltas.ndim > 2 else 1)
    largest = jnp.max(jnp.abs(places), axis=(1, 2))
    divisor = jnp.where(largest > 0, largest, 1)
    return largest * row_norms(jnp.sum(places / divisor[:, None, None], axis=1))


def activation_columns(outputs: jax.Array, sample: Sample) -> list[jax.Array]:
    """Mean, population standard deviation, minimum, maximum, share of exact zeros; over real examples and units.

    Args:
        outputs: [nodes, batch, ...].

    Returns:
        Five arrays [nodes].
    """
    rows = _rows(outputs)
    mask = sample.mask[None, :, None]
    count = sample.real * rows.shape[2]
    mean = jnp.sum(rows * mask, axis=(1, 2)) / count
    variance = jnp.sum(jnp.square((rows - mean[:, None, None]) * mask), axis=(1, 2)) / count
    low = jnp.min(jnp.where(mask > 0, rows, jnp.inf), axis=(1, 2))
    high = jnp.max(jnp.where(mask > 0, rows, -jnp.inf), axis=(1, 2))
    return [mean, jnp.sqrt(variance), low, high, jnp.sum((rows == 0) * mask, axis=(1, 2)) / count]


def batch_dead(outputs: jax.Array, sample: Sample) -> jax.Array:
    """[nodes] share of units that are 0 for every real example and position."""
    places = outputs.reshape(outputs.shape[0], outputs.shape[1], -1, outputs.shape[-1] if outputs.ndim > 2 else 1)
    awake = jnp.any((places * sample.mask[None, :, None, None]) != 0, axis=(1, 2))
    return 1 - jnp.mean(awake.astype(outputs.dtype), axis=1)


def window_dead(last_alive: jax.Array, step: jax.Array, window: jax.Array) -> jax.Array:
    """Share of units that were 0 for every example of every batch in the window.

    Args:
        last_alive: [units] u32, this step included. step: u32, number of this step.
        window: u32, steps looked back, at most `step`.
    """
    return jnp.mean((step - last_alive >= window).astype(jnp.float32))


def saturated_share(outputs: jax.Array, low: jax.Array, high: jax.Array, sample: Sample) -> jax.Array:
    """[nodes] share of outputs outside (low, high), each [nodes]; NaN where a bound is."""
    rows = _rows(outputs)
    outside = (rows < low[:, None, None]) | (rows > high[:, None, None])
    share = jnp.sum(outside * sample.mask[None, :, None], axis=(1, 2)) / (sample.real * rows.shape[2])
    return jnp.where(jnp.isnan(low) | jnp.isnan(high), jnp.nan, share)


def non_finite_count(stacked: jax.Array, sample: Sample) -> jax.Array:
    """[nodes] number of NaN and infinite entries in real rows."""
    bad = ~jnp.isfinite(_rows(stacked)) & (sample.mask[None, :, None] > 0)
    return jnp.sum(bad, axis=(1, 2), dtype=jnp.int32)
