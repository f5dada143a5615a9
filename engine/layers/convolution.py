"""The convolutional layer."""

from collections.abc import Mapping
from math import prod

import jax

from engine.layers.convolve import convolve
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.layers.windows import Padding, Window, infer_window_shape, pads
from engine.spec import Component, Config, setting


class Conv2dConfig(Config):
    """Settings of a convolution."""

    filters: int = setting(
        title="Filters",
        help="Number of feature maps. Each has its own kernel.",
        ge=1,
        le=4096,
        unit="filters",
    )
    kernel_size: int = setting(
        3, title="Kernel size", help="Height and width of the patch that a unit sees.", ge=1, le=32, unit="px"
    )
    stride: int = setting(
        1, title="Stride", help="Step between neighbouring patches. 2 halves height and width.", ge=1, le=32, unit="px"
    )
    padding: Padding = setting(
        "valid",
        title="Padding",
        help="Zeros around the image: valid adds none, same keeps height and width at stride 1, or a number of pixels.",
        choices=("valid", "same", 1, 2),
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _window(config: Conv2dConfig) -> Window:
    return Window(config.kernel_size, config.stride, config.padding)


def _output_shape(config: Conv2dConfig, inputs: tuple[Shape, ...]) -> Shape:
    return (*infer_window_shape(_window(config), inputs[0]), config.filters)


def _weights(config: Conv2dConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    size, channels = config.kernel_size, inputs[0][-1]
    fan_in, fan_out = size * size * channels, size * size * config.filters
    kernel = WeightSpec((size, size, channels, config.filters), "weight_initializer", fan_in, fan_out, penalized=True)
    if not config.use_bias:
        return {"kernel": kernel}
    return {"kernel": kernel, "bias": WeightSpec((config.filters,), "bias_initializer", fan_in, fan_out)}


def _operations(config: Conv2dConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return config.kernel_size**2 * inputs[0][-1] * prod(output)


def _apply(
    config: Conv2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    padding = pads(_window(config), x.shape[1], x.shape[2])
    output = convolve(x, weights["kernel"], config.stride, padding, ctx.platform)
    return (output + weights["bias"] if config.use_bias else output), state


CONV2D = LayerDef(
    type="conv2d",
    title="Convolution",
    summary="Slides small learned filters over an image, with the same weights at every position.",
    formula=r"z_{i,j,f} = b_f + \sum_{u,v,c} x_{si+u-p,\,sj+v-p,\,c}\, W_{u,v,c,f}",
    source="LeCun et al. 1998; cross-correlation, the kernel is not flipped.",
    category="convolution",
    Config=Conv2dConfig,
    output_shape=_output_shape,
    apply=_apply,
    weights=_weights,
    operations=_operations,
)
