"""Histograms of activations, on a sample small enough to cost nothing."""

import jax
import jax.numpy as jnp

from engine.report import HISTOGRAM_BINS

EXAMPLES = 64
ELEMENTS = 16_384


def activation_histogram(output: jax.Array, mask: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Counts of a node's output in equal bins between its extremes, over at most 64 examples.

    Wide outputs are thinned: fewer examples, then every k-th unit, at most 16,384 numbers in all.

    Args:
        output: [batch, ...]. mask: [batch], 1 for a real example.

    Returns:
        ([32] uint8 counts scaled so that the fullest bin reads 255, [2] float32 range).
    """
    flat = output.reshape(output.shape[0], -1)
    examples = max(1, min(flat.shape[0], EXAMPLES, ELEMENTS // flat.shape[1]))
    thinning = -(-flat.shape[1] // ELEMENTS)
    sample = flat[:examples, ::thinning].astype(jnp.float32)
    real = (mask[:examples] > 0)[:, None] & jnp.isfinite(sample)
    low = jnp.min(jnp.where(real, sample, jnp.inf))
    high = jnp.max(jnp.where(real, sample, -jnp.inf))
    span = jnp.where(high > low, high - low, 1)
    bins = jnp.clip(jnp.floor((sample - low) / span * HISTOGRAM_BINS), 0, HISTOGRAM_BINS - 1)
    placed = jnp.where(real, bins, -1).ravel()
    edges = jnp.arange(HISTOGRAM_BINS, dtype=jnp.float32)
    counts = jnp.sum((placed[None, :] == edges[:, None]).astype(jnp.float32), axis=1)
    fullest = jnp.maximum(jnp.max(counts), 1)
    ends = jnp.where(jnp.any(real), jnp.stack([low, high]), jnp.nan)
    return jnp.round(counts * (255 / fullest)).astype(jnp.uint8), ends
