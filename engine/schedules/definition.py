"""The record that makes a learning-rate schedule: a factor on the live learning rate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax

from engine.layers.definition import ConfigType


@dataclass(frozen=True)
class ScheduleDef:
    """One schedule.

    Attributes:
        factor: (config, step as traced u32, steps per epoch) -> scalar factor on the learning rate.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType
    factor: Callable[[Any, jax.Array, int], jax.Array]
    version: int = 1
