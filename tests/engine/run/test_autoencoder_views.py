"""The code of an autoencoder, what is decoded from it, and outliers by error: against NumPy and scikit-learn."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score, roc_curve

from engine.errors import EngineError
from engine.views.requests import view_request
from engine.views.roc import roc
from tests.engine.experiments import Experiment, chain, dense, images, make_run, node, roomy_cache, train

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = roomy_cache()
Numbers = np.ndarray[Any, np.dtype[np.float64]]


@cache
def trained(units: int) -> Any:
    network = chain(
        dense("code", units), node("bend", "tanh"), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1])
    )
    run = make_run(Experiment(network, "out", data="digits", loss="mse", target="input").spec(), images(), CACHE)
    train(run, 5, 5)
    return run


def layers_of(run: Any) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Kernel and bias of encoder and decoder, in float64."""
    found = run.weights()
    pairs = [[np.asarray(array, np.float64) for array in found[name].values()] for name in ("code", "wide")]
    (first, second), (third, fourth) = ([*sorted(pair, key=lambda array: -array.ndim)] for pair in pairs)
    return first, second, third, fourth


def by_hand(run: Any) -> tuple[Numbers, Numbers, Numbers]:
    """(inputs in [0, 1], codes, outputs as pixels) of all examples."""
    kernel, bias, back, back_bias = layers_of(run)
    given = images().inputs.reshape(32, 36) / 255.0
    codes = np.tanh((given - 0.5) * 2.0 @ kernel + bias)
    return given, codes, np.clip((codes @ back + back_bias) / 2.0 + 0.5, 0, 1)


def test_the_code_is_the_output_of_the_narrowest_layer_and_the_last_of_equal_ones() -> None:
    run = trained(2)
    arrays = run.view("code").arrays
    _, codes, _ = by_hand(run)
    assert arrays["node"].tobytes().decode() == "bend"
    assert arrays["nodes"].tobytes().decode().split("\n") == ["code", "bend", "wide"]
    np.testing.assert_allclose(arrays["positions"], codes, atol=1e-5)
    np.testing.assert_array_equal(arrays["split"], [0] * 24 + [1] * 8)
    np.testing.assert_array_equal(arrays["rows"], [*range(24), *range(8)])
    np.testing.assert_array_equal(arrays["labels"], images().labels)
    np.testing.assert_allclose(arrays["means"], codes.mean(axis=0), atol=1e-5)
    np.testing.assert_allclose(arrays["deviations"], codes.std(axis=0), atol=1e-5)
    assert not arrays["principal"][0]


def test_examples_are_numbered_in_their_part_however_many_there_are() -> None:
    data = images(train=400, validation=300)
    network = chain(dense("code", 2), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1]))
    run = make_run(Experiment(network, "out", data="digits", loss="mse", target="input").spec(), data, CACHE)
    train(run, 1, 1)
    found = run.view("code").arrays
    train_rows, validation_rows = found["rows"][:300], found["rows"][300:]
    assert (train_rows[0], train_rows[-1], validation_rows[0], validation_rows[-1]) == (0, 399, 0, 299)
    assert data.labels is not None
    np.testing.assert_array_equal(found["labels"][300:], data.labels[400:][validation_rows])
    outliers = run.view("outliers").arrays
    np.testing.assert_array_equal(outliers["rows"], [*range(400), *range(300)])


def test_a_wider_code_is_drawn_along_two_principal_components_of_the_training_codes() -> None:
    run = trained(5)
    arrays = run.view("code").arrays
    _, codes, _ = by_hand(run)
    pca = PCA(2, svd_solver="full").fit(codes[:24])
    expected = pca.transform(codes)
    signs = np.sign(np.sum(expected * arrays["positions"], axis=0))
    np.testing.assert_allclose(arrays["positions"], expected * signs, atol=1e-4)
    np.testing.assert_allclose(arrays["explained"], pca.explained_variance_ratio_, atol=1e-5)
    assert (arrays["directions"].max(axis=1) >= -arrays["directions"].min(axis=1)).all()
    assert arrays["principal"][0]


def test_units_that_a_rectifier_switches_off_have_their_zero_share() -> None:
    network = chain(dense("code", 6), node("bend", "relu"), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1]))
    run = make_run(Experiment(network, "out", data="digits", loss="mse", target="input").spec(), images(), CACHE)
    train(run, 5, 5)
    kernel, bias, _, _ = layers_of(run)
    before = (images().inputs.reshape(32, 36) / 255.0 - 0.5) * 2.0 @ kernel + bias
    np.testing.assert_allclose(run.view("code").arrays["zero_shares"], (before <= 0).mean(axis=0), atol=1e-7)


def test_a_point_of_the_code_is_decoded_by_the_layers_behind_it() -> None:
    run = trained(2)
    point = np.asarray([0.3, -0.7])
    arrays = run.view(view_request("decoded", {"code": "0.3,-0.7"})).arrays
    _, _, back, back_bias = layers_of(run)
    raw = (point @ back + back_bias) / 2.0 + 0.5
    np.testing.assert_allclose(arrays["values"].ravel(), raw, atol=1e-5)
    np.testing.assert_allclose(arrays["output"].ravel() / 255, np.clip(raw, 0, 1), atol=0.6 / 255)


def test_the_code_of_an_example_decodes_to_its_reconstruction() -> None:
    run = trained(5)
    _, codes, outputs = by_hand(run)
    text = ",".join(map(str, codes[24]))
    decoded = run.view(view_request("decoded", {"code": text, "node": "bend"})).arrays["output"]
    np.testing.assert_allclose(decoded.ravel() / 255, outputs[24], atol=0.6 / 255)


@pytest.mark.parametrize("code", ["", "1", "1,2,3", "1,nan", "one,two"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(EngineError, match="isn't a valid code for this layer") as refused:
        trained(2).view(view_request("decoded", {"code": code}))
    assert refused.value.problems[0].expected == "2"


def test_a_layer_that_a_wire_leads_around_is_no_code() -> None:
    nodes = [
        node("x", "input"), node("flat", "flatten"), dense("left", 3), dense("deep", 3), node("sum", "add"),
        dense("wide", 36), node("out", "reshape", shape=[6, 6, 1]),
    ]  # fmt: skip
    wires = [("x", "flat"), ("flat", "left"), ("left", "deep"), ("deep", "sum"), ("left", "sum"), ("sum", "wide")]
    wires.append(("wide", "out"))
    network = {"nodes": nodes, "edges": [{"source": source, "target": target} for source, target in wires]}
    run = make_run(Experiment(network, "out", data="digits", loss="mse", target="input").spec(), images(), CACHE)
    arrays = run.view("code").arrays
    assert arrays["nodes"].tobytes().decode().split("\n") == ["flat", "left", "sum", "wide"]
    assert arrays["node"].tobytes().decode() == "sum"
    for wanted in ("deep", "nowhere"):
        with pytest.raises(EngineError, match=f"leads through {wanted}"):
            run.view(view_request("code", {"node": wanted}))


def test_reconstructions_are_of_training_too() -> None:
    run = trained(2)
    given, _, outputs = by_hand(run)
    arrays = run.view("reconstruction?part=train").arrays
    np.testing.assert_allclose(arrays["inputs"].reshape(16, 36) / 255, given[:16], atol=1e-9)
    np.testing.assert_allclose(arrays["outputs"].reshape(16, 36) / 255, outputs[:16], atol=0.6 / 255)


def test_errors_and_the_roc_curve_of_a_class_that_counts_as_outliers() -> None:
    run = trained(2)
    given, _, outputs = by_hand(run)
    errors = np.square(given - outputs).mean(axis=1)
    arrays = run.view("outliers?outlier=1").arrays
    np.testing.assert_allclose(arrays["errors"], errors, atol=1e-6)
    labels, drawn = images().labels[24:], arrays["errors"][24:]
    assert 0 < (labels == 1).sum() < 8
    false_rates, true_rates, thresholds = roc_curve(labels == 1, drawn, drop_intermediate=False)
    np.testing.assert_allclose(arrays["false_positive_rates"], false_rates, atol=1e-12)
    np.testing.assert_allclose(arrays["true_positive_rates"], true_rates, atol=1e-12)
    np.testing.assert_array_equal(arrays["thresholds"], thresholds)
    assert abs(arrays["area"][0] - roc_auc_score(labels == 1, drawn)) < 1e-12
    assert arrays["trained_on"][0] == (images().labels[:24] == 1).sum()
    order = np.argsort(-errors[24:])
    np.testing.assert_array_equal(arrays["largest"], 24 + order)
    np.testing.assert_array_equal(arrays["inputs"], images().inputs[24:][order])


def test_without_a_chosen_class_there_is_no_roc_curve() -> None:
    arrays = trained(2).view("outliers").arrays
    assert "area" not in arrays
    assert len(arrays["errors"]) == 32


@pytest.mark.parametrize("outlier", ["3", "-1", "cat"])
def test_a_class_that_the_data_lacks_is_refused(outlier: str) -> None:
    with pytest.raises(EngineError, match="There is no class"):
        trained(2).view(view_request("outliers", {"outlier": outlier}))


def test_the_roc_curve_equals_scikit_learns_also_with_equal_scores() -> None:
    random = np.random.default_rng(5)
    for digits in (1, 2, 8):
        scores = random.normal(size=400).round(digits)
        positive = random.random(400) < 0.2
        found = roc(scores, positive)
        false_rates, true_rates, thresholds = roc_curve(positive, scores, drop_intermediate=False)
        assert found is not None
        np.testing.assert_allclose(found.false_positive_rates, false_rates, atol=1e-12)
        np.testing.assert_allclose(found.true_positive_rates, true_rates, atol=1e-12)
        np.testing.assert_array_equal(found.thresholds, thresholds)
        assert abs(found.area - roc_auc_score(positive, scores)) < 1e-12


def test_one_group_alone_has_no_roc_curve() -> None:
    assert roc(np.arange(3.0), np.ones(3, bool)) is None
    assert roc(np.arange(3.0), np.zeros(3, bool)) is None
