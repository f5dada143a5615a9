"""Two-dimensional convolution, in the form that suits the device."""

from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

from engine.layers.windows import Pads

NUMBERS = ("NHWC", "HWIO", "NHWC")
FEW_CHANNELS = 4

Images = Float[Array, "batch height width channels"]
Kernel = Float[Array, "size size channels filters"]
Maps = Float[Array, "batch rows columns filters"]


def convolve(x: Images, kernel: Kernel, stride: int, padding: Pads, platform: str) -> Maps:
    """Cross-correlation of images with a kernel; the one place that chooses its form by device.

    y[n, i, j, f] = sum over u, v, c of x[n, s i + u - p, s j + v - p, c] k[u, v, c, f]

    XLA on CPU runs the gradients that JAX derives 10 to 40 times slower inside a loop, so there the
    gradient is spelled out (`_convolve_on_cpu`). Bits differ between the forms: a run never switches.

    Args:
        x: images. kernel: weights. stride: step of the window. padding: zeros around the image.
        platform: `cpu` or `gpu`.

    Returns:
        Feature maps.
    """
    if platform == "cpu":
        return _convolve_on_cpu(stride, padding, x, kernel)
    return _correlate(x, kernel, stride, padding)


def _correlate(x: Images, kernel: Kernel, stride: int, padding: Pads) -> Maps:
    return lax.conv_general_dilated(x, kernel, (stride, stride), padding, dimension_numbers=NUMBERS)


@partial(jax.custom_vjp, nondiff_argnums=(0, 1))
def _convolve_on_cpu(stride: int, padding: Pads, x: Images, kernel: Kernel) -> Maps:
    return _correlate(x, kernel, stride, padding)


def _forward(stride: int, padding: Pads, x: Images, kernel: Kernel) -> tuple[Maps, tuple[Images, Kernel]]:
    return _correlate(x, kernel, stride, padding), (x, kernel)


def _backward(stride: int, padding: Pads, kept: tuple[Images, Kernel], delta: Maps) -> tuple[Images, Kernel]:
    x, kernel = kept
    return _image_gradient(x, kernel, stride, padding, delta), _kernel_gradient(x, kernel, stride, padding, delta)


_convolve_on_cpu.defvjp(_forward, _backward)


def _image_gradient(x: Images, kernel: Kernel, stride: int, padding: Pads, delta: Maps) -> Images:
    """A forward convolution: the cotangent, spread by the stride and padded, with the flipped kernel."""
    size = kernel.shape[0]
    borders = [(0, 0, 0)]
    for axis in (0, 1):
        before = size - 1 - padding[axis][0]
        spread = (delta.shape[axis + 1] - 1) * stride + 1
        borders.append((before, x.shape[axis + 1] + size - 1 - spread - before, stride - 1))
    spread_delta = lax.pad(delta, jnp.zeros((), delta.dtype), [*borders, (0, 0, 0)])
    flipped = kernel[::-1, ::-1].transpose(0, 1, 3, 2)
    return _correlate(spread_delta, flipped, 1, ((0, 0), (0, 0)))


def _kernel_gradient(x: Images, kernel: Kernel, stride: int, padding: Pads, delta: Maps) -> Kernel:
    """One matrix product for each offset in the kernel, on the slice of the image that this offset sees.

    Where channels are few, the offsets of one kernel row are laid side by side: a wider product, up to 4 times faster.
    """
    size, _, channels, filters = kernel.shape
    _, rows, columns, _ = delta.shape
    padded = jnp.pad(x, ((0, 0), *padding, (0, 0)))
    shifted = [padded[:, :, first : first + (columns - 1) * stride + 1 : stride] for first in range(size)]
    if channels <= FEW_CHANNELS:
        shifted = [jnp.concatenate(shifted, axis=-1)]
    flat_delta = delta.reshape(-1, filters)
    products: list[jax.Array] = []
    for first in range(size):
        for image in shifted:
            seen = image[:, first : first + (rows - 1) * stride + 1 : stride]
            products.append(seen.reshape(-1, image.shape[-1]).T @ flat_delta)
    return jnp.concatenate(products).reshape(kernel.shape)
