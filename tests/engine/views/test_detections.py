"""What the picture of detections says, computed again box by box from the network's own predictions."""

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.spec import Data, Split
from tests.engine.detection import by_loops
from tests.engine.experiments import Experiment, chain, make_run, node, train
from tests.engine.views.image_network import convolve, state_of

pytestmark = pytest.mark.usefixtures("quick_programs")
CACHE = ExecutableCache()


def forward(weights: dict[str, np.ndarray], image: np.ndarray) -> np.ndarray:
    """The network of the first test on one image [16, 16, 1]."""
    maps = np.maximum(convolve(image, weights["weights/first/kernel"], weights["weights/first/bias"]), 0)
    pooled = maps.reshape(4, 4, 4, 4, 8).max(axis=(1, 3))
    return pooled @ weights["weights/out/kernel"][0, 0].astype(np.float64) + weights["weights/out/bias"]


def test_boxes_scores_overlaps_and_precision_are_those_of_the_predictions() -> None:
    data = Data(type="shapes_boxes", config={"examples": 80, "side": 16}, split=Split(train=32, validation=24, test=0))
    prepared = prepare(data, None)
    network = chain(
        node("first", "conv2d", filters=8, kernel_size=3, padding="same"),
        node("bend", "relu"),
        node("pool", "max_pool2d", pool_size=4),
        node("out", "conv2d", filters=8, kernel_size=1, padding="same"),
    )
    loss = {"type": "multibox", "config": {"cells": 4, "anchor": 0.25, "match": 0.3}}
    spec = Experiment(network, "out", optimizer={"type": "adam", "config": {"learning_rate": 0.02}}).spec()
    objective = spec.objectives[0].model_validate({"loss": loss, "prediction": "out", "target": "boxes"})
    run = make_run(spec.model_copy(update={"data": data, "objectives": (objective,)}), prepared, CACHE)
    train(run, 64, 64)
    reported = run.view("detections").arrays
    rows = np.arange(32, 56)
    scaled = (prepared.inputs[rows] / 255 - prepared.offset) * prepared.scale
    predicted = np.stack([forward(state_of(run), image) for image in scaled]).reshape(24, 16, 8)
    assert prepared.values is not None
    truth = prepared.values[rows].reshape(24, -1, 5)
    shares = np.exp(predicted[..., :4]) / np.exp(predicted[..., :4]).sum(axis=2, keepdims=True)
    grid = by_loops.defaults(4, 0.25)
    boxes = [
        [by_loops.decoded(default, offsets) for default, offsets in zip(grid, each[:, 4:], strict=True)]
        for each in predicted
    ]
    names = ("image", "class", "score", "boxes", "overlap", "kept")
    shown = list(zip(*(reported[name] for name in names), strict=True))
    count = 0
    for kind in range(3):
        every, left = [], []
        right = [(image, box[1:].tolist()) for image in range(24) for box in truth[image] if box[0] == kind + 1]
        for image in range(24):
            scores = shares[image, :, kind + 1].tolist()
            kept = by_loops.suppressed(boxes[image], scores, 0.45)
            for place, score in enumerate(scores):
                if score < 0.01:
                    continue
                every.append((image, score, boxes[image][place]))
                left += [every[-1]] if place in kept else []
                if image < 16:
                    of_kind = [row for row in shown if (row[0], row[1]) == (image, kind)]
                    found = min(of_kind, key=lambda row: float(np.abs(row[3] - boxes[image][place]).max()))
                    np.testing.assert_allclose(found[3], boxes[image][place], atol=1e-5)
                    assert found[2] == pytest.approx(score, rel=1e-4)
                    rivals = [by_loops.overlap(boxes[image][place], true) for of, true in right if of == image]
                    assert found[4] == pytest.approx(max(rivals, default=0.0), abs=1e-4)
                    assert bool(found[5]) == (place in kept)
                    count += 1
        assert reported["average_precision"][kind] == pytest.approx(by_loops.precision(left, right), abs=1e-9)
        assert reported["unsuppressed"][kind] == pytest.approx(by_loops.precision(every, right), abs=1e-9)
    assert count == len(reported["score"])
    assert reported["mean"][0] > 0.02
    assert reported["mean"][0] == pytest.approx(np.mean(reported["average_precision"]), rel=1e-12)
    assert reported["mean"][1] == pytest.approx(np.mean(reported["unsuppressed"]), rel=1e-12)
    assert reported["examples"].tolist() == [24]
    there = [[image, box[0] - 1, *box[1:]] for image in range(16) for box in truth[image] if box[0] > 0]
    np.testing.assert_allclose(reported["truth"], there, rtol=1e-6)


def test_before_the_first_step_there_are_boxes_and_no_precision_to_speak_of() -> None:
    data = Data(type="shapes_boxes", config={"examples": 40, "side": 16})
    network = chain(node("pool", "avg_pool2d", pool_size=4), node("out", "conv2d", filters=8, kernel_size=1))
    loss = {"type": "multibox", "config": {"cells": 4}}
    spec = Experiment(network, "out").spec()
    objective = spec.objectives[0].model_validate({"loss": loss, "prediction": "out", "target": "boxes"})
    run = make_run(spec.model_copy(update={"data": data, "objectives": (objective,)}), prepare(data, None), CACHE)
    reported = run.view("detections").arrays
    assert len(reported["score"]) > 100
    assert reported["mean"][0] < 0.2
