"""Padding along the channels: zeros in the place of feature maps that an input doesn't have."""

import jax
import jax.numpy as jnp

from engine.errors import ShapeError
from engine.layers.convolution import MAX_FILTERS
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights
from engine.layers.spans import with_zero
from engine.spec import Config, setting


class PadChannelsConfig(Config):
    """Settings of padding along the channels."""

    channels: int = setting(
        title="Channels",
        help="Number of channels of the output. Zeros follow the input's channels.",
        ge=1,
        le=MAX_FILTERS,
    )


def _output_shape(config: PadChannelsConfig, inputs: tuple[Shape, ...]) -> Shape:
    if config.channels < inputs[0][-1]:
        raise ShapeError(
            "pad_channels_too_few",
            f"The input has {inputs[0][-1]} channels, which is more than {config.channels}.",
            got=config.channels,
            expected=f"≥ {inputs[0][-1]}",
            hint="Choose at least as many channels as the input has.",
        )
    return (*inputs[0][:-1], config.channels)


def _apply(
    config: PadChannelsConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    behind = [(0, 0)] * (x.ndim - 1) + [(0, config.channels - x.shape[-1])]
    return jnp.pad(x, behind), state


PAD_CHANNELS = LayerDef(
    type="pad_channels",
    title="Pad channels",
    summary="Appends channels of zeros. A skip connection without weights adapts to more feature maps this way.",
    formula=r"a_{i,j,c} = \begin{cases} x_{i,j,c} & c \le C \\ 0 & c > C \end{cases}",
    source="He et al. 2016 (Deep residual learning), section 3.3, option A.",
    category="convolution",
    glyph="M2 9h11v11H2zM5.5 5.5h11v11M9 2h11v11M20 16v6M17 19h6",
    Config=PadChannelsConfig,
    output_shape=_output_shape,
    apply=_apply,
    span=with_zero,
    affine=True,
)
