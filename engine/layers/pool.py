"""Largest value of every window, without XLA's select-and-scatter."""

from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

from engine.layers.windows import Pads

Images = Float[Array, "batch height width channels"]
Maps = Float[Array, "batch rows columns channels"]
Padded = Float[Array, "batch padded_height padded_width channels"]
Tiles = Float[Array, "batch rows size columns size channels"]


def max_pool(x: Images, size: int, stride: int, padding: Pads) -> Maps:
    """Largest value of each window; the gradient goes to the first largest one, row by row, as in PyTorch.

    Windows that tile the image are read by a reshape, overlapping ones by strided slices. Both spare
    select-and-scatter, which is slow on CPU and has no deterministic form on GPU.

    Args:
        x: images. size: height and width of the window. stride: step of the window.
        padding: rows and columns of minus infinity around the image.

    Returns:
        The largest values.
    """
    if size == stride:
        return _tiled_max(size, _tiled(x, size, padding))
    return _overlapping_max(size, stride, _padded(x, padding))


def _padded(x: Images, padding: Pads) -> Padded:
    if padding == ((0, 0), (0, 0)):
        return x
    return jnp.pad(x, ((0, 0), *padding, (0, 0)), constant_values=-jnp.inf)


def _tiled(x: Images, size: int, padding: Pads) -> Tiles:
    """The image as tiles; rows and columns that fill no whole window are cut off."""
    padded = _padded(x, padding)
    batch, height, width, channels = padded.shape
    rows, columns = height // size, width // size
    cut = padded[:, : rows * size, : columns * size]
    return cut.reshape(batch, rows, size, columns, size, channels)


def _first_hits(values: list[jax.Array], largest: jax.Array, delta: jax.Array) -> list[jax.Array]:
    """The cotangent at the first of `values` that equals the largest, zero at the others."""
    nothing = jnp.zeros((), delta.dtype)
    taken = jnp.zeros(largest.shape, bool)
    parts: list[jax.Array] = []
    for value in values:
        hit = value == largest
        parts.append(jnp.where(hit & ~taken, delta, nothing))
        taken = taken | hit
    return parts


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def _tiled_max(size: int, tiles: Tiles) -> Maps:
    return jnp.max(tiles, axis=(2, 4))


def _tiled_forward(size: int, tiles: jax.Array) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    largest = jnp.max(tiles, axis=(2, 4))
    return largest, (tiles, largest)


def _tiled_backward(size: int, kept: tuple[jax.Array, jax.Array], delta: jax.Array) -> tuple[jax.Array]:
    tiles, largest = kept
    offsets = [(row, column) for row in range(size) for column in range(size)]
    values = [tiles[:, :, row, :, column] for row, column in offsets]
    parts = _first_hits(values, largest, delta)
    rows = [jnp.stack(parts[row * size : (row + 1) * size], axis=3) for row in range(size)]
    return (jnp.stack(rows, axis=2),)


_tiled_max.defvjp(_tiled_forward, _tiled_backward)


def _seen(x: jax.Array, size: int, stride: int) -> list[jax.Array]:
    """For every offset in the window, the value that each window position sees there."""
    rows, columns = ((length - size) // stride + 1 for length in x.shape[1:3])
    return [
        x[:, row : row + (rows - 1) * stride + 1 : stride, column : column + (columns - 1) * stride + 1 : stride]
        for row in range(size)
        for column in range(size)
    ]


def _largest(values: list[jax.Array]) -> jax.Array:
    largest = values[0]
    for value in values[1:]:
        largest = jnp.maximum(largest, value)
    return largest


@partial(jax.custom_vjp, nondiff_argnums=(0, 1))
def _overlapping_max(size: int, stride: int, x: Images) -> Maps:
    return _largest(_seen(x, size, stride))


def _overlapping_forward(size: int, stride: int, x: jax.Array) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    largest = _largest(_seen(x, size, stride))
    return largest, (x, largest)


def _overlapping_backward(
    size: int, stride: int, kept: tuple[jax.Array, jax.Array], delta: jax.Array
) -> tuple[jax.Array]:
    x, largest = kept
    nothing = jnp.zeros((), delta.dtype)
    parts = _first_hits(_seen(x, size, stride), largest, delta)
    gradient = jnp.zeros(x.shape, delta.dtype)
    for offset, part in enumerate(parts):
        borders = [(0, 0, 0)]
        for axis, before in ((1, offset // size), (2, offset % size)):
            spread = (part.shape[axis] - 1) * stride + 1
            borders.append((before, x.shape[axis] - spread - before, stride - 1))
        gradient = gradient + lax.pad(part, nothing, [*borders, (0, 0, 0)])
    return (gradient,)


_overlapping_max.defvjp(_overlapping_forward, _overlapping_backward)
