"""Histograms of activations, on a sample small enough to cost nothing."""

import jax
import jax.numpy as jnp

from engine.report import HISTOGRAM_BINS

EXAMPLES = 64
ELEMENTS = 16_384


def activation_histograms(outputs: jax.Array, mask: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Counts of each node's output in equal bins between its extremes, over at most 64 examples.

    Wide outputs are thinned: fewer examples, then every k-th unit, at most 16,384 numbers in all.

    Args:
        outputs: [nodes, batch, ...]. mask: [batch], 1 for a real example.

    Returns:
        ([nodes, 32] uint8 counts scaled so that the fullest bin reads 255, [nodes, 2] float32 ranges).
    """
    flat = outputs.reshape(*outputs.shape[:2], -1)
    examples = max(1, min(flat.shape[1], EXAMPLES, ELEMENTS // flat.shape[2]))
    thinning = -(-flat.shape[2] // ELEMENTS)
    sample = flat[:, :examples, ::thinning].astype(jnp.float32)
    real = (mask[:examples] > 0)[None, :, None] & jnp.isfinite(sample)
    low = jnp.min(jnp.where(real, sample, jnp.inf), axis=(1, 2))
    high = jnp.max(jnp.where(real, sample, -jnp.inf), axis=(1, 2))
    span = jnp.where(high > low, high - low, 1)[:, None, None]
    bins = jnp.clip(jnp.floor((sample - low[:, None, None]) / span * HISTOGRAM_BINS), 0, HISTOGRAM_BINS - 1)
    placed = jnp.where(real, bins, -1).reshape(flat.shape[0], 1, -1)
    numbers = jnp.arange(HISTOGRAM_BINS, dtype=jnp.float32)[None, :, None]
    counts = jnp.sum((placed == numbers).astype(jnp.float32), axis=2)
    fullest = jnp.maximum(jnp.max(counts, axis=1, keepdims=True), 1)
    ends = jnp.where(high >= low, jnp.stack([low, high]), jnp.nan).T
    return jnp.round(counts * (255 / fullest)).astype(jnp.uint8), ends
