"""Hidden layers that keep random weights are told where the task stays unsolved; saved weights may be frozen."""

from collections.abc import Collection
from typing import Any

import pytest

from bench.faults import changes
from bench.faults.nets import NETS
from engine.findings import evaluate
from engine.findings.definition import Evidence
from engine.labs import LABS
from engine.spec import ExperimentSpec
from engine.spec.network import WeightsFrom
from tests.engine.findings.evidence import codes, make_evidence, train

(TRANSFER,) = (lab for lab in LABS if lab.id == "transfer")
(TRANSFERRED,) = (run.spec for run in TRANSFER.runs if run.pretrained is not None)
SPIRAL = LABS[0].spec
HIDDEN = ("dense_1", "dense_2", "dense_3", "dense_4")
STILL = {"update_ratio": 0.0, "weight_norm": 1.0}


def with_nodes(spec: ExperimentSpec, names: Collection[str], **change: Any) -> ExperimentSpec:
    nodes = tuple(node.model_copy(update=change) if node.id in names else node for node in spec.network.nodes)
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def judged(spec: ExperimentSpec, still: Collection[str] = HIDDEN, **facts: Any) -> list[str]:
    settings: dict[str, Any] = {"losses": 0.5, **facts}
    evidence = make_evidence(spec, dict.fromkeys(still, STILL), **settings)
    return [finding.code for finding in evaluate(evidence)]


HELD: dict[str, dict[str, Any]] = {
    "frozen": {"frozen": True},
    "multiplier 0": {"learning_rate_factor": 0.0},
    "every weight": {"frozen_weights": {"kernel": ((0, 0), (0, 1))}},
}


@pytest.mark.parametrize("how", HELD)
def test_hidden_layers_that_cannot_learn_are_reported_and_freed_by_the_cure(how: str) -> None:
    spec = with_nodes(SPIRAL, HIDDEN, **HELD[how])
    (finding,) = evaluate(make_evidence(spec, dict.fromkeys(HIDDEN, STILL), losses=0.5))
    assert (finding.code, finding.node_id) == ("frozen_layers", "dense_1")
    expected = {"count": 4, "layers": 4, "loss": 0.5, "guessing": 0.69, "step": 1024}
    assert finding.values == expected
    assert [cure.spec for cure in finding.cures] == [SPIRAL]


SAVED = WeightsFrom(weights="a" * 64, node="dense_1")
FROZEN = with_nodes(SPIRAL, HIDDEN, frozen=True)
SILENT: dict[str, tuple[ExperimentSpec, dict[str, Any]]] = {
    "saved weights": (with_nodes(FROZEN, HIDDEN, weights_from=SAVED), {}),
    "a solved task": (FROZEN, {"losses": 0.1}),
    "few steps": (FROZEN, {"rows": 31}),
    "half of the layers": (with_nodes(SPIRAL, HIDDEN[:2], frozen=True), {}),
    "the layer that predicts": (with_nodes(SPIRAL, ["logits"], frozen=True), {}),
    "nothing frozen, nothing moving": (SPIRAL, {}),
}


@pytest.mark.parametrize("name", SILENT)
def test_the_rule_is_silent_at(name: str) -> None:
    spec, facts = SILENT[name]
    assert "frozen_layers" not in judged(spec, **facts)


def test_layers_that_learned_before_they_were_frozen_are_not_random() -> None:
    learned: dict[str, dict[str, Any]] = {
        name: {"update_ratio": [0.01] * 8 + [0.0] * 56, "weight_norm": 1.0} for name in HIDDEN
    }
    assert [each.code for each in evaluate(make_evidence(FROZEN, learned, losses=0.5))] == []


def test_a_run_that_ends_early_reports_it_at_its_end() -> None:
    assert judged(FROZEN, rows=20, finished=True) == ["frozen_layers"]


def transferred(**change: Any) -> Evidence:
    frozen = [node.id for node in TRANSFERRED.network.nodes if node.frozen]
    spec = with_nodes(TRANSFERRED, frozen, **change)
    return make_evidence(spec, dict.fromkeys(frozen, STILL), losses=0.9, guessing=1.1)


def test_the_lab_on_transfer_is_right_with_the_weights_it_is_meant_for_and_wrong_without() -> None:
    assert [finding.code for finding in evaluate(transferred(weights_from=SAVED))] == []
    assert [finding.code for finding in evaluate(transferred())] == ["frozen_layers"]


@pytest.mark.usefixtures("quick_programs")
def test_a_run_with_frozen_hidden_layers_is_reported_within_200_steps() -> None:
    (plane,) = (net for net in NETS if net.id == "plane")
    spec = changes.frozen(plane.spec)
    assert spec is not None
    _, events = train(spec, 200)
    assert codes(events) == {"frozen_layers"}
    _, sound = train(plane.spec, 200)
    assert codes(sound) == set()
