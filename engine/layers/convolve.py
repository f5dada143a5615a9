"""Two-dimensional convolution, in the form that suits the device. A sequence is an image of one row."""

from functools import partial
from itertools import product
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

from engine.layers.lay import MOST_CHANNELS, lay_kernels
from engine.layers.windows import Pads

NUMBERS = ("NHWC", "HWIO", "NHWC")
MOST_AT_ONCE = 8

Images = Float[Array, "batch height width channels"]
Kernel = Float[Array, "kernel_height kernel_width group_channels filters"]
Maps = Float[Array, "batch rows columns filters"]

Small = Float[Array, "batch rows columns channels"]
Patches = Float[Array, "kernel_height kernel_width channels filters"]
Large = Float[Array, "batch height width filters"]
Target = tuple["Form", tuple[int, int]]


class Form(NamedTuple):
    """How a kernel goes over an image: static, so that it may stand beside traced arrays."""

    stride: int
    padding: Pads
    dilation: int = 1
    groups: int = 1


def convolve(
    x: Images, kernel: Kernel, stride: int, padding: Pads, platform: str, dilation: int = 1, groups: int = 1
) -> Maps:
    """Cross-correlation of images with a kernel; the one place that chooses its form by device.

    y[n, i, j, f] = sum over u, v, c of x[n, s i + d u - p, s j + d v - p, c] k[u, v, c, f]

    XLA on CPU runs the gradients that JAX derives 10 to 40 times slower inside a loop, so there the
    gradient is spelled out (`_convolve_on_cpu`). Bits differ between the forms: a run never switches.

    Args:
        x: images. kernel: weights. stride: step of the window. padding: zeros around the image.
        platform: `cpu` or `gpu`. dilation: step between a kernel's entries.
        groups: channels and filters are divided into so many; filters of a group see its channels alone.

    Returns:
        Feature maps.
    """
    form = Form(stride, padding, dilation, groups)
    if platform == "cpu":
        return _convolve_on_cpu(form, x, kernel)
    return correlate(x, kernel, form)


def correlate(x: Images, kernel: Kernel, form: Form) -> Maps:
    """Cross-correlation as XLA has it."""
    return lax.conv_general_dilated(
        x,
        kernel,
        (form.stride, form.stride),
        form.padding,
        rhs_dilation=(form.dilation, form.dilation),
        dimension_numbers=NUMBERS,
        feature_group_count=form.groups,
    )


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def _convolve_on_cpu(form: Form, x: Images, kernel: Kernel) -> Maps:
    return correlate(x, kernel, form)


def _forward(form: Form, x: Images, kernel: Kernel) -> tuple[Maps, tuple[Images, Kernel]]:
    return correlate(x, kernel, form), (x, kernel)


def _backward(form: Form, kept: tuple[Images, Kernel], delta: Maps) -> tuple[Images, Kernel]:
    x, kernel = kept
    height, width = x.shape[1:3]
    image = _image_gradient_on_cpu(delta, kernel, form, (height, width))
    return image, kernel_gradient(x, delta, form, kernel.shape)


_convolve_on_cpu.defvjp(_forward, _backward)


def image_gradient(delta: Maps, kernel: Kernel, form: Form, size: tuple[int, int]) -> Images:
    """A forward convolution: the cotangent, spread by the stride and padded, with the flipped kernel.

    Args:
        delta: cotangent of the feature maps. size: height and width of the image.
    """
    flipped = _flipped(kernel, form.groups)
    plain = Form(1, ((0, 0), (0, 0)), form.dilation, form.groups)
    return correlate(_spread(delta, kernel, form, size), flipped, plain)


def _image_gradient_on_cpu(delta: Maps, kernel: Kernel, form: Form, size: tuple[int, int]) -> Images:
    if form.groups > 1 or kernel.shape[2] > MOST_CHANNELS:
        return image_gradient(delta, kernel, form, size)
    return lay_kernels(_spread(delta, kernel, form, size), kernel, form.dilation)


def _spread(delta: Maps, kernel: Kernel, form: Form, size: tuple[int, int]) -> jax.Array:
    borders = [(0, 0, 0)]
    for axis in (0, 1):
        extent = (kernel.shape[axis] - 1) * form.dilation + 1
        before = extent - 1 - form.padding[axis][0]
        spread = (delta.shape[axis + 1] - 1) * form.stride + 1
        borders.append((before, size[axis] + extent - 1 - spread - before, form.stride - 1))
    return lax.pad(delta, jnp.zeros((), delta.dtype), [*borders, (0, 0, 0)])


def _flipped(kernel: Kernel, groups: int) -> jax.Array:
    """The kernel turned by half a turn, channels and filters of each group exchanged."""
    turned = kernel[::-1, ::-1]
    if groups == 1:
        return turned.transpose(0, 1, 3, 2)
    height, width, channels, filters = kernel.shape
    parted = turned.reshape(height, width, channels, groups, filters // groups)
    return parted.transpose(0, 1, 4, 3, 2).reshape(height, width, filters // groups, groups * channels)


def kernel_gradient(x: Images, delta: Maps, form: Form, shape: tuple[int, ...]) -> Kernel:
    """Sum over examples and positions of what an offset in the kernel saw, times the cotangent.

    A forward convolution too, channels in the place of examples and examples in that of channels, so a few examples are
    taken at a time: fewer make it slower, more do not make it faster. Kernels of a single offset need no more than a
    matrix product, and convolutions in groups take one for each offset.

    Args:
        delta: cotangent of the feature maps. shape: of the kernel.
    """
    if form.groups > 1 or shape[:2] == (1, 1):
        return _gradient_by_offsets(x, delta, form, shape)
    count = len(x)
    size = min(MOST_AT_ONCE, count)
    whole = count - count % size
    total = _gradient_of_part(x[whole:], delta[whole:], form, shape) if whole < count else None

    def add(number: jax.Array, so_far: jax.Array) -> jax.Array:
        seen, deltas = (lax.dynamic_slice_in_dim(array, number * size, size) for array in (x, delta))
        return so_far + _gradient_of_part(seen, deltas, form, shape)

    if total is None:
        total = jnp.zeros((shape[2], *shape[:2], shape[3]), x.dtype)
    return lax.fori_loop(0, whole // size, add, total).transpose(1, 2, 0, 3)


def _gradient_of_part(x: Images, delta: Maps, form: Form, shape: tuple[int, ...]) -> jax.Array:
    """[channels, kernel_height, kernel_width, filters] of some examples: stride and dilation change places."""
    padding: list[tuple[int, int]] = []
    seen: list[int] = []
    for axis in (0, 1):
        reach = (shape[axis] - 1) * form.dilation + (delta.shape[axis + 1] - 1) * form.stride + 1
        before = min(form.padding[axis][0], reach)
        seen.append(min(reach - before, x.shape[axis + 1]))
        padding.append((before, reach - before - seen[-1]))
    image = x[:, : seen[0], : seen[1]].transpose(3, 1, 2, 0)
    moved = Form(form.dilation, (padding[0], padding[1]), form.stride)
    return correlate(image, delta.transpose(1, 2, 0, 3), moved)


def _gradient_by_offsets(x: Images, delta: Maps, form: Form, shape: tuple[int, ...]) -> Kernel:
    """One matrix product for each offset in the kernel, on the slice of the image that this offset sees."""
    stride, step = form.stride, form.dilation
    _, rows, columns, filters = delta.shape
    padded = jnp.pad(x, ((0, 0), *form.padding, (0, 0)))
    flat_delta = delta.reshape(-1, filters)
    products: list[jax.Array] = []
    for top, left in product(range(shape[0]), range(shape[1])):
        down = slice(top * step, top * step + (rows - 1) * stride + 1, stride)
        across = slice(left * step, left * step + (columns - 1) * stride + 1, stride)
        products.append(_product(padded[:, down, across].reshape(-1, x.shape[-1]), flat_delta, form.groups))
    return jnp.concatenate(products).reshape(shape)


def _product(seen: jax.Array, delta: jax.Array, groups: int) -> jax.Array:
    """[channels of a group, filters] sum over positions of seen x delta, each group by itself."""
    if groups == 1:
        return seen.T @ delta
    parted = seen.reshape(len(seen), groups, -1), delta.reshape(len(delta), groups, -1)
    return jnp.einsum("pgc,pgf->cgf", *parted).reshape(-1, delta.shape[1])


def transposed_convolve(
    x: Small, kernel: Patches, stride: int, padding: Pads, size: tuple[int, int], platform: str
) -> Large:
    """The transpose of a convolution with that stride and padding: every input lays its kernel into the output.

    y[n, s i + u - p, s j + v - p, f] += x[n, i, j, c] k[u, v, c, f]

    Args:
        x: what a convolution of the output would give. kernel: from its channels to filters.
        padding: rows and columns cut off the output. size: height and width of the output.
    """
    form = Form(stride, padding)
    turned = kernel.transpose(0, 1, 3, 2)
    if platform == "cpu":
        return _transposed_on_cpu((form, size), x, turned)
    return image_gradient(x, turned, form, size)


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def _transposed_on_cpu(target: Target, x: Small, turned: jax.Array) -> Large:
    return _image_gradient_on_cpu(x, turned, *target)


def _transposed_forward(target: Target, x: Small, turned: jax.Array) -> tuple[Large, tuple[Small, jax.Array]]:
    return _image_gradient_on_cpu(x, turned, *target), (x, turned)


def _transposed_backward(target: Target, kept: tuple[Small, jax.Array], delta: Large) -> tuple[Small, jax.Array]:
    (form, _), (x, turned) = target, kept
    return correlate(delta, turned, form), kernel_gradient(delta, x, form, turned.shape)


_transposed_on_cpu.defvjp(_transposed_forward, _transposed_backward)
