"""Up-sampling: more pixels without learning anything."""

from fractions import Fraction
from math import prod
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights
from engine.layers.reach import Reach
from engine.layers.spans import kept_span
from engine.layers.windows import require_image
from engine.spec import Config, setting


class Upsample2dConfig(Config):
    """Settings of up-sampling."""

    factor: int = setting(
        2, title="Factor", help=("Factor by which height and width are multiplied."), ge=1, le=32, choices=(2, 4)
    )
    method: Literal["nearest", "bilinear"] = setting(
        "nearest",
        title="Method",
        help="nearest repeats every pixel; bilinear interpolates linearly between pixel centres.",
    )


def interpolation(length: int, factor: int) -> NDArray[np.float64]:
    """[length * factor, length] share of every pixel in every new one, along one axis.

    New pixel i lies at (i + 1/2) / factor - 1/2 between the centres of the old ones; beyond the outermost centre it
    takes the outermost value.

    Example:
        >>> interpolation(2, 2).tolist()
        [[1.0, 0.0], [0.75, 0.25], [0.25, 0.75], [0.0, 1.0]]
    """
    places = np.clip((np.arange(length * factor) + 0.5) / factor - 0.5, 0, length - 1)
    return np.maximum(0.0, 1.0 - np.abs(places[:, None] - np.arange(length)))


def _output_shape(config: Upsample2dConfig, inputs: tuple[Shape, ...]) -> Shape:
    require_image(inputs[0])
    height, width, channels = inputs[0]
    return height * config.factor, width * config.factor, channels


def _operations(config: Upsample2dConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return 0 if config.method == "nearest" else 4 * prod(output)


def _nearest(x: jax.Array, factor: int) -> jax.Array:
    batch, height, width, channels = x.shape
    tiles = jnp.broadcast_to(x[:, :, None, :, None], (batch, height, factor, width, factor, channels))
    return tiles.reshape(batch, height * factor, width * factor, channels)


def _bilinear(x: jax.Array, factor: int) -> jax.Array:
    rows = jnp.asarray(interpolation(x.shape[1], factor), x.dtype)
    columns = jnp.asarray(interpolation(x.shape[2], factor), x.dtype)
    taller = jnp.einsum("ih,bhwc->biwc", rows, x, precision="highest")
    return jnp.einsum("jw,biwc->bijc", columns, taller, precision="highest")


def _apply(
    config: Upsample2dConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    larger = _nearest if config.method == "nearest" else _bilinear
    return larger(inputs[0], config.factor), state


def _reach(config: Upsample2dConfig) -> Reach:
    return Reach(1 if config.method == "nearest" else 2, Fraction(1, config.factor))


UPSAMPLE2D = LayerDef(
    type="upsample2d",
    title="Upsampling",
    summary="Enlarges an image without weights, by repeating pixels or interpolating linearly between them.",
    formula=r"a_{i,j,c} = \sum_{h,w} A_{ih} B_{jw}\, x_{h,w,c}",
    source="Odena, Dumoulin, Olah 2016 (Deconvolution and checkerboard artifacts); pixel centres at half positions, as "
    "in PyTorch with align_corners off.",
    category="convolution",
    glyph="M9 9h6v6H9zM3 8V3h5M21 8V3h-5M3 16v5h5M21 16v5h-5",
    Config=Upsample2dConfig,
    output_shape=_output_shape,
    reach=_reach,
    apply=_apply,
    span=kept_span,
    operations=_operations,
    affine=True,
)
