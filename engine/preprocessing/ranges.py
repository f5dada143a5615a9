"""Scalings by the range of the inputs: to two limits, or to at most 1 in size."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.arrays import RawInputs
from engine.layers.spans import BOTH_SIGNS, UNIT, Span
from engine.preprocessing.definition import Affine, PreprocessingDef
from engine.preprocessing.standardize import input_blocks
from engine.spec import Config, Setting, setting

Together = Literal["all", "feature"]
LEAST = 1e-12


def together_setting() -> Setting:
    """The choice between one scale for all inputs and one for each."""
    return setting(
        "feature",
        title="Statistics over",
        help="all uses one scale for all inputs (images); feature uses its own for each input (tables).",
    )


class MinMaxConfig(Config):
    """Settings of scaling to a range."""

    low: float = setting(
        0.0, title="Lowest", help=("Value that the smallest training input is mapped to."), ge=-1e6, le=1e6
    )
    high: float = setting(
        1.0, title="Highest", help=("Value that the largest training input is mapped to."), ge=-1e6, le=1e6
    )
    per: Together = together_setting()


class UnitRangeConfig(Config):
    """Settings of scaling to size 1."""

    per: Together = together_setting()


class RobustConfig(Config):
    """Settings of scaling by quartiles."""

    per: Together = together_setting()


def _limits(per: Together, inputs: RawInputs) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Smallest and largest input, block by block."""
    axes = 0 if per == "feature" else None
    low, high = np.asarray(np.inf), np.asarray(-np.inf)
    for block in input_blocks(inputs):
        low, high = np.minimum(low, block.min(axis=axes)), np.maximum(high, block.max(axis=axes))
    return low, high


def _shaped(per: Together, inputs: RawInputs, *values: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    shape = inputs.shape[1:] if per == "feature" else (1,) * (inputs.ndim - 1)
    return [np.reshape(value, shape) for value in values]


def _divisor(width: NDArray[np.float64]) -> NDArray[np.float64]:
    """What to divide by: inputs that never vary stay as they are."""
    return np.where(width > LEAST, width, 1.0)


def _fit_min_max(config: MinMaxConfig, inputs: RawInputs) -> Affine:
    low, high = _shaped(config.per, inputs, *_limits(config.per, inputs))
    scale = (config.high - config.low or 1.0) / _divisor(high - low)
    return low - config.low / scale, scale


def _fit_unit(config: UnitRangeConfig, inputs: RawInputs) -> Affine:
    low, high = _shaped(config.per, inputs, *_limits(config.per, inputs))
    scale = 1.0 / _divisor(np.maximum(np.abs(low), np.abs(high)))
    return np.zeros_like(scale), scale


def _fit_robust(config: RobustConfig, inputs: RawInputs) -> Affine:
    axes = 0 if config.per == "feature" else None
    unit = 255.0 if inputs.dtype == np.uint8 else 1.0
    first, middle, third = np.percentile(inputs, (25, 50, 75), axis=axes) / unit
    middle, width = _shaped(config.per, inputs, np.asarray(middle), np.asarray(third - first))
    return middle, 1.0 / _divisor(width)


def _min_max_span(config: MinMaxConfig, span: Span | None) -> Span | None:
    return Span(min(config.low, config.high), max(config.low, config.high))


def _unit_span(config: UnitRangeConfig, span: Span | None) -> Span | None:
    """The largest input in size becomes -1 or 1; signs stay."""
    if span is None:
        return None
    if span.low < 0 < span.high:
        return BOTH_SIGNS
    return UNIT if span.low >= 0 else Span(-1.0, 0.0)


MIN_MAX = PreprocessingDef(
    type="min_max",
    title="Scale to a range",
    summary="Maps the smallest training input to one limit and the largest to the other. Outliers compress the rest.",
    formula=r"x \leftarrow l + (h - l) \frac{x - \min x}{\max x - \min x}",
    source="Han, Kamber, Pei 2011 (Data Mining), section 3.5.2; limits of the training set only.",
    Config=MinMaxConfig,
    fit=_fit_min_max,
    span=_min_max_span,
)
UNIT_RANGE = PreprocessingDef(
    type="unit_range",
    title="Scale to [-1, 1]",
    summary="Divides by the largest absolute training input. Signs and zeros are kept.",
    formula=r"x \leftarrow \frac{x}{\max |x|}",
    source="Pedregosa et al. 2011 (scikit-learn, MaxAbsScaler); the largest of the training set only.",
    Config=UnitRangeConfig,
    fit=_fit_unit,
    span=_unit_span,
)
ROBUST = PreprocessingDef(
    type="robust",
    title="Scale by quartiles",
    summary="Maps the median of the training inputs to 0 and their interquartile range to 1. Outliers have no effect.",
    formula=r"x \leftarrow \frac{x - \mathrm{median}}{q_{75} - q_{25}}",
    source="Pedregosa et al. 2011 (scikit-learn, RobustScaler); quartiles of the training set only.",
    Config=RobustConfig,
    fit=_fit_robust,
)
