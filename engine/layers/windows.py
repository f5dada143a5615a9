"""Sliding windows over images and sequences: padding and output sizes shared by convolution and pooling."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from engine.errors import ShapeError
from engine.layers.definition import Shape
from engine.layers.describe import shape_text

PoolPadding = Literal["valid", "same"] | Annotated[int, Field(ge=0, le=64)]
"""`valid` adds nothing, `same` keeps ceil(size / stride), a number adds that many on every side."""

Padding = Literal["valid", "same", "full"] | Annotated[int, Field(ge=0, le=64)]
"""The same, and `full`: every position at which window and image share at least one entry."""

Pads = tuple[tuple[int, int], tuple[int, int]]
"""Rows added before and after, columns added before and after."""


@dataclass(frozen=True)
class Window:
    """A window of equal sides: its size, its step, the padding around the image, and the step between its entries."""

    size: int
    stride: int
    padding: Padding
    dilation: int = 1

    @property
    def extent(self) -> int:
        """Entries from the first to the last one seen: (F - 1) d + 1."""
        return (self.size - 1) * self.dilation + 1


def pads_along(window: Window, length: int) -> tuple[int, int]:
    """Padding before and after one axis.

    `same` follows TensorFlow: the output has ceil(length / stride) entries and an odd pad lies behind.
    PyTorch has `same` for stride 1 alone, where both agree.

    Example:
        >>> pads_along(Window(3, 2, "same"), 8), pads_along(Window(3, 1, 1), 8), pads_along(Window(3, 1, "full"), 8)
        ((0, 1), (1, 1), (2, 2))
    """
    if window.padding == "valid":
        return 0, 0
    if window.padding == "full":
        return window.extent - 1, window.extent - 1
    if window.padding == "same":
        outputs = -(-length // window.stride)
        total = max((outputs - 1) * window.stride + window.extent - length, 0)
        return total // 2, total - total // 2
    return window.padding, window.padding


def pads(window: Window, height: int, width: int) -> Pads:
    """Padding of rows and of columns."""
    return pads_along(window, height), pads_along(window, width)


def output_length(window: Window, length: int) -> int:
    """Number of window positions along one axis: floor((N - F + P) / S) + 1, P both sides together, F the extent.

    Source:
        Dumoulin and Visin 2016, relationships 6 and 15.

    Example:
        >>> output_length(Window(3, 2, "valid"), 7), output_length(Window(3, 2, "valid"), 5)
        (3, 2)
    """
    return (length + sum(pads_along(window, length)) - window.extent) // window.stride + 1


def require_image(shape: Shape) -> None:
    """Raises ShapeError `image_expected` unless the shape is (height, width, channels)."""
    if len(shape) != 3:
        raise ShapeError(
            "image_expected",
            f"The input must be an image (height×width×channels), but has the shape {shape_text(shape)}.",
            got=list(shape),
            expected="height×width×channels",
            hint="Insert a Reshape before it, or choose a data set of images.",
        )


def require_sequence(shape: Shape) -> None:
    """Raises ShapeError `sequence_expected` unless the shape is (steps, features)."""
    if len(shape) != 2:
        raise ShapeError(
            "sequence_expected",
            f"The input must be a sequence (steps×features), but has the shape {shape_text(shape)}.",
            got=list(shape),
            expected="steps×features",
            hint="Insert a Reshape before it, or choose a data set of sequences.",
        )


def infer_window_shape(window: Window, shape: Shape) -> tuple[int, int]:
    """Height and width of the output.

    Args:
        shape: of one example; must be (height, width, channels).

    Raises:
        ShapeError: `image_expected` when the input is no image; `window_too_large` when the window does not fit.
    """
    require_image(shape)
    height, width = output_length(window, shape[0]), output_length(window, shape[1])
    if height < 1 or width < 1:
        raise _window_too_large(f"{window.extent}×{window.extent}", shape)
    return height, width


def infer_window_length(window: Window, shape: Shape) -> int:
    """Steps of the output.

    Args:
        shape: of one example; must be (steps, features).

    Raises:
        ShapeError: `sequence_expected` when the input is no sequence; `window_too_large` when the window does not fit.
    """
    require_sequence(shape)
    steps = output_length(window, shape[0])
    if steps < 1:
        raise _window_too_large(f"{window.extent}", shape)
    return steps


def _window_too_large(size: str, shape: Shape) -> ShapeError:
    return ShapeError(
        "window_too_large",
        f"A window of {size} doesn't fit into {shape_text(shape)}.",
        got=list(shape),
        expected=f"≥ {size}",
        hint="Choose a smaller window, more padding, or less pooling before it.",
    )
