"""Every ready experiment does what its text says, in real training."""

import pytest

from engine.checks import check
from engine.findings.changes import with_batch_norm, with_relu_and_he
from engine.zoo import ZOO
from engine.zoo.definition import ZooEntry
from tests.engine.findings.evidence import codes, start, train

quick = pytest.mark.usefixtures("quick_programs")

SPECS = {entry.id: entry.spec for entry in ZOO}


def named(entry: ZooEntry) -> str:
    return entry.id


@pytest.mark.parametrize("entry", ZOO, ids=named)
def test_a_preset_has_no_problem_and_no_warning(entry: ZooEntry) -> None:
    result = check(entry.spec.model_dump(mode="json"))
    assert (result.problems, result.warnings) == ((), ())


def test_the_page_opens_on_the_fading_spiral_of_four_layers_of_eight() -> None:
    opening = ZOO[0]
    assert opening.id == "spiral_vanishing"
    units = [node.config["units"] for node in opening.spec.network.nodes if node.type == "dense"]
    assert units == [8, 8, 8, 8, 2]


HEALTHY = {"circle_tanh": 0.98, "xor": 0.97, "digits_dense": 0.95, "digits_cnn": 0.95}
OTHER_TASKS = {
    "function_curve": ("r2", 0.95, 1500),
    "shapes_pixels": ("iou", 0.6, 800),
    "adding_lstm": ("r2", 0.95, 1500),
}


def test_every_preset_but_the_fading_ones_and_the_autoencoder_is_a_healthy_classifier() -> None:
    assert {entry.id for entry in ZOO if entry.healthy} == {*HEALTHY, *OTHER_TASKS, "digits_autoencoder"}


@pytest.mark.slow
@quick
@pytest.mark.parametrize("name", HEALTHY)
def test_a_healthy_classifier_learns_without_any_finding(name: str) -> None:
    run, events = train(SPECS[name], 1500)
    assert codes(events) == set()
    assert run.evaluate("validation")["accuracy"] > HEALTHY[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHER_TASKS)
def test_the_presets_of_other_tasks_are_learnt_without_any_finding(name: str) -> None:
    metric, least, steps = OTHER_TASKS[name]
    run, events = train(SPECS[name], steps)
    assert codes(events) == set()
    assert run.evaluate("validation")[metric] > least


@pytest.mark.slow
@quick
@pytest.mark.parametrize("name", ["spiral_vanishing", "digits_vanishing"])
def test_light_fades_towards_the_input_and_the_finding_says_so(name: str) -> None:
    run, events = train(SPECS[name], 1500)
    assert codes(events) == {"vanishing_gradient"}
    detail = events[0].detail
    assert events[0].step < 50
    assert detail["node_id"] == "dense_1"
    assert isinstance(detail["values"], dict)
    assert float(str(detail["values"]["ratio"])) > 100
    assert run.evaluate("validation")["accuracy"] < 0.7


@pytest.mark.slow
@quick
def test_relu_with_he_learns_the_spiral_that_the_sigmoids_did_not() -> None:
    run, events = train(with_relu_and_he(SPECS["spiral_vanishing"]), 3000)
    assert codes(events) == set()
    assert run.evaluate("validation")["accuracy"] > 0.95


@pytest.mark.slow
@quick
@pytest.mark.parametrize("cure", [with_relu_and_he, with_batch_norm])
def test_both_cures_learn_the_digits_that_the_sigmoids_did_not(cure: object) -> None:
    assert callable(cure)
    run, events = train(cure(SPECS["digits_vanishing"]), 1500)
    assert codes(events) == set()
    assert run.evaluate("validation")["accuracy"] > 0.95


@pytest.mark.slow
@quick
def test_reconstructions_come_closer_to_their_inputs_by_more_than_three_times_without_any_finding() -> None:
    before = start(SPECS["digits_autoencoder"]).evaluate("validation")["loss"]
    run, events = train(SPECS["digits_autoencoder"], 1000)
    assert codes(events) == set()
    assert run.evaluate("validation")["loss"] < before / 3
