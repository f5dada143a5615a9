"""What a spec alone shows to be wrong is told before training, and its fix is rid of it; sound ones hear nothing."""

from typing import Any

import pytest

from engine.checks import check
from engine.errors import Problem
from tests.engine.checks.specs import chained, objective, whole
from tests.engine.checks.test_fixes import apply

Json = dict[str, Any]

DENSE = ("h", "dense", {"units": 8})
RELU = ("r", "relu", {})
END = ("o", "dense", {"units": 2})


def started(**config: Any) -> Json:
    return chained(("h", "dense", {"units": 8, **config}), RELU, END)


def adam(rate: float) -> Json:
    return {"type": "adam", "config": {"learning_rate": rate}}


def sgd(rate: float, **config: Any) -> Json:
    return {"type": "sgd", "config": {"learning_rate": rate, **config}}


def clipped(by: str, at: float) -> Json:
    return {"clipping": {"by": by, "at": at}}


def scaled(low: float, high: float) -> Json:
    return {"type": "circle", "preprocessing": [{"type": "min_max", "config": {"low": low, "high": high}}]}


FAULTY: dict[str, tuple[Json, str, str | None]] = {
    "rectified_output": (chained(DENSE, RELU, END, ("p", "relu", {})), "rectified_output", "p"),
    "tanh as output": (chained(DENSE, RELU, END, ("p", "tanh", {})), "logits_limited", "p"),
    "likelihood of a sigmoid": (
        chained(DENSE, RELU, END, ("p", "sigmoid", {}), objectives=objective("nll", "p", "label")),
        "probabilities_expected",
        "p",
    ),
    "squared error of a sigmoid's classes": (
        chained(DENSE, RELU, END, ("p", "sigmoid", {}), objectives=objective("mse", "p", "one_hot")),
        "loss_unsuited",
        "p",
    ),
    "absolute error of a softmax": (
        chained(DENSE, RELU, END, ("p", "softmax", {}), objectives=objective("mae", "p", "one_hot")),
        "loss_unsuited",
        "p",
    ),
    "Huber loss of a tanh for the class number": (
        chained(
            *(DENSE, RELU, ("o", "dense", {"units": 1}), ("p", "tanh", {})), objectives=objective("huber", "p", "label")
        ),
        "loss_unsuited",
        "p",
    ),
    "no activation": (chained(DENSE, ("g", "dense", {"units": 8}), END), "no_activation", "h"),
    "two dense layers in a row": (
        chained(DENSE, ("g", "dense", {"units": 8}), RELU, END),
        "no_activation_between",
        "h",
    ),
    "huge weights": (
        started(weight_initializer={"type": "normal", "config": {"std": 10.0}}),
        "initial_weights_too_large",
        "h",
    ),
    "softmax inside": (chained(DENSE, ("s", "softmax", {}), END), "softmax_inside", "s"),
    "softmax before dropout": (
        chained(DENSE, ("s", "softmax", {}), ("d", "dropout", {"rate": 0.1}), END),
        "softmax_inside",
        "s",
    ),
    "bottleneck": (chained(DENSE, RELU, ("b", "dense", {"units": 1}), END), "bottleneck", "b"),
    "step": (chained(DENSE, ("s", "step", {}), END), "gradient_blocked", "s"),
    "zeros": (started(weight_initializer={"type": "zeros"}), "equal_start", "h"),
    "tiny weights": (
        started(weight_initializer={"type": "normal", "config": {"std": 1e-4}}),
        "initial_weights_too_small",
        "h",
    ),
    "large biases": (
        started(bias_initializer={"type": "constant", "config": {"value": -10.0}}),
        "initial_biases_too_large",
        "h",
    ),
    "rate of 1 for Adam": (whole(optimizer=adam(1.0)), "rate_far_too_high", "optimizer.config.learning_rate"),
    "rate of 1e-8 for Adam": (whole(optimizer=adam(1e-8)), "rate_far_too_low", "optimizer.config.learning_rate"),
    "l2 of 1": (whole(training={"l2": 1.0}), "penalty_large", "training.l2"),
    "l1 of 0.1": (whole(training={"l1": 0.1}), "penalty_large", "training.l1"),
    "clipping at 0.00001": (
        whole(optimizer=sgd(0.1), training=clipped("global_norm", 1e-5)),
        "clipping_stops_motion",
        "training.clipping.at",
    ),
    "numbers clipped at 0.000001": (
        whole(optimizer=sgd(0.1, momentum=0.5), training=clipped("value", 1e-6)),
        "clipping_stops_motion",
        "training.clipping.at",
    ),
    "a schedule of 4 full steps": (
        whole(schedule={"type": "exponential", "config": {"factor": 0.5}}, training={"batch_size": 128}),
        "schedule_stops_motion",
        "schedule.type",
    ),
    "a rate that is 0 behind the first epoch": (
        whole(schedule={"type": "cosine", "config": {"epochs": 1.0}}, training={"batch_size": 128}),
        "schedule_stops_motion",
        "schedule.type",
    ),
    "dropout of 0.95": (chained(DENSE, RELU, ("d", "dropout", {"rate": 0.95}), END), "dropout_large", "d"),
    "noise of 10": (chained(DENSE, RELU, ("n", "gaussian_noise", {"std": 10.0}), END), "noise_large", "n"),
    "batch norm over 2": (
        chained(DENSE, ("b", "batch_norm", {}), RELU, END, training={"batch_size": 2}),
        "batch_norm_small_batch",
        "b",
    ),
    "10 examples": (
        whole(data={"type": "circle", "split": {"train": 10, "validation": 3}}, training={"batch_size": 5}),
        "too_few_examples",
        "data.split.train",
    ),
    "everything frozen": (
        whole(
            network={
                "nodes": [
                    {"id": "x", "type": "input"},
                    {"id": "o", "type": "dense", "config": {"units": 2}, "frozen": True},
                ],
                "edges": [{"source": "x", "target": "o"}],
            },
            objectives=objective("cross_entropy", "o", "label"),
        ),
        "everything_frozen",
        "o",
    ),
    "raw wine": (chained(DENSE, RELU, ("o", "dense", {"units": 3}), data={"type": "wine"}), "unscaled_inputs", "x"),
    "0 to 1,000": (whole(data=scaled(0.0, 1000.0)), "unscaled_inputs", "x"),
    "0 to 0.001": (whole(data=scaled(0.0, 0.001)), "unscaled_inputs", "x"),
    "100 to 101": (whole(data=scaled(100.0, 101.0)), "unscaled_inputs", "x"),
}


def warned(raw: Json) -> list[Problem]:
    result = check(raw)
    assert result.ok, result.problems
    return list(result.warnings)


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_reported_where_it_is_and_its_fix_is_rid_of_all_warnings(name: str) -> None:
    raw, code, place = FAULTY[name]
    [warning] = warned(raw)
    assert (warning.code, warning.node_id or warning.path) == (code, place)
    assert warning.fix
    assert warned(apply(raw, warning.fix)) == []


SOUND: dict[str, Json] = {
    "least squares on classes": chained(DENSE, RELU, END, objectives=objective("mse", "o", "one_hot")),
    "an autoencoder of pixels behind a sigmoid": chained(
        *(("f", "flatten", {}), ("h", "dense", {"units": 8}), RELU, ("o", "dense", {"units": 64})),
        *(("s", "sigmoid", {}), ("p", "reshape", {"shape": [8, 8, 1]})),
        data={"type": "digits"},
        objectives=objective("mse", "p", "input"),
    ),
    "one layer alone": chained(END),
    "ReLU before global pooling": chained(
        ("c", "conv2d", {"filters": 10}), RELU, ("g", "global_avg_pool", {}), data={"type": "digits"}
    ),
    "a linear autoencoder": chained(
        ("a", "dense", {"units": 2}),
        ("b", "dense", {"units": 4}),
        data={"type": "iris", "preprocessing": [{"type": "standardize", "config": {"per": "feature"}}]},
        objectives=objective("mse", "b", "input"),
    ),
    "a code of one number for a curve": chained(
        DENSE, RELU, ("o", "dense", {"units": 1}), data={"type": "function"}, objectives=objective("mse", "o", "value")
    ),
    "raw wine, normalised first": chained(
        ("b", "batch_norm", {}), DENSE, RELU, ("o", "dense", {"units": 3}), data={"type": "wine"}
    ),
    "irises in centimetres": chained(DENSE, RELU, ("o", "dense", {"units": 3}), data={"type": "iris"}),
    "clipping at a thousandth": whole(optimizer=sgd(0.1), training=clipped("global_norm", 1e-3)),
    "Adam, whose steps are as long behind any clipping": whole(
        optimizer={"type": "adam"}, training=clipped("global_norm", 1e-5)
    ),
    "momentum that sums short steps": whole(optimizer=sgd(0.1, momentum=0.99), training=clipped("global_norm", 1e-5)),
    "a rate that halves every ten epochs": whole(schedule={"type": "step"}),
    "a rate that never gets small": whole(
        schedule={"type": "linear", "config": {"epochs": 1.0, "end": 0.1}}, training={"batch_size": 128}
    ),
    "a schedule as short as its run": whole(
        schedule={"type": "cosine", "config": {"epochs": 5.0}}, training={"batch_size": 128, "epochs": 5}
    ),
    "features of all classes but one": whole(data={"type": "spiral", "split": {"left_out_class": 1}}),
    "strong dropout": chained(DENSE, RELU, ("d", "dropout", {"rate": 0.5}), END),
    "a rate of 1": whole(optimizer={"type": "sgd", "config": {"learning_rate": 1.0}}),
    "a low rate": whole(optimizer=adam(1e-5)),
    "small batches without batch norm": whole(training={"batch_size": 2}),
    "batch norm over 8": chained(DENSE, ("b", "batch_norm", {}), RELU, END, training={"batch_size": 8}),
    "20 examples": whole(data={"type": "circle", "split": {"train": 20, "validation": 3}}),
    "deviation 0.01 over 64 inputs": chained(
        ("f", "flatten", {}),
        ("h", "dense", {"units": 8, "weight_initializer": {"type": "normal", "config": {"std": 0.01}}}),
        RELU,
        ("o", "dense", {"units": 10}),
        data={"type": "digits"},
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_spec_reports_nothing(name: str) -> None:
    assert warned(SOUND[name]) == []


def test_a_narrow_layer_that_a_branch_passes_by_is_no_bottleneck() -> None:
    raw = chained(DENSE, RELU, ("b", "dense", {"units": 1}), ("c", "concat", {}), END)
    raw["network"]["edges"].append({"source": "r", "target": "c"})
    assert warned(raw) == []
