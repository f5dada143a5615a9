"""Split: one of several equal parts of what arrives, the counterpart of concatenate."""

import jax

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights
from engine.layers.describe import divisors_text, shape_text
from engine.layers.spans import same_span
from engine.spec import Config, setting


class SplitConfig(Config):
    """Settings of split."""

    parts: int = setting(
        2,
        title="Parts",
        help="Number of equal parts of the last axis: units, or the channels of an image.",
        ge=1,
        le=4096,
        choices=(2, 3, 4),
    )
    part: int = setting(
        1, title="Part", help="The part to output, counted from 1. Use one block per part.", ge=1, le=4096
    )


def _output_shape(config: SplitConfig, inputs: tuple[Shape, ...]) -> Shape:
    if config.part > config.parts:
        raise ShapeError(
            "split_part_missing",
            f"There is no part {config.part} of {config.parts}.",
            got=config.part,
            expected=f"1 … {config.parts}",
            hint="Choose a lower part number, or more parts.",
        )
    width = inputs[0][-1]
    if width % config.parts:
        raise ShapeError(
            "split_parts_do_not_divide",
            f"{config.parts} parts don't divide the last axis of {shape_text(inputs[0])} evenly.",
            got=config.parts,
            expected=divisors_text(width),
            hint="Choose a number of parts that divides it.",
        )
    return (*inputs[0][:-1], width // config.parts)


def _apply(
    config: SplitConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    width = inputs[0].shape[-1] // config.parts
    first = (config.part - 1) * width
    return inputs[0][..., first : first + width], state


SPLIT = LayerDef(
    type="split",
    title="Split",
    summary="Outputs one of several equal parts of its input. Use one block per part to split a wire into branches.",
    formula=r"a_i = x_{(k - 1) m + i}, \quad 1 \le i \le m = \frac{n}{K}",
    source="Krizhevsky, Sutskever, Hinton 2012 (two towers); part k of K along the last axis.",
    category="join",
    glyph="M2 3h8v18H2zM15 3h7v7h-7zM15 14h7v7h-7zM10 6.5h5M10 17.5h5",
    Config=SplitConfig,
    output_shape=_output_shape,
    apply=_apply,
    span=same_span,
    affine=True,
)
