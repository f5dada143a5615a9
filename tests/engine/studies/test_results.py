"""What kinds of studies show, against independent computations."""

import itertools
import math
import statistics
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from engine.studies import STUDIES
from engine.studies.definition import Books, Rung
from engine.studies.ensemble import compare_members
from engine.studies.figures import MemberFigures, MemberRecord
from engine.studies.range_test import RangeTestConfig, rates_of, read_range_test, smooth, suggest
from engine.studies.results import EnsembleResult, FoldsResult, RangeTestResult, SearchResult
from engine.views.class_probabilities import probabilities_of

KINDS = {study.type: study for study in STUDIES}


def record(number: int, **changes: Any) -> MemberRecord:
    usual: dict[str, Any] = {
        "status": "done",
        "figures": MemberFigures(step=10),
        "losses": np.zeros((0, 3)),
        "score": 1.0,
        "trained": 10,
        "stages": 1,
        "pictures": {},
    }
    return MemberRecord(number=number, **{**usual, **changes})


def read(
    kind: str, records: Sequence[MemberRecord], rungs: tuple[Rung, ...] = (), budget: int = 0, **config: Any
) -> Any:
    study = KINDS[kind]
    return study.Config.model_validate(config).read(Books(budget, rungs), records)


# ---- cross-validation ------------------------------------------------------------------------------------------------


def test_folds_have_mean_and_sample_deviation() -> None:
    values = [0.91, 0.87, 0.95, 0.9]
    figures = [MemberFigures(step=9, evaluation={"loss": 1 - value, "accuracy": value}) for value in values]
    records = [record(number, figures=one) for number, one in enumerate(figures)]
    broken = record(4, status="diverged", figures=MemberFigures(step=3, evaluation={"loss": None, "accuracy": 0.1}))
    found = read("k_fold", [*records, broken], folds=5)
    assert isinstance(found, FoldsResult)
    assert found.folds == 4
    spread = found.metrics["accuracy"]
    assert (spread.count, spread.least, spread.most) == (4, 0.87, 0.95)
    assert spread.mean == pytest.approx(statistics.fmean(values), rel=1e-14)
    assert spread.deviation == pytest.approx(statistics.stdev(values), rel=1e-14)
    assert read("k_fold", records[:1], folds=5).metrics["loss"].deviation is None


# ---- searches --------------------------------------------------------------------------------------------------------


def test_the_books_of_halving_count_every_step_once() -> None:
    rungs = (Rung((10,) * 4, 2), Rung((30,) * 4, 1), Rung((70,) * 4, 1))
    records = [
        record(0, status="stopped", trained=10, stages=1, score=0.9),
        record(1, status="done", trained=70, stages=3, score=0.2),
        record(2, status="diverged", trained=4, stages=1, score=math.inf),
        record(3, status="stopped", trained=30, stages=2, score=0.1),
    ]
    found = read("halving", records, rungs, 120, axes=[{"path": "training.seed", "between": [0, 9]}])
    assert isinstance(found, SearchResult)
    assert found.ranking == [1, 3, 0, 2]
    assert [(rung.steps, rung.entered, rung.kept, rung.trained_steps) for rung in found.rungs] == [
        (10, [0, 1, 2, 3], [1, 3], 10 + 10 + 4 + 10),
        (30, [1, 3], [1], 40),
        (70, [1], [1], 40),
    ]
    assert found.trained_steps == sum(one.trained for one in records) == sum(one.trained_steps for one in found.rungs)
    assert found.budget_steps == 120


def test_a_stage_that_has_not_begun_is_not_in_the_books() -> None:
    rungs = (Rung((10,) * 2, 1), Rung((30,) * 2, 1))
    records = [record(0, status="waiting", trained=10), record(1, status="training", trained=5)]
    found = read("halving", records, rungs, 60, axes=[{"path": "training.seed", "between": [0, 9]}])
    assert [(rung.entered, rung.kept, rung.trained_steps) for rung in found.rungs] == [([0, 1], [], 15)]


# ---- ensembles -------------------------------------------------------------------------------------------------------


def test_the_ensemble_is_at_least_as_good_as_its_mean_member() -> None:
    numbers = np.random.default_rng(5)
    logits = numbers.normal(size=(4, 50, 3)) * 2
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=2, keepdims=True)
    labels = numbers.integers(0, 3, 50)
    found = compare_members(probabilities, labels)
    assert isinstance(found, EnsembleResult)
    losses = [-sum(math.log(one[at][label]) for at, label in enumerate(labels)) / 50 for one in probabilities]
    assert found.member_losses == pytest.approx(losses, rel=1e-12)
    mean = [-math.log(sum(one[at][label] for one in probabilities) / 4) for at, label in enumerate(labels)]
    assert found.ensemble_loss == pytest.approx(math.fsum(mean) / 50, rel=1e-12)
    assert found.ensemble_loss <= found.mean_loss == pytest.approx(math.fsum(losses) / 4, rel=1e-12)
    for one, other in itertools.combinations(range(4), 2):
        differ = sum(probabilities[one][at].argmax() != probabilities[other][at].argmax() for at in range(50)) / 50
        assert found.disagreement[one][other] == found.disagreement[other][one] == pytest.approx(differ)
    assert [found.disagreement[one][one] for one in range(4)] == [0.0] * 4


def test_two_networks_of_equal_error_can_disagree() -> None:
    first, second = np.array([[0.9, 0.1], [0.9, 0.1]]), np.array([[0.1, 0.9], [0.1, 0.9]])
    found = compare_members(np.stack([first, second]), np.array([0, 1]))
    assert found.member_accuracies == [0.5, 0.5]
    assert found.disagreement[0][1] == 1.0


def test_single_and_signed_outputs_are_probabilities_of_two_classes() -> None:
    single = probabilities_of(np.array([[0.25], [1.0]], np.float32), signed=False)
    assert single == pytest.approx(np.array([[0.75, 0.25], [0.0, 1.0]]), abs=1e-9)
    signed = probabilities_of(np.array([[-1.0], [0.5]], np.float32), signed=True)
    assert signed == pytest.approx(np.array([[1.0, 0.0], [0.25, 0.75]]), abs=1e-9)


def test_no_ensemble_of_a_single_network() -> None:
    picture = {"class_probabilities": {"probabilities": np.full((2, 2), 0.5), "labels": np.zeros(2, np.uint16)}}
    assert read("ensemble", [record(0, pictures=picture), record(1, status="diverged")]) is None


# ---- range tests -----------------------------------------------------------------------------------------------------


def descend(curvature: float, rates: np.ndarray) -> np.ndarray:
    """Losses of gradient descent on h w^2 / 2 from w = 1, each before its step."""
    weight, losses = 1.0, []
    for rate in rates:
        losses.append(curvature * weight**2 / 2)
        weight -= rate * curvature * weight
    return np.array(losses)


@pytest.mark.parametrize("curvature", [0.3, 1.0, 7.0])
def test_on_a_quadratic_the_loss_is_least_one_grid_step_from_two_over_the_curvature(curvature: float) -> None:
    rates = np.geomspace(1e-3 / curvature, 100 / curvature, 200)
    losses = descend(curvature, rates)
    steps = np.arange(1.0, 201.0)
    found = read_range_test(rates, losses, steps, np.ones(200), 0.0, diverged=False)
    assert isinstance(found, RangeTestResult)
    ratio = rates[1] / rates[0]
    edge = rates[int(np.argmin(losses))]
    assert 2 / curvature / ratio**2 <= edge <= 2 / curvature * ratio
    assert found.stopped_at is not None
    assert edge < found.stopped_at <= edge * ratio**12
    assert all(suggestion.rate < 2 / curvature for suggestion in found.suggestions)


def test_the_steepest_descent_is_where_the_slope_over_the_logarithm_is_least() -> None:
    rates = np.geomspace(1e-4, 1.0, 101)
    losses = 1.0 - 1.0 / (1.0 + np.exp(-(np.log10(rates) + 2.0) * 6.0))  # a sigmoid that falls around 1e-2
    losses[90:] = losses[90] + np.arange(11) * 0.2
    found = {one.rule: one.rate for one in suggest(rates, losses)}
    assert set(found) == {"steepest", "valley", "tenth_of_minimum"}
    assert found["steepest"] == pytest.approx(1e-2, rel=0.05)
    assert found["tenth_of_minimum"] == pytest.approx(rates[int(np.argmin(losses))] / 10)
    assert found["valley"] == rates[30 + 15]  # a third and half a third of the 91 points that fall


def test_the_steepest_descent_is_none_of_the_noise_at_rates_too_small_to_learn() -> None:
    steps = np.arange(1.0, 201.0)
    rates = rates_of(steps, 1e-5, 10.0, 200)
    position = np.log(rates / 0.05)
    clean = 0.5 + 1.8 / (1.0 + np.exp(1.2 * position)) + np.where(rates > 0.6, (rates / 0.6) ** 2 - 1.0, 0.0)
    width = RangeTestConfig().smoothing * 200
    for seed in range(60):  # batches differ by as much as a third of what the loss falls
        losses = clean + 0.5 * np.random.default_rng(seed).normal(size=200)
        found = read_range_test(rates, losses, steps, np.ones(200), width, diverged=False)
        steepest = next(one.rate for one in found.suggestions if one.rule == "steepest")
        assert 0.01 < steepest < 0.6


def test_a_loss_that_only_rises_suggests_nothing() -> None:
    rates = np.geomspace(1e-4, 1.0, 50)
    assert suggest(rates, np.linspace(1.0, 5.0, 50)) == []
    assert suggest(rates[:3], np.array([3.0, 2.0, 1.0])) == []


def test_smoothing_is_a_gaussian_mean_that_does_not_lag() -> None:
    steps, weights = np.array([1.0, 2.0, 4.5]), np.array([1.0, 1.0, 4.0])
    losses = np.array([3.0, 1.0, 2.0])
    kernel = [math.exp(-0.5 * ((2.0 - step) / 1.5) ** 2) * weight for step, weight in zip(steps, weights, strict=True)]
    expected = sum(k * loss for k, loss in zip(kernel, losses, strict=True)) / sum(kernel)
    assert smooth(steps, losses, weights, 1.5)[1] == pytest.approx(expected, rel=1e-12)
    assert smooth(steps, losses, weights, 0.0) is losses
    even = np.arange(1.0, 102.0)
    assert smooth(even, 2.0 * even, np.ones(101), 4.0)[50] == pytest.approx(2.0 * 51, rel=1e-12)


def test_a_divergence_is_where_the_test_stops() -> None:
    rates = np.geomspace(1e-3, 10.0, 20)
    losses = np.concatenate([np.linspace(1.0, 0.5, 15), [0.6, 3.0, 90.0, np.nan, np.nan]])
    found = read_range_test(rates, losses, np.arange(1.0, 21.0), np.ones(20), 0.5, diverged=True)
    assert found.stopped_at == rates[16]
    assert found.losses[-1] is None
    assert found.smoothed[-1] is None
    assert all(one.rate < rates[16] for one in found.suggestions)
    steady = read_range_test(rates, np.linspace(1.0, 0.5, 20), np.arange(1.0, 21.0), np.ones(20), 0.5, diverged=False)
    assert steady.stopped_at is None
