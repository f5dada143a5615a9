"""The columns of all nodes, computed inside the full step. Definitions: docs/architecture.md, Report.

Small outputs of a batch lie side by side, [batch, units of all of them], are reduced over the examples first and over
the units of each node then: what statistics cost to compile hardly follows the number of nodes. A large output is
read example by example, as long as an example lies in the cache: see `engine.diagnostics.large`.
"""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from engine.diagnostics.large import read_examples
from engine.diagnostics.norms import row_norms
from engine.diagnostics.segments import Segments
from engine.layers.definition import LayerDef, Shape
from engine.spec import Config

T = TypeVar("T")

LARGE = 2**17
"""Outputs of so many numbers in a batch are read example by example."""


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
        saturated: share of outputs outside the layer's bounds, NaN where it has none.
        broken_outputs, broken_deltas: numbers of entries that are not finite, i4.
    """

    delta_rms: jax.Array
    delta_norm: jax.Array
    mean: jax.Array
    std: jax.Array
    low: jax.Array
    high: jax.Array
    zeros: jax.Array
    saturated: jax.Array
    broken_outputs: jax.Array
    broken_deltas: jax.Array


def signals(
    layers: Sequence[LayerDef[Config]],
    shapes: Sequence[Shape],
    outputs: Sequence[jax.Array],
    deltas: Sequence[jax.Array],
    sample: Sample,
    *,
    apart: bool,
) -> Signals:
    """All of it for all nodes.

    Args:
        outputs, deltas: by node, [batch, *shape]; deltas are zero in padded rows.
        apart: whether large outputs are read on their own, which is faster and takes longer to compile.
    """
    batch = outputs[0].shape[0]
    large = [index for index, shape in enumerate(shapes) if apart and batch * prod(shape) >= LARGE]
    small = [index for index in range(len(shapes)) if index not in large]
    alike: dict[Shape, list[int]] = {}
    for index in large:
        alike.setdefault(shapes[index], []).append(index)
    groups = [*([small] if small else []), *alike.values()]
    parts: list[Signals] = []
    for group in groups:
        compute = _together if group is small else _example_by_example
        chosen = (_chosen(layers, group), _chosen(shapes, group), _chosen(outputs, group), _chosen(deltas, group))
        parts.append(compute(*chosen, sample))
    places = np.argsort([index for group in groups for index in group])
    return Signals(*(jnp.concatenate(column)[places] for column in zip(*parts, strict=True)))


def _chosen(values: Sequence[T], places: Sequence[int]) -> list[T]:
    return [values[place] for place in places]


def _example_by_example(
    layers: Sequence[LayerDef[Config]],
    shapes: Sequence[Shape],
    outputs: Sequence[jax.Array],
    deltas: Sequence[jax.Array],
    sample: Sample,
) -> Signals:
    """Large nodes of one shape: [nodes] each."""
    read = read_examples([layer.saturation for layer in layers], outputs, deltas)
    units = prod(shapes[0])
    count = sample.real * units
    mask = sample.mask[:, None]
    means = read.total / units
    mean = jnp.sum(means * mask, axis=0) / sample.real
    spread = jnp.sum((read.spread + units * jnp.square(means - mean)) * mask, axis=0)
    low = jnp.min(jnp.where(mask > 0, read.low, jnp.inf), axis=0)
    high = jnp.max(jnp.where(mask > 0, read.high, -jnp.inf), axis=0)
    bounded = np.asarray([layer.saturation is not None for layer in layers])
    real = sample.mask > 0
    steepest = jnp.max(read.delta_norm, axis=0)
    return Signals(
        delta_rms=row_norms(read.delta_norm.T) * jnp.sqrt(sample.real / units),
        delta_norm=row_norms(jnp.sum(read.bias, axis=0)),
        mean=mean,
        std=jnp.sqrt(spread / count),
        low=low,
        high=high,
        zeros=jnp.sum(read.zeros * mask, axis=0) / count,
        saturated=jnp.where(bounded, jnp.sum(read.saturated * mask, axis=0) / count, jnp.nan),
        broken_outputs=_count_all_broken(outputs, jnp.isfinite(low) & jnp.isfinite(high), real),
        broken_deltas=_count_all_broken(deltas, jnp.isfinite(steepest), real),
    )


def _count_all_broken(values: Sequence[jax.Array], sound: jax.Array, real: jax.Array) -> jax.Array:
    """[nodes] entries of real examples that are not finite; counted only where a node is not sound."""

    def count() -> jax.Array:
        flat = jnp.stack([value.reshape(value.shape[0], -1) for value in values])
        return jnp.sum(~jnp.isfinite(flat) & real[:, None], axis=(1, 2), dtype=jnp.int32)

    return lax.cond(jnp.all(sound), lambda: jnp.zeros(len(values), jnp.int32), count)


def _together(
    layers: Sequence[LayerDef[Config]],
    shapes: Sequence[Shape],
    outputs: Sequence[jax.Array],
    deltas: Sequence[jax.Array],
    sample: Sample,
) -> Signals:
    """Small nodes side by side: [nodes] each."""
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


def _saturated(nodes: Segments, layers: Sequence[LayerDef[Config]], value: jax.Array, sample: Sample) -> jax.Array:
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
