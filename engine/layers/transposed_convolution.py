"""The transposed convolution: a convolution run backwards, from few positions to many."""

from collections.abc import Mapping
from fractions import Fraction
from math import prod

import jax

from engine.errors import ShapeError
from engine.layers.convolution import filters_setting
from engine.layers.convolve import transposed_convolve
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec
from engine.layers.describe import shape_text
from engine.layers.reach import Reach
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.layers.windows import PoolPadding, Window, pads_along, require_image
from engine.spec import Component, Config, setting


class ConvTranspose2dConfig(Config):
    """Settings of a transposed convolution."""

    filters: int = filters_setting()
    kernel_size: int = setting(
        2, title="Kernel size", help="Height and width of the patch that each input pixel adds.", ge=1, le=32, unit="px"
    )
    stride: int = setting(
        2,
        title="Stride",
        help="Distance between the patches of neighbouring inputs. 2 doubles height and width.",
        ge=1,
        le=32,
        unit="px",
    )
    padding: PoolPadding = setting(
        "valid",
        title="Padding",
        help="How much is cropped at the border. valid: nothing; same: crops to input size × stride; or a number of "
        "pixels.",
        choices=("valid", "same", 1),
    )
    output_padding: int = setting(
        0,
        title="Output padding",
        help="Rows and columns added at the bottom and right; must be smaller than the stride. Selects one of the "
        "output sizes possible for an input size.",
        ge=0,
        le=31,
        unit="px",
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def output_size(config: ConvTranspose2dConfig, length: int) -> int:
    """Length of the output along one axis: (N - 1) S + F - 2 P + extra; N S for `same`.

    Source:
        Dumoulin and Visin 2016, relationship 14.

    Example:
        >>> output_size(ConvTranspose2dConfig(filters=1, kernel_size=3, padding=1, output_padding=1), 4)
        8
    """
    if config.padding == "same":
        return length * config.stride
    cut = 0 if config.padding == "valid" else config.padding
    return (length - 1) * config.stride + config.kernel_size - 2 * cut + config.output_padding


def _output_shape(config: ConvTranspose2dConfig, inputs: tuple[Shape, ...]) -> Shape:
    require_image(inputs[0])
    most = 0 if config.padding == "same" else config.stride - 1
    if config.output_padding > most:
        raise ShapeError(
            "output_padding_too_large",
            f"An output padding of {config.output_padding} is too large: with this padding and a stride of "
            f"{config.stride} it can be at most {most}.",
            got=config.output_padding,
            expected=f"≤ {most}",
            hint="Choose a smaller output padding or a larger stride.",
        )
    height, width = output_size(config, inputs[0][0]), output_size(config, inputs[0][1])
    if height < 1 or width < 1:
        raise ShapeError(
            "nothing_left_of_output",
            f"With a padding of {config.padding} the output of {shape_text(inputs[0])} is empty.",
            got=config.padding,
            expected="≥ 1×1",
            hint="Choose less padding or a larger kernel.",
        )
    return height, width, config.filters


def _weights(config: ConvTranspose2dConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    size, channels = config.kernel_size, inputs[0][-1]
    fan_in, fan_out = size * size * channels, size * size * config.filters
    kernel = WeightSpec((size, size, channels, config.filters), "weight_initializer", fan_in, fan_out, penalized=True)
    if not config.use_bias:
        return {"kernel": kernel}
    return {"kernel": kernel, "bias": WeightSpec((config.filters,), "bias_initializer", fan_in, fan_out)}


def _operations(config: ConvTranspose2dConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return config.kernel_size**2 * prod(inputs[0]) * config.filters


def _inner(config: ConvTranspose2dConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    """The input spread by the stride."""
    return prod(output[:2]) * inputs[0][-1]


def _apply(
    config: ConvTranspose2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    height, width = output_size(config, x.shape[1]), output_size(config, x.shape[2])
    window = Window(config.kernel_size, config.stride, config.padding)
    cut = pads_along(window, height), pads_along(window, width)
    output = transposed_convolve(x, weights["kernel"], config.stride, cut, (height, width), ctx.platform)
    return (output + weights["bias"] if config.use_bias else output), state


def _reach(config: ConvTranspose2dConfig) -> Reach:
    return Reach(-(-config.kernel_size // config.stride), Fraction(1, config.stride))


CONV_TRANSPOSE2D = LayerDef(
    type="conv_transpose2d",
    title="Transposed convolution",
    summary="Each pixel adds a small learned patch to a larger image; overlapping patches are summed.",
    formula=r"z_{si+u-p,\,sj+v-p,\,f} = b_f + \sum_{i,j,u,v,c} x_{i,j,c}\, W_{u,v,c,f}",
    source="Zeiler et al. 2010; Dumoulin and Visin 2016, chapter 4. The transpose of a convolution, as in PyTorch; "
    "fan-in and fan-out are those of a convolution from its input to its filters.",
    category="convolution",
    glyph="M2 2h7v7H2zM11 11h11v11H11zM16.5 11v11M11 16.5h11M6 12v5h3",
    Config=ConvTranspose2dConfig,
    output_shape=_output_shape,
    reach=_reach,
    apply=_apply,
    weights=_weights,
    operations=_operations,
    inner=_inner,
    affine=True,
)
