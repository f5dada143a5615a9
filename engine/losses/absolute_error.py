"""Absolute error."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Num

from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, deviation, reduced
from engine.losses.outputs import (
    ReducedConfig,
    outputs_problem,
    reduce_outputs,
    rows,
    shared_among,
    target_rows,
)


class MaeConfig(ReducedConfig):
    """Settings of absolute error."""


def _absolute_error(
    config: MaeConfig, prediction: Float[Array, "batch ..."], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    predictions = rows(prediction)
    return reduce_outputs(config, jnp.abs(predictions - target_rows(predictions, target)))


def _guessing(config: MaeConfig, targets: Targets) -> float:
    """The mean distance to the median."""
    return reduced(deviation(targets), config.reduction)


MAE = LossDef(
    type="mae",
    title="Absolute error",
    summary="For regression with outliers: the loss grows linearly with the error. The best constant prediction is "
    "the median.",
    formula=r"C = \frac{1}{m} \sum_k |a_k - t_k|",
    source="Laplace 1774; mean or sum over outputs, as set; the slope at the target itself is 0.",
    Config=MaeConfig,
    per_example=_absolute_error,
    targets=("value", "one_hot", "input", "label"),
    logits=False,
    task="regression",
    prediction_shape_problem=outputs_problem,
    guessing=_guessing,
    error_per_delta=shared_among,
    straight=lambda config: True,
)
