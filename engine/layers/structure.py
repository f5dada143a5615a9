"""Layers without arithmetic: where data enter, and changes of shape."""

from dataclasses import replace
from math import prod
from typing import Annotated

import jax
from pydantic import Field

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, same_shape
from engine.layers.describe import shape_text
from engine.layers.spans import Span, laid_span
from engine.spec import Config, setting


class InputConfig(Config):
    """Settings of the input: none, its shape is the data set's."""


class FlattenConfig(Config):
    """Settings of flatten: none."""


class ReshapeConfig(Config):
    """Settings of reshape."""

    shape: tuple[Annotated[int, Field(ge=1)], ...] = setting(
        title="Shape",
        help="The new shape of one example; for an image: height, width, channels. The product must stay the same.",
        min_length=1,
        max_length=3,
    )


class PermuteConfig(Config):
    """Settings of permute."""

    order: tuple[Annotated[int, Field(ge=1, le=3)], ...] = setting(
        (2, 1),
        title="Order",
        help="Order of the input axes in the output, counted from 1: 2, 1 swaps steps and features.",
        min_length=1,
        max_length=3,
    )


def _apply_identity(
    config: Config, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return inputs[0], state


def _flat_shape(config: FlattenConfig, inputs: tuple[Shape, ...]) -> Shape:
    return (prod(inputs[0]),)


def flatten(x: jax.Array) -> jax.Array:
    """Lays all axes but the batch into one, last axis fastest: [batch, ...] -> [batch, features]."""
    return x.reshape(x.shape[0], prod(x.shape[1:]))


def _apply_flatten(
    config: FlattenConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return flatten(inputs[0]), state


def _reshaped(config: ReshapeConfig, inputs: tuple[Shape, ...]) -> Shape:
    source = inputs[0]
    if prod(source) != prod(config.shape):
        raise ShapeError(
            "reshape_size_differs",
            f"The shape {shape_text(config.shape)} doesn't match the {prod(source)} numbers of {shape_text(source)}.",
            got=list(config.shape),
            expected=str(prod(source)),
            hint=f"Choose sizes whose product is {prod(source)}.",
        )
    return config.shape


def _apply_reshape(
    config: ReshapeConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    return x.reshape(x.shape[0], *config.shape), state


def _permuted(config: PermuteConfig, inputs: tuple[Shape, ...]) -> Shape:
    source = inputs[0]
    if sorted(config.order) != list(range(1, len(source) + 1)):
        wanted = ", ".join(str(axis + 1) for axis in range(len(source)))
        raise ShapeError(
            "permute_axes_differ",
            f"The order {', '.join(map(str, config.order))} doesn't name every axis of {shape_text(source)} "
            "exactly once.",
            got=list(config.order),
            expected=f"{wanted} in any order",
            hint="Name every axis of the input exactly once, counting from 1.",
        )
    return tuple(source[axis - 1] for axis in config.order)


def _apply_permute(
    config: PermuteConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return inputs[0].transpose(0, *config.order), state


def _permuted_span(config: PermuteConfig, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    return replace(inputs[0], sums_to_one=inputs[0].sums_to_one and config.order[-1] == len(config.order))


INPUT = LayerDef(
    type="input",
    title="Input",
    summary="Feeds the examples of the data set into the network. Its output has the shape of one example.",
    formula=r"a = x",
    source="Standard; its input is one example of the data set.",
    category="core",
    glyph="M3 12h11M10 8l4 4-4 4M20 4v16",
    Config=InputConfig,
    output_shape=same_shape,
    apply=_apply_identity,
    inputs=(),
    affine=True,
)

FLATTEN = LayerDef(
    type="flatten",
    title="Flatten",
    summary="Turns the height, width and channels of an image into one vector.",
    formula=r"a_{(i\,w + j)\,c + k} = x_{i,j,k}",
    source="Standard; row by row, channels last (PyTorch flattens channel by channel).",
    category="core",
    glyph="M2 6h8v12H2zM2 12h8M6 6v12M12.5 12h3.5M19 3h3v18h-3z",
    Config=FlattenConfig,
    output_shape=_flat_shape,
    apply=_apply_flatten,
    span=laid_span(_flat_shape),
    rearranges=True,
    affine=True,
)

RESHAPE = LayerDef(
    type="reshape",
    title="Reshape",
    summary="Arranges the same numbers in another shape, for example a vector of 64 as an 8×8×1 image.",
    formula=r"a = \mathrm{reshape}(x)",
    source="Standard; the last axis runs fastest.",
    category="core",
    glyph="M2 9h9v6H2zM13 12h2.5M18 3h4v18h-4z",
    Config=ReshapeConfig,
    output_shape=_reshaped,
    requested_shape=lambda config: config.shape,
    apply=_apply_reshape,
    span=laid_span(_reshaped),
    rearranges=True,
    affine=True,
)

PERMUTE = LayerDef(
    type="permute",
    title="Permute",
    summary="Reorders the axes of each example, for example to swap steps and features.",
    formula=r"a_{j,i} = x_{i,j}",
    source="Standard; axes are counted from 1, without the batch axis.",
    category="core",
    glyph="M3 7h4l10 10h4M3 17h4L17 7h4M18 4l3 3-3 3M18 14l3 3-3 3",
    Config=PermuteConfig,
    output_shape=_permuted,
    apply=_apply_permute,
    span=_permuted_span,
    rearranges=True,
    affine=True,
)
