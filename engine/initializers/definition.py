"""The record that makes an initialiser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

import jax
from jax.typing import DTypeLike

from engine.layers.definition import Shape
from engine.spec import ConfigT, ConfigType


@dataclass(frozen=True)
class InitializerDef(Generic[ConfigT]):
    """One way to draw a layer's first weights.

    Attributes:
        draw: (config, key, shape, fan_in, fan_out, dtype) -> array; the dtype is explicit in every random draw.
        equal: (config) -> whether all numbers of an array are the same.
        deviation: (config) -> size of the numbers where the settings say it; None: it follows from the fans.
        numbers: (config) -> the numbers of an array in C order where none is drawn, one alone for all of them; None:
            they are drawn.
        count: (config) -> how many numbers an array must have; None: any.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    draw: Callable[[ConfigT, jax.Array, Shape, int, int, DTypeLike], jax.Array]
    equal: Callable[[ConfigT], bool] = lambda config: False
    deviation: Callable[[ConfigT], float | None] = lambda config: None
    numbers: Callable[[ConfigT], tuple[float, ...] | None] = lambda config: None
    count: Callable[[ConfigT], int | None] = lambda config: None
    version: int = 1
