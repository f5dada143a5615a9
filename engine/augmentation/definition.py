"""The record that makes an augmentation: what is done to the examples of a training batch, anew at every step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic

import jax

from engine.spec import ConfigT, ConfigType


@dataclass(frozen=True)
class Canvas:
    """What an augmentation is given beside the examples.

    Attributes:
        key: of this step and this augmentation. live: the settings that are traced inputs.
        black, white: what raw 0 and raw 1 have become in preprocessing; broadcastable to one example.
    """

    key: jax.Array
    live: Mapping[str, jax.Array]
    black: jax.Array
    white: jax.Array


@dataclass(frozen=True)
class AugmentationDef(Generic[ConfigT]):
    """One augmentation, applied to training batches alone, inside the loop.

    Attributes:
        apply: (config, examples [batch, *shape], canvas) -> examples of the same shape and type.
        images_only: takes images [h, w, c] alone.
        moves: pixels change their places, so labels of pixels and frames would have to move with them.
        corrupts: an autoencoder is to make the example without it.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    apply: Callable[[ConfigT, jax.Array, Canvas], jax.Array]
    images_only: bool = True
    moves: bool = False
    corrupts: bool = False
    version: int = 1
