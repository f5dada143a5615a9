"""A run can be asked why it is stuck: causes with their consequences, what was looked at, and what to try next."""

from dataclasses import replace

import numpy as np
import pytest

from engine.checks import check
from engine.findings import FINDINGS
from engine.findings.diagnosis import diagnose
from engine.labs import LABS
from engine.spec import ExperimentSpec
from tests.engine.findings.evidence import make_evidence

SPECS = {entry.id: entry.spec for entry in LABS}
CIRCLE = SPECS["circle_tanh"]
SPIRAL = SPECS["spiral_vanishing"]
SLOW, MOVING = 1e-3, 2e-2


def moving(update: float, spec: ExperimentSpec = CIRCLE) -> dict[str, dict[str, float]]:
    """Columns of a network whose layers all move by so much."""
    weighted = [node.id for node in spec.network.nodes if node.type == "dense"]
    columns = {"update_ratio": update, "delta_rms": 0.1, "weight_norm": 1.0, "weight_gradient_norm": 0.5}
    return dict.fromkeys(weighted, columns)


def test_a_loss_that_stands_far_above_zero_is_asked_to_move_more_then_to_be_wider() -> None:
    slow = diagnose(make_evidence(CIRCLE, moving(SLOW), losses=0.45))
    assert (slow.outlook, slow.loss, slow.guessing, slow.causes) == ("stalled", pytest.approx(0.45), 0.69, ())
    assert slow.next is not None
    assert slow.next.code == "bolder_rate"
    rates = [float(str(spec.optimizer.config["learning_rate"])) for spec in (CIRCLE, slow.next.spec)]
    assert rates[1] == pytest.approx(3 * rates[0])
    stalled = diagnose(make_evidence(CIRCLE, moving(MOVING), losses=0.45))
    assert stalled.next is not None
    assert stalled.next.code == "wider"
    before, after = (
        [node.config.get("units") for node in spec.network.nodes if node.type == "dense"]
        for spec in (CIRCLE, stalled.next.spec)
    )
    assert after == [*(2 * int(str(units)) for units in before[:-1]), before[-1]]
    assert check(stalled.next.spec.model_dump(mode="json")).ok


def test_a_loss_that_still_falls_is_given_more_steps() -> None:
    short = CIRCLE.model_copy(update={"training": CIRCLE.training.model_copy(update={"epochs": 20})})
    falling = np.geomspace(0.69, 0.3, 64).tolist()
    reported = diagnose(make_evidence(short, moving(MOVING), losses=falling))
    assert reported.outlook == "falling"
    assert reported.next is not None
    assert (reported.next.code, reported.next.spec.training.epochs) == ("longer", 80)
    endless = diagnose(make_evidence(CIRCLE, moving(MOVING), losses=falling))
    assert (endless.outlook, endless.next) == ("falling", None)


def test_a_solved_task_and_a_run_that_has_just_begun_have_nothing_to_try() -> None:
    solved = diagnose(make_evidence(CIRCLE, moving(MOVING), losses=0.02))
    assert (solved.outlook, solved.next) == ("solved", None)
    early = diagnose(make_evidence(CIRCLE, moving(MOVING), losses=0.69, rows=8))
    assert (early.outlook, early.next) == ("early", None)
    nothing = diagnose(make_evidence(CIRCLE, {}, rows=0))
    assert (nothing.step, nothing.outlook, nothing.loss) == (0, "early", None)
    assert {looked.standing for looked in nothing.looked} == {"unknown"}


def test_what_was_looked_at_stands_with_its_number_its_bound_and_whether_it_is_usual() -> None:
    reported = diagnose(make_evidence(CIRCLE, moving(MOVING), losses=0.45))
    looked = {each.codes[0]: each for each in reported.looked}
    update = looked["clipping_too_low"]
    assert update.codes == ("clipping_too_low", "learning_rate_decayed", "learning_rate_too_low")
    assert (update.value, update.least, update.most, update.standing) == (pytest.approx(0.02), 5e-4, None, "usual")
    assert looked["dying_relu"].standing == "unknown"
    assert sorted(code for each in reported.looked for code in each.codes) == sorted(rule.type for rule in FINDINGS)
    tiny = diagnose(make_evidence(CIRCLE, moving(1e-4), losses=0.3))
    assert {each.codes[0]: each.standing for each in tiny.looked}["clipping_too_low"] == "unusual"


def test_consequences_stand_below_their_cause() -> None:
    names = ("dense_1", "dense_2", "dense_3", "dense_4", "logits")
    fading = {name: {"delta_rms": size} for name, size in zip(names, (1e-4, 1e-3, 5e-3, 5e-2, 0.5), strict=True)}
    reported = diagnose(make_evidence(SPIRAL, fading))
    assert [(cause.finding.code, cause.consequences) for cause in reported.causes] == [("vanishing_gradient", ())]
    stuck = {**fading, "sigmoid_1": {"saturated": 0.99}}
    (cause,) = diagnose(make_evidence(SPIRAL, stuck)).causes
    assert (cause.finding.code, [each.code for each in cause.consequences]) == (
        "saturated_units",
        ["vanishing_gradient"],
    )
    assert {
        each.standing for each in diagnose(make_evidence(SPIRAL, stuck)).looked if "vanishing_gradient" in each.codes
    } == {"found"}


def test_a_run_that_diverged_has_its_cause() -> None:
    blown = replace(
        make_evidence(CIRCLE, moving(MOVING)), diverged={"node_id": "dense_1", "quantity": "loss", "step": 40}
    )
    reported = diagnose(blown)
    assert (reported.outlook, [cause.finding.code for cause in reported.causes], reported.next) == (
        "found",
        ["learning_rate_too_high"],
        None,
    )
