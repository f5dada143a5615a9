"""Cross-entropies, computed from logits so that they stay finite."""

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Num

from engine.layers.definition import Shape
from engine.layers.describe import shape_text
from engine.layers.smooth import class_cost, log_softmax, logistic_cost
from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, class_shares, constant, entropy, reduced
from engine.losses.outputs import (
    ReducedConfig,
    ShapeProblem,
    outputs_problem,
    reduce_outputs,
    rows,
    shared_among,
    target_rows,
)
from engine.losses.reach import reach_both_ends, reach_certainty
from engine.spec import Config


class CrossEntropyConfig(Config):
    """Settings of cross-entropy: none."""


class BinaryCrossEntropyConfig(ReducedConfig):
    """Settings of binary cross-entropy."""


def _cross_entropy(
    config: CrossEntropyConfig, prediction: Float[Array, "batch classes"], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    """-sum_k t_k log softmax(z)_k. A class number is compared with an index row: no gather, no scatter behind it."""
    if target.ndim == 1:
        return class_cost(prediction, jnp.arange(prediction.shape[-1]) == target[:, None])
    return -jnp.sum(target.astype(prediction.dtype) * log_softmax(prediction), axis=-1)


def classes_problem(prediction: Shape, classes: int | None) -> ShapeProblem | None:
    """Whether a prediction has one output for each class.

    Args:
        prediction: shape of what the loss reads. classes: of the data set, None for regression.

    Returns:
        None where it has, else code, message, expected and hint.
    """
    if classes is None:
        return (
            "target_has_no_classes",
            "Cross-entropy needs classes, but the targets are numbers.",
            "a data set with classes",
            "Choose squared error as the loss, or a data set with classes.",
        )
    if prediction == (classes,):
        return None
    hint = f"Predict one number per class: end with a Dense layer of {classes} units."
    if classes == 2 and prediction == (1,):
        hint = "End with a Dense layer of 2 units, or choose binary cross-entropy, which needs only one."
    return (
        "prediction_classes_differ",
        f"There are {classes} classes, but the prediction has the shape {shape_text(prediction)}.",
        f"{classes} outputs",
        hint,
    )


def _classes_problem(
    config: CrossEntropyConfig, prediction: Shape, target: Shape, classes: int | None
) -> ShapeProblem | None:
    return classes_problem(prediction, classes)


def _binary_cross_entropy(
    config: BinaryCrossEntropyConfig, prediction: Float[Array, "batch ..."], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    """-t log σ(z) - (1 - t) log(1 - σ(z)), without cancellation for either target."""
    logits = rows(prediction)
    targets = target_rows(logits, target)
    return reduce_outputs(config, logistic_cost(logits, targets))


def _guess_classes(config: CrossEntropyConfig, targets: Targets) -> float:
    """The entropy of the class shares."""
    return float(entropy(class_shares(targets)[0]))


def _guess_outputs(config: BinaryCrossEntropyConfig, targets: Targets) -> float:
    """The entropy of each output's share of ones."""
    ones = np.clip(constant(targets.rows, targets.weights), 0, 1)
    return reduced(entropy(np.stack([ones, 1 - ones], axis=-1)), config.reduction)


CROSS_ENTROPY = LossDef(
    type="cross_entropy",
    title="Cross-entropy",
    summary="For classification with one class per example: minus the logarithm of the softmax probability of the "
    "true class.",
    formula=r"C = -\log \frac{e^{z_y}}{\sum_k e^{z_k}}",
    source="Bridle 1990; from logits, so that a final softmax is merged into the loss.",
    Config=CrossEntropyConfig,
    per_example=_cross_entropy,
    targets=("label", "one_hot"),
    logits=True,
    one_distribution=True,
    task="classification",
    prediction_shape_problem=_classes_problem,
    guessing=_guess_classes,
    reach=reach_certainty,
    version=2,
)

BINARY_CROSS_ENTROPY = LossDef(
    type="binary_cross_entropy",
    title="Binary cross-entropy",
    summary="For yes-or-no outputs, each with its own sigmoid: two classes with one output unit, or the pixels of an "
    "autoencoder.",
    formula=r"C = -\frac{1}{m} \sum_k \left[ t_k \log \sigma(z_k) + (1 - t_k) \log (1 - \sigma(z_k)) \right]",
    source="Nielsen 2015, equation 63, which sums (reduction sum); from logits, so that a final sigmoid is merged.",
    Config=BinaryCrossEntropyConfig,
    per_example=_binary_cross_entropy,
    targets=("label", "one_hot", "value", "input"),
    logits=True,
    task="classification",
    prediction_shape_problem=outputs_problem,
    guessing=_guess_outputs,
    error_per_delta=shared_among,
    reach=reach_both_ends,
    unit_interval_targets=True,
    version=2,
)
