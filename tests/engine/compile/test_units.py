"""What is read of every unit, a block of examples at a time: the numbers of NumPy in double precision."""

from math import prod

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.diagnostics.units import BLOCK, Units, read_units
from tests.engine.compile.test_signals import largest

UNITS = 5
LOW, HIGH = np.full(UNITS, -0.5, np.float32), np.asarray([0.5, 0.5, np.inf, 0.5, 1], np.float32)


def read(value: jax.Array, delta: jax.Array, mask: jax.Array) -> Units:
    return read_units(value, delta, mask, (LOW, HIGH))


def drawn(batch: int, real: int, size: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Outputs of one unit far from zero beside rectified ones, deltas of a size; what pads the batch is no output."""
    numbers = np.random.default_rng(batch)
    mask = np.asarray([1.0] * real + [0.0] * (batch - real), np.float32)
    value = np.maximum(numbers.normal(0.3, 1, (batch, UNITS)), 0) + np.asarray([0, 0, 300, 0, -1])
    value[real:] = 77
    delta = numbers.normal(0, size, (batch, UNITS)) * mask[:, None]
    delta[:, 3] = 0
    return value.astype(np.float32), delta.astype(np.float32), mask


@pytest.mark.parametrize("size", [1e-30, 1e-3, 1e30])
@pytest.mark.parametrize(("batch", "real"), [(3, 2), (BLOCK, BLOCK), (3 * BLOCK, 2 * BLOCK + 3), (4 * BLOCK + 5, 35)])
def test_every_number_of_a_unit_is_that_of_numpy(batch: int, real: int, size: float) -> None:
    value, delta, mask = drawn(batch, real, size)
    found = jax.jit(read)(value, delta, mask)
    kept, slope = value[:real].astype(np.float64), delta.astype(np.float64)
    assert found.real == real
    np.testing.assert_allclose(found.mean, kept.mean(axis=0), rtol=1e-6)
    np.testing.assert_allclose(found.spread, real * kept.var(axis=0), rtol=1e-4)
    np.testing.assert_array_equal(found.low, value[:real].min(axis=0))
    np.testing.assert_array_equal(found.high, value[:real].max(axis=0))
    np.testing.assert_array_equal(found.zeros, (kept == 0).sum(axis=0))
    np.testing.assert_array_equal(found.outside, ((kept < LOW) | (kept > HIGH)).sum(axis=0))
    np.testing.assert_array_equal(found.largest, np.abs(delta).max(axis=0))
    np.testing.assert_allclose(found.delta_norm, np.linalg.norm(slope, axis=0), rtol=2e-6)
    np.testing.assert_allclose(found.total, slope.sum(axis=0), rtol=1e-5, atol=3e-6 * size)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_number_that_is_not_finite_shows_in_extremes_and_in_no_other_unit(bad: float) -> None:
    value, delta, mask = drawn(3 * BLOCK, 3 * BLOCK, 1.0)
    value[BLOCK + 1, 2], delta[0, 4] = bad, -bad
    found = jax.jit(read)(value, delta, mask)
    assert np.isfinite(found.high).tolist() == [True, True, False, True, True]
    assert np.isfinite(found.largest).tolist() == [True, True, True, True, False]


def test_nothing_larger_than_a_block_is_computed_on_the_way() -> None:
    value, delta, mask = map(jnp.asarray, drawn(20 * BLOCK, 20 * BLOCK, 1.0))
    traced = jax.make_jaxpr(read)(value, delta, mask)
    assert largest(traced.jaxpr) <= BLOCK * prod(value.shape[1:])
