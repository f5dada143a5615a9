"""The hinge loss over several classes: the right score leads every other one by a margin."""

from typing import Literal

import jax.numpy as jnp
from jaxtyping import Array, Float, Num

from engine.layers.definition import Shape
from engine.layers.spans import Span
from engine.losses.cross_entropy import classes_problem
from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, class_shares, hinge_constant
from engine.losses.outputs import ShapeProblem, class_rows
from engine.losses.reach import Shortfall
from engine.spec import Config, setting


class HingeConfig(Config):
    """Settings of the hinge loss."""

    margin: float = setting(
        1.0,
        title="Margin",
        help="How far the score of the true class must exceed the others.",
        gt=0.0,
        le=1e6,
        choices=(0.5, 1, 2),
    )
    over: Literal["sum", "mean", "max"] = setting(
        "sum",
        title="Over the classes",
        help="sum adds the violations of all classes; mean divides that sum by the number of classes; max takes only "
        "the largest.",
    )
    power: Literal[1, 2] = setting(1, title="Power", help="2 squares each violation of the margin.")


def _hinge(
    config: HingeConfig, prediction: Float[Array, "batch classes"], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    right = class_rows(prediction, target)
    score = jnp.sum(right * prediction, axis=-1, keepdims=True)
    short = jnp.maximum(config.margin - score + prediction, 0) * (1 - right)
    costs = jnp.square(short) if config.power == 2 else short
    if config.over == "max":
        return jnp.max(costs, axis=-1)
    return jnp.sum(costs, axis=-1) / (prediction.shape[-1] if config.over == "mean" else 1)


def _guessing(config: HingeConfig, targets: Targets) -> float:
    """Margin x (classes - 1) for the sum over equally common classes; less where one is commoner."""
    (shares,) = class_shares(targets)
    return config.margin**config.power * hinge_constant(shares, config.power, config.over)


def _classes_problem(config: HingeConfig, prediction: Shape, target: Shape, classes: int | None) -> ShapeProblem | None:
    return classes_problem(prediction, classes)


def _reach(config: HingeConfig, outputs: Span, targets: Span | None) -> Shortfall | None:
    """The right score has to lead by the margin."""
    return None if outputs.width >= config.margin else ("margin_out_of_reach", f"{config.margin:g}")


HINGE = LossDef(
    type="hinge",
    title="Hinge loss",
    summary="For classification, as in support vector machines: zero once the score of the true class exceeds all "
    "others by the margin.",
    formula=r"C = \sum_{k \ne y} \max(0, m - a_y + a_k)",
    source="Weston and Watkins 1999 (sum; mean divides by the number of classes); Crammer and Singer 2001 (max).",
    Config=HingeConfig,
    per_example=_hinge,
    targets=("label", "one_hot"),
    logits=False,
    task="classification",
    prediction_shape_problem=_classes_problem,
    guessing=_guessing,
    reach=_reach,
    straight=lambda config: config.power == 1,
)
