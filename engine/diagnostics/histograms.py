"""Histograms of activations, on a sample small enough to cost nothing."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp

from engine.diagnostics.segments import filled_up
from engine.report import HISTOGRAM_BINS

EXAMPLES = 64
ELEMENTS = 4_096


def activation_histograms(
    outputs: Sequence[jax.Array], copies: Sequence[int], mask: jax.Array
) -> tuple[jax.Array, jax.Array]:
    """Counts of each node's output in equal bins between its extremes, over at most 64 examples.

    Wide outputs are thinned: fewer examples, then every k-th unit, about 4,096 numbers in all.

    Args:
        outputs: [batch, ...], or [copies, batch, ...] of several copies of a node. mask: [batch], 1 for a real example.

    Returns:
        ([nodes, 32] uint8 counts scaled so that the fullest bin reads 255, [nodes, 2] float32 ranges).
    """
    samples = [
        _sample(output if count > 1 else output[None], mask) for output, count in zip(outputs, copies, strict=True)
    ]
    longest = max(sample.shape[1] for sample in samples)
    laid: list[jax.Array] = []
    for each in samples:
        several = len(each) > 1
        laid += filled_up(each if several else each[0], longest - each.shape[1], several, jnp.nan)
    sample = jnp.concatenate(laid).reshape(-1, longest)
    real = jnp.isfinite(sample)
    low = jnp.min(jnp.where(real, sample, jnp.inf), axis=1)
    high = jnp.max(jnp.where(real, sample, -jnp.inf), axis=1)
    scale = HISTOGRAM_BINS / jnp.where(high > low, high - low, 1)
    bins = jnp.clip(jnp.floor((sample - low[:, None]) * scale[:, None]), 0, HISTOGRAM_BINS - 1)
    placed = jnp.where(real, bins, -1)[:, None, :]
    numbers = jnp.arange(HISTOGRAM_BINS, dtype=jnp.float32)[None, :, None]
    counts = jnp.sum((placed == numbers).astype(jnp.float32), axis=2)
    fullest = jnp.maximum(jnp.max(counts, axis=1, keepdims=True), 1)
    ends = jnp.where(high >= low, jnp.stack([low, high]), jnp.nan).T
    return jnp.round(counts * (255 / fullest)).astype(jnp.uint8), ends


def _sample(output: jax.Array, mask: jax.Array) -> jax.Array:
    """Some numbers of every copy's output as float32 rows, NaN for those of padding. output: [copies, batch, ...]."""
    flat = output.reshape(*output.shape[:2], -1)
    examples = max(1, min(flat.shape[1], EXAMPLES, ELEMENTS // flat.shape[2]))
    thinning = -(-flat.shape[2] // ELEMENTS)
    thinned = flat[:, :examples, ::thinning].astype(jnp.float32)
    return jnp.where(mask[:examples, None] > 0, thinned, jnp.nan).reshape(len(output), -1)
