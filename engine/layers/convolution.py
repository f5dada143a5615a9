"""The convolutional layers: over images and over sequences."""

from collections.abc import Mapping
from fractions import Fraction
from math import prod

import jax

from engine.errors import ShapeError
from engine.layers.convolve import convolve
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec
from engine.layers.describe import divisors_text
from engine.layers.reach import Reach
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.layers.windows import Padding, Window, infer_window_length, infer_window_shape, pads, pads_along
from engine.spec import Component, Config, Setting, setting

MAX_FILTERS = 4096


def filters_setting() -> Setting:
    """Number of feature maps."""
    return setting(
        title="Filters",
        help="Number of feature maps. Each has its own kernel.",
        ge=1,
        le=MAX_FILTERS,
        unit="filters",
    )


def groups_setting() -> Setting:
    """Into how many parts channels and filters are divided."""
    return setting(
        1,
        title="Groups",
        help="Splits channels and filters into this many independent groups. One group per channel makes the "
        "convolution depthwise.",
        ge=1,
        le=MAX_FILTERS,
        choices=(1, 2, 4, 8),
    )


def kernel_size_setting() -> Setting:
    """Height and width of a patch of an image."""
    return setting(
        3, title="Kernel size", help="Height and width of the patch that each unit sees.", ge=1, le=32, unit="px"
    )


def stride_setting() -> Setting:
    """Distance between patches of an image."""
    return setting(
        1,
        title="Stride",
        help="Distance between neighbouring patches. 2 halves height and width.",
        ge=1,
        le=32,
        unit="px",
    )


class ConvolutionConfig(Config):
    """What convolutions over images and over sequences have in common."""

    filters: int
    kernel_size: int
    stride: int
    padding: Padding
    dilation: int
    groups: int
    use_bias: bool

    @property
    def window(self) -> Window:
        """The kernel as a window."""
        return Window(self.kernel_size, self.stride, self.padding, self.dilation)


class Conv2dConfig(ConvolutionConfig):
    """Settings of a convolution over images."""

    filters: int = filters_setting()
    kernel_size: int = kernel_size_setting()
    stride: int = stride_setting()
    padding: Padding = setting(
        "valid",
        title="Padding",
        help="Zeros added around the image. valid: none; same: keeps height and width at stride 1; full: kernel size "
        "- 1 on every side; or a number of pixels.",
        choices=("valid", "same", "full", 1, 2),
    )
    dilation: int = setting(
        1, title="Dilation", help="Distance between the pixels of one patch. 2 skips every other pixel.", ge=1, le=32
    )
    groups: int = groups_setting()
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


class Conv1dConfig(ConvolutionConfig):
    """Settings of a convolution over sequences."""

    filters: int = filters_setting()
    kernel_size: int = setting(
        3, title="Kernel size", help="Number of steps that each unit sees.", ge=1, le=1024, unit="steps"
    )
    stride: int = setting(
        1,
        title="Stride",
        help="Distance between neighbouring windows. 2 halves the length.",
        ge=1,
        le=1024,
        unit="steps",
    )
    padding: Padding = setting(
        "valid",
        title="Padding",
        help="Zeros added before and after the sequence. valid: none; same: keeps the length at stride 1; full: "
        "kernel size - 1 at both ends; or a number of steps.",
        choices=("valid", "same", "full", 1, 2),
    )
    dilation: int = setting(
        1,
        title="Dilation",
        help="Distance between the entries of one window. 2 skips every other entry.",
        ge=1,
        le=1024,
    )
    groups: int = groups_setting()
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _require_groups(config: ConvolutionConfig, channels: int) -> None:
    if channels % config.groups or config.filters % config.groups:
        raise ShapeError(
            "groups_do_not_divide",
            f"{config.groups} groups don't divide {channels} channels and {config.filters} filters evenly.",
            got=config.groups,
            expected=divisors_text(channels, config.filters),
            hint="Choose another number of groups, or a number of filters it divides.",
        )


def _image_shape(config: Conv2dConfig, inputs: tuple[Shape, ...]) -> Shape:
    positions = infer_window_shape(config.window, inputs[0])
    _require_groups(config, inputs[0][-1])
    return (*positions, config.filters)


def _sequence_shape(config: Conv1dConfig, inputs: tuple[Shape, ...]) -> Shape:
    steps = infer_window_length(config.window, inputs[0])
    _require_groups(config, inputs[0][-1])
    return steps, config.filters


def _kernel(config: ConvolutionConfig, window: Shape, channels: int) -> Mapping[str, WeightSpec]:
    """A unit has its group's channels as inputs; an input feeds its group's filters."""
    seen = prod(window)
    fan_in, fan_out = seen * channels // config.groups, seen * config.filters // config.groups
    shape = (*window, channels // config.groups, config.filters)
    kernel = WeightSpec(shape, "weight_initializer", fan_in, fan_out, penalized=True)
    if not config.use_bias:
        return {"kernel": kernel}
    return {"kernel": kernel, "bias": WeightSpec((config.filters,), "bias_initializer", fan_in, fan_out)}


def _image_weights(config: Conv2dConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    return _kernel(config, (config.kernel_size, config.kernel_size), inputs[0][-1])


def _sequence_weights(config: Conv1dConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    return _kernel(config, (config.kernel_size,), inputs[0][-1])


def _image_operations(config: Conv2dConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return config.kernel_size**2 * (inputs[0][-1] // config.groups) * prod(output)


def _sequence_operations(config: Conv1dConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return config.kernel_size * (inputs[0][-1] // config.groups) * prod(output)


def _apply_image(
    config: Conv2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    padding = pads(config.window, x.shape[1], x.shape[2])
    form = (config.stride, padding, ctx.platform, config.dilation, config.groups)
    output = convolve(x, weights["kernel"], *form)
    return (output + weights["bias"] if config.use_bias else output), state


def _apply_sequence(
    config: Conv1dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    row = inputs[0][:, None]
    padding = ((0, 0), pads_along(config.window, row.shape[2]))
    form = (config.stride, padding, ctx.platform, config.dilation, config.groups)
    output = convolve(row, weights["kernel"][None], *form)[:, 0]
    return (output + weights["bias"] if config.use_bias else output), state


def _reach(config: ConvolutionConfig) -> Reach:
    return Reach(config.window.extent, Fraction(config.stride), lambda length: pads_along(config.window, length)[0])


CONV2D = LayerDef(
    type="conv2d",
    title="Convolution",
    summary="Slides small learned filters over an image, with the same weights at every position.",
    formula=r"z_{i,j,f} = b_f + \sum_{u,v,c} x_{si+du-p,\,sj+dv-p,\,c}\, W_{u,v,c,f}",
    source="LeCun et al. 1998; cross-correlation, the kernel is not flipped. Dilation: Yu and Koltun 2016, groups: "
    "Krizhevsky et al. 2012; fan-in and fan-out are those of one group.",
    category="convolution",
    glyph="M3 3h18v18H3zM3 13h10V3M8 3v10M3 8h10",
    Config=Conv2dConfig,
    output_shape=_image_shape,
    reach=_reach,
    apply=_apply_image,
    weights=_image_weights,
    operations=_image_operations,
    affine=True,
    groups=lambda config: config.groups,
)

CONV1D = LayerDef(
    type="conv1d",
    title="Convolution (sequence)",
    summary="Slides small learned filters along a sequence, with the same weights at every step.",
    formula=r"z_{t,f} = b_f + \sum_{u,c} x_{st+du-p,\,c}\, W_{u,c,f}",
    source="Waibel et al. 1989 (time-delay networks); cross-correlation, the kernel is not flipped.",
    category="convolution",
    glyph="M2 12h20v6H2zM6 12v6M10 12v6M14 12v6M18 12v6M6 9V6h8v3",
    Config=Conv1dConfig,
    output_shape=_sequence_shape,
    reach=_reach,
    apply=_apply_sequence,
    weights=_sequence_weights,
    operations=_sequence_operations,
    affine=True,
    groups=lambda config: config.groups,
)
