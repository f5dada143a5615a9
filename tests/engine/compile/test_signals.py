"""How outputs are read: side by side, one by one, or counted, and that the numbers are those of NumPy."""

from collections.abc import Iterator
from math import prod

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.extend.core import Jaxpr, jaxprs_in_params

from engine import registry
from engine.diagnostics.columns import LARGE, TOGETHER, Flowing, Sample, Signals, signals
from engine.diagnostics.histograms import activation_histograms

BATCH, REAL = 32, 29
MASK = np.asarray([1.0] * REAL + [0.0] * (BATCH - REAL), np.float32)
SAMPLE = Sample(jnp.asarray(MASK), jnp.float32(REAL))
U_NET = [(16, 16, 4)] * 12 + [(8, 8, 8)] * 9 + [(4, 4, 16)] * 4 + [(16, 16, 8)]
"""Outputs of middling size that together have 700,000 numbers in a batch of 32."""

FEW = [(16, 16, 4)] * 3 + [(10,)]


def arrays(shapes: list[tuple[int, ...]]) -> list[np.ndarray]:
    """Rectified numbers, zero in the rows that pad the batch, as deltas are."""
    numbers = np.random.default_rng(5)
    drawn = [numbers.normal(1.0, 2.0, (BATCH, *shape)).astype(np.float32) for shape in shapes]
    return [np.maximum(each, 0) * MASK.reshape(-1, *[1] * (each.ndim - 1)) for each in drawn]


def flowing(outputs: list[jax.Array]) -> list[Flowing]:
    """Each as an output and, negative, as its delta."""
    layer = registry.layer("sigmoid")
    return [Flowing(layer, each.shape[1:], 1, each, -each) for each in outputs]


def largest(jaxpr: Jaxpr) -> int:
    """Numbers of the largest array that is computed on the way."""
    return max(_sizes(jaxpr))


def _sizes(jaxpr: Jaxpr) -> Iterator[int]:
    for step in jaxpr.eqns:
        yield from (prod(getattr(out.aval, "shape", ())) for out in step.outvars)
        for inner in jaxprs_in_params(step.params):
            yield from _sizes(inner)


def read(outputs: list[jax.Array]) -> Signals:
    """What is read of them."""
    return signals(flowing(outputs), SAMPLE, LARGE)


def counted(output: jax.Array) -> tuple[jax.Array, jax.Array]:
    """The histogram of one."""
    return activation_histograms([output], [1], jnp.ones(len(output)))


@pytest.mark.parametrize("shapes", [U_NET, FEW], ids=["many of middling size", "few"])
def test_every_signal_is_that_of_numpy(shapes: list[tuple[int, ...]]) -> None:
    drawn = arrays(shapes)
    found = jax.jit(read)([jnp.asarray(a) for a in drawn])
    real = [array[:REAL].astype(np.float64) for array in drawn]
    np.testing.assert_allclose(found.mean, [a.mean() for a in real], rtol=1e-5)
    np.testing.assert_allclose(found.std, [a.std() for a in real], rtol=1e-5)
    np.testing.assert_allclose(found.low, [a.min() for a in real], rtol=1e-6)
    np.testing.assert_allclose(found.high, [a.max() for a in real], rtol=1e-6)
    np.testing.assert_allclose(found.zeros, [np.mean(a == 0) for a in real], rtol=1e-5)
    np.testing.assert_allclose(found.delta_rms, [REAL * np.sqrt(np.mean(np.square(a))) for a in real], rtol=1e-5)
    norms = [np.linalg.norm(a.reshape(-1, a.shape[-1]).sum(axis=0)) for a in real]
    np.testing.assert_allclose(found.delta_norm, norms, rtol=1e-5)
    bounds = registry.layer("sigmoid").saturation
    assert bounds is not None
    outside = [np.mean((a < bounds.low) | (a > bounds.high)) for a in real]
    np.testing.assert_allclose(found.saturated, outside, rtol=1e-5)


def test_outputs_that_do_not_fit_into_the_cache_together_are_not_laid_side_by_side() -> None:
    outputs = [jnp.asarray(array) for array in arrays(U_NET)]
    traced = jax.make_jaxpr(read)(outputs)
    assert largest(traced.jaxpr) <= TOGETHER < sum(each.size for each in outputs)


@pytest.mark.parametrize("count", [5, 128, 700, 4_096])
def test_a_histogram_counts_as_numpy_does(count: int) -> None:
    values = np.random.default_rng(count).normal(size=(1, count)).astype(np.float32)
    values[0, : count // 2] = 0.25  # more than a byte can count stand in one bin
    low, high = values.min(), values.max()
    bins = np.floor((values[0] - low) * (np.float32(32) / (high - low))).astype(int).clip(0, 31)
    counts = np.bincount(bins, minlength=32)
    found, ends = counted(jnp.asarray(values))
    assert np.asarray(found)[0].tolist() == np.round(counts * (np.float32(255) / counts.max())).astype(int).tolist()
    assert np.asarray(ends)[0].tolist() == [low, high]


def test_a_number_is_compared_with_a_quarter_of_the_bins() -> None:
    sampled = jnp.zeros((32, 128))
    traced = jax.make_jaxpr(counted)(sampled)
    assert largest(traced.jaxpr) <= 8 * 32 * 128
