"""Loss, prediction and target must fit; sizes are refused by arithmetic, before anything is allocated."""

from typing import Any

import pytest

from engine.checks import check
from tests.engine.checks.specs import chained, objective, reported, whole

Json = dict[str, Any]
OUT = ("logits", "dense", {"units": 2})
DIGITS = {"type": "digits"}
OBJECTIVE: dict[str, tuple[Json, list[tuple[str, str | None]]]] = {
    "7 units for 10 classes": (
        chained(("logits", "dense", {"units": 7}), data=DIGITS),
        [("prediction_classes_differ", "logits")],
    ),
    "7 units behind a softmax": (
        chained(("last", "dense", {"units": 7}), ("soft", "softmax", {}), data=DIGITS),
        [("prediction_classes_differ", "last")],
    ),
    "unknown prediction": (
        whole(objectives=objective("cross_entropy", "ghost", "label")),
        [("prediction_unknown_node", "objectives.0.prediction")],
    ),
    "softmax twice": (
        chained(OUT, ("soft", "softmax", {}), ("again", "softmax", {})),
        [("activation_applied_twice", "soft")],
    ),
    "sigmoid under softmax": (chained(OUT, ("sig", "sigmoid", {})), [("activation_applied_twice", "sig")]),
    "softmax behind flatten": (
        chained(OUT, ("soft", "softmax", {}), ("flat", "flatten", {})),
        [("activation_applied_twice", "soft")],
    ),
    "softmax behind linear": (
        chained(OUT, ("soft", "softmax", {}), ("line", "linear", {}), ("again", "softmax", {})),
        [("activation_applied_twice", "soft")],
    ),
    "an embedding of quantities": (
        chained(("words", "embedding", {}), ("flat", "flatten", {}), OUT),
        [("no_tokens_arrive", "words")],
    ),
    "an embedding behind a layer that computes": (
        chained(("d", "dense", {"units": 4}), ("words", "embedding", {}), ("flat", "flatten", {}), OUT),
        [("no_tokens_arrive", "words")],
    ),
    "cross-entropy against values": (
        whole(objectives=objective("cross_entropy", "logits", "value")),
        [("target_not_taken", "objectives.0.target")],
    ),
    "classes of a regression": (whole(data={"type": "plane"}), [("data_without_classes", "objectives.0.target")]),
    "values of images": (
        chained(("out", "dense", {"units": 1}), data=DIGITS, objectives=objective("mse", "out", "value")),
        [("data_without_values", "objectives.0.target")],
    ),
    "binary cross-entropy of -1 and 1": (
        chained(("out", "dense", {"units": 1}), objectives=objective("binary_cross_entropy", "out", "value")),
        [("targets_outside_unit_interval", "objectives.0.target")],
    ),
    "binary cross-entropy of standardised pixels": (
        chained(
            ("out", "dense", {"units": 64}),
            data={"type": "digits", "preprocessing": [{"type": "standardize"}]},
            objectives=objective("binary_cross_entropy", "out", "input"),
        ),
        [("targets_outside_unit_interval", "objectives.0.target")],
    ),
    "10 numbers for 64 pixels": (
        chained(("out", "dense", {"units": 10}), data=DIGITS, objectives=objective("mse", "out", "input")),
        [("prediction_shape_differs", "out")],
    ),
    "nothing to learn": (
        chained(("soft", "softmax", {})),
        [("nothing_to_learn", "network.nodes")],
    ),
}


@pytest.mark.parametrize("name", OBJECTIVE)
def test_faults_of_the_objective_are_reported(name: str) -> None:
    raw, expected = OBJECTIVE[name]
    assert reported(raw) == expected


def test_binary_cross_entropy_takes_pixels_as_they_are() -> None:
    target = objective("binary_cross_entropy", "out", "input")
    assert reported(chained(("out", "dense", {"units": 64}), data=DIGITS, objectives=target)) == []


@pytest.mark.parametrize("held", [{"frozen": True}, {"learning_rate_factor": 0.0}])
def test_a_network_whose_weights_all_stand_still_may_be_evaluated(held: Json) -> None:
    raw = whole()
    for node in raw["network"]["nodes"]:
        node.update(held)
    result = check(raw)
    assert result.ok
    assert [(warning.code, warning.node_id) for warning in result.warnings] == [("everything_frozen", "hidden")]


SIZES: dict[str, tuple[Json, list[tuple[str, str | None]]]] = {
    "10^12 units": (chained(("logits", "dense", {"units": 10**12})), [("out_of_bounds", "logits")]),
    "65,536 x 65,536 weights": (
        chained(("a", "dense", {"units": 65_536}), ("b", "dense", {"units": 65_536}), OUT),
        [("too_many_weights", "b"), ("too_much_memory", "b")],
    ),
    "batch of 9,000": (
        whole(training={"batch_size": 9000}, data={"type": "spiral", "config": {"examples": 20_000}}),
        [("batch_too_large", "training.batch_size")],
    ),
    "batch larger than the training part": (
        whole(training={"batch_size": 400}),
        [("batch_larger_than_training", "training.batch_size")],
    ),
    "parts larger than the data": (
        whole(data={"type": "spiral", "split": {"train": 450, "validation": 50, "test": 50}}),
        [("split_too_large", "data.split")],
    ),
    "test part larger than MNIST's own": (
        chained(("logits", "dense", {"units": 10}), data={"type": "mnist", "split": {"test": 10_001}}),
        [("split_too_large", "data.split.test")],
    ),
}


@pytest.mark.parametrize("name", SIZES)
def test_sizes_are_refused_by_arithmetic(name: str) -> None:
    raw, expected = SIZES[name]
    assert reported(raw) == expected


def test_more_nodes_than_the_limit_are_refused() -> None:
    names = [f"t{number}" for number in range(300)]
    raw = chained(*((name, "tanh", {}) for name in names), OUT)
    assert reported(raw) == [("too_many_nodes", "network.nodes")]


def test_a_wide_convolution_is_refused_by_its_operations() -> None:
    raw = chained(
        ("a", "conv2d", {"filters": 512, "kernel_size": 15, "padding": "same"}),
        ("b", "conv2d", {"filters": 150, "kernel_size": 15, "padding": "same"}),
        ("logits", "dense", {"units": 10}),
        data={"type": "mnist"},
        training={"batch_size": 512},
    )
    codes = [code for code, _ in reported(raw)]
    assert codes == ["too_many_operations", "too_much_memory"]


def test_missing_files_are_reported_where_a_folder_is_given(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BACKLIGHT_DATA_DIR", raising=False)
    monkeypatch.setenv("BACKLIGHT_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    raw = chained(("logits", "dense", {"units": 10}), data={"type": "mnist"})
    assert [problem.code for problem in check(raw, tmp_path).problems] == ["dataset_missing"]
    assert check(raw).ok
