"""The columns of all nodes. Definitions: docs/training.md, Report.

Small outputs of a batch lie side by side, [batch, units of all of them], and are reduced over the examples first
(`engine.diagnostics.units`) and over the units of each node then: what statistics cost to compile hardly follows the
number of nodes. A large output is read example by example, as long as an example lies in the cache: see
`engine.diagnostics.large`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jax.typing import DTypeLike

from engine.diagnostics.large import Examples, read_examples
from engine.diagnostics.norms import row_norms
from engine.diagnostics.segments import Segments
from engine.diagnostics.units import Bounds, read_units
from engine.layers.definition import LayerDef, Shape
from engine.spec import Config

LARGE = 2**19
"""Outputs of so many numbers in a batch are read example by example."""

LARGE_IN_LOOK = 2**17
"""And of so many where statistics must be compiled soon: those of one shape then need no kernels of their own."""

ALONE = 2**18
"""Smaller ones of so many numbers are not copied beside others."""

TOGETHER = 2**19
"""Others lie side by side up to so many numbers, so that a block of examples is in the cache."""


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


@dataclass(frozen=True)
class Flowing:
    """What flowed through a node, or through all copies of one.

    Attributes:
        copies: how many. shape: of one example's output.
        output, delta: [batch, *shape], or [copies, batch, *shape]; deltas are zero in padded rows.
    """

    layer: LayerDef[Config]
    shape: Shape
    copies: int
    output: jax.Array
    delta: jax.Array

    @property
    def batch(self) -> int:
        """Examples."""
        return self.output.shape[1 if self.copies > 1 else 0]

    def by_example(self, value: jax.Array) -> jax.Array:
        """[batch, numbers], or [batch, copies, numbers]."""
        if self.copies == 1:
            return value.reshape(self.batch, -1)
        return jnp.moveaxis(value.reshape(self.copies, self.batch, -1), 0, 1)


def signals(nodes: Sequence[Flowing], sample: Sample, large_from: int) -> Signals:
    """All of it, for every node; copies of a node stand one behind the other.

    Args:
        large_from: outputs of so many numbers in a batch are read example by example.
    """
    large = [index for index, node in enumerate(nodes) if node.batch * prod(node.shape) >= large_from]
    small = [index for index in range(len(nodes)) if index not in large]
    alike: dict[Shape, list[int]] = {}
    for index in large:
        alike.setdefault(nodes[index].shape, []).append(index)
    groups = _groups(nodes, small)
    parts = [_together([nodes[index] for index in group], sample) for group in groups]
    if large:
        parts.append(_example_by_example([[nodes[index] for index in group] for group in alike.values()], sample))
    order = [index for group in (*groups, *alike.values()) for index in group]
    places = np.argsort(np.repeat(order, [nodes[index].copies for index in order]), kind="stable")
    return Signals(*(jnp.concatenate(column)[places] for column in zip(*parts, strict=True)))


def _groups(nodes: Sequence[Flowing], small: Sequence[int]) -> list[list[int]]:
    """Which of some nodes lie side by side."""
    groups: list[list[int]] = []
    open_group: list[int] = []
    filled = 0
    for index in small:
        size = nodes[index].output.size
        if size >= ALONE:
            groups.append([index])
            continue
        if filled + size > TOGETHER:
            groups.append(open_group)
            open_group, filled = [], 0
        open_group.append(index)
        filled += size
    return [*groups, open_group] if open_group else groups


def _example_by_example(groups: Sequence[Sequence[Flowing]], sample: Sample) -> Signals:
    """Large nodes: [nodes] each. What was read of each example is reduced for all of them at once.

    Args:
        groups: nodes of one shape each.
    """
    read = [_read(group) for group in groups]
    nodes = [node for group in groups for node in group]
    copies = [node.copies for node in nodes]
    own = [prod(node.shape) for node in nodes]
    units = jnp.asarray(np.repeat(own, copies), sample.real.dtype)
    total, spreads, lows, highs, zeros, saturated, slopes = (
        jnp.concatenate(column, axis=1) for column in zip(*(each[:-1] for each in read), strict=True)
    )
    count, mask = sample.real * units, sample.mask[:, None]
    means = total / units
    mean = jnp.sum(means * mask, axis=0) / sample.real
    spread = jnp.sum((spreads + units * jnp.square(means - mean)) * mask, axis=0)
    low = jnp.min(jnp.where(mask > 0, lows, jnp.inf), axis=0)
    high = jnp.max(jnp.where(mask > 0, highs, -jnp.inf), axis=0)
    bounded = np.repeat([node.layer.saturation is not None for node in nodes], copies)
    sound = jnp.isfinite(low) & jnp.isfinite(high), jnp.isfinite(jnp.max(slopes, axis=0))
    broken_outputs, broken_deltas = _count_all_broken(groups, sound, sample.mask > 0)
    return Signals(
        delta_rms=row_norms(slopes.T) * jnp.sqrt(sample.real / units),
        delta_norm=row_norms(_side_by_side([jnp.sum(each.bias, axis=0) for each in read])),
        mean=mean,
        std=jnp.sqrt(spread / count),
        low=low,
        high=high,
        zeros=jnp.sum(zeros * mask, axis=0) / count,
        saturated=jnp.where(bounded, jnp.sum(saturated * mask, axis=0) / count, jnp.nan),
        broken_outputs=broken_outputs,
        broken_deltas=broken_deltas,
    )


def _read(nodes: Sequence[Flowing]) -> Examples:
    """What is read of each example of nodes of one shape."""
    return read_examples(
        [node.layer.saturation for node in nodes for _ in range(node.copies)],
        [node.by_example(node.output) for node in nodes],
        [node.by_example(node.delta) for node in nodes],
        nodes[0].shape[-1] if nodes[0].shape else 1,
    )


def _side_by_side(parts: Sequence[jax.Array]) -> jax.Array:
    """[rows of all, most columns] filled up with zeros."""
    most = max(part.shape[1] for part in parts)
    return jnp.concatenate([jnp.pad(part, ((0, 0), (0, most - part.shape[1]))) for part in parts])


def _count_all_broken(
    groups: Sequence[Sequence[Flowing]], sound: tuple[jax.Array, jax.Array], real: jax.Array
) -> tuple[jax.Array, jax.Array]:
    """[nodes] entries of outputs and of deltas of real examples that are not finite; counted only where some node is
    not sound."""

    def broken(values: Sequence[jax.Array], units: int) -> jax.Array:
        flat = jnp.concatenate([value.reshape(-1, len(real), units) for value in values])
        return jnp.sum(~jnp.isfinite(flat) & real[:, None], axis=(1, 2), dtype=jnp.int32)

    def count() -> tuple[jax.Array, jax.Array]:
        units = [prod(group[0].shape) for group in groups]
        outputs = [broken([node.output for node in group], own) for group, own in zip(groups, units, strict=True)]
        deltas = [broken([node.delta for node in group], own) for group, own in zip(groups, units, strict=True)]
        return jnp.concatenate(outputs), jnp.concatenate(deltas)

    none = jnp.zeros(len(sound[0]), jnp.int32)
    return lax.cond(jnp.all(sound[0] & sound[1]), lambda: (none, none), count)


def _together(flowing: Sequence[Flowing], sample: Sample) -> Signals:
    """Small nodes side by side: [nodes] each."""
    copies = [node.copies for node in flowing]
    nodes = Segments([prod(node.shape) for node in flowing], copies)
    units = jnp.asarray(np.repeat([prod(node.shape) for node in flowing], copies), sample.real.dtype)
    count = sample.real * units
    value = nodes.lay([node.by_example(node.output) for node in flowing])
    delta = nodes.lay([node.by_example(node.delta) for node in flowing])
    found = read_units(value, delta, sample.mask, _bounds(nodes, flowing, value.dtype))
    mean = nodes.sums(found.mean) / units
    between = jnp.square(found.mean - nodes.each(mean)) * nodes.valid
    low, high = nodes.minima(found.low), -nodes.minima(-found.high)
    largest = -nodes.minima(-found.largest)
    bounded = np.repeat([node.layer.saturation is not None for node in flowing], copies)

    def broken() -> tuple[jax.Array, jax.Array]:
        return _broken(nodes, value, sample), _broken(nodes, delta, sample)

    none = jnp.zeros(len(largest), jnp.int32)
    sound = jnp.all(jnp.isfinite(low) & jnp.isfinite(high) & jnp.isfinite(largest))
    broken_outputs, broken_deltas = lax.cond(sound, lambda: (none, none), broken)
    return Signals(
        delta_rms=nodes.norms(found.delta_norm) * jnp.sqrt(sample.real / units),
        delta_norm=_bias_norm(nodes, flowing, found.total),
        mean=mean,
        std=jnp.sqrt(nodes.sums(found.spread / sample.real + between) / units),
        low=low,
        high=high,
        zeros=nodes.sums(found.zeros * nodes.valid) / count,
        saturated=jnp.where(bounded, nodes.sums(found.outside * nodes.valid) / count, jnp.nan),
        broken_outputs=broken_outputs,
        broken_deltas=broken_deltas,
    )


def _bounds(nodes: Segments, flowing: Sequence[Flowing], dtype: DTypeLike) -> Bounds | None:
    """Of every unit; None where no layer has any."""
    bounds = [node.layer.saturation for node in flowing]
    if not any(bounds):
        return None
    low = nodes.spread([bound.low if bound else -jnp.inf for bound in bounds], dtype)
    return low, nodes.spread([bound.high if bound else jnp.inf for bound in bounds], dtype)


def _broken(nodes: Segments, value: jax.Array, sample: Sample) -> jax.Array:
    bad = ~jnp.isfinite(value) & (sample.mask[:, None] > 0)
    return nodes.sums(jnp.sum(bad, axis=0, dtype=jnp.int32)).astype(jnp.int32)


def _places(shape: Shape) -> tuple[int, int]:
    """(positions, units) of an output."""
    return prod(shape[:-1]), shape[-1] if shape else 1


def _bias_norm(nodes: Segments, flowing: Sequence[Flowing], summed: jax.Array) -> jax.Array:
    if all(len(node.shape) == 1 for node in flowing):
        return nodes.norms(summed)
    copies = [node.copies for node in flowing]
    places = [_places(node.shape) for node in flowing]
    biases = Segments([units for _, units in places], copies)
    cut = zip(nodes.cut(summed), copies, places, strict=True)
    parts = [part.reshape(count, *place).sum(axis=1) for part, count, place in cut]
    return biases.norms(biases.lay([part if len(part) > 1 else part[0] for part in parts]))


def delta_rms(delta: jax.Array, sample: Sample) -> jax.Array:
    """The same RMS for one wire's share, [batch, ...]."""
    largest = jnp.max(jnp.abs(delta))
    scaled = delta / jnp.where(largest > 0, largest, 1)
    return largest * jnp.sqrt(jnp.sum(jnp.square(scaled)) * (sample.real / (delta.size // delta.shape[0])))


def window_dead(last_alive: jax.Array, step: jax.Array, window: jax.Array) -> jax.Array:
    """Share of units that were 0 for every example of every batch in the window.

    Args:
        last_alive: [units] or [copies, units] u32, this step included. step: u32, number of this step.
        window: u32, steps looked back, at most `step`.
    """
    return jnp.mean((step - last_alive >= window).astype(jnp.float32), axis=-1)
