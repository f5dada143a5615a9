"""Whatever a run does after its first thousand steps: no advice against the truth, and none that comes and goes."""

import numpy as np
import pytest

from engine.findings import find_all, history
from engine.findings.definition import Evidence
from engine.findings.evidence import up_to
from engine.findings.tracker import FindingTracker
from engine.labs import LABS
from engine.labs.chain import make_chain
from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from tests.engine.findings.evidence import make_evidence, train

CIRCLE = next(entry.spec for entry in LABS if entry.id == "circle_tanh").model_copy(
    update={"optimizer": Component(type="sgd", config={"learning_rate": 0.1})}
)
DENSE = [node.id for node in CIRCLE.network.nodes if node.type == "dense"]
MOVING = {name: {"update_ratio": 0.05} for name in DENSE}
STILL = {
    name: {
        "update_ratio": [0.05] * 24 + [1e-6] * 40,
        "weight_gradient_norm": 0.5,
        "weight_norm": 2.0,
    }
    for name in DENSE
}
BEGIN = [0.7, 20.0, 900.0, 300.0, 50.0, 9.0, 3.0, *[1.4] * 17]
"""24 rows: the loss leaps within three steps, and is twice that of guessing at step 30."""


def reported(evidence: Evidence) -> list[tuple[int, str, bool]]:
    """Step, code and whether it begins, of every event."""
    tracker = FindingTracker()
    steps = [int(step) for step in evidence.steps]
    events = [event for step in steps for event in tracker.changes(step, find_all(up_to(evidence, step)))]
    return [(event.step, str(event.detail["code"]), event.detail["active"] is True) for event in events]


def test_a_network_that_hovers_at_guessing_behind_a_leap_is_blamed_on_the_rate_once() -> None:
    hovering = [0.66, 0.66, 0.58, 0.58] * 10
    at_one_bound = make_evidence(CIRCLE, MOVING, losses=[*BEGIN, *np.repeat(hovering[:10], 4)])
    assert reported(at_one_bound) == [(16, "learning_rate_too_high", True)]


def test_a_network_that_has_learned_something_behind_a_leap_is_not_blamed_again() -> None:
    learned = make_evidence(CIRCLE, MOVING, losses=[*BEGIN, *[0.3] * 16, *[0.66] * 24])
    assert reported(learned) == [
        (16, "learning_rate_too_high", True),
        (72, "learning_rate_too_high", False),
    ]


def test_a_rate_that_threw_the_loss_up_is_never_called_too_low() -> None:
    thrown = make_evidence(CIRCLE, STILL, losses=[*BEGIN, *[0.8] * 40])
    assert reported(thrown) == [(16, "learning_rate_too_high", True)]


def test_a_rate_that_solved_the_task_is_never_called_too_low() -> None:
    lost = make_evidence(CIRCLE, STILL, losses=[*[0.7] * 8, *[0.02] * 16, *[0.8] * 40])
    assert reported(lost) == []


def test_a_rate_that_was_lowered_until_nothing_moves_is_too_low_whatever_the_one_before_did() -> None:
    config = {**CIRCLE.optimizer.config, "learning_rate": 1e-7}
    optimizer = Component(type=CIRCLE.optimizer.type, config=config)
    lowered = CIRCLE.model_copy(update={"optimizer": optimizer})
    rates = np.asarray([3.0] * 24 + [1e-7] * 40)
    seen = make_evidence(lowered, STILL, losses=[*BEGIN, *[0.8] * 40], rates=rates)
    assert "learning_rate_too_low" in [finding.code for finding in find_all(seen)]


def test_a_loss_that_rises_a_thousandfold_among_values_far_below_guessing_is_no_finding() -> None:
    fallen = np.geomspace(0.7, 1e-9, 40)
    rising = np.geomspace(1e-9, 1e-3, 24)
    assert reported(make_evidence(CIRCLE, MOVING, losses=[*fallen, *rising])) == []


def test_means_of_octaves_weigh_intervals_by_their_steps() -> None:
    seen = make_evidence(CIRCLE, {}, rows=24, losses=[*[9.0] * 15, 7.0, *[1.0] * 8])
    steps, means = history.octave_means(seen)
    assert steps.tolist() == [*range(8, 16), 16, 18, 20, 22, 24, 26, 28, 30, 32]
    assert means[[0, 8, 9, 16]].tolist() == pytest.approx([9.0, 70.0 / 8, (6 * 9.0 + 7.0 + 2 * 1.0) / 9, 1.0])
    few = history.octave_means(up_to(seen, 7))
    assert [part.tolist() for part in few] == [[], []]


def solver(data: str, classes: int, rate: float, activation: str, **config: float) -> ExperimentSpec:
    """A network that learns its task."""
    scaled = (Component(type="standardize", config={"per": "feature"}),)
    network = make_chain(
        ("dense", {"units": 16}), activation, ("dense", {"units": 16}), activation, ("dense", {"units": classes}),
        names=("output",),
    )  # fmt: skip
    return ExperimentSpec(
        network=network,
        data=Data(type=data, config=dict(config), preprocessing=scaled),
        objectives=(Objective(loss=Component(type="cross_entropy"), prediction="output", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": rate}),
        training=Training(batch_size=10),
    )


SOLVERS = {
    "moons": (solver("moons", 2, 0.003, "relu", noise=0.1), 8_192),
    "moons, tanh": (solver("moons", 2, 0.03, "tanh", noise=0.1), 131_072),
    "wine": (solver("wine", 3, 0.01, "relu"), 131_072),
    "digits": (solver("digits", 10, 0.003, "relu"), 65_536),
}


@pytest.mark.parametrize("name", ["moons", *(pytest.param(name, marks=pytest.mark.full) for name in list(SOLVERS)[1:])])
def test_a_solved_task_that_is_trained_on_and_on_is_no_finding(quick_programs: object, name: str) -> None:
    spec, steps = SOLVERS[name]
    run, events = train(spec, steps, stride=2**20)
    assert run.step == steps
    assert [event.detail["code"] for event in events if event.detail["code"] != "overfitting"] == []
