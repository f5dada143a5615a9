"""Pooling layers: fewer positions, the same channels."""

from fractions import Fraction

import jax
import jax.numpy as jnp

from engine.errors import ShapeError
from engine.layers.average import average_pool
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights
from engine.layers.describe import shape_text
from engine.layers.pool import max_pool
from engine.layers.reach import Reach
from engine.layers.spans import kept_span, same_span, with_zero
from engine.layers.windows import PoolPadding, Window, infer_window_length, infer_window_shape, pads, pads_along
from engine.spec import Config, Setting, setting


class PoolConfig(Config):
    """What all poolings have in common."""

    pool_size: int
    stride: int | None
    padding: PoolPadding

    @property
    def window(self) -> Window:
        """The patch as a window."""
        return Window(self.pool_size, self.stride or self.pool_size, self.padding)


def _image_stride() -> Setting:
    return setting(
        None,
        title="Stride",
        help="Distance between neighbouring windows. Empty: the window size, so that windows don't overlap.",
        ge=1,
        le=32,
        unit="px",
    )


def _sequence_stride() -> Setting:
    return setting(
        None,
        title="Stride",
        help="Distance between neighbouring windows. Empty: the window size, so that windows don't overlap.",
        ge=1,
        le=1024,
        unit="steps",
    )


def _count_padding() -> Setting:
    return setting(
        False,
        title="Include padding",
        help="Includes the zeros of the padding in the mean, as PyTorch does. Otherwise only values inside the image "
        "count.",
    )


class MaxPool2dConfig(PoolConfig):
    """Settings of max pooling."""

    pool_size: int = setting(
        2, title="Window size", help="Height and width of the window whose maximum is kept.", ge=1, le=32, unit="px"
    )
    stride: int | None = _image_stride()
    padding: PoolPadding = setting(
        "valid",
        title="Padding",
        help="Border added around the image; it never counts as the maximum. valid: none; same: keeps height and "
        "width at stride 1; or a number of pixels.",
        choices=("valid", "same", 1),
    )


class MaxPool1dConfig(PoolConfig):
    """Settings of max pooling along a sequence."""

    pool_size: int = setting(
        2, title="Window size", help="Number of steps whose maximum is kept.", ge=1, le=1024, unit="steps"
    )
    stride: int | None = _sequence_stride()
    padding: PoolPadding = setting(
        "valid",
        title="Padding",
        help="Border added at both ends; it never counts as the maximum. valid: none; same: keeps the length at "
        "stride 1; or a number of steps.",
        choices=("valid", "same", 1),
    )


class AvgPool2dConfig(PoolConfig):
    """Settings of average pooling."""

    pool_size: int = setting(
        2, title="Window size", help="Height and width of the window whose mean is taken.", ge=1, le=32, unit="px"
    )
    stride: int | None = _image_stride()
    padding: PoolPadding = setting(
        "valid",
        title="Padding",
        help="Border added around the image. valid: none; same: keeps height and width at stride 1; or a number of "
        "pixels.",
        choices=("valid", "same", 1),
    )
    count_padding: bool = _count_padding()


class AvgPool1dConfig(PoolConfig):
    """Settings of average pooling along a sequence."""

    pool_size: int = setting(
        2, title=("Window size"), help="Number of steps whose mean is taken.", ge=1, le=1024, unit="steps"
    )
    stride: int | None = _sequence_stride()
    padding: PoolPadding = setting(
        "valid",
        title="Padding",
        help="Border added at both ends. valid: none; same: keeps the length at stride 1; or a number of steps.",
        choices=("valid", "same", 1),
    )
    count_padding: bool = _count_padding()


class GlobalAvgPoolConfig(Config):
    """Settings of global average pooling: none."""


def _require_small_padding(config: PoolConfig) -> None:
    if isinstance(config.padding, int) and config.padding * 2 > config.pool_size:
        raise ShapeError(
            "pool_padding_too_large",
            f"Padding of {config.padding} is more than half of a window of {config.pool_size}.",
            got=config.padding,
            expected=f"≤ {config.pool_size // 2}",
            hint="Choose less padding or a larger window.",
        )


def pooled_image(config: PoolConfig, inputs: tuple[Shape, ...]) -> Shape:
    """Height, width and channels of a pooled image."""
    _require_small_padding(config)
    return (*infer_window_shape(config.window, inputs[0]), inputs[0][-1])


def _pooled_sequence(config: PoolConfig, inputs: tuple[Shape, ...]) -> Shape:
    _require_small_padding(config)
    return infer_window_length(config.window, inputs[0]), inputs[0][-1]


def _apply_max_image(
    config: MaxPool2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x, window = inputs[0], config.window
    return max_pool(x, window.size, window.stride, pads(window, x.shape[1], x.shape[2])), state


def _apply_max_sequence(
    config: MaxPool1dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    row, window = inputs[0][:, None], config.window
    padding = ((0, 0), pads_along(window, row.shape[2]))
    return max_pool(row, (1, window.size), (1, window.stride), padding)[:, 0], state


def _apply_average_image(
    config: AvgPool2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x, window = inputs[0], config.window
    sides, steps = (window.size, window.size), (window.stride, window.stride)
    return average_pool(x, sides, steps, pads(window, x.shape[1], x.shape[2]), config.count_padding), state


def _apply_average_sequence(
    config: AvgPool1dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    row, window = inputs[0][:, None], config.window
    padding = ((0, 0), pads_along(window, row.shape[2]))
    return average_pool(row, (1, window.size), (1, window.stride), padding, config.count_padding)[:, 0], state


def _channels(config: GlobalAvgPoolConfig, inputs: tuple[Shape, ...]) -> Shape:
    if len(inputs[0]) not in (2, 3):
        raise ShapeError(
            "positions_expected",
            "The input must be an image (height×width×channels) or a sequence (steps×features), "
            f"but has the shape {shape_text(inputs[0])}.",
            got=list(inputs[0]),
            expected="height×width×channels or steps×features",
            hint="Place it after a convolution or a pooling layer.",
        )
    return (inputs[0][-1],)


def _apply_global(
    config: GlobalAvgPoolConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    return jnp.mean(x, axis=tuple(range(1, x.ndim - 1))), state


def _reach(config: PoolConfig) -> Reach:
    window = config.window
    return Reach(window.extent, Fraction(window.stride), lambda length: pads_along(window, length)[0])


MAX_POOL2D = LayerDef(
    type="max_pool2d",
    title="Max pooling",
    summary="Keeps the maximum of each window. The image becomes smaller and less sensitive to small shifts.",
    formula=r"a_{i,j,c} = \max_{0 \le u,v < F} x_{si+u,\,sj+v,\,c}",
    source="Ranzato et al. 2007; of equal values, the first gets the gradient, row by row, as in PyTorch.",
    category="convolution",
    glyph="M3 3h18v18H3zM12 3v18M3 12h18M16.5 10V5M14.5 7l2-2 2 2",
    Config=MaxPool2dConfig,
    output_shape=pooled_image,
    reach=_reach,
    apply=_apply_max_image,
    span=same_span,
)

MAX_POOL1D = LayerDef(
    type="max_pool1d",
    title="Max pooling (sequence)",
    summary="Keeps the maximum of each window of steps. The sequence becomes shorter.",
    formula=r"a_{t,c} = \max_{0 \le u < F} x_{st+u,\,c}",
    source="Collobert et al. 2011; of equal values, the first gets the gradient, as in PyTorch.",
    category="convolution",
    glyph="M2 13h20v7H2zM7 13v7M12 13v7M17 13v7M12 10V4M9.5 6.5L12 4l2.5 2.5",
    Config=MaxPool1dConfig,
    output_shape=_pooled_sequence,
    reach=_reach,
    apply=_apply_max_sequence,
    span=same_span,
)

AVG_POOL2D = LayerDef(
    type="avg_pool2d",
    title="Average pooling",
    summary="Takes the mean of each window. The image becomes smaller and smoother.",
    formula=r"a_{i,j,c} = \frac{1}{F^2} \sum_{0 \le u,v < F} x_{si+u,\,sj+v,\,c}",
    source="LeCun et al. 1998, subsampling without its two weights; the padding counts only if that is turned on.",
    category="convolution",
    glyph="M3 3h18v18H3zM12 3v18M3 12h18M5.5 7.5h4M14.5 7.5h4M5.5 16.5h4M14.5 16.5h4",
    Config=AvgPool2dConfig,
    output_shape=pooled_image,
    reach=_reach,
    apply=_apply_average_image,
    span=with_zero,
    affine=True,
)

AVG_POOL1D = LayerDef(
    type="avg_pool1d",
    title="Average pooling (sequence)",
    summary="Takes the mean of each window of steps. The sequence becomes shorter and smoother.",
    formula=r"a_{t,c} = \frac{1}{F} \sum_{0 \le u < F} x_{st+u,\,c}",
    source="Standard; the padding counts only if that is turned on.",
    category="convolution",
    glyph="M2 13h20v7H2zM7 13v7M12 13v7M17 13v7M7 6h10M7 9.5h10",
    Config=AvgPool1dConfig,
    output_shape=_pooled_sequence,
    reach=_reach,
    apply=_apply_average_sequence,
    span=with_zero,
    affine=True,
)

GLOBAL_AVG_POOL = LayerDef(
    type="global_avg_pool",
    title="Global average pooling",
    summary="Takes the mean of each feature map: one number per channel, regardless of the size of the image or "
    "sequence.",
    formula=r"a_c = \frac{1}{hw} \sum_{i,j} x_{i,j,c}",
    source="Lin, Chen, Yan 2013, section 3.2.",
    category="convolution",
    glyph=(
        "M3 3h18v18H3zM6.5 6.5l3 3M17.5 6.5l-3 3M6.5 17.5l3-3M17.5 17.5l-3-3"
        "M13.5 12a1.5 1.5 0 1 1-3 0 1.5 1.5 0 1 1 3 0"
    ),
    Config=GlobalAvgPoolConfig,
    output_shape=_channels,
    apply=_apply_global,
    span=kept_span,
    affine=True,
)
