"""Squared error."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Num

from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, reduced, variance
from engine.losses.outputs import (
    ReducedConfig,
    outputs_problem,
    reduce_outputs,
    rows,
    shared_among,
    target_rows,
)
from engine.spec import setting


class MseConfig(ReducedConfig):
    """Settings of squared error."""

    half: bool = setting(
        False,
        title="Half",
        help="Multiplies by 1/2, so that the gradient is prediction minus target, as in many lectures.",
    )


def _squared_error(
    config: MseConfig, prediction: Float[Array, "batch ..."], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    predictions = rows(prediction)
    errors = jnp.square(predictions - target_rows(predictions, target))
    return reduce_outputs(config, errors * 0.5 if config.half else errors)


def _guessing(config: MseConfig, targets: Targets) -> float:
    """The variance of the targets."""
    return reduced(variance(targets), config.reduction) * (0.5 if config.half else 1.0)


def _error_per_delta(config: MseConfig, outputs: int) -> float:
    """The delta is 2 (a - t), or a - t with the half."""
    return shared_among(config, outputs) * (1.0 if config.half else 0.5)


MSE = LossDef(
    type="mse",
    title="Squared error",
    summary="For regression and reconstruction: the squared difference from the target. Applies no activation.",
    formula=r"C = \frac{1}{m} \sum_k (a_k - t_k)^2",
    source="Gauss 1809; mean or sum over outputs, with or without 1/2, as set.",
    Config=MseConfig,
    per_example=_squared_error,
    targets=("value", "one_hot", "input", "label"),
    logits=False,
    task="regression",
    prediction_shape_problem=outputs_problem,
    guessing=_guessing,
    error_per_delta=_error_per_delta,
)
