"""Pictures come from the current weights and change nothing."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.spec import Component, Data, Split
from tests.engine.experiments import (
    Experiment,
    chain,
    dense,
    images,
    make_run,
    mlp,
    node,
    points,
    roomy_cache,
    same,
    train,
)
from tests.engine.views.image_network import convolve, state_of

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = roomy_cache()


def test_the_boundary_shows_the_prediction_where_the_points_lie() -> None:
    prepared = prepare(Data(type="gaussian"), None)
    run = make_run(Experiment(mlp(4), "out", data="gaussian").spec(), prepared, CACHE)
    train(run, 200, 200)
    view = run.view("boundary")
    assert (view.view, view.step) == ("boundary", 200)
    grid, limits, points, labels = (view.arrays[name] for name in ("grid", "range", "points", "labels"))
    assert grid.shape == (60, 60, 2)
    np.testing.assert_allclose(grid.sum(axis=2), 1, rtol=1e-5)
    columns = ((points[:, 0] - limits[0]) / (limits[1] - limits[0]) * 59).round().astype(int)
    rows = ((limits[3] - points[:, 1]) / (limits[3] - limits[2]) * 59).round().astype(int)
    reported = np.where(grid[rows, columns, 1] > 0.5, 1.0, -1.0)
    assert np.mean(reported == np.where(labels > 0, 1.0, -1.0)) > 0.95
    assert set(np.unique(view.arrays["split"])) == {0, 1}


def test_a_reconstruction_gives_the_input_back_as_pixels() -> None:
    network = chain(dense("code", 4), node("bend", "tanh"), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1]))
    run = make_run(Experiment(network, "out", data="digits", loss="mse", target="input").spec(), images(), CACHE)
    arrays = run.view("reconstruction").arrays
    assert arrays["inputs"].shape == arrays["outputs"].shape == (8, 6, 6, 1)
    assert arrays["inputs"].dtype == arrays["outputs"].dtype == np.uint8
    np.testing.assert_array_equal(arrays["inputs"], images().inputs[24:32])
    pixel_errors = np.square((arrays["inputs"].astype(float) - arrays["outputs"]) / 255).mean(axis=(1, 2, 3))
    np.testing.assert_allclose(arrays["errors"], pixel_errors, atol=0.005)


DENOISING = chain(dense("code", 4), node("bend", "tanh"), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1]))
NOISY = chain(node("noise", "gaussian_noise", std=1.5), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1]))
NOISE = Component(type="noise", config={"std": 0.5})


@pytest.mark.parametrize(
    ("network", "augmentations"),
    [(DENOISING, (NOISE,)), (NOISY, ())],
    ids=["augmentation", "layer"],
)
def test_a_denoising_network_is_shown_what_training_shows_it_beside_the_clean_target(
    network: dict[str, Any], augmentations: tuple[Component, ...]
) -> None:
    spec = Experiment(network, "out", data="digits", loss="mse", target="input").spec()
    run = make_run(spec.model_copy(update={"data": Data(type="digits", augmentations=augmentations)}), images(), CACHE)
    arrays = run.view("reconstruction").arrays
    np.testing.assert_array_equal(arrays["inputs"], images().inputs[24:32])
    assert arrays["seen"].shape == (8, 6, 6, 1)
    assert np.abs(arrays["seen"].astype(float) - arrays["inputs"]).mean() > 20
    np.testing.assert_array_equal(run.view("reconstruction").arrays["seen"], arrays["seen"])
    pixel_errors = np.square((arrays["inputs"].astype(float) - arrays["outputs"]) / 255).mean(axis=(1, 2, 3))
    np.testing.assert_allclose(arrays["errors"], pixel_errors, atol=0.005)


def test_a_network_that_sees_its_inputs_as_they_are_has_no_corrupted_ones() -> None:
    spec = Experiment(DENOISING, "out", data="digits", loss="mse", target="input").spec()
    assert "seen" not in make_run(spec, images(), CACHE).view("reconstruction").arrays


def test_predictions_and_confusion_agree_with_the_accuracy() -> None:
    network = chain(dense("one", 8), node("bend", "relu"), dense("out", 3))
    run = make_run(Experiment(network, "out", data="digits").spec(), images(), CACHE)
    train(run, 30, 30)
    counts = run.view("confusion").arrays["counts"]
    reported = run.view("predictions").arrays
    assert counts.sum() == 8
    assert np.trace(counts) / 8 == pytest.approx(run.evaluate("validation")["accuracy"])
    assert np.mean(reported["labels"] == reported["predicted"]) == pytest.approx(np.trace(counts) / 8)
    assert np.all((reported["confidence"] >= 1 / 3) & (reported["confidence"] <= 1))
    assert run.view("confusion", {"part": "train"}).arrays["counts"].sum() == 24


@pytest.mark.parametrize(
    ("loss", "target", "end"),
    [("binary_cross_entropy", "label", None), ("mse", "value", "tanh"), ("mse", "label", "sigmoid")],
)
def test_accuracy_is_reported_for_two_classes_with_one_output(loss: str, target: str, end: str | None) -> None:
    prepared = prepare(Data(type="gaussian"), None)
    nodes = [dense("one", 4), node("bend", "tanh"), dense("out", 1)]
    nodes += [node("end", end)] if end else []
    spec = Experiment(chain(*nodes), nodes[-1]["id"], data="gaussian", loss=loss, target=target).spec()
    run = make_run(spec, prepared, CACHE)
    assert run.schema.metrics == ("accuracy",)
    train(run, 300, 300)
    assert run.evaluate("train")["accuracy"] > 0.95


def test_a_view_changes_no_bit_of_the_state() -> None:
    prepared = prepare(Data(type="circle"), None)
    run = make_run(Experiment(mlp(4), "out").spec(), prepared, CACHE)
    train(run, 5, 5)
    before = list(run.state().values())
    for name in run.schema.views:
        run.view(name)
    assert all(same(left, right) for left, right in zip(before, list(run.state().values()), strict=True))


def test_a_view_that_the_run_has_not_is_refused() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), prepare(Data(type="circle"), None), CACHE)
    assert run.schema.views == ("boundary", "confusion")
    with pytest.raises(EngineError, match="no view reconstruction"):
        run.view("reconstruction")


def test_the_strip_goes_from_the_loss_back_with_the_activation_of_each_layer() -> None:
    network = chain(dense("one", 4), node("norm", "batch_norm"), node("bend", "relu"), dense("two", 4), dense("out", 2))
    run = make_run(Experiment(network, "out").spec(), prepare(Data(type="circle"), None), CACHE)
    assert run.schema.strip == (("out", None), ("two", None), ("norm", "bend"), ("one", "bend"))


def test_a_curve_is_the_prediction_over_the_line_with_the_data_on_top() -> None:
    prepared = prepare(Data(type="function"), None)
    experiment = Experiment(mlp(8, outputs=1), "out", data="function", loss="mse", target="value")
    run = make_run(experiment.spec(), prepared, CACHE)
    train(run, 300, 100)
    reported = run.view("curve").arrays
    x, y, points = (reported[name].astype(np.float64) for name in ("x", "y", "points"))
    assert (x.shape, y.shape) == ((200,), (200, 1))
    assert x[0] < points[:, 0].min() < points[:, 0].max() < x[-1]
    validation = points[reported["split"] == 1]
    error = np.mean((np.interp(validation[:, 0], x, y[:, 0]) - validation[:, 1]) ** 2)
    assert error == pytest.approx(run.evaluate("validation")["loss"], rel=0.05)


def test_numbers_that_come_out_stand_beside_those_that_should() -> None:
    prepared = prepare(Data(type="diabetes"), None)
    experiment = Experiment(mlp(8, outputs=1), "out", data="diabetes", loss="mse", target="value")
    run = make_run(experiment.spec(), prepared, CACHE)
    train(run, 50, 50)
    reported = run.view("targets").arrays
    assert reported["truth"].shape == reported["predicted"].shape == (prepared.counts[1], 1)
    error = np.mean(np.square(reported["predicted"].astype(np.float64) - reported["truth"]))
    assert error == pytest.approx(run.evaluate("validation")["loss"], rel=1e-4)


def test_label_maps_are_right_where_the_accuracy_says_so() -> None:
    prepared = prepare(Data(type="shapes_segmentation", split=Split(train=32, validation=8, test=0)), None)
    network = chain(node("wide", "conv2d", filters=len(prepared.classes), kernel_size=3, padding="same"))
    experiment = Experiment(network, "wide", data="shapes_segmentation", loss="pixel_cross_entropy")
    run = make_run(experiment.spec(), prepared, CACHE)
    train(run, 8, 8)
    reported = run.view("label_map").arrays
    assert reported["inputs"].shape[:3] == reported["labels"].shape == reported["predicted"].shape
    share = np.mean(reported["labels"] == reported["predicted"])
    assert share == pytest.approx(run.evaluate("validation")["accuracy"], abs=1e-6)


def test_overlaps_of_label_maps_are_counted_pixel_by_pixel_over_all_of_validation() -> None:
    split = Split(train=32, validation=18, test=0)
    prepared = prepare(Data(type="shapes_segmentation", split=split), None)
    assert prepared.labels is not None
    # A class that is neither there nor predicted: its bias is out of reach.
    prepared = replace(prepared, labels=np.where(prepared.labels == 3, 1, prepared.labels).astype(np.int32))
    biases = {"type": "given", "config": {"values": [0.1, 0.0, 0.0, -1000.0]}}
    network = chain(
        node("wide", "conv2d", filters=4, kernel_size=3, padding="same", bias_initializer=biases),
    )
    run = make_run(
        Experiment(network, "wide", data="shapes_segmentation", loss="pixel_cross_entropy").spec(), prepared, CACHE
    )
    reported = run.view("label_map").arrays
    weights = state_of(run)
    kernel, bias = weights["weights/wide/kernel"], weights["weights/wide/bias"]
    assert prepared.labels is not None
    both, either = np.zeros(4), np.zeros(4)
    for row in range(32, 50):
        given = (np.asarray(prepared.inputs[row], np.float64) / 255 - prepared.offset) * prepared.scale
        predicted = convolve(given, kernel, bias).argmax(axis=-1)
        for truth, answer in zip(prepared.labels[row].flat, predicted.flat, strict=True):
            for name in {int(truth), int(answer)}:
                either[name] += 1
                both[name] += truth == answer
    np.testing.assert_allclose(reported["iou"][:3], both[:3] / either[:3], rtol=1e-12)
    assert np.isnan(reported["iou"][3])
    assert reported["mean_iou"][0] == pytest.approx(np.mean(both[:3] / either[:3]), rel=1e-12)
    assert reported["mean_iou"][0] == pytest.approx(run.evaluate("validation")["iou"], rel=1e-5)
    assert (reported["examples"].tolist(), len(reported["inputs"])) == ([18], 16)


@pytest.mark.parametrize("data", ["function", "diabetes", "digits", "gaussian"])
def test_the_first_picture_is_compiled_ahead(data: str) -> None:
    prepared = prepare(Data(type=data), None)
    values = not prepared.classes
    experiment = Experiment(
        mlp(4, outputs=1 if values else len(prepared.classes)),
        "out",
        data=data,
        loss="mse" if values else "cross_entropy",
        target="value" if values else "label",
    )
    cache = ExecutableCache()
    run = make_run(experiment.spec(), prepared, cache)
    run.compile()
    compiled = cache.compile_count
    run.view(run.schema.views[0])
    assert cache.compile_count == compiled


@pytest.mark.parametrize(
    ("view", "option", "value"),
    [("confusion", "part", "all"), ("confusion", "parts", "train"), ("boundary", "part", "train")],
)
def test_an_option_that_a_picture_does_not_know_is_refused(view: str, option: str, value: str) -> None:
    run = make_run(Experiment(mlp(3), "out").spec(), points(), CACHE)
    train(run, 1, 1)
    with pytest.raises(EngineError, match=f"no option {option}={value}"):
        run.view(view, {option: value})
