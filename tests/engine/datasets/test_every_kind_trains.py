"""Every kind of data set under a network that fits it: checked, trained a few steps, evaluated."""

from typing import Any

import numpy as np
import pytest

from engine.checks import check
from engine.datasets.prepare import prepare
from engine.run import Run
from tests.engine.experiments import chain, dense, make_run, node

pytestmark = pytest.mark.usefixtures("quick_programs")

Json = dict[str, Any]


def goal(kind: str, prediction: str, target: str, weight: float = 1.0, **config: Any) -> Json:
    return {"loss": {"type": kind, "config": config}, "prediction": prediction, "target": target, "weight": weight}


DETECTOR = {
    "nodes": [
        {"id": "x", "type": "input"},
        node("map", "conv2d", filters=3),
        node("flat", "flatten"),
        dense("kind", 3),
        dense("frame", 4),
    ],
    "edges": [
        {"source": "x", "target": "map"},
        {"source": "map", "target": "flat"},
        {"source": "flat", "target": "kind"},
        {"source": "flat", "target": "frame"},
    ],
}
LINE = chain(dense("hidden", 4), node("bend", "tanh"), dense("out", 1))
CASES: dict[str, tuple[Json, Json, list[Json], tuple[str, ...]]] = {
    "segmentation": (
        {"type": "shapes_segmentation", "config": {"examples": 60, "side": 8}},
        chain(
            node("map", "conv2d", filters=4, padding="same"),
            node("bend", "relu"),
            node("out", "conv2d", filters=4, padding="same"),
        ),
        [goal("pixel_cross_entropy", "out", "label")],
        ("accuracy", "iou"),
    ),
    "detection": (
        {"type": "shapes_detection", "config": {"examples": 60, "side": 12}},
        DETECTOR,
        [goal("cross_entropy", "kind", "label"), goal("huber", "frame", "value", 2.0, form="smooth_l1")],
        ("objectives.0", "objectives.1", "accuracy"),
    ),
    "several boxes": (
        {"type": "shapes_boxes", "config": {"examples": 60, "side": 12}},
        chain(node("pool", "avg_pool2d", pool_size=3), node("out", "conv2d", filters=8, kernel_size=3, padding="same")),
        [goal("multibox", "out", "boxes", cells=4)],
        (),
    ),
    "copying": (
        {"type": "copying", "config": {"examples": 60, "delay": 2, "symbols": 2}},
        chain(
            node("vectors", "embedding", tokens=10, features=4),
            node("memory", "gru", units=5, returns="sequence"),
            dense("out", 10, per_position=True),
        ),
        [goal("pixel_cross_entropy", "out", "label")],
        ("accuracy", "iou"),
    ),
    "adding": (
        {"type": "adding", "config": {"examples": 60, "steps": 5}},
        chain(node("memory", "lstm", units=4), dense("out", 1)),
        [goal("mse", "out", "value")],
        ("r2",),
    ),
    "sine waves": (
        {"type": "sine_waves", "config": {"examples": 60, "steps": 6}},
        chain(node("flat", "flatten"), dense("out", 1)),
        [goal("mae", "out", "value")],
        ("r2",),
    ),
    "function": ({"type": "function", "config": {"examples": 60}}, LINE, [goal("mse", "out", "value")], ("r2",)),
    "diabetes": ({"type": "diabetes"}, LINE, [goal("huber", "out", "value")], ("r2",)),
    "iris": (
        {"type": "iris", "preprocessing": [{"type": "whiten"}]},
        chain(dense("out", 3)),
        [goal("hinge", "out", "label")],
        ("accuracy",),
    ),
    "rare class": (
        {"type": "unbalanced", "config": {"examples": 200, "ratio": 9}, "split": {"largest_ratio": 2.0, "folds": 4}},
        chain(dense("hidden", 4), node("bend", "tanh"), dense("out", 2), node("end", "softmax")),
        [goal("nll", "end", "label")],
        ("accuracy",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_network_that_fits_is_checked_trained_and_evaluated(name: str) -> None:
    data, network, objectives, metrics = CASES[name]
    raw = {
        "network": network,
        "data": data,
        "objectives": objectives,
        "optimizer": {"type": "adam", "config": {"learning_rate": 0.03}},
        "training": {"batch_size": 7},
    }
    result = check(raw)
    assert result.problems == ()
    assert result.spec is not None
    prepared = prepare(result.spec.data, None)
    run: Run = make_run(result.spec, prepared)
    assert run.schema.metrics == metrics
    before = run.evaluate("train")
    run.set_stride(16)
    run.advance(64)
    after = run.evaluate("validation")
    assert run.status == "ready"
    assert tuple(after) == ("loss", *metrics)
    assert all(np.isfinite(value) for value in after.values())
    assert run.evaluate("train")["loss"] < before["loss"]
    for view in run.schema.views:
        assert run.view(view).arrays
