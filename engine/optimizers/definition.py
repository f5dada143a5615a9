"""The record that makes an optimiser."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jax
import optax

from engine.layers.definition import ConfigType


@dataclass(frozen=True)
class OptimizerDef:
    """One optimiser, as an optax transformation built inside the traced step.

    Attributes:
        make_transformation: (config, live) -> optax transformation whose update is to be *added* to the
            weights. `live` holds a traced scalar for every Config field marked live (learning rate included);
            config holds defaults there. Weights, gradients and state are flat vectors.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType
    make_transformation: Callable[[Any, Mapping[str, jax.Array]], optax.GradientTransformation]
    version: int = 1
