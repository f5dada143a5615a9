"""Huber's loss and smooth L1: squared near the target, absolute far from it."""

from typing import Literal

import jax.numpy as jnp
from jaxtyping import Array, Float, Num

from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, huber_deviation, reduced
from engine.losses.outputs import (
    ReducedConfig,
    outputs_problem,
    reduce_outputs,
    rows,
    shared_among,
    target_rows,
)
from engine.spec import setting


class HuberConfig(ReducedConfig):
    """Settings of Huber's loss."""

    delta: float = setting(
        1.0,
        title="Threshold",
        help="Errors below it are penalised quadratically, errors above it linearly.",
        gt=0.0,
        le=1e6,
        scale="log",
        choices=(0.1, 0.5, 1, 2, 10),
    )
    form: Literal["huber", "smooth_l1"] = setting(
        "huber",
        title="Variant",
        help="Smooth L1 is Huber divided by the threshold, so its slope for large errors is always 1.",
    )


def _huber(
    config: HuberConfig, prediction: Float[Array, "batch ..."], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    """c (|e| - c/2) with c = min(|e|, delta): both branches in one, without a choice between them."""
    predictions = rows(prediction)
    errors = jnp.abs(predictions - target_rows(predictions, target))
    near = jnp.minimum(errors, config.delta)
    costs = near * (errors - 0.5 * near)
    return reduce_outputs(config, costs / config.delta if config.form == "smooth_l1" else costs)


def _guessing(config: HuberConfig, targets: Targets) -> float:
    """The mean loss at Huber's location."""
    costs = huber_deviation(targets, config.delta)
    return reduced(costs / config.delta if config.form == "smooth_l1" else costs, config.reduction)


def _error_per_delta(config: HuberConfig, outputs: int) -> float:
    """The delta of a small error is the error itself, with smooth_l1 divided by the threshold."""
    return shared_among(config, outputs) * (config.delta if config.form == "smooth_l1" else 1.0)


HUBER = LossDef(
    type="huber",
    title="Huber loss",
    summary="For regression with a few outliers, and for bounding boxes: quadratic for small errors, linear for large "
    "ones.",
    formula=r"C = \frac{1}{m} \sum_k \begin{cases} \frac{1}{2} e_k^2 & |e_k| \le \delta \\ "
    r"\delta (|e_k| - \frac{\delta}{2}) & \text{else} \end{cases}, \quad e_k = a_k - t_k",
    source="Huber 1964, equation 5; smooth L1 as in Girshick 2015 (Fast R-CNN), equation 3, is its form for delta 1.",
    Config=HuberConfig,
    per_example=_huber,
    targets=("value", "one_hot", "input", "label"),
    logits=False,
    task="regression",
    prediction_shape_problem=outputs_problem,
    guessing=_guessing,
    error_per_delta=_error_per_delta,
)
