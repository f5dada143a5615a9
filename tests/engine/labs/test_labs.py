"""Ready experiments are in order, and the cures of the fading ones work, in real training."""

from collections.abc import Callable

import pytest

from engine.checks import check
from engine.findings.changes import with_batch_norm, with_relu_and_he
from engine.labs import LABS
from engine.labs.definition import Lab, LabRun
from engine.spec import ExperimentSpec
from tests.engine.findings.evidence import codes, train

quick = pytest.mark.usefixtures("quick_programs")

SPECS = {lab.id: lab.spec for lab in LABS}


RUNS = [(lab, run) for lab in LABS for run in lab.runs]


@pytest.mark.parametrize(("lab", "run"), RUNS, ids=[f"{lab.id}-{run.id}" for lab, run in RUNS])
def test_every_run_of_a_lab_has_no_problem_and_no_warning(lab: Lab, run: LabRun) -> None:
    result = check(run.spec.model_dump(mode="json"))
    assert (result.problems, result.warnings) == ((), ())


def test_the_page_opens_on_the_fading_spiral_of_four_layers_of_eight() -> None:
    opening = LABS[0]
    assert opening.id == "spiral_vanishing"
    units = [node.config["units"] for node in opening.spec.network.nodes if node.type == "dense"]
    assert units == [8, 8, 8, 8, 2]


@pytest.mark.slow
@quick
@pytest.mark.parametrize("name", ["spiral_vanishing", "digits_vanishing"])
def test_light_fades_towards_the_input_and_the_finding_says_so(name: str) -> None:
    _, events = train(SPECS[name], 64)
    detail = events[0].detail
    assert events[0].step < 50
    assert detail["node_id"] == "dense_1"
    assert isinstance(detail["values"], dict)
    assert float(str(detail["values"]["ratio"])) > 100


@pytest.mark.slow
@quick
def test_relu_with_he_learns_the_spiral_that_the_sigmoids_did_not() -> None:
    run, events = train(with_relu_and_he(SPECS["spiral_vanishing"]), 3000)
    assert codes(events) == set()
    assert run.evaluate("validation")["accuracy"] > 0.95


@pytest.mark.slow
@quick
@pytest.mark.parametrize("cure", [with_relu_and_he, with_batch_norm])
def test_both_cures_learn_the_digits_that_the_sigmoids_did_not(
    cure: Callable[[ExperimentSpec], ExperimentSpec],
) -> None:
    run, events = train(cure(SPECS["digits_vanishing"]), 1500)
    assert codes(events) == set()
    assert run.evaluate("validation")["accuracy"] > 0.95
