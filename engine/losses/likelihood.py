"""Losses over the classes beside cross-entropy: negative log-likelihood and Kullback-Leibler divergence."""

from math import log
from typing import Literal

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Num

from engine.layers.definition import Shape
from engine.layers.smooth import log_softmax
from engine.layers.spans import Span
from engine.losses.cross_entropy import classes_problem
from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, class_shares, constant, entropy
from engine.losses.outputs import ShapeProblem, class_rows
from engine.losses.reach import Shortfall, reach_certainty, reach_distribution
from engine.spec import Config, setting


class NllConfig(Config):
    """Settings of negative log-likelihood."""

    reads: Literal["probabilities", "log_probabilities"] = setting(
        "probabilities",
        title="Input",
        help="What the last layer outputs: probabilities, as softmax does, or log-probabilities.",
    )


class KlConfig(Config):
    """Settings of Kullback-Leibler divergence."""

    smoothing: float = setting(
        0.0,
        title="Label smoothing",
        help="Fraction of the target spread evenly over all classes, so that logits don't grow without bound.",
        ge=0.0,
        lt=1.0,
        choices=(0.0, 0.05, 0.1, 0.2),
    )


def _negative_log_likelihood(
    config: NllConfig, prediction: Float[Array, "batch classes"], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    """-sum_k t_k log p_k. A probability below the smallest normal number counts as that, so the loss stays finite."""
    chosen = class_rows(prediction, target)
    if config.reads == "log_probabilities":
        return -jnp.sum(chosen * prediction, axis=-1)
    least = jnp.finfo(prediction.dtype).tiny
    return -jnp.sum(chosen * jnp.log(jnp.maximum(prediction, least)), axis=-1)


def _divergence(
    config: KlConfig, prediction: Float[Array, "batch classes"], target: Num[Array, "batch ..."]
) -> Float[Array, " batch"]:
    """sum_k t_k (log t_k - log softmax(z)_k), with 0 log 0 = 0."""
    wanted = class_rows(prediction, target)
    wanted = (1 - config.smoothing) * wanted + config.smoothing / prediction.shape[-1]
    entropy = jnp.sum(jnp.where(wanted > 0, wanted * jnp.log(jnp.where(wanted > 0, wanted, 1)), 0), axis=-1)
    return entropy - jnp.sum(wanted * log_softmax(prediction), axis=-1)


def _guess_shares(config: NllConfig, targets: Targets) -> float:
    """The entropy of the class shares."""
    return float(entropy(class_shares(targets)[0]))


def _guess_divergence(config: KlConfig, targets: Targets) -> float:
    """The entropy of the mean target less the mean entropy of the targets, both smoothed."""
    (shares,) = class_shares(targets)
    rows = np.eye(targets.classes) if targets.labels else targets.rows
    weights = shares if targets.labels else targets.weights
    own, spread = 1 - config.smoothing, config.smoothing / len(shares)
    return float(entropy(own * shares + spread) - constant(entropy(own * rows + spread)[:, None], weights)[0])


def _classes_problem(config: Config, prediction: Shape, target: Shape, classes: int | None) -> ShapeProblem | None:
    return classes_problem(prediction, classes)


def _reach_likelihood(config: NllConfig, outputs: Span, targets: Span | None) -> Shortfall | None:
    """No layer outputs logarithms of a distribution: read as such, unbounded numbers make the loss fall without end."""
    if config.reads == "probabilities":
        return reach_distribution(config, outputs, targets)
    return "log_probabilities_expected", "1"


def _reach_smoothed(config: KlConfig, outputs: Span, targets: Span | None) -> Shortfall | None:
    """With smoothed targets a lead of log(K (1 - s) / s + 1) is enough; K is at least 2."""
    if config.smoothing and outputs.width >= log(2 * (1 - config.smoothing) / config.smoothing + 1):
        return None
    return reach_certainty(config, outputs, targets)


NLL = LossDef(
    type="nll",
    title="Negative log-likelihood",
    summary="For classification from probabilities: cross-entropy with softmax as a separate block.",
    formula=r"C = -\log a_y",
    source="Fisher 1922; on the output of the node, so the gradient passes through its softmax.",
    Config=NllConfig,
    per_example=_negative_log_likelihood,
    targets=("label", "one_hot"),
    logits=False,
    task="classification",
    prediction_shape_problem=_classes_problem,
    guessing=_guess_shares,
    reach=_reach_likelihood,
)

KL_DIVERGENCE = LossDef(
    type="kl_divergence",
    title="KL divergence",
    summary="Divergence of the prediction from the target distribution: cross-entropy minus the entropy of the target.",
    formula=r"C = \sum_k t_k \log \frac{t_k}{\mathrm{softmax}(z)_k}",
    source="Kullback and Leibler 1951, equation 2.4; from logits; smoothed targets: Szegedy et al. 2016, section 7.",
    Config=KlConfig,
    per_example=_divergence,
    targets=("label", "one_hot"),
    logits=True,
    one_distribution=True,
    task="classification",
    prediction_shape_problem=_classes_problem,
    guessing=_guess_divergence,
    reach=_reach_smoothed,
    version=2,
)
