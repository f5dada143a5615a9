"""Real hand-written digits that come with scikit-learn: 1,797 images of 8 x 8, no download."""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

from engine.datasets.definition import DatasetDef, Examples
from engine.spec import Config

SIZE = 1797


class DigitsConfig(Config):
    """No settings."""


def _load(config: DigitsConfig, directory: Path | None) -> Examples:
    bunch = load_digits()
    # Pixels are 0..16; 16 levels fit uint8 exactly as multiples of 255 / 16 only in floats, so floats they stay.
    images = (bunch.images / 16.0)[..., None]
    return Examples(images.astype(np.float64), bunch.target.astype(np.int32), None)


DIGITS = DatasetDef(
    type="digits",
    title="Digits 8x8",
    summary="1,797 real hand-written digits of 8 x 8 pixels; nothing to download.",
    source="Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998",
    kind="image",
    Config=DigitsConfig,
    input_shape=lambda config: (8, 8, 1),
    outputs=lambda config: 0,
    classes=tuple(str(digit) for digit in range(10)),
    size=lambda config: SIZE,
    default_split=lambda config: (1297, 250, 250),
    load=_load,
)
