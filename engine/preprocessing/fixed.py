"""Known constants instead of statistics of the training set."""

import numpy as np

from engine.arrays import RawInputs
from engine.layers.spans import STANDARDIZED
from engine.preprocessing.definition import Affine, PreprocessingDef
from engine.spec import Config

MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)
"""Of red, green and blue in the photographs of ImageNet."""


class ImagenetConfig(Config):
    """Settings of the constants of ImageNet: none."""


def _fit(config: ImagenetConfig, inputs: RawInputs) -> Affine:
    """Inputs without three channels are shifted and scaled by the mean of the constants."""
    shape = inputs.shape[1:]
    mean, deviation = np.asarray(MEAN), np.asarray(DEVIATION)
    if shape[-1:] != (3,) or len(shape) != 3:
        mean, deviation = mean.mean(keepdims=True), deviation.mean(keepdims=True)
    each = (*(1,) * (len(shape) - 1), *mean.shape)
    return mean.reshape(each), 1.0 / deviation.reshape(each)


IMAGENET = PreprocessingDef(
    type="imagenet",
    title="Constants of ImageNet",
    summary="Subtracts the mean colour of ImageNet's photographs and divides by their standard deviation, as networks "
    "pretrained on them expect.",
    formula=r"x_c \leftarrow \frac{x_c - \mu_c}{\sigma_c}",
    source="Paszke et al. 2019 (PyTorch), torchvision's ImageNet weights: mean (0.485, 0.456, 0.406), deviation "
    "(0.229, 0.224, 0.225); images of one channel use the means of both.",
    Config=ImagenetConfig,
    fit=_fit,
    span=lambda config, span: None if span is None else STANDARDIZED,
)
