"""Largest value of every window, without XLA's select-and-scatter. A sequence is an image of one row."""

from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

from engine.layers.windows import Pads

Images = Float[Array, "batch height width channels"]
Maps = Float[Array, "batch rows columns channels"]
Padded = Float[Array, "batch padded_height padded_width channels"]
Tiles = Float[Array, "batch rows tile_height columns tile_width channels"]

Sides = tuple[int, int]
"""Rows and columns of a window, or its steps along them."""


def both_sides(size: int | Sides) -> Sides:
    """A square's sides."""
    return size if isinstance(size, tuple) else (size, size)


def max_pool(x: Images, size: int | Sides, stride: int | Sides, padding: Pads) -> Maps:
    """Largest value of each window; the gradient goes to the first largest one, row by row, as in PyTorch.

    Windows that tile the image are read by a reshape, overlapping ones by strided slices. Both spare
    select-and-scatter, which is slow on CPU and has no deterministic form on GPU.

    Args:
        x: images. size: height and width of the window. stride: steps of the window.
        padding: rows and columns of minus infinity around the image.

    Returns:
        The largest values.
    """
    sides, steps = both_sides(size), both_sides(stride)
    padded = pad_images(x, padding, -jnp.inf)
    if sides == steps:
        return _tiled_max(sides, as_tiles(padded, sides))
    return _overlapping_max(sides, steps, padded)


def pad_images(x: Images, padding: Pads, fill: float) -> Padded:
    """Images with a border."""
    if padding == ((0, 0), (0, 0)):
        return x
    return jnp.pad(x, ((0, 0), *padding, (0, 0)), constant_values=fill)


def as_tiles(x: Padded, sides: Sides) -> Tiles:
    """The image as tiles; rows and columns that fill no whole window are cut off."""
    batch, height, width, channels = x.shape
    rows, columns = height // sides[0], width // sides[1]
    cut = x[:, : rows * sides[0], : columns * sides[1]]
    return cut.reshape(batch, rows, sides[0], columns, sides[1], channels)


def _offsets(sides: Sides) -> list[Sides]:
    """Places in a window, row by row."""
    return [(row, column) for row in range(sides[0]) for column in range(sides[1])]


def _first_hits(values: list[jax.Array], delta: jax.Array) -> list[jax.Array]:
    """The cotangent at the first of `values` that is the largest, zero at the others.

    No value is compared with a maximum found elsewhere: XLA may work values out twice, with other rounding, and the
    gradient of a window in which none of them equals the maximum would be lost.
    """
    largest, place = values[0], jnp.zeros(delta.shape, jnp.int32)
    for number, value in enumerate(values[1:], start=1):
        better = value > largest
        largest, place = jnp.where(better, value, largest), jnp.where(better, number, place)
    nothing = jnp.zeros((), delta.dtype)
    return [jnp.where(place == number, delta, nothing) for number in range(len(values))]


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def _tiled_max(sides: Sides, tiles: Tiles) -> Maps:
    return jnp.max(tiles, axis=(2, 4))


def _tiled_forward(sides: Sides, tiles: jax.Array) -> tuple[jax.Array, jax.Array]:
    return jnp.max(tiles, axis=(2, 4)), tiles


def _tiled_backward(sides: Sides, tiles: jax.Array, delta: jax.Array) -> tuple[jax.Array]:
    values = [tiles[:, :, row, :, column] for row, column in _offsets(sides)]
    parts = _first_hits(values, delta)
    rows = [jnp.stack(parts[row * sides[1] : (row + 1) * sides[1]], axis=3) for row in range(sides[0])]
    return (jnp.stack(rows, axis=2),)


_tiled_max.defvjp(_tiled_forward, _tiled_backward)


def seen_by_windows(x: jax.Array, sides: Sides, steps: Sides) -> list[jax.Array]:
    """For every place in the window, row by row, the value that each window position sees there.

    Args:
        x: [batch, *space, channels]. sides, steps: of the window, along each axis of space.

    Returns:
        [batch, *windows, channels] for each place.
    """

    def spans(axis: int) -> list[slice]:
        count = (x.shape[axis + 1] - sides[axis]) // steps[axis]
        return [slice(first, first + count * steps[axis] + 1, steps[axis]) for first in range(sides[axis])]

    return [x[:, rows, columns] for rows in spans(0) for columns in spans(1)]


def _largest(values: list[jax.Array]) -> jax.Array:
    largest = values[0]
    for value in values[1:]:
        largest = jnp.maximum(largest, value)
    return largest


@partial(jax.custom_vjp, nondiff_argnums=(0, 1))
def _overlapping_max(sides: Sides, steps: Sides, x: Images) -> Maps:
    return _largest(seen_by_windows(x, sides, steps))


def _overlapping_forward(sides: Sides, steps: Sides, x: jax.Array) -> tuple[jax.Array, jax.Array]:
    return _largest(seen_by_windows(x, sides, steps)), x


def _overlapping_backward(sides: Sides, steps: Sides, x: jax.Array, delta: jax.Array) -> tuple[jax.Array]:
    parts = _first_hits(seen_by_windows(x, sides, steps), delta)
    return (spread_over_windows(parts, sides, steps, x.shape),)


_overlapping_max.defvjp(_overlapping_forward, _overlapping_backward)


def max_unpool(values: Maps, x: Images, size: int | Sides, stride: int | Sides, padding: Pads) -> Images:
    """Each value at the place of the first largest number of its window in `x`, row by row; zeros elsewhere.

    Args:
        values: one for each window. x: images; no gradient flows to them. size: height and width of the window.
        stride: steps of the window, no less than its sides. padding: as for `max_pool`.

    Returns:
        Images of the shape of `x`.
    """
    sides, steps = both_sides(size), both_sides(stride)
    padded = lax.stop_gradient(pad_images(x, padding, -jnp.inf))
    parts = _first_hits(seen_by_windows(padded, sides, steps), values)
    (top, _), (left, _) = padding
    whole = spread_over_windows(parts, sides, steps, padded.shape)
    return whole[:, top : top + x.shape[1], left : left + x.shape[2]]


def spread_over_windows(parts: list[jax.Array], sides: Sides, steps: Sides, shape: tuple[int, ...]) -> jax.Array:
    """The sum of what each place in the window gives back, where it was seen: the transpose of `seen_by_windows`.

    Args:
        parts: [batch, *windows, channels] for each place. shape: [batch, *space, channels] of what is returned.
    """
    nothing = jnp.zeros((), parts[0].dtype)
    total = jnp.zeros(shape, parts[0].dtype)
    for offset, part in zip(_offsets(sides), parts, strict=True):
        borders = [(0, 0, 0)]
        for axis in (0, 1):
            spread = (part.shape[axis + 1] - 1) * steps[axis] + 1
            borders.append((offset[axis], shape[axis + 1] - spread - offset[axis], steps[axis] - 1))
        total = total + lax.pad(part, nothing, [*borders, (0, 0, 0)])
    return total
