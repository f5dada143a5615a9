"""Batches drawn on the device: each epoch's shuffled order, the last partial batch padded and masked."""

import math
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from numpy.typing import NDArray

from engine.compile.program import Program
from engine.datasets.definition import PreparedData

_SORTED_BELOW = 64
_ROUNDS = 6


class DeviceData(NamedTuple):
    """A data set on the device: rows of training, validation, test, in this order.

    Attributes:
        inputs: [n, *shape] decoded, or uint8. gain, shift: decode uint8 as `x * gain + shift`.
        values: [n, outputs], [n, 0] where no objective reads them.
        labels: [n] or [n, *positions] int32, zeros where there are none.
        weights: [n] of the examples, [0] where all count alike.
        target_scale: [outputs] one unit of `values` in the units of the target.
    """

    inputs: jax.Array
    gain: jax.Array
    shift: jax.Array
    values: jax.Array
    labels: jax.Array
    weights: jax.Array
    target_scale: jax.Array


class Batch(NamedTuple):
    """Examples of one step.

    Attributes:
        targets: one array for each objective. mask: [batch], 1 for a real example. real: their number, as a
            floating-point scalar. weights: [batch] how much each example counts, 0 for padding. total: their sum.
    """

    inputs: jax.Array
    targets: tuple[jax.Array, ...]
    labels: jax.Array
    mask: jax.Array
    real: jax.Array
    weights: jax.Array
    total: jax.Array


def device_data(program: Program, prepared: PreparedData) -> DeviceData:
    """Puts a data set on the device, decoded where it is small."""
    dtype = np.dtype(program.dtype)
    unit = 1 / 255 if prepared.inputs.dtype == np.uint8 else 1.0
    gain = prepared.scale * unit
    shift = -prepared.offset * prepared.scale
    inputs = prepared.inputs if program.data.raw else _decoded(prepared, gain, shift).astype(dtype)
    rows = len(prepared.inputs)
    labels = np.zeros(rows, np.int32) if prepared.labels is None else prepared.labels
    values = np.zeros((rows, 0)) if prepared.values is None or not wants_values(program) else prepared.values
    weights = _example_weights(program, prepared)
    shape = program.data.affine_shape
    arrays = (inputs, np.broadcast_to(gain, shape).astype(dtype), np.broadcast_to(shift, shape).astype(dtype))
    scale = np.ones(values.shape[1])
    if prepared.target_units is not None:
        scale = np.broadcast_to(prepared.target_units.scale, scale.shape)
    arrays = (*arrays, values.astype(dtype), labels, weights.astype(dtype), scale.astype(dtype))
    return DeviceData(*map(jnp.asarray, arrays))


def _decoded(prepared: PreparedData, gain: NDArray[np.float64], shift: NDArray[np.float64]) -> NDArray[np.float64]:
    inputs = prepared.inputs * gain + shift
    if prepared.mixing is None:
        return inputs
    return (inputs.reshape(len(inputs), -1) @ prepared.mixing).reshape(inputs.shape)


def _example_weights(program: Program, prepared: PreparedData) -> NDArray[np.float64]:
    """[n] the weight of each example times that of its class; [0] where all count alike."""
    if not program.data.weighted:
        return np.zeros(0)
    own = np.ones(len(prepared.inputs)) if prepared.weights is None else prepared.weights
    if program.class_weights is None or prepared.labels is None:
        return own
    return own * np.asarray(program.class_weights)[prepared.labels]


def wants_values(program: Program) -> bool:
    """Whether an objective reads regression values, or boxes."""
    return any(objective.target in ("value", "boxes") for objective in program.objectives)


def epoch_order(words: jax.Array, epoch: jax.Array, count: int, padded: int) -> jax.Array:
    """The order of one epoch: a permutation of 0..count-1, then zeros up to `padded`.

    Small sets sort hashed words; larger ones run a keyed bijection (a Feistel network over a grid of a x a >= count,
    walked until it falls inside). It costs a hundredth of a sort and, being integer, is the same on every device.

    Args:
        words: [2] u32, the run's seed words. epoch: u32.

    Returns:
        [padded] int32.
    """
    keys = _round_keys(words, epoch)
    every = jnp.arange(count, dtype=jnp.uint32)
    order = _sorted_words(keys, every) if count < _SORTED_BELOW else _feistel(keys, every, count)
    return jnp.concatenate([order, jnp.zeros(padded - count, jnp.int32)]) if padded > count else order


def epoch_rows(words: jax.Array, epoch: jax.Array, count: int, first: jax.Array, size: int) -> jax.Array:
    """`epoch_order` at places first ... first+size-1 alone, without the rest where that is dear.

    Args:
        first: i32.

    Returns:
        [size] int32.
    """
    places = first + jnp.arange(size, dtype=jnp.int32)
    inside = jnp.minimum(places, count - 1).astype(jnp.uint32)
    keys = _round_keys(words, epoch)
    if count < _SORTED_BELOW:
        rows = _sorted_words(keys, jnp.arange(count, dtype=jnp.uint32))[inside]
    else:
        rows = _feistel(keys, inside, count)
    return jnp.where(places < count, rows, 0)


def _round_keys(words: jax.Array, epoch: jax.Array) -> jax.Array:
    """[rounds] u32, each a hash of seed, epoch and round."""
    turns = jnp.arange(_ROUNDS, dtype=jnp.uint32) * jnp.uint32(0x632BE5AB)
    return _mix(_mix(_mix(turns, words[0]), words[1]), epoch)


def _sorted_words(keys: jax.Array, numbers: jax.Array) -> jax.Array:
    low = jnp.uint32(_SORTED_BELOW - 1)
    hashed = _mix(_mix(numbers, keys[0]), keys[1])
    return (lax.sort((hashed & ~low) | numbers) & low).astype(jnp.int32)


def _feistel(keys: jax.Array, places: jax.Array, count: int) -> jax.Array:
    """What stands at some places of the order: a cell of the grid is sent on until it is one of the examples."""
    side = math.isqrt(count - 1) + 1
    width, limit = jnp.uint32(side), jnp.uint32(count)

    def send(cell: jax.Array) -> jax.Array:
        left, right = cell // width, cell % width
        for turn in range(_ROUNDS):
            left, right = right, (left + _mix(right, keys[turn]) % width) % width
        return left * width + right

    def outside(walked: jax.Array) -> jax.Array:
        return jnp.any(walked >= limit)

    def walk(walked: jax.Array) -> jax.Array:
        return jnp.where(walked >= limit, send(walked), walked)

    return lax.while_loop(outside, walk, send(places)).astype(jnp.int32)


def _mix(value: jax.Array, word: jax.Array) -> jax.Array:
    """A 32-bit integer hash (Thomas Mueller's), after adding a key word."""
    value = value * jnp.uint32(0x9E3779B1) + word
    value = (value ^ (value >> 16)) * jnp.uint32(0x45D9F3B)
    value = (value ^ (value >> 16)) * jnp.uint32(0x45D9F3B)
    return value ^ (value >> 16)


def ordered_batch(program: Program, data: DeviceData, order: jax.Array, position: jax.Array) -> Batch:
    """Batch number `position` of an epoch whose order is at hand.

    Args:
        order: [padded] from `epoch_order`. position: u32 scalar.
    """
    start = _first_place(program, position)
    return _training_batch(program, data, lax.dynamic_slice(order, (start,), (program.batch_size,)), start)


def single_batch(program: Program, data: DeviceData, words: jax.Array, epoch: jax.Array, position: jax.Array) -> Batch:
    """Batch number `position` of an epoch, the same one, found by itself: inputs [batch, *example].

    Args:
        words: u32 [2], the run's seed words. epoch, position: u32 scalars, from 0.
    """
    start = _first_place(program, position)
    rows = epoch_rows(words, epoch, program.data.counts[0], start, program.batch_size)
    return _training_batch(program, data, rows, start)


def _first_place(program: Program, position: jax.Array) -> jax.Array:
    return (position * jnp.uint32(program.batch_size)).astype(jnp.int32)


def _training_batch(program: Program, data: DeviceData, rows: jax.Array, start: jax.Array) -> Batch:
    size, count = program.batch_size, program.data.counts[0]
    if count % size == 0:
        mask = jnp.ones(size, program.dtype)
        return _gather(program, data, rows, mask, jnp.asarray(size, program.dtype))
    mask = (start + jnp.arange(size, dtype=jnp.int32) < count).astype(program.dtype)
    return _gather(program, data, rows, mask, jnp.sum(mask))


def evaluation_batch(
    program: Program, data: DeviceData, first: jax.Array, last: jax.Array, size: int | None = None
) -> Batch:
    """Rows first..last-1, padded to `size`, by default the evaluation block: inputs [size, *example].

    Args:
        first, last: i32 scalars.
    """
    size = program.evaluation_block if size is None else size
    rows = first + jnp.arange(size, dtype=jnp.int32)
    mask = (rows < last).astype(program.dtype)
    return _gather(program, data, jnp.minimum(rows, last - 1), mask, jnp.sum(mask))


def _gather(program: Program, data: DeviceData, rows: jax.Array, mask: jax.Array, real: jax.Array) -> Batch:
    inputs = _take(data.inputs, rows)
    if program.data.raw:
        inputs = inputs.astype(program.dtype) * data.gain + data.shift
    labels = _take(data.labels, rows)
    targets = tuple(target_of(program, data, goal.target, inputs, rows, labels) for goal in program.objectives)
    if not program.data.weighted:
        return Batch(inputs, targets, labels, mask, real, mask, real)
    weights = _take(data.weights, rows) * mask
    return Batch(inputs, targets, labels, mask, real, weights, jnp.sum(weights))


def _take(values: jax.Array, rows: jax.Array) -> jax.Array:
    return values.at[rows].get(mode="promise_in_bounds")


def target_of(
    program: Program, data: DeviceData, target: str, inputs: jax.Array, rows: jax.Array, labels: jax.Array
) -> jax.Array:
    """What a loss compares the prediction of some rows with: [rows, ...] by the kind of target.

    Args:
        inputs: [rows, *example] as the network reads them. rows: i32 [rows], numbers of examples.
        labels: i32 [rows] or [rows, *positions], classes of those.
    """
    match target:
        case "input":
            return inputs
        case "one_hot":
            return jax.nn.one_hot(labels, program.data.classes, dtype=program.dtype)
        case "value" | "boxes":
            return _take(data.values, rows)
        case _:
            return labels
