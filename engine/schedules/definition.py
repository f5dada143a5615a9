"""The record that makes a learning-rate schedule: a factor on the live learning rate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jax

from engine.layers.definition import ConfigType


@dataclass(frozen=True)
class ScheduleDef:
    """One schedule.

    Attributes:
        factor: (config, live, step as traced u32, steps per epoch) -> scalar factor on the learning rate; `live` holds
            a traced scalar for every Config field marked live, `config` defaults there.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType
    factor: Callable[[Any, Mapping[str, jax.Array], jax.Array, int], jax.Array]
    version: int = 1
