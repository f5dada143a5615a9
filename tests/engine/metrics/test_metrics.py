"""Metrics against scikit-learn's, over blocks with padding."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn import metrics

from engine.metrics import METRICS
from engine.metrics.choice import PredictionKind, choose_metrics, fits
from engine.metrics.definition import MetricBatch, MetricDef

BLOCK = 16
BY_TYPE = {metric.type: metric for metric in METRICS}


def evaluate(
    metric: MetricDef, scores: np.ndarray, truth: Any = None, wanted: Any = None, dtype: Any = np.float64
) -> float:
    """The metric over blocks of 16 rows, the last padded with nonsense."""
    count = len(scores)
    capacity = -(-count // BLOCK) * BLOCK
    with jax.enable_x64(dtype == np.float64):

        def padded(rows: Any, kind: Any) -> jax.Array:
            full = np.full((capacity, *np.shape(rows)[1:]), 3 if kind == np.int32 else 77.0, kind)
            full[:count] = rows
            return jnp.asarray(full)

        labels = np.zeros(count) if truth is None else truth
        targets = np.zeros((count, 0)) if wanted is None else wanted
        guess = (scores[:, 0] > 0) if scores.shape[1] == 1 else scores.argmax(axis=1)
        classes = 2 if scores.shape[1] == 1 else scores.shape[1]
        whole = [padded(a, k) for a, k in ((scores, dtype), (labels, np.int32), (guess, np.int32), (targets, dtype))]
        centre = jnp.asarray(targets.mean(axis=0) + 0.1, dtype)
        unit = jnp.ones(targets.shape[1], dtype)
        total: Any = None
        for begin in range(0, capacity, BLOCK):
            parts = [array[begin : begin + BLOCK] for array in whole]
            mask = (jnp.arange(begin, begin + BLOCK) < count).astype(dtype)
            seen = MetricBatch(*parts, mask, jnp.int32(begin), capacity, classes, centre, unit)
            reported = metric.tally.count(seen)
            total = reported if total is None else total + reported
        return float(metric.value(total))


def top_five(truth: np.ndarray, scores: np.ndarray) -> float:
    return float(metrics.top_k_accuracy_score(truth, scores, k=5, labels=np.arange(scores.shape[1])))


def area(truth: np.ndarray, scores: np.ndarray) -> float:
    if scores.shape[1] <= 2:
        return float(metrics.roc_auc_score(truth, scores[:, -1] - (scores[:, 0] if scores.shape[1] == 2 else 0)))
    return float(
        np.mean([metrics.roc_auc_score(truth == k, scores[:, k]) for k in range(scores.shape[1]) if np.any(truth == k)])
    )


def averaged(score: Callable[..., Any]) -> Callable[[np.ndarray, np.ndarray], float]:
    def compute(truth: np.ndarray, scores: np.ndarray) -> float:
        guess = (scores[:, 0] > 0).astype(int) if scores.shape[1] == 1 else scores.argmax(axis=1)
        average = "binary" if scores.shape[1] <= 2 and score is not metrics.jaccard_score else "macro"
        return float(score(truth, guess, average=average, zero_division=0))

    return compute


def accuracy(truth: np.ndarray, scores: np.ndarray) -> float:
    guess = (scores[:, 0] > 0).astype(int) if scores.shape[1] == 1 else scores.argmax(axis=1)
    return float(metrics.accuracy_score(truth, guess))


THEIRS: dict[str, Callable[[np.ndarray, np.ndarray], float]] = {
    "accuracy": accuracy,
    "top_5": top_five,
    "precision": averaged(metrics.precision_score),
    "recall": averaged(metrics.recall_score),
    "f1": averaged(metrics.f1_score),
    "iou": averaged(metrics.jaccard_score),
    "roc_auc": area,
}


@pytest.mark.parametrize(
    ("name", "width"),
    [(name, width) for name in THEIRS for width in (1, 2, 3, 7) if width >= BY_TYPE[name].least_classes - 1],
)
@pytest.mark.parametrize("ties", [False, True])
def test_a_metric_of_classes_equals_scikit_learns(name: str, width: int, ties: bool) -> None:
    random = np.random.default_rng([width, ties])
    truth = random.integers(0, max(width, 2), 101)
    scores = random.normal(size=(101, width)) + 0.5 * np.eye(max(width, 2))[truth][:, -width:]
    scores = np.round(scores) if ties and name == "roc_auc" else scores
    assert evaluate(BY_TYPE[name], scores, truth) == pytest.approx(THEIRS[name](truth, scores), abs=1e-12)


@pytest.mark.parametrize("name", ["precision", "recall", "f1", "iou", "roc_auc"])
def test_a_class_that_never_occurs_is_left_out_of_the_mean(name: str) -> None:
    random = np.random.default_rng(5)
    truth, scores = random.integers(0, 3, 50), random.normal(size=(50, 5))
    scores[:, 3:] -= 100
    assert evaluate(BY_TYPE[name], scores, truth) == pytest.approx(THEIRS[name](truth, scores), abs=1e-12)


@pytest.mark.parametrize("outputs", [1, 3])
@pytest.mark.parametrize(("name", "score"), [("mse", metrics.mean_squared_error), ("r2", metrics.r2_score)])
def test_a_metric_of_numbers_equals_scikit_learns(name: str, score: Any, outputs: int) -> None:
    random = np.random.default_rng(outputs)
    wanted = random.normal(3.0, 2.0, size=(53, outputs))
    predicted = wanted + random.normal(size=wanted.shape)
    assert evaluate(BY_TYPE[name], predicted, wanted=wanted) == pytest.approx(score(wanted, predicted), rel=1e-12)


def test_r2_keeps_its_digits_in_single_precision_far_from_zero() -> None:
    random = np.random.default_rng(0)
    wanted = random.normal(1000.0, 1.0, size=(500, 1))
    predicted = wanted + 0.5 * random.normal(size=wanted.shape)
    ours = evaluate(BY_TYPE["r2"], predicted, wanted=wanted, dtype=np.float32)
    assert ours == pytest.approx(metrics.r2_score(wanted, predicted), abs=1e-3)


def test_every_metric_is_compared() -> None:
    assert {*THEIRS, "mse", "r2", "first_output", "second_output"} == set(BY_TYPE)


@pytest.mark.parametrize(("name", "place"), [("first_output", 0), ("second_output", 1)])
def test_a_metric_of_outputs_is_their_mean_whatever_the_target(name: str, place: int) -> None:
    scores = np.random.default_rng(3).normal(5.0, 2.0, size=(53, 3))
    assert evaluate(BY_TYPE[name], scores) == pytest.approx(scores[:, place].mean(), rel=1e-12)


def test_usual_metrics_follow_the_question() -> None:
    def usual(*question: Any) -> list[str]:
        return [metric.type for metric in choose_metrics(None, PredictionKind(*question, outputs=1))]

    assert usual(10, False, False, False) == ["accuracy"]
    assert usual(4, True, False, False) == ["accuracy", "iou"]
    assert usual(0, False, True, True) == ["r2"]
    assert usual(0, False, True, False) == []
    assert not fits(BY_TYPE["top_5"], PredictionKind(5, False, False, False, outputs=1))
    assert not fits(BY_TYPE["roc_auc"], PredictionKind(5, True, False, False, outputs=1))
    assert fits(BY_TYPE["second_output"], PredictionKind(0, False, False, False, outputs=2))
    assert not fits(BY_TYPE["second_output"], PredictionKind(0, False, True, True, outputs=1))
    assert not fits(BY_TYPE["first_output"], PredictionKind(2, False, False, False, outputs=2))
