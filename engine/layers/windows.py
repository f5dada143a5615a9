"""Sliding windows over images: settings, padding and output sizes shared by convolution and pooling."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from engine.errors import ShapeError
from engine.layers.definition import Shape
from engine.layers.describe import shape_text

Padding = Literal["valid", "same"] | Annotated[int, Field(ge=0, le=64)]
"""`valid` adds nothing, `same` keeps ceil(size / stride), a number adds that many zeros on every side."""

Pads = tuple[tuple[int, int], tuple[int, int]]
"""Rows added before and after, columns added before and after."""


@dataclass(frozen=True)
class Window:
    """A square window: its size, its step, and the padding around the image."""

    size: int
    stride: int
    padding: Padding


def pads_along(window: Window, length: int) -> tuple[int, int]:
    """Padding before and after one axis.

    `same` follows TensorFlow: the output has ceil(length / stride) entries and an odd pad lies behind.
    PyTorch has `same` for stride 1 alone, where both agree.

    Example:
        >>> pads_along(Window(3, 2, "same"), 8), pads_along(Window(3, 1, 1), 8)
        ((0, 1), (1, 1))
    """
    if window.padding == "valid":
        return 0, 0
    if window.padding == "same":
        outputs = -(-length // window.stride)
        total = max((outputs - 1) * window.stride + window.size - length, 0)
        return total // 2, total - total // 2
    return window.padding, window.padding


def pads(window: Window, height: int, width: int) -> Pads:
    """Padding of rows and of columns."""
    return pads_along(window, height), pads_along(window, width)


def output_length(window: Window, length: int) -> int:
    """Number of window positions along one axis: floor((N - F + P) / S) + 1, P both sides together.

    Source:
        Dumoulin and Visin 2016, relationship 6.

    Example:
        >>> output_length(Window(3, 2, "valid"), 7), output_length(Window(3, 2, "valid"), 5)
        (3, 2)
    """
    return (length + sum(pads_along(window, length)) - window.size) // window.stride + 1


def infer_window_shape(window: Window, shape: Shape) -> tuple[int, int]:
    """Height and width of the output.

    Args:
        shape: of one example; must be (height, width, channels).

    Raises:
        ShapeError: `image_expected` when the input is no image; `window_too_large` when the window does not fit.
    """
    if len(shape) != 3:
        raise ShapeError(
            "image_expected",
            f"An image (height×width×channels) is needed, but the input is {shape_text(shape)}.",
            got=list(shape),
            expected="height×width×channels",
            hint="Put a Reshape before it, or use a data set of images.",
        )
    height, width = output_length(window, shape[0]), output_length(window, shape[1])
    if height < 1 or width < 1:
        raise ShapeError(
            "window_too_large",
            f"A window of {window.size}×{window.size} does not fit into {shape_text(shape)}.",
            got=list(shape),
            expected=f"an image of at least {window.size}×{window.size}, padding included",
            hint="Choose a smaller window or more padding, or pool less before it.",
        )
    return height, width
