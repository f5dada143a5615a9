"""Baselines against scikit-learn and closed forms, on the same examples as a network."""

from typing import Any

import numpy as np
import pytest
from sklearn import linear_model, neighbors

from engine.baselines import BASELINES
from engine.baselines.running import run_baseline
from engine.datasets.inputs import preprocess
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.spec import Component, Data

STANDARD = (Component(type="standardize", config={"per": "feature"}),)


def data(name: str, **config: Any) -> Data:
    return Data(type=name, config=config, preprocessing=STANDARD)


def parts(which: Data) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    prepared = prepare(which, None)
    inputs = preprocess(prepared, prepared.inputs).reshape(len(prepared.inputs), -1)
    wanted = prepared.labels if prepared.labels is not None else prepared.values
    assert wanted is not None
    train, validation, _ = prepared.counts
    return inputs[:train], wanted[:train], inputs[train : train + validation], wanted[train : train + validation]


def baseline(kind: str, **config: Any) -> Component:
    return Component(type=kind, config=config)


def test_linear_regression_equals_scikit_learns_and_descent_reaches_it() -> None:
    which = data("diabetes")
    x, y, held, wanted = parts(which)
    model = linear_model.LinearRegression().fit(x, y)
    closed = run_baseline(which, baseline("linear_regression"))
    assert closed.metrics["validation"]["r2"] == pytest.approx(model.score(held, wanted))
    walked = run_baseline(
        which, baseline("linear_regression", method="gradient_descent", steps=20_000, learning_rate=0.2)
    )
    assert closed.outcome.predict is not None
    assert walked.outcome.predict is not None
    np.testing.assert_allclose(walked.outcome.predict(held), closed.outcome.predict(held), atol=1e-4)
    assert np.all(np.diff(walked.outcome.curve) <= 1e-12)


def test_logistic_regression_equals_scikit_learns_and_descent_comes_close() -> None:
    which = data("iris")
    x, y, held, wanted = parts(which)
    model = linear_model.LogisticRegression(C=1e6, max_iter=500, tol=1e-6).fit(x, y)
    closed = run_baseline(which, baseline("logistic_regression"))
    assert closed.metrics["validation"]["accuracy"] == pytest.approx(np.mean(model.predict(held) == wanted))
    walked = run_baseline(which, baseline("logistic_regression", method="gradient_descent", learning_rate=0.5))
    assert walked.metrics["train"]["accuracy"] > 0.95
    assert walked.outcome.curve[0] == pytest.approx(np.log(3))
    assert walked.outcome.curve[-1] < 0.15


@pytest.mark.parametrize("weights", ["uniform", "distance"])
def test_neighbours_vote_as_in_scikit_learn(weights: str) -> None:
    which = data("wine")
    x, y, held, wanted = parts(which)
    model = neighbors.KNeighborsClassifier(7, weights=weights).fit(x, y)
    report = run_baseline(which, baseline("k_nearest_neighbours", k=7, weights=weights))
    assert report.metrics["validation"]["accuracy"] == pytest.approx(np.mean(model.predict(held) == wanted))


def test_neighbours_average_values_and_one_neighbour_knows_the_training_part_by_heart() -> None:
    report = run_baseline(data("function"), baseline("k_nearest_neighbours", k=1))
    assert report.metrics["train"]["mse"] == 0
    assert report.metrics["validation"]["r2"] > 0.9


def test_k_means_finds_the_two_clouds_and_reports_how_pure_they_are() -> None:
    report = run_baseline(data("gaussian"), baseline("k_means", k=2))
    assert report.metrics["found"]["purity"] > 0.99
    assert report.outcome.vectors is not None
    assert report.outcome.vectors.shape == (2, 2)
    assert "validation" not in report.metrics


def test_principal_components_explain_what_their_number_allows() -> None:
    found = [run_baseline(data("digits"), baseline("pca", components=n)).metrics["found"] for n in (2, 8, 64)]
    assert found[0]["explained"] < found[1]["explained"] < found[2]["explained"] == pytest.approx(1)
    assert found[0]["validation_error"] > found[1]["validation_error"] > found[2]["validation_error"]
    assert found[2]["train_error"] == pytest.approx(0, abs=1e-20)


def test_a_baseline_of_the_plane_draws_its_boundary() -> None:
    report = run_baseline(data("circle"), baseline("k_nearest_neighbours"))
    assert report.grid is not None
    assert report.grid.shape == (40, 40, 2)
    assert report.grid[20, 20].argmax() == 1
    assert report.grid[0, 0].argmax() == 0


@pytest.mark.parametrize("record", BASELINES, ids=lambda record: record.type)
def test_a_baseline_is_deterministic(record: Any) -> None:
    which = data("diabetes" if record.needs == "values" else "iris")
    first, again = (run_baseline(which, baseline(record.type)) for _ in range(2))
    assert first.metrics == again.metrics


@pytest.mark.parametrize(
    ("which", "kind", "config", "code"),
    [
        ("iris", "linear_regression", {}, "baseline_does_not_fit"),
        ("diabetes", "logistic_regression", {}, "baseline_does_not_fit"),
        ("copying", "k_means", {}, "baseline_does_not_fit"),
        ("iris", "surprise", {}, "unknown_type"),
        ("iris", "k_means", {"k": 0}, "out_of_bounds"),
    ],
)
def test_a_baseline_that_cannot_be_is_refused(which: str, kind: str, config: Any, code: str) -> None:
    with pytest.raises(EngineError, match=r".+") as caught:
        run_baseline(Data(type=which), baseline(kind, **config))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_what_would_take_too_long_is_refused_before_it_starts() -> None:
    which = Data(type="shapes_detection", config={"side": 64, "examples": 8000})
    with pytest.raises(EngineError, match="more than the"):
        run_baseline(which, baseline("logistic_regression", method="gradient_descent", steps=20_000))
