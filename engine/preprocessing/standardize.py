"""Mean 0 and deviation 1."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.arrays import RawInputs
from engine.layers.spans import STANDARDIZED
from engine.preprocessing.definition import Affine, PreprocessingDef
from engine.spec import Config, setting

BLOCK = 4096
"""Examples read at once, so that 50,000 images never lie in memory as float64."""


class StandardizeConfig(Config):
    """Settings of standardising."""

    per: Literal["all", "feature"] = setting(
        "all",
        title="Statistics over",
        help="all uses one mean and one standard deviation for all inputs (images); feature uses its own for each "
        "input (tables).",
    )
    floor: float = setting(
        0.001,
        title="Minimum standard deviation",
        help="Smaller standard deviations are replaced by this value, so that nearly constant inputs aren't amplified.",
        gt=0.0,
        le=1.0,
        scale="log",
        choices=(0.000001, 0.001, 0.01),
    )


def input_blocks(inputs: RawInputs) -> Iterator[NDArray[np.float64]]:
    """Some examples after the other, uint8 read as value / 255: [at most BLOCK, *example] each."""
    unit = 255.0 if inputs.dtype == np.uint8 else 1.0
    for first in range(0, len(inputs), BLOCK):
        yield inputs[first : first + BLOCK].astype(np.float64) / unit


def _fit(config: StandardizeConfig, inputs: RawInputs) -> Affine:
    """Two passes: the mean, then the mean square around it."""
    axes = 0 if config.per == "feature" else None
    shape = inputs.shape[1:] if config.per == "feature" else (1,) * (inputs.ndim - 1)
    count = len(inputs) if config.per == "feature" else inputs.size
    mean = sum((block.sum(axis=axes) for block in input_blocks(inputs)), np.zeros(())) / count
    spread = sum((np.square(block - mean).sum(axis=axes) for block in input_blocks(inputs)), np.zeros(())) / count
    deviation = np.maximum(np.sqrt(spread), config.floor)
    return np.reshape(mean, shape), np.reshape(1.0 / deviation, shape)


STANDARDIZE = PreprocessingDef(
    type="standardize",
    title="Standardise",
    summary="Scales inputs to mean 0 and standard deviation 1, measured on the training set only.",
    formula=r"x \leftarrow \frac{x - \mu}{\max(\sigma, \epsilon)}",
    source="LeCun et al. 1998 (Efficient BackProp), section 4.3; deviation over n, with a floor.",
    Config=StandardizeConfig,
    fit=_fit,
    span=lambda config, span: STANDARDIZED,
)
