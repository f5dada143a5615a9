"""The record that makes a preprocessing step: a shift and a scale, fitted on the training part alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

import numpy as np
from numpy.typing import NDArray

from engine.arrays import RawInputs
from engine.layers.spans import Span
from engine.spec import Config, ConfigT, ConfigType

MOST_MIXED = 1024
"""Most inputs that a step may mix: its matrix has the square of that."""

Affine = tuple[NDArray[np.float64], NDArray[np.float64]]
"""(offset, scale), broadcastable to the shape of one example: x becomes (x - offset) * scale."""


def lost_span(config: Config, span: Span | None) -> Span | None:
    """Nothing is known of the output."""
    return None


@dataclass(frozen=True)
class PreprocessingDef(Generic[ConfigT]):
    """One step between raw examples and the input node.

    Attributes:
        fit: (config, training inputs [n, *shape], uint8 read as value / 255) -> (offset, scale).
        unit_interval: whether inputs in [0, 1] stay there.
        mix: (config, shifted and scaled training inputs [n, d]) -> [d, d], for steps that make new inputs out of
            mixtures of all; None for the others. Only the last step may mix.
        span: (config, numbers that its input is known to reach or None) -> numbers that its output is known to reach.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    fit: Callable[[ConfigT, RawInputs], Affine]
    unit_interval: bool = False
    mix: Callable[[ConfigT, NDArray[np.float64]], NDArray[np.float64]] | None = None
    span: Callable[[ConfigT, Span | None], Span | None] = lost_span
    version: int = 1
