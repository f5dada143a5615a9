"""The columns of a node, computed inside the full step. Definitions: docs/architecture.md, Report."""

from collections.abc import Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.diagnostics.norms import scaled_norm
from engine.layers.definition import LayerDef


class Sample(NamedTuple):
    """Which rows of a batch are real. mask: [batch], real: their number, a floating-point scalar."""

    mask: jax.Array
    real: jax.Array


def _shaped(mask: jax.Array, like: jax.Array) -> jax.Array:
    return mask.reshape(mask.shape + (1,) * (like.ndim - 1))


def _units(output: jax.Array) -> int:
    return output.size // output.shape[0]


def delta_rms(delta: jax.Array, sample: Sample) -> jax.Array:
    """RMS over real examples and units of each example's own delta.

    `delta` is the gradient of the *mean* loss, so an example's own delta is `real` times its row: the RMS is
    ||delta|| sqrt(real / units).

    Args:
        delta: [batch, ...], zero in padded rows.
    """
    return scaled_norm([delta]) * jnp.sqrt(sample.real / _units(delta))


def delta_norm(delta: jax.Array) -> jax.Array:
    """L2 norm of the gradient of a bias at this output: summed over examples and positions, one number a unit.

    Source: M. Nielsen, Neural Networks and Deep Learning (2015), chapter 5, speed of learning.
    """
    largest = jnp.max(jnp.abs(delta))
    divisor = jnp.where(largest > 0, largest, 1)
    summed = jnp.sum(delta / divisor, axis=tuple(range(delta.ndim - 1))) if delta.ndim > 1 else jnp.sum(delta / divisor)
    return largest * scaled_norm([summed])


def activation_columns(output: jax.Array, sample: Sample) -> list[jax.Array]:
    """Mean, population standard deviation, minimum, maximum, share of exact zeros; over real examples and units."""
    mask = _shaped(sample.mask, output)
    count = sample.real * _units(output)
    mean = jnp.sum(output * mask) / count
    variance = jnp.sum(jnp.square((output - mean) * mask)) / count
    low = jnp.min(jnp.where(mask > 0, output, jnp.inf))
    high = jnp.max(jnp.where(mask > 0, output, -jnp.inf))
    return [mean, jnp.sqrt(variance), low, high, jnp.sum((output == 0) * mask) / count]


def death_columns(alive: jax.Array, last_alive: jax.Array, step: jax.Array, window: jax.Array) -> list[jax.Array]:
    """Shares of units that were 0 for every example of this batch, and of every batch in the window.

    Args:
        alive: [units] bool, in this batch. last_alive: [units] u32, this step included.
        step: u32, number of this step. window: u32, steps looked back, at most `step`.
    """
    dtype = jnp.float32
    batch_dead = 1 - jnp.mean(alive.astype(dtype))
    return [batch_dead, jnp.mean((step - last_alive >= window).astype(dtype))]


def saturated_share(layer: LayerDef, output: jax.Array, sample: Sample) -> jax.Array:
    """Share of outputs outside the layer's bounds; NaN where it has none."""
    if layer.saturation is None:
        return jnp.full((), jnp.nan, output.dtype)
    outside = (output < layer.saturation.low) | (output > layer.saturation.high)
    return jnp.sum(outside * _shaped(sample.mask, output)) / (sample.real * _units(output))


def non_finite_count(part: jax.Array, sample: Sample) -> jax.Array:
    """Number of NaN and infinite entries in real rows."""
    return jnp.sum(~jnp.isfinite(part) & (_shaped(sample.mask, part) > 0))


def weight_columns(
    weights: Sequence[jax.Array], gradients: Sequence[jax.Array], updates: Sequence[jax.Array]
) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
    """(gradient norm, gradient RMS, update ratio, weight norm) of a node.

    Args:
        updates: new weights minus old, as taken. The ratio is NaN where the weights are all 0.
    """
    size = sum(part.size for part in weights)
    gradient_norm = scaled_norm(gradients)
    weight_norm = scaled_norm(weights)
    ratio = jnp.where(weight_norm > 0, scaled_norm(updates) / jnp.where(weight_norm > 0, weight_norm, 1), jnp.nan)
    return gradient_norm, gradient_norm / jnp.sqrt(jnp.asarray(size, gradient_norm.dtype)), ratio, weight_norm
