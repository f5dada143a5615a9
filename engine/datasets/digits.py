"""Real handwritten digits that come with scikit-learn: nothing to download."""

from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets.definition import Description, Examples
from engine.datasets.plain import make_plain
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


DIGITS = make_plain(
    type="digits",
    title="Digits",
    summary="1,797 real handwritten digits of 8×8 pixels. No download needed.",
    source="Alpaydin and Kaynak 1998 (UCI, optical recognition of handwritten digits), as in scikit-learn.",
    Config=DigitsConfig,
    description=Description(
        kind="image",
        input_shape=(8, 8, 1),
        size=SIZE,
        default_split=(1297, 250, 250),
        classes=tuple(str(digit) for digit in range(10)),
    ),
    load=_load,
)
