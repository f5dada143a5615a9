"""Whitening: inputs that vary alike in every direction and do not depend on each other."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.arrays import RawInputs
from engine.layers.spans import STANDARDIZED
from engine.preprocessing.definition import Affine, PreprocessingDef
from engine.preprocessing.standardize import input_blocks
from engine.spec import Config, setting


class WhitenConfig(Config):
    """Settings of whitening."""

    form: Literal["pca", "zca"] = setting(
        "pca",
        title="Variant",
        help="PCA turns inputs into their principal components, largest first; ZCA rotates them back, so that images "
        "still look like images.",
    )
    epsilon: float = setting(
        0.00001,
        title="Smallest variance",
        help="Added to every variance, so that directions with almost no variance aren't amplified.",
        gt=0.0,
        le=1.0,
        scale="log",
        choices=(0.00001, 0.001, 0.1),
    )


def _fit(config: WhitenConfig, inputs: RawInputs) -> Affine:
    mean = sum((block.sum(axis=0) for block in input_blocks(inputs)), np.zeros(inputs.shape[1:])) / len(inputs)
    return mean, np.ones_like(mean)


def _mix(config: WhitenConfig, inputs: NDArray[np.float64]) -> NDArray[np.float64]:
    """V diag(1 / sqrt(lambda + eps)) (times V^T for zca), the covariance being V diag(lambda) V^T over n."""
    covariance = inputs.T @ inputs / len(inputs)
    variances, directions = np.linalg.eigh(covariance)
    order = np.argsort(variances)[::-1]
    variances, directions = np.maximum(variances[order], 0.0), directions[:, order]
    signs = np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(len(variances))])
    directions = directions * signs
    mixing = directions / np.sqrt(variances + config.epsilon)
    return mixing @ directions.T if config.form == "zca" else mixing


WHITEN = PreprocessingDef(
    type="whiten",
    title="Whiten",
    summary="Makes inputs uncorrelated, each with variance 1. Measured on the training set only.",
    formula=r"x \leftarrow (x - \mu) V \Lambda^{-1/2}, \quad \Sigma = V \Lambda V^\top",
    source="Hotelling 1933 (principal components); Bell and Sejnowski 1997 (zca); covariance over n, largest first.",
    Config=WhitenConfig,
    fit=_fit,
    mix=_mix,
    span=lambda config, span: STANDARDIZED,
)
