"""The record that makes an initialiser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax

from engine.layers.definition import ConfigType, Shape


@dataclass(frozen=True)
class InitializerDef:
    """One way to draw a layer's first weights.

    Attributes:
        draw: (config, key, shape, fan_in, fan_out, dtype) -> array; the dtype is explicit in every random draw.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType
    draw: Callable[[Any, jax.Array, Shape, int, int, Any], jax.Array]
    version: int = 1
