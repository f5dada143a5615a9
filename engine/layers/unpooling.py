"""Max unpooling: values back at the places that a max pooling took its maxima from."""

import jax

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Port, Shape, State, Weights
from engine.layers.describe import shape_text
from engine.layers.pool import max_unpool
from engine.layers.pooling import MaxPool2dConfig, pooled_image
from engine.layers.spans import with_zero
from engine.layers.windows import pads, require_image


class MaxUnpool2dConfig(MaxPool2dConfig):
    """Settings of the max pooling that is undone."""


def _image_before_pooling(config: MaxUnpool2dConfig, inputs: tuple[Shape, ...]) -> Shape:
    value, image = inputs
    if config.window.stride < config.pool_size:
        raise ShapeError(
            "unpool_windows_overlap",
            f"With a stride of {config.window.stride}, windows of {config.pool_size} overlap, and two of them may "
            "have their maximum at the same place.",
            got=config.window.stride,
            expected=f"≥ {config.pool_size}",
            hint="Choose a stride of at least the window size, here and in the max pooling.",
        )
    require_image(image)
    pooled = pooled_image(config, (image,))
    if value != pooled:
        raise ShapeError(
            "unpool_shape_differs",
            f"Max pooling of {shape_text(image)} gives {shape_text(pooled)}, but the value has the shape "
            f"{shape_text(value)}.",
            got=list(value),
            expected=shape_text(pooled),
            hint="Use the window, stride and padding of the max pooling, and as many channels as it has.",
        )
    return image


def _apply(
    config: MaxUnpool2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    (value, image), window = inputs, config.window
    return max_unpool(value, image, window.size, window.stride, pads(window, image.shape[1], image.shape[2])), state


MAX_UNPOOL2D = LayerDef(
    type="max_unpool2d",
    title="Max unpooling",
    summary="Undoes a max pooling: writes each value to the place where the maximum of its window was, and zeros "
    "elsewhere. It has two inputs: the value, and the input of that max pooling.",
    formula=r"a_{u,v,c} = \begin{cases} x_{i,j,c} & (u,v) = \arg\max_{W_{i,j}} y_{\cdot,\cdot,c} \\ "
    r"0 & \text{otherwise} \end{cases}",
    source="Zeiler and Fergus 2014, section 2.1; Noh, Hong, Han 2015. The places are worked out again from y; of "
    "equal values, the first is taken, row by row, as in PyTorch. y gets no gradient through it.",
    category="convolution",
    glyph="M2 9h13v13H2zM8.5 9v13M2 15.5h13M22 2l-9 9M12.5 7v4.5H17",
    Config=MaxUnpool2dConfig,
    output_shape=_image_before_pooling,
    apply=_apply,
    span=with_zero,
    inputs=(Port("in", title="Value"), Port("pooled", title="Pooling input")),
)
