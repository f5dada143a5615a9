"""What may be trained but will disappoint is warned of, and sound experiments are not."""

from typing import Any

import pytest

from engine.checks import check
from tests.engine.checks.specs import chained, network, objective, whole

Json = dict[str, Any]


def warned(raw: Json) -> list[tuple[str, str | None]]:
    result = check(raw)
    assert result.ok, result.problems
    return [(warning.code, warning.node_id or warning.path) for warning in result.warnings]


def sgd(rate: float, **config: Any) -> Json:
    return {"type": "sgd", "config": {"learning_rate": rate, **config}}


WARNINGS: dict[str, tuple[Json, list[tuple[str, str | None]]]] = {
    "evaluation at every step": (
        whole(training={"evaluation": {"every": 1, "unit": "step"}}),
        [("evaluation_share_high", "training.evaluation")],
    ),
    "evaluation every ten steps of batch 10": (
        whole(training={"evaluation": {"every": 30, "unit": "step"}}),
        [],
    ),
    "averaging momentum bears a stronger penalty": (
        whole(optimizer=sgd(12.0, momentum=0.9, form="average"), training={"l2": 0.25}),
        [],
    ),
    "rate times l2 of 3": (whole(optimizer=sgd(12.0), training={"l2": 0.25}), [("decay_too_strong", "training.l2")]),
    "the same with momentum": (whole(optimizer=sgd(12.0, momentum=0.9), training={"l2": 0.25}), []),
    "rate times l2 of 1": (whole(optimizer=sgd(4.0), training={"l2": 0.25}), []),
    "Adam is spared": (whole(optimizer={"type": "adam"}, training={"l2": 1e6}), [("penalty_large", "training.l2")]),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_settings_that_disappoint_are_warned_of(name: str) -> None:
    raw, expected = WARNINGS[name]
    assert warned(raw) == expected


@pytest.mark.parametrize(
    "start",
    [
        {"type": "zeros"},
        {"type": "constant", "config": {"value": 0.5}},
        {"type": "normal", "config": {"std": 0.0}},
        {"type": "uniform", "config": {"limit": 0.0}},
    ],
)
def test_hidden_units_that_start_alike_are_warned_of_on_their_layer(start: Json) -> None:
    raw = whole()
    raw["network"]["nodes"][1]["config"]["weight_initializer"] = start
    raw["network"]["nodes"][3]["config"]["weight_initializer"] = start
    assert warned(raw) == [("equal_start", "hidden")]


def test_batch_norm_over_one_example_is_warned_of() -> None:
    drawn = network(
        ("norm", "batch_norm", {}), ("logits", "dense", {"units": 2}), edges=(("x", "norm"), ("norm", "logits"))
    )
    assert warned(whole(network=drawn, training={"batch_size": 1})) == [("batch_norm_single_example", "norm")]


def test_a_sigmoid_that_must_reach_minus_one_is_warned_of() -> None:
    drawn = network(("d", "dense", {"units": 1}), ("out", "sigmoid", {}), edges=(("x", "d"), ("d", "out")))
    raw = whole(network=drawn, objectives=objective("mse", "out", "value"))
    assert warned(raw) == [("output_cannot_reach_targets", "out")]


def test_a_step_with_weights_before_it_is_warned_of() -> None:
    drawn = network(
        ("a", "dense", {"units": 4}),
        ("hard", "step", {}),
        ("logits", "dense", {"units": 2}),
        edges=(("x", "a"), ("a", "hard"), ("hard", "logits")),
    )
    assert warned(whole(network=drawn)) == [("gradient_blocked", "hard")]


def test_a_step_right_behind_the_input_is_not() -> None:
    drawn = network(("hard", "step", {}), ("logits", "dense", {"units": 2}), edges=(("x", "hard"), ("hard", "logits")))
    assert warned(whole(network=drawn)) == []


@pytest.mark.parametrize(
    ("norm", "config", "units", "warns"),
    [
        ("group_norm", {"groups": 4}, 4, True),
        ("group_norm", {"groups": 2}, 4, False),
        ("layer_norm", {}, 1, True),
        ("layer_norm", {}, 2, False),
    ],
)
def test_the_mean_of_a_single_number_is_warned_of(norm: str, config: dict[str, Any], units: int, warns: bool) -> None:
    raw = chained(("d", "dense", {"units": units}), ("norm", norm, config), ("logits", "dense", {"units": 2}))
    assert (("single_number_normalized", "norm") in warned(raw)) is warns


@pytest.mark.parametrize(
    ("reads", "last", "code"),
    [
        ("probabilities", "linear", "probabilities_expected"),
        ("probabilities", "softmax", None),
        ("log_probabilities", "softmax", "log_probabilities_expected"),
        ("log_probabilities", "linear", "log_probabilities_expected"),
    ],
)
def test_a_loss_that_reads_other_numbers_than_arrive_is_warned_of(reads: str, last: str, code: str | None) -> None:
    goals = [{"loss": {"type": "nll", "config": {"reads": reads}}, "prediction": "last", "target": "label"}]
    raw = chained(("logits", "dense", {"units": 2}), ("last", last, {}), objectives=goals)
    assert warned(raw) == ([] if code is None else [(code, "last")])
