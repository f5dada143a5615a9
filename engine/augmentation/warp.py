"""Images seen through a moved, turned or stretched window."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Images = Float[Array, "batch height width channels"]


def warp(images: Images, matrix: Float[Array, "batch 2 2"], shift: Float[Array, "batch 2"], fill: jax.Array) -> Images:
    """Every pixel p shows what lies at matrix (p - centre) + centre + shift, straight lines between pixel centres.

    Args:
        matrix, shift: in pixels, rows before columns. fill: what lies outside, broadcastable to one image.

    Returns:
        Images of the same shape. Written without matrix products, so that it is alike on every device.
    """
    batch, height, width, channels = images.shape
    kind = images.dtype
    rows = jnp.arange(height, dtype=kind)[:, None] - (height - 1) / 2
    columns = jnp.arange(width, dtype=kind)[None, :] - (width - 1) / 2
    parts = matrix[:, :, :, None, None]
    down = parts[:, 0, 0] * rows + parts[:, 0, 1] * columns + (height - 1) / 2 + shift[:, 0, None, None]
    across = parts[:, 1, 0] * rows + parts[:, 1, 1] * columns + (width - 1) / 2 + shift[:, 1, None, None]
    top, left = jnp.floor(down), jnp.floor(across)
    flat = images.reshape(batch, height * width, channels)
    outside = jnp.broadcast_to(fill, images.shape[1:])[None].astype(kind)
    total = jnp.zeros_like(images)
    for below in (0, 1):
        for beside in (0, 1):
            row, column = top + below, left + beside
            share = (1 - jnp.abs(down - row)) * (1 - jnp.abs(across - column))
            inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
            place = jnp.where(inside, row * width + column, 0).astype(jnp.int32).reshape(batch, -1, 1)
            found = jnp.take_along_axis(flat, place, axis=1).reshape(images.shape)
            total = total + share[..., None] * jnp.where(inside[..., None], found, outside)
    return total


def scaled(factor: Float[Array, " batch"]) -> Float[Array, "batch 2 2"]:
    """Matrices that stretch both directions alike."""
    return factor[:, None, None] * jnp.eye(2, dtype=factor.dtype)


def turned(angle: Float[Array, " batch"]) -> Float[Array, "batch 2 2"]:
    """Matrices that turn by an angle in radians."""
    cosine, sine = jnp.cos(angle), jnp.sin(angle)
    return jnp.stack([jnp.stack([cosine, -sine], axis=1), jnp.stack([sine, cosine], axis=1)], axis=1)


def evenly(key: jax.Array, shape: tuple[int, ...], like: jax.Array) -> jax.Array:
    """Uniform numbers from -1 to 1: an array [*shape] in the precision of `like`."""
    return jax.random.uniform(key, shape, like.dtype, -1, 1)
