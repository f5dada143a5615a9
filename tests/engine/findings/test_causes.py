"""The rules that name causes: what each speaks at, what it is silent at, and what it explains."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.findings import FINDINGS, evaluate, explained_by, find_all
from engine.findings.definition import Evidence
from engine.findings.facts import InputFacts
from engine.labs import LABS
from engine.labs.chain import make_chain
from engine.spec import Clipping, Component, ExperimentSpec, Network
from tests.engine.findings.evidence import make_evidence
from tests.engine.findings.test_data_rules import UNLIKE, UNTOLD
from tests.engine.findings.test_frozen_layers import FROZEN, HIDDEN
from tests.engine.findings.test_frozen_layers import STILL as WITHOUT_MOTION

SPECS = {entry.id: entry.spec for entry in LABS}
DENSE, SPIRAL = SPECS["digits_dense"], SPECS["spiral_vanishing"]
WEIGHTED = ("dense_1", "logits")
RAW = InputFacts(low=0.13, high=1680.0, rms=800.0, narrowest=0.12, widest=315.0)
STILL = {name: {"update_ratio": 4e-7, "weight_gradient_norm": 0.4, "weight_norm": 1.0} for name in WEIGHTED}
MOVING = {name: {"update_ratio": 4e-3, "weight_gradient_norm": 0.4, "weight_norm": 1.0} for name in WEIGHTED}
SHRUNK = {name: {"weight_norm": [4.0, *[1.2] * 63]} for name in WEIGHTED}


def changed(spec: ExperimentSpec, **training: Any) -> ExperimentSpec:
    return spec.model_copy(update={"training": spec.training.model_copy(update=training)})


def started(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """All weights from one initialiser."""
    start = {"weight_initializer": {"type": kind, "config": {}}}
    nodes = [
        node.model_copy(update={"config": {**node.config, **start}}) if node.type == "dense" else node
        for node in spec.network.nodes
    ]
    return spec.model_copy(update={"network": Network(nodes=tuple(nodes), edges=spec.network.edges)})


def network(*steps: Any) -> ExperimentSpec:
    """The digits on another chain of layers."""
    return DENSE.model_copy(update={"network": make_chain(*steps, ("dense", {"units": 10}), names=("logits",))})


def seen(spec: ExperimentSpec, columns: Any = None, **facts: Any) -> Evidence:
    known: dict[str, Any] = {"guessing": 2.3, **facts}
    return make_evidence(spec, columns or {}, **known)


def spoken(evidence: Evidence) -> list[str]:
    return [finding.code for finding in evaluate(evidence)]


LINEAR = network(("dense", {"units": 8}))
LARGE_START = {"x": {"activation_std": 0.4}, "logits": {"activation_std": 900.0}}
DYING = {"relu_1": {"window_dead": 0.9, "batch_dead": 0.9}}
TANH = network(("dense", {"units": 8}), "tanh")
SATURATED = {"tanh_1": {"saturated": 0.99}}
FADING_TANH = network(("dense", {"units": 8}), "tanh", ("dense", {"units": 8}), "tanh")
FADING = {name: {"delta_rms": size} for name, size in (("dense_1", 1e-5), ("dense_2", 1e-2), ("logits", 0.1))}
DECAYED = DENSE.model_copy(update={"schedule": Component(type="exponential")})
CLIPPED = changed(DENSE, clipping=Clipping(by="global_norm", at=1e-6))
DROPOUT = network(("dense", {"units": 8}), "relu", "dropout")
AT_STEP_0_AND_900 = np.asarray([[0.0, 2.4], [900.0, 1.1]])
WORSE_AT_900 = np.asarray([[0.0, 2.4], [900.0, 4.0]])

RECURRENT = SPECS["adding_lstm"].model_copy(
    update={"network": make_chain(("simple_recurrent", {"units": 4}), ("dense", {"units": 1}), names=("output",))}
)
FADED = np.asarray([[128.0, 1.0, -3.0], [256.0, 1.0, -16.0]])


def ended(losses: Sequence[float], **facts: Any) -> Evidence:
    """A run whose epochs were over behind 16 ladder steps."""
    return seen(changed(DENSE, epochs=1), rows=16, losses=losses, finished=True, **facts)


SPEAKS: dict[str, tuple[Evidence, list[str]]] = {
    "no activation and a flat loss": (seen(LINEAR), ["linear_network"]),
    "one linear layer": (seen(network()), ["linear_network"]),
    "raw inputs": (seen(DENSE, inputs=RAW), ["unscaled_inputs"]),
    "raw inputs that killed units of a net that learns": (
        seen(DENSE, DYING, inputs=RAW, losses=0.4),
        ["unscaled_inputs"],
    ),
    "raw inputs behind a start of 50 x guessing": (
        seen(DENSE, LARGE_START, inputs=RAW, losses=[100.0, *[2.4] * 63]),
        ["unscaled_inputs"],
    ),
    "zeros": (seen(started(DENSE, "zeros"), DYING), ["equal_start"]),
    "a loss of 100 before any update": (
        seen(DENSE, LARGE_START, losses=[100.0, *[5.0] * 63]),
        ["initial_weights_too_large"],
    ),
    "a loss that rose and stays": (seen(DENSE, losses=[2.4, *[5.0] * 63]), ["learning_rate_too_high"]),
    "a leap at step 3 that killed the units": (
        seen(DENSE, DYING, losses=[2.4, 3.0, 90.0, *[2.3] * 61]),
        ["learning_rate_too_high"],
    ),
    "a validation loss that rose beside dropout": (
        seen(DROPOUT, losses=5.0, evaluations=WORSE_AT_900),
        ["learning_rate_too_high"],
    ),
    "tiny updates": (seen(DENSE, STILL), ["learning_rate_too_low"]),
    "tiny updates by clipping": (seen(CLIPPED, STILL), ["clipping_too_low"]),
    "tiny updates by a schedule": (seen(DECAYED, STILL, rates=np.geomspace(0.1, 1e-7, 64)), ["learning_rate_decayed"]),
    "weights that a penalty shrank": (seen(changed(DENSE, l2=1.0), SHRUNK), ["penalty_too_strong"]),
    "l1 as well": (seen(changed(DENSE, l1=0.1), SHRUNK), ["penalty_too_strong"]),
    "saturated units": (seen(TANH, SATURATED), ["saturated_units"]),
    "saturated units of a net that has learned a little, through which the gradient fades": (
        seen(FADING_TANH, {**FADING, "tanh_1": {"saturated": 0.99}}, losses=1.5),
        ["saturated_units"],
    ),
    "an end after a few steps of a falling loss": (ended([*[2.2] * 8, *[1.5] * 8]), ["stopped_early"]),
    "an end after a few steps that learned nothing": (ended([2.3] * 16), ["stopped_early"]),
    "an end of a validation loss that still falls": (
        ended([1.2] * 16, evaluations=np.asarray([[0.0, 2.4], [8.0, 1.25], [20.0, 1.2]])),
        ["stopped_early"],
    ),
    "a gradient that fades where no unit is saturated": (
        seen(FADING_TANH, FADING, losses=1.5),
        ["vanishing_gradient"],
    ),
    "a gradient that fades along a sequence": (seen(RECURRENT, through_time=FADED), ["fading_through_time"]),
}

SILENT: dict[str, Evidence] = {
    "an end by early stopping, long before the last epoch": seen(
        changed(DENSE, epochs=40), rows=16, losses=[*[2.2] * 8, *[1.5] * 8], finished=True
    ),
    "a linear net that still learns": seen(LINEAR, losses=np.geomspace(2.3, 1.0, 64)),
    "a linear net far above guessing, which a straight map can reach": seen(LINEAR, losses=6 * 2.3),
    "a linear net that has learned": seen(LINEAR, losses=0.2),
    "a bottleneck without activation in a net that bends": seen(
        network(("dense", {"units": 8}), ("dense", {"units": 8}), "relu")
    ),
    "raw inputs of a net that learns": seen(DENSE, inputs=RAW, losses=0.4),
    "irises in centimetres": seen(DENSE, inputs=InputFacts(0.1, 7.9, 5.9, 0.43, 1.76)),
    "raw inputs behind batch norm": seen(network("batch_norm", ("dense", {"units": 8}), "relu"), inputs=RAW),
    "equal weights of a single unit": seen(started(network(("dense", {"units": 1}), "relu"), "zeros"), losses=2.3),
    "zeros that learned all the same": seen(started(DENSE, "zeros"), losses=0.5),
    "a bad start that is over": seen(DENSE, LARGE_START, losses=[100.0, *[0.9] * 63]),
    "a loss inflated by dropout": seen(DROPOUT, losses=5.0, evaluations=AT_STEP_0_AND_900),
    "a hinge loss of 8 where guessing costs 9": seen(DENSE, guessing=9.0, losses=8.1),
    "a loss falling from above": seen(DENSE, losses=np.geomspace(60.0, 3.2, 64)),
    "guessing": seen(DENSE, losses=2.3),
    "a single bad batch": seen(DENSE, losses=[2.4, 30.0, *[0.4] * 62]),
    "updates of a usual size": seen(DENSE, MOVING),
    "tiny updates of a net that has learned": seen(DENSE, STILL, losses=0.3),
    "tiny updates where there is no slope": seen(
        DENSE, {name: {**STILL[name], "weight_gradient_norm": 1e-7} for name in WEIGHTED}
    ),
    "tiny updates in a warm-up": seen(DECAYED, STILL, rates=np.geomspace(1e-9, 1e-4, 64)),
    "weights that a penalty shrank in a net that learns": seen(changed(DENSE, l2=1.0), SHRUNK, losses=0.4),
    "weights that shrank without a penalty": seen(DENSE, SHRUNK),
    "saturated units of a net that has learned": seen(TANH, SATURATED, losses=0.1),
    "an end after a few steps of a flat loss": ended([1.2] * 16),
    "an end after a few steps that solved the task": ended([*[2.2] * 8, *[0.3] * 8]),
    "an end of a validation loss that no longer falls": ended(
        [1.2] * 16, evaluations=np.asarray([[0.0, 2.4], [8.0, 1.21], [20.0, 1.2]])
    ),
    "no end yet": seen(changed(DENSE, epochs=1), rows=16, losses=2.3),
    "a gradient that fades in a net that learns": seen(RECURRENT, through_time=FADED, losses=0.5),
    "a gradient that passes a sequence": seen(
        RECURRENT, through_time=np.asarray([[128.0, 1.0, -9.0], [256.0, 1.0, -2.0]])
    ),
    "too few rows": seen(DENSE, STILL, rows=15, inputs=RAW),
}


@pytest.mark.parametrize("name", SPEAKS)
def test_the_cause_is_reported_and_nothing_that_follows_from_it(name: str) -> None:
    evidence, expected = SPEAKS[name]
    assert spoken(evidence) == expected


@pytest.mark.parametrize("name", SILENT)
def test_nothing_is_reported_of(name: str) -> None:
    assert spoken(SILENT[name]) == []


def values_of(name: str) -> dict[str, Any]:
    (finding,) = evaluate(SPEAKS[name][0])
    return finding.values


def test_numbers_are_those_of_the_step_that_is_named() -> None:
    leapt = values_of("a leap at step 3 that killed the units")
    assert (leapt["start"], leapt["loss"], leapt["step"], leapt["guessing"]) == (2.4, 90.0, 3, 2.3)
    assert (leapt["rate"], leapt["lower"]) == (0.1, 0.01)
    still = values_of("tiny updates")
    assert (still["update"], still["rate"], still["higher"], still["step"]) == (4e-7, 0.1, 1000.0, 1024)
    shrunk = values_of("weights that a penalty shrank")
    assert (shrunk["name"], shrunk["size"], shrunk["smaller"], shrunk["percent"]) == ("l2", 1.0, 0.001, 30)
    assert values_of("an end of a validation loss that still falls")["steps"] == 20
    raw = values_of("raw inputs")
    assert (raw["low"], raw["high"]) == (0.13, 1700.0)


def test_a_lower_rate_is_as_low_as_the_first_update_says() -> None:
    leaping = {name: {"update_ratio": 4.0} for name in WEIGHTED}
    (finding,) = evaluate(seen(DENSE, leaping, losses=[2.4, *[5.0] * 63]))
    assert finding.values["lower"] == 0.001


def test_every_cure_changes_what_is_named() -> None:
    def first(name: str) -> ExperimentSpec:
        return evaluate(SPEAKS[name][0])[0].cures[0].spec

    assert first("raw inputs").data.preprocessing == (Component(type="standardize", config={"per": "feature"}),)
    assert first("tiny updates by clipping").training.clipping == Clipping(by="global_norm", at=1.0)
    assert first("tiny updates by a schedule").schedule.type == "constant"
    assert first("weights that a penalty shrank").training.l2 == 0.001
    assert first("l1 as well").training.l1 == 0.001
    drawn = {
        node.id: node.config.get("weight_initializer")
        for node in first("a loss of 100 before any update").network.nodes
    }
    assert drawn["dense_1"] == {"type": "he_normal", "config": {}}
    assert drawn["logits"] == {"type": "glorot_uniform", "config": {}}
    bent = [node.type for node in first("no activation and a flat loss").network.nodes]
    assert bent.count("relu") == 1
    assert [node.type for node in first("one linear layer").network.nodes].count("dense") == 2


def test_divergence_from_raw_inputs_is_an_error_of_the_inputs() -> None:
    diverged = {"node_id": "dense_1", "quantity": "update", "step": 3}
    (finding,) = evaluate(replace(seen(DENSE, rows=2, inputs=RAW), diverged=diverged))
    assert (finding.code, finding.severity) == ("unscaled_inputs", "error")


def test_causes_stand_before_what_they_explain() -> None:
    order = [rule.type for rule in FINDINGS]
    for rule in FINDINGS:
        assert set(rule.explains) <= set(order[order.index(rule.type) + 1 :])
    assert explained_by(["saturated_units"]) == {
        *("vanishing_gradient", "overfitting", "stopped_early", "rare_classes_missed", "mean_reconstruction"),
    }


def test_units_that_were_dead_before_the_first_update_are_drawn_again() -> None:
    start = {"bias_initializer": {"type": "constant", "config": {"value": -2.0}}}
    spec = network(("dense", {"units": 8, **start}), "relu")
    alive = {"relu_1": {"window_dead": 0.9, "batch_dead": [0.3, *[0.9] * 63]}}
    killed, born = (evaluate(seen(spec, columns, losses=2.2))[0] for columns in (alive, DYING))
    assert [cure.code for cure in killed.cures] == ["leaky_relu", "lower_rate"]
    assert [cure.code for cure in born.cures] == ["draw_weights", "leaky_relu", "lower_rate"]
    drawn = next(node for node in born.cures[0].spec.network.nodes if node.id == "dense_1")
    assert drawn.config["bias_initializer"] == {"type": "zeros", "config": {}}


def samples() -> Sequence[Evidence]:
    fading = dict(
        zip(("dense_1", "dense_2", "dense_3", "dense_4", "logits"), (1e-4, 1e-3, 5e-3, 5e-2, 0.5), strict=True)
    )
    deltas = {name: {"delta_rms": value} for name, value in fading.items()}
    return [
        *(evidence for evidence, _ in SPEAKS.values()),
        *UNTOLD.values(),
        *UNLIKE.values(),
        make_evidence(SPIRAL, deltas),
        make_evidence(FROZEN, dict.fromkeys(HIDDEN, WITHOUT_MOTION), losses=0.5),
        seen(DENSE, DYING, losses=0.4),
        seen(
            DENSE, losses=0.1, evaluations=np.asarray([[8.0, 1.0], [16.0, 3.0], [32.0, 3.0], [64.0, 3.0], [128.0, 3.0]])
        ),
    ]


@pytest.mark.parametrize("rule", FINDINGS, ids=lambda rule: rule.type)
def test_the_sentences_of_every_rule_take_only_values_that_its_findings_have(rule: Any) -> None:
    found = [finding for evidence in samples() for finding in find_all(evidence) if finding.code == rule.type]
    assert found
    for finding in found:
        titles = dict(rule.cure_titles)
        for text in (rule.sentence, *(titles[cure.code] for cure in finding.cures)):
            assert "{" not in text.format(**finding.values)
        assert len(finding.cures) <= 3
