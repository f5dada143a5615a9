"""Kernels laid over an image and added up: the transpose of a correlation, for images of few channels."""

from itertools import product

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

Spread = Float[Array, "batch padded_height padded_width filters"]
Kernel = Float[Array, "kernel_height kernel_width channels filters"]
Images = Float[Array, "batch height width channels"]

MOST_CHANNELS = 4
"""Up to so many channels this is 2 to 7 times as fast on a CPU as the convolution, which gathers for every pixel all
that it reads of every filter and gets few numbers for it."""

AT_ONCE = 2**16
"""Examples are taken together up to so many products, which are read from the cache then."""


def lay_kernels(delta: Spread, kernel: Kernel, dilation: int) -> Images:
    """Correlation with the kernel turned by half a turn, channels and filters exchanged.

    y[n, i, j, c] = sum over u, v, f of delta[n, i + d u, j + d v, f] k[height - 1 - u, width - 1 - v, c, f]

    What every filter contributes to every pixel is one matrix product; shifted, its rows are added up.

    Args:
        delta: padded and spread by the stride. dilation: step between a kernel's entries.
    """
    count = len(delta)
    each = delta[0, :, :, 0].size * kernel[..., 0].size
    size = min(count, max(1, AT_ONCE // each))
    whole = count - count % size
    parts = delta[:whole].reshape(-1, size, *delta.shape[1:])

    def lay(part: jax.Array) -> jax.Array:
        return _laid(part, kernel, dilation)

    laid = lay(parts[0])[None] if whole == size else lax.map(lay, parts)
    images = laid.reshape(whole, *laid.shape[2:])
    return jnp.concatenate([images, lay(delta[whole:])]) if whole < count else images


def _laid(delta: Spread, kernel: Kernel, dilation: int) -> Images:
    height, width, channels, filters = kernel.shape
    count, padded_height, padded_width, _ = delta.shape
    rows, columns = padded_height - (height - 1) * dilation, padded_width - (width - 1) * dilation
    products = lax.dot_general(kernel.reshape(-1, filters), delta.reshape(-1, filters), (((1,), (1,)), ((), ())))
    shares = products.reshape(height, width, channels, count, padded_height, padded_width)
    laid = jnp.zeros((channels, count, rows, columns), delta.dtype)
    for u, v in product(range(height), range(width)):
        down, across = slice(u * dilation, u * dilation + rows), slice(v * dilation, v * dilation + columns)
        laid = laid + shares[height - 1 - u, width - 1 - v, :, :, down, across]
    return laid.transpose(1, 2, 3, 0)
