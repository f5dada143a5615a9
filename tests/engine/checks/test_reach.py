"""Predictions that can't come near their targets are warned of, whatever the data, the loss and the last layer."""

from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.checks import check
from engine.datasets import DATASETS
from engine.labs import LABS
from engine.layers.spans import Span
from tests.engine.checks.specs import chained, objective

Json = dict[str, Any]
Layer = tuple[str, str, Json]

STANDARDIZED = [{"type": "standardize"}]
UNREACHABLE = "output_cannot_reach_targets"
LIMITED = "logits_limited"


def warned(raw: Json) -> list[str]:
    result = check(raw)
    assert result.ok, result.problems
    return [warning.code for warning in result.warnings]


def predicted(kind: str, units: int, last: str, loss: str, target: str, **parts: Any) -> Json:
    """A dense layer, then `last`, on some data. `parts`: settings of `last` and of the data, margin, preprocessing."""
    nodes: list[Layer] = [("d", "dense", {"units": units}), ("out", last, parts.get("config", {}))]
    source = {"type": kind, "config": parts.get("data", {}), "preprocessing": parts.get("preprocessing", [])}
    goal = objective(loss, "out", target, **({"margin": parts["margin"]} if "margin" in parts else {}))
    return chained(*nodes, data=source, objectives=goal, training={"batch_size": 10})


CASES: dict[str, tuple[Json, list[str]]] = {
    "a sigmoid on values of the plane": (predicted("circle", 1, "sigmoid", "mse", "value"), [UNREACHABLE]),
    "tanh on values of the plane": (predicted("circle", 1, "tanh", "mse", "value"), []),
    "tanh where a corner goes to 1.2": (predicted("plane", 1, "tanh", "mse", "value"), []),
    "ReLU on values of the plane": (predicted("plane", 1, "relu", "mae", "value"), [UNREACHABLE]),
    "softplus on a curve": (predicted("function", 1, "softplus", "huber", "value"), [UNREACHABLE]),
    "ELU on a curve from -1 to 1": (predicted("function", 1, "elu", "mse", "value"), []),
    "a short ELU on it": (predicted("function", 1, "elu", "mse", "value", config={"alpha": 0.5}), [UNREACHABLE]),
    "leaky ReLU on it": (predicted("function", 1, "leaky_relu", "mse", "value"), []),
    "leaky ReLU with slope 0": (
        predicted("function", 1, "leaky_relu", "mse", "value", config={"negative_slope": 0.0}),
        [UNREACHABLE],
    ),
    "tanh on a line from -2 to 2": (
        predicted("function", 1, "tanh", "mse", "value", data={"function": "line"}),
        [UNREACHABLE],
    ),
    "GELU on sinc, which dips to -0.2": (
        predicted("function", 1, "gelu", "mse", "value", data={"function": "sinc"}),
        [],
    ),
    "tanh on a table in standard deviations": (predicted("diabetes", 1, "tanh", "mse", "value"), [UNREACHABLE]),
    "a sigmoid on sums up to 2": (predicted("adding", 1, "sigmoid", "mse", "value"), [UNREACHABLE]),
    "ReLU on sums": (predicted("adding", 1, "relu", "mse", "value"), []),
    "tanh on waves": (predicted("sine_waves", 1, "tanh", "mse", "value"), []),
    "a sigmoid on waves": (predicted("sine_waves", 1, "sigmoid", "mse", "value"), [UNREACHABLE]),
    "a sigmoid on frames in shares": (predicted("shapes_detection", 4, "sigmoid", "mse", "value"), []),
    "frames in shares by their cross-entropy": (
        predicted("shapes_detection", 4, "sigmoid", "binary_cross_entropy", "value"),
        [],
    ),
    "a sigmoid on class numbers": (predicted("circle", 1, "sigmoid", "mse", "label"), ["loss_unsuited"]),
    "softmax on one-hot classes": (predicted("digits", 10, "softmax", "mse", "one_hot"), ["loss_unsuited"]),
    "pixels by a sigmoid": (predicted("digits", 64, "sigmoid", "mse", "input"), []),
    "standardised pixels by a sigmoid": (
        predicted("digits", 64, "sigmoid", "mse", "input", preprocessing=STANDARDIZED),
        [UNREACHABLE],
    ),
    "standardised pixels by tanh": (
        predicted("digits", 64, "tanh", "mae", "input", preprocessing=STANDARDIZED),
        [UNREACHABLE],
    ),
    "standardised pixels by ELU": (
        predicted("digits", 64, "elu", "mse", "input", preprocessing=STANDARDIZED),
        [],
    ),
    "standardised pixels without activation": (
        predicted("digits", 64, "linear", "mse", "input", preprocessing=STANDARDIZED),
        [],
    ),
    "pixels scaled to -1 … 1 by a sigmoid": (
        predicted(
            *("digits", 64, "sigmoid", "mse", "input"),
            preprocessing=[{"type": "min_max", "config": {"low": -1.0, "high": 1.0, "per": "all"}}],
        ),
        [UNREACHABLE],
    ),
    "a raw table by a sigmoid": (predicted("iris", 4, "sigmoid", "mse", "input"), [UNREACHABLE]),
    "the same table scaled to size 1": (
        predicted("iris", 4, "sigmoid", "mse", "input", preprocessing=[{"type": "unit_range"}]),
        [],
    ),
    "points of the plane by ReLU": (predicted("moons", 2, "relu", "mse", "input"), [UNREACHABLE]),
    "softmax into likelihood": (predicted("digits", 10, "softmax", "nll", "label"), []),
    "a dense layer into likelihood": (predicted("digits", 10, "linear", "nll", "label"), ["probabilities_expected"]),
    "ReLU into likelihood": (predicted("digits", 10, "relu", "nll", "label"), ["probabilities_expected"]),
    "softmax and dropout into likelihood": (
        chained(
            ("d", "dense", {"units": 2}),
            ("soft", "softmax", {}),
            ("drop", "dropout", {"rate": 0.5}),
            objectives=objective("nll", "drop", "label"),
        ),
        ["probabilities_expected"],
    ),
    "softmax, laid in a row, into likelihood": (
        chained(
            ("d", "dense", {"units": 2}),
            ("soft", "softmax", {}),
            ("flat", "flatten", {}),
            objectives=objective("nll", "flat", "label"),
        ),
        [],
    ),
    "ReLU as logits of yes or no": (predicted("circle", 1, "relu", "binary_cross_entropy", "label"), [LIMITED]),
    "tanh as logits of yes or no": (predicted("circle", 1, "tanh", "binary_cross_entropy", "label"), [LIMITED]),
    "tanh as logits of ten classes": (predicted("digits", 10, "tanh", "cross_entropy", "label"), [LIMITED]),
    "ReLU as logits of ten classes": (predicted("digits", 10, "relu", "cross_entropy", "label"), ["rectified_output"]),
    "tanh before a folded softmax": (
        chained(
            ("d", "dense", {"units": 2}),
            ("bend", "tanh", {}),
            ("soft", "softmax", {}),
            objectives=objective("cross_entropy", "soft", "label"),
        ),
        [LIMITED],
    ),
    "a sigmoid under a margin of 1": (predicted("digits", 10, "sigmoid", "hinge", "label"), []),
    "a sigmoid under a margin of 2": (
        predicted("digits", 10, "sigmoid", "hinge", "label", margin=2.0),
        ["margin_out_of_reach"],
    ),
    "two bounded branches summed": (
        chained(
            ("d", "dense", {"units": 1}),
            ("bend", "tanh", {}),
            ("more", "linear", {}),
            data={"type": "function", "config": {"function": "line"}},
            objectives=objective("mse", "more", "value"),
        ),
        [UNREACHABLE],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_outputs_that_cannot_reach_are_reported_and_no_others(name: str) -> None:
    raw, expected = CASES[name]
    assert warned(raw) == expected


@pytest.mark.parametrize(("last", "warns"), [("sigmoid", False), ("relu", True), ("linear", True), ("tanh", True)])
def test_a_penalty_on_shares_wants_outputs_between_0_and_1(last: str, warns: bool) -> None:
    code = [("d", "dense", {"units": 4}), ("code", last, {}), ("out", "dense", {"units": 2})]
    goals = [*objective("cross_entropy", "out", "label"), *objective("sparsity_kl", "code", "none")]
    assert ("shares_expected" in warned(chained(*code, objectives=goals))) is warns


@pytest.mark.parametrize(
    ("weights", "batch", "code"),
    [
        ("balanced", 1, "class_weights_cancel"),
        ([1.0, 1000.0], 3, "class_weights_mostly_cancel"),
        ([1.0, 1000.0], 32, None),
        ([2.0, 2.0], 1, None),
        (None, 1, None),
    ],
)
def test_class_weights_that_cancel_are_reported(weights: Any, batch: int, code: str | None) -> None:
    raw = chained(("out", "dense", {"units": 2}), training={"batch_size": batch, "class_weights": weights})
    assert warned(raw) == ([] if code is None else [code])


CONSTANT = {"type": "constant", "config": {"value": 0.5}}


@pytest.mark.parametrize(
    ("layer", "warns"),
    [
        (("h", "dense", {"units": 1, "weight_initializer": CONSTANT}), False),
        (("h", "dense", {"units": 2, "weight_initializer": CONSTANT}), True),
        (("h", "dense", {"units": 2, "weight_initializer": CONSTANT, "bias_initializer": {"type": "normal"}}), False),
        (("h", "maxout", {"units": 3, "weight_initializer": CONSTANT}), True),
    ],
)
def test_only_units_with_the_same_weights_are_called_equal(layer: Layer, warns: bool) -> None:
    raw = chained(layer, ("out", "dense", {"units": 2}))
    assert ("equal_start" in warned(raw)) is warns


@pytest.mark.parametrize(
    ("config", "warns"),
    [
        ({"filters": 1}, False),
        ({"filters": 4}, True),
        ({"filters": 2, "groups": 2}, False),
        ({"filters": 4, "groups": 2}, True),
    ],
)
def test_filters_of_different_groups_see_different_channels(config: Json, warns: bool) -> None:
    first = ("c", "conv2d", {"filters": 2})
    second = ("e", "conv2d", {**config, "weight_initializer": CONSTANT})
    raw = chained(first, second, ("out", "dense", {"units": 10}), data={"type": "digits"})
    assert ("equal_start" in warned(raw)) is warns


@pytest.mark.parametrize(
    ("config", "warns"),
    [
        ({"units": 3, "weight_initializer": CONSTANT}, False),
        ({"units": 3, "weight_initializer": CONSTANT, "recurrent_initializer": CONSTANT}, True),
        ({"units": 1, "weight_initializer": CONSTANT, "recurrent_initializer": CONSTANT}, False),
    ],
)
def test_a_random_recurrent_kernel_parts_equal_units(config: Json, warns: bool) -> None:
    nodes = [("g", "gru", config), ("out", "dense", {"units": 1})]
    raw = chained(*nodes, data={"type": "sine_waves"}, objectives=objective("mse", "out", "value"))
    assert ("equal_start" in warned(raw)) is warns


@pytest.mark.parametrize("entry", LABS, ids=lambda entry: entry.id)
def test_no_ready_experiment_is_warned_of(entry: Any) -> None:
    assert warned(entry.spec.model_dump(mode="json")) == []


BUNDLED = [
    record
    for record in DATASETS
    if not record.files and not record.brought and not record.describe(record.Config(), None).count_only
]


def quiet(record: Any) -> Any:
    """Its settings with no noise, where it has any."""
    return record.Config.model_validate({"noise": 0.0}) if "noise" in record.Config.model_fields else record.Config()


@pytest.mark.parametrize("record", BUNDLED, ids=lambda record: record.type)
def test_declared_spans_are_those_of_the_data(record: Any) -> None:
    config = quiet(record)
    examples = record.load(config, None)
    inputs = examples.inputs / (255.0 if examples.inputs.dtype == np.uint8 else 1.0)
    declared = (
        Span(0.0, 1.0) if record.describe(config, None).kind == "image" else record.describe(config, None).input_span
    )
    if declared is not None:
        assert inputs.min() <= declared.low + 0.03
        assert inputs.max() >= declared.high - 0.03
    described = record.describe(config, None)
    values = described.value_span
    assert (values is None) == (examples.values is None or described.boxes > 0)
    if values is not None and examples.values is not None:
        assert values.low - 0.01 <= examples.values.min() <= values.low + 0.15 * values.width
        assert values.high - 0.15 * values.width <= examples.values.max() <= values.high + 0.01


@pytest.mark.parametrize("name", ["line", "parabola", "sine", "waves", "step", "sinc", "absolute"])
def test_spans_of_functions_are_their_least_and_largest_values(name: str) -> None:
    record = registry.dataset("function")
    config = record.Config.model_validate({"function": name, "noise": 0.0, "examples": 20_000})
    values, span = record.load(config, None).values, record.describe(config, None).value_span
    assert values is not None
    assert span is not None
    np.testing.assert_allclose([values.min(), values.max()], [span.low, span.high], atol=0.002)
