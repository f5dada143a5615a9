"""Histograms of activations, on a sample small enough to cost nothing."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np

from engine.diagnostics.segments import filled_up
from engine.report import HISTOGRAM_BINS

EXAMPLES = 64
ELEMENTS = 4_096
PER_WORD = 4
PER_PIECE = 128
"""Counters in a word of 32 bits, and numbers that they count before they are added up: a byte holds up to 255."""


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
    counts = _counts(jnp.where(real, bins, -1).astype(jnp.int32))
    fullest = jnp.maximum(jnp.max(counts, axis=1, keepdims=True), 1)
    ends = jnp.where(high >= low, jnp.stack([low, high]), jnp.nan).T
    return jnp.round(counts * (255 / fullest)).astype(jnp.uint8), ends


def _counts(bins: jax.Array) -> jax.Array:
    """[rows, 32] how often each bin stands in each row. bins: [rows, numbers] i4, -1 for none.

    Four counters of a byte each lie in one word, so that a number is compared with eight words instead of 32 bins. A
    word counts 128 numbers: no byte overflows.
    """
    rows, longest = bins.shape
    words = HISTOGRAM_BINS // PER_WORD
    filled = jnp.concatenate(filled_up(bins, -longest % PER_PIECE, several=False, fill=-1), axis=-1)
    pieces = filled.reshape(rows, 1, -1, PER_PIECE)
    one = jnp.left_shift(jnp.uint32(1), (8 * (pieces % PER_WORD)).astype(jnp.uint32))
    own = pieces // PER_WORD == np.arange(words, dtype=np.int32)[:, None, None]
    counted = jnp.sum(jnp.where(own, one, jnp.uint32(0)), axis=-1, dtype=jnp.uint32)
    counters = [jnp.sum((counted >> (8 * place)) & 255, axis=-1, dtype=jnp.uint32) for place in range(PER_WORD)]
    return jnp.stack(counters, axis=-1).reshape(rows, HISTOGRAM_BINS).astype(jnp.float32)


def _sample(output: jax.Array, mask: jax.Array) -> jax.Array:
    """Some numbers of every copy's output as float32 rows, NaN for those of padding. output: [copies, batch, ...]."""
    flat = output.reshape(*output.shape[:2], -1)
    examples = max(1, min(flat.shape[1], EXAMPLES, ELEMENTS // flat.shape[2]))
    thinning = -(-flat.shape[2] // ELEMENTS)
    thinned = flat[:, :examples, ::thinning].astype(jnp.float32)
    return jnp.where(mask[:examples, None] > 0, thinned, jnp.nan).reshape(len(output), -1)
