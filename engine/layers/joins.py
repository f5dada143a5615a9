"""Layers in which several wires meet."""

from itertools import accumulate, islice
from math import prod

import jax
import jax.numpy as jnp

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Port, Shape, State, Weights
from engine.layers.describe import shapes_text
from engine.layers.spans import product_span, sum_span, union_span
from engine.spec import Config

MATCH = (
    "Use padding same and equal strides so that height and width match, and equal numbers of units or filters so that "
    "the last axis matches. A size of 1 fits every size."
)


class AddConfig(Config):
    """Settings of add: none."""


class MultiplyConfig(Config):
    """Settings of multiply: none."""


class ConcatConfig(Config):
    """Settings of concatenation: none."""


def _require_several(inputs: tuple[Shape, ...]) -> None:
    if len(inputs) < 2:
        raise ShapeError(
            "join_needs_two_wires",
            f"A join needs at least two inputs, but gets {len(inputs)}.",
            got=len(inputs),
            expected="at least two inputs",
            hint="Connect another block to it, or remove it.",
        )


def _broadcast(title: str, code: str, inputs: tuple[Shape, ...]) -> Shape:
    """The shape of all inputs once every axis of size 1 is repeated to match."""
    _require_several(inputs)
    if len({len(shape) for shape in inputs}) > 1:
        raise ShapeError(
            "join_ranks_differ",
            f"All inputs must have the same number of axes, but the shapes are {shapes_text(inputs)}.",
            got=[list(shape) for shape in inputs],
            expected="shapes with equal numbers of axes",
            hint="Insert a Reshape, for example from 16 to 1×1×16 beside an image, or flatten every branch.",
        )
    output = _largest_sizes(inputs)
    if any(size not in (1, most) for shape in inputs for size, most in zip(shape, output, strict=True)):
        raise ShapeError(
            code,
            f"{title} needs equal sizes along every axis, or a size of 1, but gets {shapes_text(inputs)}.",
            got=[list(shape) for shape in inputs],
            expected="equal sizes, or 1",
            hint=MATCH,
        )
    return output


def _largest_sizes(shapes: tuple[Shape, ...]) -> Shape:
    return tuple(max(sizes) for sizes in zip(*shapes, strict=True))


def _sum_shape(config: AddConfig, inputs: tuple[Shape, ...]) -> Shape:
    return _broadcast("Add", "add_shapes_differ", inputs)


def _apply_add(
    config: AddConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    total = inputs[0]
    for term in inputs[1:]:
        total = total + term
    return total, state


def _product_shape(config: MultiplyConfig, inputs: tuple[Shape, ...]) -> Shape:
    return _broadcast("Multiply", "multiply_shapes_differ", inputs)


def _multiply_operations(config: MultiplyConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    """One for each number of each intermediate product, in wire order."""
    products = accumulate(inputs, lambda former, factor: _largest_sizes((former, factor)))
    return sum(map(prod, islice(products, 1, None)))


def _apply_multiply(
    config: MultiplyConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    product = inputs[0]
    for factor in inputs[1:]:
        product = product * factor
    return product, state


def _joined_shape(config: ConcatConfig, inputs: tuple[Shape, ...]) -> Shape:
    _require_several(inputs)
    if len({shape[:-1] for shape in inputs}) > 1:
        raise ShapeError(
            "concat_shapes_differ",
            "Concatenate joins along the last axis, so all other sizes must be equal, but it gets "
            f"{shapes_text(inputs)}.",
            got=[list(shape) for shape in inputs],
            expected="shapes that differ only in the last axis",
            hint="Use padding same and equal strides so that height and width match, or flatten every branch.",
        )
    return (*inputs[0][:-1], sum(shape[-1] for shape in inputs))


def _apply_concat(
    config: ConcatConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return jnp.concatenate(inputs, axis=-1), state


ADD = LayerDef(
    type="add",
    title="Add",
    summary="Adds its inputs element by element; an axis of size 1 is repeated to match. With a skip connection around "
    "some layers it forms a residual block.",
    formula=r"a = \sum_k x^{(k)}",
    source="He et al. 2016 (Deep residual learning), equation 1.",
    category="join",
    glyph="M21 12a9 9 0 1 1-18 0 9 9 0 1 1 18 0M12 8v8M8 12h8",
    Config=AddConfig,
    output_shape=_sum_shape,
    apply=_apply_add,
    span=sum_span,
    symbol="+",
    inputs=(Port(many=True),),
    affine=True,
)

MULTIPLY = LayerDef(
    type="multiply",
    title="Multiply",
    summary="Multiplies its inputs element by element; an axis of size 1 is repeated to match. With a sigmoid on one "
    "of them it acts as a gate.",
    formula=r"a = \prod_k x^{(k)}",
    source="Hochreiter and Schmidhuber 1997 (multiplicative gates).",
    category="join",
    glyph="M21 12a9 9 0 1 1-18 0 9 9 0 1 1 18 0M9 9l6 6M15 9l-6 6",
    Config=MultiplyConfig,
    output_shape=_product_shape,
    apply=_apply_multiply,
    span=product_span,
    operations=_multiply_operations,
    symbol="×",
    inputs=(Port(many=True),),
)

CONCAT = LayerDef(
    type="concat",
    title="Concatenate",
    summary="Joins its inputs along the last axis, in the order of the wires. Images are joined along their channels.",
    formula=r"a = [x^{(1)}, x^{(2)}, \dots]",
    source="Huang et al. 2017 (DenseNet), equation 2; along the last axis.",
    category="join",
    glyph="M2 3h7v7H2zM2 14h7v7H2zM9 6.5h5M9 17.5h5M14 3h8v18h-8z",
    Config=ConcatConfig,
    output_shape=_joined_shape,
    apply=_apply_concat,
    span=union_span,
    symbol="‖",
    inputs=(Port(many=True),),
    affine=True,
)
