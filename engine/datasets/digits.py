"""Real handwritten digits that come with scikit-learn: nothing to download."""

from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets.definition import DatasetDef, Examples
from engine.layers.definition import Shape
from engine.spec import Config

SIZE = 1797
LEVELS = 16


class DigitsConfig(Config):
    """Settings of the digits: none."""


def _load(config: DigitsConfig, directory: Path | None) -> Examples:
    """Pixels count 0 to 16 dark dots; they become multiples of 1/16, exact in binary, from 0 to 1."""
    from sklearn.datasets import load_digits  # half a second, for those alone who look at digits

    digits: Any = load_digits()
    inputs = np.asarray(digits.images, np.float64)[..., None] / LEVELS
    return Examples(inputs, np.asarray(digits.target, np.int32), None)


def _input_shape(config: DigitsConfig) -> Shape:
    return (8, 8, 1)


def _no_outputs(config: DigitsConfig) -> int:
    return 0


def _size(config: DigitsConfig) -> int:
    return SIZE


def _default_split(config: DigitsConfig) -> tuple[int, int, int]:
    return 1297, 250, 250


DIGITS = DatasetDef(
    type="digits",
    title="Digits",
    summary="1,797 real handwritten digits of 8×8 pixels. Nothing to download.",
    source="Alpaydin and Kaynak 1998 (UCI, optical recognition of handwritten digits), as in scikit-learn.",
    kind="image",
    Config=DigitsConfig,
    input_shape=_input_shape,
    outputs=_no_outputs,
    classes=tuple(str(digit) for digit in range(10)),
    size=_size,
    default_split=_default_split,
    load=_load,
)
