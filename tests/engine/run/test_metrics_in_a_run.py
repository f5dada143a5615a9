"""Metrics inside the loop: the columns asked for, exact over the partial last block, and small frames."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from sklearn import metrics

from engine.compile import program as programs
from engine.compile.cache import ExecutableCache
from engine.run.recorder import EVALUATION_NUMBERS, thinned
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, images, make_run, mlp, node, points, train

pytestmark = pytest.mark.usefixtures("quick_programs")

WANTED = ["recall", "roc_auc", "accuracy", "f1"]


def test_metrics_are_reported_in_the_order_of_the_list_and_equal_scikit_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of 16 rows, the last one partial."""
    monkeypatch.setattr(programs, "EVALUATION_ELEMENTS", 1)
    prepared = points(train=40, validation=37)
    spec = Experiment(mlp(4), "out").spec(evaluation={"every": 1, "unit": "epoch", "metrics": WANTED})
    run = make_run(spec, prepared)
    assert run.schema.metrics == ("accuracy", "recall", "f1", "roc_auc")
    reports, _ = train(run, 10, 10)
    reported = run.evaluate("validation")
    assert prepared.labels is not None
    truth = prepared.labels[40:]
    weights = run.weights()
    hidden = np.tanh((prepared.inputs[40:] - 0.25) * 1.5 @ weights["dense_0"]["kernel"] + weights["dense_0"]["bias"])
    logits = hidden @ weights["out"]["kernel"] + weights["out"]["bias"]
    guess = logits.argmax(axis=1)
    assert reported["accuracy"] == pytest.approx(metrics.accuracy_score(truth, guess))
    assert reported["recall"] == pytest.approx(metrics.recall_score(truth, guess))
    assert reported["f1"] == pytest.approx(metrics.f1_score(truth, guess))
    assert reported["roc_auc"] == pytest.approx(metrics.roc_auc_score(truth, logits[:, 1] - logits[:, 0]))
    rows = np.concatenate([each.arrays["evaluation"] for each in reports if "evaluation" in each.arrays])
    assert rows[:, 0].tolist() == [0.0, 5.0, 10.0]
    assert rows[-1, 1:] == pytest.approx(list(reported.values()))


def test_regression_reports_how_much_variance_is_explained() -> None:
    spec = Experiment(mlp(6, outputs=1), "out", loss="mse", target="value").spec()
    plain = spec.model_dump(mode="json")
    plain["training"]["evaluation"]["metrics"] = ["mse", "r2"]
    run = make_run(ExperimentSpec.model_validate(plain), points())
    reported = run.evaluate("validation")
    assert reported["mse"] == pytest.approx(reported["loss"], rel=1e-6)
    assert reported["r2"] < 1


def test_squared_error_under_binary_cross_entropy_is_that_of_the_outputs_not_of_the_logits() -> None:
    prepared = images()
    plain = dataclasses.replace(prepared, offset=np.asarray(0.0), scale=np.asarray(1.0))
    network = chain(dense("wide", 36), node("bend", "sigmoid"), node("out", "reshape", shape=[6, 6, 1]))
    experiment = Experiment(network, "out", data="digits", loss="binary_cross_entropy", target="input")
    run = make_run(experiment.spec(evaluation={"metrics": ["mse"]}), plain)
    train(run, 20, 20)
    shown = run.view("reconstruction").arrays
    error = np.mean(np.square((shown["inputs"].astype(float) - shown["outputs"]) / 255))
    assert run.evaluate("validation")["mse"] == pytest.approx(error, rel=0.02)


@pytest.mark.parametrize("count", [1, 7, 63, 64, 65, 546, 100_000])
@pytest.mark.parametrize("columns", [3, 14])
def test_many_evaluations_are_thinned_evenly_and_the_last_stays(count: int, columns: int) -> None:
    rows = np.arange(count, dtype=np.float64)[:, None] * np.ones(columns)
    kept = thinned(rows)
    assert kept[-1, 0] == count - 1
    assert kept.size <= max(EVALUATION_NUMBERS, 8 * columns)
    assert len(set(np.diff(kept[:, 0]))) <= 1
    if count * columns <= EVALUATION_NUMBERS:
        assert len(kept) == count


def test_frames_with_thinned_evaluations_depend_on_no_chunk() -> None:
    spec = Experiment(mlp(2), "out").spec(evaluation={"every": 1, "unit": "step"})
    found: list[Any] = []
    cache = ExecutableCache()
    for chunk in (128, 37):
        run = make_run(spec, points(train=16, validation=8), cache)
        run.set_stride(128)
        reports, _ = train(run, 256, chunk)
        found.append([report.arrays["evaluation"].tolist() for report in reports])
    assert found[0] == found[1]
    assert max(len(rows) for rows in found[0]) <= 64
