"""Each rule speaks at what it is about, with its numbers, and is silent at what only looks like it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.checks import check
from engine.findings import evaluate
from engine.findings.changes import with_batch_norm, with_relu_and_he
from engine.findings.definition import Evidence
from engine.findings.settings import with_lower_rate
from engine.labs import LABS
from engine.spec import Component, ExperimentSpec
from tests.engine.findings.evidence import make_evidence

SPECS = {entry.id: entry.spec for entry in LABS}
SPIRAL = SPECS["spiral_vanishing"]
DENSE = SPECS["digits_dense"]
FALLING = np.linspace(0.7, 0.3, 64).tolist()
LAYERS = ("dense_1", "dense_2", "dense_3", "dense_4", "logits")


def deltas(*values: float) -> dict[str, dict[str, float]]:
    return {name: {"delta_rms": value} for name, value in zip(LAYERS, values, strict=True)}


def spoken(evidence: Evidence) -> list[str]:
    return [finding.code for finding in evaluate(evidence)]


def test_a_gradient_that_fades_over_the_layers_is_reported_with_its_ratio() -> None:
    fading = make_evidence(SPIRAL, deltas(1e-4, 1e-3, 5e-3, 5e-2, 0.5))
    (finding,) = evaluate(fading)
    assert (finding.code, finding.node_id) == ("vanishing_gradient", "dense_1")
    assert (finding.values["ratio"], finding.values["last"]) == (5000.0, "logits")
    assert [cure.code for cure in finding.cures] == ["relu_he", "batch_norm", "shortcuts"]


SILENT: dict[str, Evidence] = {
    "even deltas": make_evidence(SPIRAL, deltas(0.2, 0.2, 0.3, 0.4, 0.5), losses=FALLING),
    "a solved task": make_evidence(SPIRAL, deltas(1e-6, 1e-5, 1e-4, 1e-3, 0.01), losses=0.01),
    "too few rows": make_evidence(SPIRAL, deltas(1e-4, 1e-3, 5e-3, 5e-2, 0.5), rows=15),
    "no statistics yet": make_evidence(SPIRAL, {}, rows=0),
    "a single dark batch": make_evidence(
        SPIRAL,
        {
            **deltas(0.1, 0.1, 0.1, 0.1, 0.5),
            "dense_1": {"delta_rms": [1e-5 if number % 8 == 0 else 0.1 for number in range(64)]},
        },
        losses=FALLING,
    ),
    "deltas that do not apply": make_evidence(SPIRAL, deltas(np.nan, 1e-3, 5e-3, 5e-2, 0.5)),
}


@pytest.mark.parametrize("name", SILENT)
def test_the_vanishing_rule_is_silent_at(name: str) -> None:
    assert spoken(SILENT[name]) == []


def test_width_alone_is_no_vanishing_gradient() -> None:
    wide = DENSE.model_dump(mode="json")
    wide["network"]["nodes"].insert(1, {"id": "front", "type": "dense", "config": {"units": 4000}})
    wide["network"]["edges"][0]["target"] = "front"
    wide["network"]["edges"].append({"source": "front", "target": "dense_1"})
    spec = ExperimentSpec.model_validate(wide)
    assert check(wide).ok
    rms: dict[str, Any] = {
        "front": {"delta_rms": 0.008},
        "dense_1": {"delta_rms": 0.1},
        "logits": {"delta_rms": 0.3},
        "relu_1": {"batch_dead": 0.0, "window_dead": 0.0},
    }
    assert spoken(make_evidence(spec, rms, guessing=2.3)) == []


@pytest.mark.parametrize(("share", "expected"), [(0.9, ["dying_relu"]), (0.5, []), (0.2, [])])
def test_a_layer_of_which_more_than_half_is_dead_is_reported(share: float, expected: list[str]) -> None:
    evidence = make_evidence(DENSE, {"relu_1": {"window_dead": share, "batch_dead": share}}, losses=FALLING)
    assert spoken(evidence) == expected


def test_dead_units_are_reported_in_percent_on_their_layer() -> None:
    evidence = make_evidence(DENSE, {"relu_1": {"window_dead": 0.75, "batch_dead": [0.0, *[0.75] * 63]}})
    (finding,) = evaluate(evidence)
    values = {"percent": 75, "node": "relu_1", "lower": 0.01, "step": 1024}
    assert (finding.node_id, finding.values) == ("relu_1", values)
    assert [cure.code for cure in finding.cures] == ["leaky_relu", "lower_rate"]


def test_before_a_whole_epoch_no_unit_is_called_dead() -> None:
    evidence = make_evidence(DENSE, {"relu_1": {"window_dead": 0.9, "batch_dead": 0.9}}, losses=FALLING)
    long = replace(evidence, schema=replace(evidence.schema, steps_per_epoch=1025))
    assert (spoken(evidence), spoken(long)) == (["dying_relu"], [])


def test_a_dead_layer_is_not_called_a_vanishing_gradient() -> None:
    spec = with_relu_and_he(SPIRAL)
    dead: dict[str, Any] = {**deltas(0.0, 0.0, 0.0, 0.1, 0.5), "relu_3": {"batch_dead": 1.0, "window_dead": 1.0}}
    assert spoken(make_evidence(spec, dead, losses=0.7)) == ["dying_relu"]


def test_what_overflows_before_the_first_update_is_not_blamed_on_its_length() -> None:
    for quantity, code in (("activation", "initial_weights_too_large"), ("update", "learning_rate_too_high")):
        diverged = {"node_id": "dense_2", "quantity": quantity, "step": 1}
        assert spoken(make_evidence(SPIRAL, {}, rows=0, diverged=diverged)) == [code]


def test_divergence_is_an_error_with_its_step_and_a_lower_rate_as_cure() -> None:
    diverged = {"node_id": "dense_2", "quantity": "update", "step": 17}
    (finding,) = evaluate(make_evidence(SPIRAL, {}, rows=16, diverged=diverged))
    assert (finding.code, finding.severity, finding.node_id) == ("learning_rate_too_high", "error", "dense_2")
    assert (finding.values["step"], finding.values["loss"]) == (17, "∞")
    lower, clipped, warmed = finding.cures
    assert lower.spec.optimizer.config["learning_rate"] == 0.01
    assert clipped.spec.training.clipping is not None
    assert warmed.spec.schedule == Component(type="warm_up", config={"epochs": 10.0})


@pytest.mark.parametrize(
    ("optimizer", "cures"),
    [
        ("newton", ["lower_rate", "warm_up"]),
        ("gradient_descent", ["lower_rate", "clipping", "warm_up"]),
        ("l_bfgs", None),
    ],
)
def test_cures_are_changes_that_the_optimiser_knows(optimizer: str, cures: list[str] | None) -> None:
    """Newton's gradient cannot be clipped, and L-BFGS has no learning rate."""
    spec = SPIRAL.model_copy(update={"optimizer": Component(type=optimizer)})
    diverged = {"node_id": "dense_2", "quantity": "update", "step": 17}
    found = evaluate(make_evidence(spec, {}, diverged=diverged))
    assert [[cure.code for cure in finding.cures] for finding in found] == ([] if cures is None else [cures])
    assert (with_lower_rate(spec) == spec) is (cures is None)


def test_relu_and_he_renames_activations_and_keeps_the_layers_with_weights() -> None:
    cured = with_relu_and_he(SPIRAL)
    types = {node.id: node.type for node in cured.network.nodes}
    assert types["relu_1"] == "relu"
    assert not [name for name in types if name.startswith("sigmoid")]
    assert [name for name in types if types[name] == "dense"] == list(LAYERS)
    starts = {node.id: node.config.get("weight_initializer") for node in cured.network.nodes}
    assert starts["dense_1"] == {"type": "he_normal", "config": {}}
    assert starts["logits"] is None


def test_batch_norm_stands_between_weights_and_activation() -> None:
    cured = with_batch_norm(SPIRAL)
    wires = {(edge.source, edge.target) for edge in cured.network.edges}
    assert {("dense_1", "batch_norm_1"), ("batch_norm_1", "sigmoid_1")} <= wires
    assert ("dense_1", "sigmoid_1") not in wires
