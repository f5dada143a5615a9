"""Pooling layers: fewer positions, the same channels."""

import jax
import jax.numpy as jnp

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights
from engine.layers.describe import shape_text
from engine.layers.pool import max_pool
from engine.layers.windows import Padding, Window, infer_window_shape, pads
from engine.spec import Config, setting


class MaxPool2dConfig(Config):
    """Settings of max pooling."""

    pool_size: int = setting(
        2, title="Window", help="Height and width of the patch whose largest value is kept.", ge=1, le=32, unit="px"
    )
    stride: int | None = setting(
        None,
        title="Stride",
        help="Step between neighbouring windows. Left empty it equals the window, so that windows do not overlap.",
        ge=1,
        le=32,
        unit="px",
    )
    padding: Padding = setting(
        "valid",
        title="Padding",
        help="Border that never wins: valid adds none, same keeps height and width at stride 1, or a number of pixels.",
        choices=("valid", "same", 1),
    )


class GlobalAvgPoolConfig(Config):
    """Settings of global average pooling: none."""


def _window(config: MaxPool2dConfig) -> Window:
    return Window(config.pool_size, config.stride or config.pool_size, config.padding)


def _pooled_shape(config: MaxPool2dConfig, inputs: tuple[Shape, ...]) -> Shape:
    if isinstance(config.padding, int) and config.padding * 2 > config.pool_size:
        raise ShapeError(
            "pool_padding_too_large",
            f"Padding of {config.padding} is more than half of a window of {config.pool_size}.",
            got=config.padding,
            expected=f"at most {config.pool_size // 2}",
            hint="Choose less padding or a larger window.",
        )
    return (*infer_window_shape(_window(config), inputs[0]), inputs[0][-1])


def _apply_max(
    config: MaxPool2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x, window = inputs[0], _window(config)
    return max_pool(x, window.size, window.stride, pads(window, x.shape[1], x.shape[2])), state


def _channels(config: GlobalAvgPoolConfig, inputs: tuple[Shape, ...]) -> Shape:
    if len(inputs[0]) != 3:
        raise ShapeError(
            "image_expected",
            f"An image (height×width×channels) is needed, but the input is {shape_text(inputs[0])}.",
            got=list(inputs[0]),
            expected="height×width×channels",
            hint="Put it behind a convolution or a pooling.",
        )
    return (inputs[0][-1],)


def _apply_average(
    config: GlobalAvgPoolConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return jnp.mean(inputs[0], axis=(1, 2)), state


MAX_POOL2D = LayerDef(
    type="max_pool2d",
    title="Max pooling",
    summary="Keeps the largest value of every small window: a smaller image that minds small shifts less.",
    formula=r"a_{i,j,c} = \max_{0 \le u,v < F} x_{si+u,\,sj+v,\,c}",
    source="Ranzato et al. 2007; where values tie, the gradient goes to the first, row by row, as in PyTorch.",
    category="convolution",
    Config=MaxPool2dConfig,
    output_shape=_pooled_shape,
    apply=_apply_max,
)

GLOBAL_AVG_POOL = LayerDef(
    type="global_avg_pool",
    title="Global average pooling",
    summary="The mean of every feature map: one number a channel, whatever the size of the image.",
    formula=r"a_c = \frac{1}{hw} \sum_{i,j} x_{i,j,c}",
    source="Lin, Chen, Yan 2013, section 3.2.",
    category="convolution",
    Config=GlobalAvgPoolConfig,
    output_shape=_channels,
    apply=_apply_average,
)
