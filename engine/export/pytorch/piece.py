"""What a layer becomes in a PyTorch program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.export.blocks import Block
from engine.export.text import literal
from engine.layers.definition import Shape

MODULE = "<module>"
"""Stands for the layer's module in an expression."""


@dataclass(frozen=True)
class Piece:
    """One layer.

    Attributes:
        value: expression of its output; inputs stand there by name, `MODULE` for its module.
        module: expression that makes its module; "" where it has none.
        parameters: name of a parameter or buffer of the module -> expression of it. `{kernel}` stands there for the
            layer's array of this name.
        fixed: parameters of the module that don't learn.
        helpers: names of the functions and classes that it uses (`helpers.HELPERS`).
    """

    value: str
    module: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    fixed: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()


MakePiece = Callable[[Block], Piece]


def is_image(shape: Shape) -> bool:
    """Images are [batch, channels, height, width] in the program; everything else is as it is here."""
    return len(shape) == 3


def channels_last(value: str, shape: Shape) -> str:
    """A value with its axes in the order that they have here."""
    return f"{value}.permute(0, 2, 3, 1)" if is_image(shape) else value


def channels_first(value: str, shape: Shape) -> str:
    """The opposite of `channels_last`."""
    return f"{value}.permute(0, 3, 1, 2)" if is_image(shape) else value


def flat(value: str, shape: Shape) -> str:
    """A value as rows, in the order that numbers have here."""
    if len(shape) <= 1:
        return value
    return f"{channels_last(value, shape)}.flatten(1)"


def last_axis(shape: Shape) -> int:
    """The axis of channels or features."""
    return 1 if is_image(shape) else -1


def with_channels_first(block: Block, call: str) -> str:
    """A call on a value whose channels stand behind the batch: `call` has `{}` for it. Sequences are turned round."""
    if len(block.shapes[0]) == 2:
        return call.format(f"{block.inputs[0]}.transpose(1, 2)") + ".transpose(1, 2)"
    return call.format(block.inputs[0])


def call(function: str, *arguments: object, **named: object) -> str:
    """A call as text: arguments as they are, named ones as literals."""
    return f"{function}({', '.join([*map(str, arguments), *(f'{key}={literal(one)}' for key, one in named.items())])})"


def own(block: Block, parameters: dict[str, str]) -> dict[str, str]:
    """Those parameters whose array the layer has."""
    return {name: value for name, value in parameters.items() if value.split("}")[0].lstrip("{") in block.weights}
