"""Metrics of classes, from the confusion matrix."""

import jax
import jax.numpy as jnp

from engine.metrics.definition import MetricDef
from engine.metrics.tallies import CONFUSION, TOP_FIVE

ONE_OR_ALL = "With two classes, that of the second; otherwise the mean over the classes that occur."


def _share(part: jax.Array, whole: jax.Array) -> jax.Array:
    """part / whole, 0 where the whole is empty."""
    kind = jnp.result_type(float)
    return jnp.where(whole > 0, part.astype(kind) / jnp.where(whole > 0, whole, 1).astype(kind), 0)


def _one_or_all(confusion: jax.Array, by_class: jax.Array) -> jax.Array:
    """The second of two classes; else the mean over the classes that are right or predicted somewhere."""
    return by_class[1] if by_class.shape[0] == 2 else _mean_of_present(confusion, by_class)


def _mean_of_present(confusion: jax.Array, by_class: jax.Array) -> jax.Array:
    present = (confusion.sum(axis=0) + confusion.sum(axis=1)) > 0
    return _share(jnp.sum(jnp.where(present, by_class, 0)), jnp.sum(present))


def _accuracy(confusion: jax.Array) -> jax.Array:
    return _share(jnp.trace(confusion), jnp.sum(confusion))


def _precision(confusion: jax.Array) -> jax.Array:
    return _one_or_all(confusion, _share(jnp.diagonal(confusion), confusion.sum(axis=0)))


def _recall(confusion: jax.Array) -> jax.Array:
    return _one_or_all(confusion, _share(jnp.diagonal(confusion), confusion.sum(axis=1)))


def _f1(confusion: jax.Array) -> jax.Array:
    both = confusion.sum(axis=0) + confusion.sum(axis=1)
    return _one_or_all(confusion, _share(2 * jnp.diagonal(confusion), both))


def _iou(confusion: jax.Array) -> jax.Array:
    right = jnp.diagonal(confusion)
    return _mean_of_present(confusion, _share(right, confusion.sum(axis=0) + confusion.sum(axis=1) - right))


def _top_five(counts: jax.Array) -> jax.Array:
    return _share(counts[0], counts[1])


ACCURACY = MetricDef(
    type="accuracy",
    title="Accuracy",
    summary="Fraction of examples whose largest output is the true class.",
    formula=r"\frac{1}{n} \sum_i [\hat y_i = y_i]",
    source="Duda, Hart, Stork 2001, section 9.6.",
    task="classification",
    tally=CONFUSION,
    value=_accuracy,
)
TOP_5 = MetricDef(
    type="top_5",
    title="Top-5 accuracy",
    summary="Fraction of examples whose true class is among the five largest outputs.",
    formula=r"\frac{1}{n} \sum_i [y_i \in \text{top}_5(a_i)]",
    source="Russakovsky et al. 2015 (ImageNet), section 4.1; of equal outputs, the lower class number comes first.",
    task="classification",
    tally=TOP_FIVE,
    value=_top_five,
    least_classes=6,
)
PRECISION = MetricDef(
    type="precision",
    title="Precision",
    summary=f"Fraction of the predictions of a class that are correct. {ONE_OR_ALL}",
    formula=r"\frac{TP}{TP + FP}",
    source="Van Rijsbergen 1979, chapter 7; 0 if a class is never predicted.",
    task="classification",
    tally=CONFUSION,
    value=_precision,
)
RECALL = MetricDef(
    type="recall",
    title="Recall",
    summary=f"Fraction of the examples of a class that are found. {ONE_OR_ALL}",
    formula=r"\frac{TP}{TP + FN}",
    source="Van Rijsbergen 1979, chapter 7; 0 if a class has no examples.",
    task="classification",
    tally=CONFUSION,
    value=_recall,
)
F1 = MetricDef(
    type="f1",
    title="F1",
    summary=f"Harmonic mean of precision and recall. {ONE_OR_ALL}",
    formula=r"\frac{2 TP}{2 TP + FP + FN}",
    source="Van Rijsbergen 1979, chapter 7.",
    task="classification",
    tally=CONFUSION,
    value=_f1,
)
IOU = MetricDef(
    type="iou",
    title="Intersection over union",
    summary="Overlap of the predicted and the true area of a class, divided by their union; the mean over the classes "
    "that occur.",
    formula=r"\frac{1}{K} \sum_k \frac{TP_k}{TP_k + FP_k + FN_k}",
    source="Jaccard 1912; Long, Shelhamer and Darrell 2015, section 5 (mean IU).",
    task="classification",
    tally=CONFUSION,
    value=_iou,
)
