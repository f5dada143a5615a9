"""What every unit of a batch was: outputs and deltas are read once, a few examples at a time.

All examples of a block lie in registers while they are reduced, so that nothing but vectors of one number a unit is
carried from block to block. XLA's CPU otherwise walks once through all examples for each reduction.
"""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from numpy.typing import NDArray

from engine.diagnostics.norms import scale_of

BLOCK = 8
"""Examples that are read at a time: with 4 or 16 it takes a quarter longer."""


class Units(NamedTuple):
    """Of every unit over the real examples: [units].

    Attributes:
        real: number of examples, a scalar. mean: of the output. spread: sum of squared distances from it. low, high:
            extremes. zeros, outside: numbers of exact zeros and of outputs outside the bounds.
        largest: absolute value of the delta. squares: sum of squares of the delta over `scale_of(largest)`.
        total: sum of the delta.
    """

    real: jax.Array
    mean: jax.Array
    spread: jax.Array
    low: jax.Array
    high: jax.Array
    zeros: jax.Array
    outside: jax.Array
    largest: jax.Array
    squares: jax.Array
    total: jax.Array

    @property
    def delta_norm(self) -> jax.Array:
        """L2 norm of each unit's delta, [units]."""
        return scale_of(self.largest) * jnp.sqrt(self.squares)


Bounds = tuple[NDArray[np.generic], NDArray[np.generic]]
"""Lower and upper bound of every unit: [units] each."""


def read_units(value: jax.Array, delta: jax.Array, mask: jax.Array, bounds: Bounds | None) -> Units:
    """Reads outputs and their deltas, [batch, units] each.

    Args:
        delta: zero in padded rows. mask: [batch], 1 for a real example.
        bounds: None where no unit has any.
    """
    batch, units = value.shape
    whole = batch - batch % BLOCK
    nothing = jnp.zeros(units, value.dtype)
    found = Units(
        real=jnp.zeros((), value.dtype),
        mean=nothing,
        spread=nothing,
        low=jnp.full(units, jnp.inf, value.dtype),
        high=jnp.full(units, -jnp.inf, value.dtype),
        zeros=nothing,
        outside=nothing,
        largest=nothing,
        squares=nothing,
        total=nothing,
    )

    def add_block(number: jax.Array, so_far: Units) -> Units:
        outputs, deltas, real = (lax.dynamic_slice_in_dim(each, number * BLOCK, BLOCK) for each in (value, delta, mask))
        return _added(so_far, outputs, deltas, real, bounds)

    if whole:
        found = lax.fori_loop(0, whole // BLOCK, add_block, found)
    return _added(found, value[whole:], delta[whole:], mask[whole:], bounds) if whole < batch else found


def _added(so_far: Units, value: jax.Array, delta: jax.Array, mask: jax.Array, bounds: Bounds | None) -> Units:
    """With more examples: moments of two samples are joined as by Chan, Golub, LeVeque (1983)."""
    outputs, deltas, real = list(value), list(delta), list(mask)
    here = _sum(real)
    count = so_far.real + here
    mean = _sum([x * m for x, m in zip(outputs, real, strict=True)]) / jnp.maximum(here, 1)
    spread = _sum([jnp.square((x - mean) * m) for x, m in zip(outputs, real, strict=True)])
    moved = mean - so_far.mean
    outside = so_far.outside
    if bounds is not None:
        low, high = bounds
        beyond = [jnp.where((x < low) | (x > high), m, 0) for x, m in zip(outputs, real, strict=True)]
        outside = outside + _sum(beyond)
    largest = reduce(jnp.maximum, [jnp.abs(d) for d in deltas], so_far.largest)
    inverse = 1 / scale_of(largest)
    shrunk = jnp.square(scale_of(so_far.largest) * inverse)
    return Units(
        real=count,
        mean=so_far.mean + moved * (here / jnp.maximum(count, 1)),
        spread=so_far.spread + spread + moved * (so_far.real * here / jnp.maximum(count, 1)) * moved,
        low=reduce(jnp.minimum, [jnp.where(m > 0, x, jnp.inf) for x, m in zip(outputs, real, strict=True)], so_far.low),
        high=reduce(
            jnp.maximum, [jnp.where(m > 0, x, -jnp.inf) for x, m in zip(outputs, real, strict=True)], so_far.high
        ),
        zeros=so_far.zeros + _sum([jnp.where(x == 0, m, 0) for x, m in zip(outputs, real, strict=True)]),
        outside=outside,
        largest=largest,
        squares=so_far.squares * shrunk + _sum([jnp.square(d * inverse) for d in deltas]),
        total=so_far.total + _sum(deltas),
    )


def _sum(parts: Sequence[jax.Array]) -> jax.Array:
    """Added up in pairs."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return _sum(parts[:half]) + _sum(parts[half:])
