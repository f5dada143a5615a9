"""Lists of mistakes and residuals, against NumPy and scikit-learn on the network's own predictions."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, mean_absolute_error, r2_score, root_mean_squared_error

from engine.errors import EngineError
from engine.views.requests import view_request
from tests.engine.experiments import Experiment, chain, dense, images, make_run, mlp, node, points, roomy_cache, train

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = roomy_cache()
COUNT = 130


@cache
def classifier() -> Any:
    network = chain(node("flat", "flatten"), dense("out", 3))
    run = make_run(Experiment(network, "out", data="digits").spec(), images(validation=COUNT), CACHE)
    train(run, 5, 5)
    return run


@cache
def probabilities() -> np.ndarray[Any, np.dtype[np.float64]]:
    """[130, 3] of the validation examples, in float64."""
    kernel, bias = (np.asarray(each, np.float64) for each in classifier().weights()["out"].values())
    given = (images(validation=COUNT).inputs[24:].reshape(COUNT, -1) / 255.0 - 0.5) * 2.0
    scores = given @ kernel + bias
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def labels() -> np.ndarray[Any, np.dtype[np.int32]]:
    found = images(validation=COUNT).labels
    assert found is not None
    return found[24:]


def mistakes(**options: str) -> dict[str, Any]:
    return classifier().view(view_request("mistakes", options)).arrays


def test_the_worst_example_gives_its_true_class_the_least_probability() -> None:
    of_truth = probabilities()[np.arange(COUNT), labels()]
    first, second = mistakes(), mistakes(offset="16")
    shown = np.concatenate([first["rows"], second["rows"]])
    np.testing.assert_array_equal(shown, np.argsort(of_truth)[:32])
    np.testing.assert_allclose(first["probability_of_truth"], of_truth[shown[:16]], atol=1e-5)
    np.testing.assert_array_equal(first["inputs"], images(validation=COUNT).inputs[24:][shown[:16]])
    assert first["matching"][0] == first["count"][0] == COUNT


def test_confident_mistakes_are_wrong_and_surest_first() -> None:
    predicted, confidence = probabilities().argmax(axis=1), probabilities().max(axis=1)
    wrong = np.flatnonzero(predicted != labels())
    found = mistakes(sort="confident_wrong")
    np.testing.assert_array_equal(found["rows"], wrong[np.argsort(-confidence[wrong])][:16])
    np.testing.assert_array_equal(found["wrong_rows"], wrong)
    np.testing.assert_array_equal(found["wrong_predicted"], predicted[wrong])
    assert found["matching"][0] == len(wrong)


def test_a_cell_has_as_many_examples_as_the_confusion_matrix_counts() -> None:
    expected = confusion_matrix(labels(), probabilities().argmax(axis=1), labels=[0, 1, 2])
    np.testing.assert_array_equal(classifier().view("confusion").arrays["counts"], expected)
    for truth in range(3):
        for predicted in range(3):
            found = mistakes(truth=str(truth), predicted=str(predicted), sort="first")
            assert found["matching"][0] == expected[truth, predicted]
            assert (found["labels"] == truth).all()
            assert (found["predicted"] == predicted).all()
            assert (np.diff(found["rows"].astype(int)) > 0).all()


def test_examples_are_shown_by_number() -> None:
    np.testing.assert_array_equal(mistakes(rows="7,3,129", sort="first")["rows"], [7, 3, 129])


@pytest.mark.parametrize("options", [{"rows": "130"}, {"rows": "x"}, {"offset": "-1"}, {"rows": ",".join(["1"] * 65)}])
def test_examples_that_are_not_there_are_refused(options: dict[str, str]) -> None:
    with pytest.raises(EngineError, match="There are no examples"):
        mistakes(**options)


def test_a_network_with_one_output_has_a_probability_of_the_truth_too() -> None:
    run = make_run(Experiment(mlp(outputs=1), "out", loss="binary_cross_entropy").spec(), points(), CACHE)
    train(run, 3, 3)
    found = run.view("mistakes?sort=first").arrays
    right = found["labels"] == found["predicted"]
    expected = np.where(right, found["confidence"], 1 - found["confidence"])
    np.testing.assert_allclose(found["probability_of_truth"], expected, atol=1e-6)
    np.testing.assert_allclose(found["values"], points().inputs[40:], atol=1e-6)


def test_residuals_and_their_figures_equal_scikit_learns() -> None:
    data = points(validation=COUNT, width=5)
    values = np.random.default_rng(2).normal(size=(40 + COUNT, 2))
    spec = Experiment(chain(dense("out", 2)), "out", loss="mse", target="value").spec()
    run = make_run(spec, replace(data, values=values), CACHE)
    train(run, 5, 5)
    kernel, bias = (np.asarray(each, np.float64) for each in run.weights()["out"].values())
    predicted = ((data.inputs[40:] - 0.25) * 1.5 @ kernel + bias)[:, 1]
    truth = values[40:, 1]
    found = run.view("residuals?output=1").arrays
    np.testing.assert_allclose(found["rmse"][0], root_mean_squared_error(truth, predicted), rtol=1e-5)
    np.testing.assert_allclose(found["mae"][0], mean_absolute_error(truth, predicted), rtol=1e-5)
    np.testing.assert_allclose(found["r2"][0], r2_score(truth, predicted), rtol=1e-5)
    residuals = predicted - truth
    counts, edges = np.histogram(residuals, bins=24)
    np.testing.assert_array_equal(found["counts"], counts)
    np.testing.assert_allclose(found["ends"], edges[[0, -1]], atol=1e-5)
    worst = np.argsort(-np.abs(residuals))[:16]
    np.testing.assert_array_equal(found["worst_rows"], worst)
    np.testing.assert_allclose(found["worst_inputs"], data.inputs[40:][worst], atol=1e-6)
    np.testing.assert_allclose(found["truth"], truth, atol=1e-6)
    assert (found["count"][0], found["outputs"][0]) == (COUNT, 2)
