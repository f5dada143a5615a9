"""Local response normalisation: neighbouring channels compete."""

from math import prod

import jax
import jax.numpy as jnp

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, same_shape
from engine.layers.spans import sign_span
from engine.spec import Config, setting


class LocalResponseNormConfig(Config):
    """Settings of local response normalisation, with AlexNet's values."""

    size: int = setting(
        5,
        title="Window size",
        help="Number of neighbouring channels whose squares are summed.",
        ge=1,
        le=64,
        unit="channels",
    )
    alpha: float = setting(
        1e-4, title="Alpha", help="Weight of the squared activations.", gt=0.0, le=100.0, scale="log"
    )
    beta: float = setting(0.75, title="Beta", help="Exponent of the denominator.", gt=0.0, le=10.0)
    offset: float = setting(
        2.0,
        title="Offset",
        help="Value of the denominator when all neighbours are 0.",
        gt=0.0,
        le=100.0,
        choices=(1.0, 2.0),
    )
    average: bool = setting(
        False,
        title="Mean of squares",
        help="Uses the mean of the squares instead of their sum, as PyTorch does.",
    )


def _window_sums(squares: jax.Array, size: int) -> jax.Array:
    """Sum over `size` neighbouring channels, floor(size / 2) of them before."""
    channels = squares.shape[-1]
    around = [(0, 0)] * (squares.ndim - 1) + [(size // 2, (size - 1) // 2)]
    padded = jnp.pad(squares, around)
    total = padded[..., :channels]
    for first in range(1, size):
        total = total + padded[..., first : first + channels]
    return total


def _apply(
    config: LocalResponseNormConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    alpha = config.alpha / config.size if config.average else config.alpha
    total = _window_sums(jnp.square(x), config.size)
    denominator = jnp.asarray(config.offset, x.dtype) + jnp.asarray(alpha, x.dtype) * total
    return x * denominator ** jnp.asarray(-config.beta, x.dtype), state


def _operations(config: LocalResponseNormConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return config.size * prod(output)


LOCAL_RESPONSE_NORM = LayerDef(
    type="local_response_norm",
    title="Local response norm",
    summary="Divides each activation by a power of the squared activations of neighbouring channels at the same "
    "position. Superseded by batch norm.",
    formula=r"a_c = \frac{x_c}{\left(k + \alpha \sum_{c'} x_{c'}^2\right)^{\beta}}",
    source="Krizhevsky, Sutskever, Hinton 2012, section 3.3: the sum of squares (PyTorch takes their mean).",
    category="normalization",
    glyph="M2 21h20M4 18v-3M8 18v-7M12 18V3M16 18v-7M20 18v-3",
    Config=LocalResponseNormConfig,
    output_shape=same_shape,
    apply=_apply,
    span=sign_span,
    operations=_operations,
    normalizes=True,
)
