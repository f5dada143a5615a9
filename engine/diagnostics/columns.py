"""The columns of all nodes, computed inside the full step. Definitions: docs/architecture.md, Report.

All outputs of a batch lie side by side, [batch, units of all nodes], are reduced over the examples first and over the
units of each node then: what statistics cost to compile hardly follows the number of nodes.
"""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.diagnostics.segments import Segments
from engine.layers.definition import LayerDef, Shape


class Sample(NamedTuple):
    """Which rows of a batch are real. mask: [batch], real: their number, a floating-point scalar."""

    mask: jax.Array
    real: jax.Array


class Signals(NamedTuple):
    """What flowed through every node, one number a node each: [nodes].

    Attributes:
        delta_rms: RMS over real examples and units of each example's own delta. A delta is the gradient of the *mean*
            loss, so an example's own delta is `real` times its row: the RMS is ||delta|| sqrt(real / units).
        delta_norm: L2 norm of the gradient of a bias there: summed over examples and positions, one number a unit
            (M. Nielsen, Neural Networks and Deep Learning, 2015, chapter 5, speed of learning).
        mean, std, low, high, zeros: of the output; the standard deviation of a population, the share of exact zeros.
        dead: share of units that are 0 for every real example and position. saturated: share of outputs outside the
            layer's bounds, NaN where it has none.
        broken_outputs, broken_deltas: numbers of entries that are not finite, i4.
    """

    delta_rms: jax.Array
    delta_norm: jax.Array
    mean: jax.Array
    std: jax.Array
    low: jax.Array
    high: jax.Array
    zeros: jax.Array
    dead: jax.Array
    saturated: jax.Array
    broken_outputs: jax.Array
    broken_deltas: jax.Array


def signals(
    layers: Sequence[LayerDef],
    shapes: Sequence[Shape],
    outputs: Sequence[jax.Array],
    deltas: Sequence[jax.Array],
    sample: Sample,
) -> Signals:
    """All of it for all nodes.

    Args:
        outputs, deltas: by node, [batch, *shape]; deltas are zero in padded rows.
    """
    nodes = Segments([prod(shape) for shape in shapes])
    units = jnp.asarray([prod(shape) for shape in shapes], sample.real.dtype)
    count = sample.real * units
    value = nodes.lay([output.reshape(output.shape[0], -1) for output in outputs])
    delta = nodes.lay([part.reshape(part.shape[0], -1) for part in deltas])
    largest = jnp.max(jnp.abs(delta), axis=0)
    scaled = delta / jnp.where(largest > 0, largest, 1)
    unit_norm = largest * jnp.sqrt(jnp.sum(jnp.square(scaled), axis=0))
    zeros = jnp.sum((value == 0) * sample.mask[:, None], axis=0) * nodes.valid
    mean, std = _moments(nodes, value, sample, units)
    low, high = _extremes(nodes, value, sample)
    return Signals(
        delta_rms=nodes.norms(unit_norm) * jnp.sqrt(sample.real / units),
        delta_norm=_bias_norm(nodes, shapes, largest * jnp.sum(scaled, axis=0)),
        mean=mean,
        std=std,
        low=low,
        high=high,
        zeros=nodes.sums(zeros) / count,
        dead=_dead_share(nodes, layers, shapes, (zeros >= sample.real) & nodes.valid),
        saturated=_saturated(nodes, layers, value, sample) / count,
        broken_outputs=_broken(nodes, value, sample),
        broken_deltas=_broken(nodes, delta, sample),
    )


def _moments(nodes: Segments, value: jax.Array, sample: Sample, units: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Mean and standard deviation, from those of each unit (Chan, Golub, LeVeque 1983)."""
    mask = sample.mask[:, None]
    unit_mean = jnp.sum(value * mask, axis=0) / sample.real
    within = jnp.sum(jnp.square((value - unit_mean) * mask), axis=0) / sample.real
    mean = nodes.sums(unit_mean) / units
    between = jnp.square(unit_mean - nodes.each(mean)) * nodes.valid
    return mean, jnp.sqrt(nodes.sums(within + between) / units)


def _extremes(nodes: Segments, value: jax.Array, sample: Sample) -> tuple[jax.Array, jax.Array]:
    real = sample.mask[:, None] > 0
    low = jnp.min(jnp.where(real, value, jnp.inf), axis=0)
    high = jnp.max(jnp.where(real, value, -jnp.inf), axis=0)
    return nodes.minima(low), -nodes.minima(-high)


def _saturated(nodes: Segments, layers: Sequence[LayerDef], value: jax.Array, sample: Sample) -> jax.Array:
    bounds = [layer.saturation for layer in layers]
    if not any(bounds):
        return jnp.full(len(layers), jnp.nan, value.dtype)
    low = nodes.spread([bound.low if bound else -jnp.inf for bound in bounds], value.dtype)
    high = nodes.spread([bound.high if bound else jnp.inf for bound in bounds], value.dtype)
    outside = ((value < low) | (value > high)) & nodes.valid
    missing = jnp.asarray([bound is None for bound in bounds])
    return jnp.where(missing, jnp.nan, nodes.sums(jnp.sum(outside * sample.mask[:, None], axis=0)))


def _broken(nodes: Segments, value: jax.Array, sample: Sample) -> jax.Array:
    bad = ~jnp.isfinite(value) & (sample.mask[:, None] > 0)
    return nodes.sums(jnp.sum(bad, axis=0, dtype=jnp.int32))


def _places(shape: Shape) -> tuple[int, int]:
    """(positions, units) of an output."""
    return prod(shape[:-1]), shape[-1] if shape else 1


def _bias_norm(nodes: Segments, shapes: Sequence[Shape], summed: jax.Array) -> jax.Array:
    if all(len(shape) == 1 for shape in shapes):
        return nodes.norms(summed)
    places = [_places(shape) for shape in shapes]
    biases = Segments([units for _, units in places])
    parts = [part.reshape(place).sum(axis=0) for part, place in zip(nodes.cut(summed), places, strict=True)]
    return biases.norms(biases.lay(parts))


def _dead_share(nodes: Segments, layers: Sequence[LayerDef], shapes: Sequence[Shape], asleep: jax.Array) -> jax.Array:
    if not any(layer.can_die for layer in layers):
        return jnp.full(len(layers), jnp.nan, jnp.float32)
    places = [_places(shape) for shape in shapes]
    channels = Segments([count for _, count in places])
    parts = [part.reshape(place).all(axis=0) for part, place in zip(nodes.cut(asleep), places, strict=True)]
    each = jnp.asarray([count for _, count in places], jnp.float32)
    return channels.sums(channels.lay([part.astype(jnp.float32) for part in parts])) / each


def delta_rms(delta: jax.Array, sample: Sample) -> jax.Array:
    """The same RMS for one wire's share, [batch, ...]."""
    largest = jnp.max(jnp.abs(delta))
    scaled = delta / jnp.where(largest > 0, largest, 1)
    return largest * jnp.sqrt(jnp.sum(jnp.square(scaled)) * (sample.real / (delta.size // delta.shape[0])))


def window_dead(last_alive: jax.Array, step: jax.Array, window: jax.Array) -> jax.Array:
    """Share of units that were 0 for every example of every batch in the window.

    Args:
        last_alive: [units] u32, this step included. step: u32, number of this step.
        window: u32, steps looked back, at most `step`.
    """
    return jnp.mean((step - last_alive >= window).astype(jnp.float32))
