"""A cure is judged by both records at one step: it worked, helped in part or did not; nothing is said early."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from engine.findings.changes import with_batch_norm, with_relu_and_he
from engine.findings.comparison import comparable, compare
from engine.findings.cured import CuredFinding, cured_finding
from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of, up_to
from engine.findings.settings import with_lower_rate, with_standardized_inputs
from engine.labs import LABS
from engine.report import Event, StepReport
from engine.spec import Component, ExperimentSpec
from tests.engine.findings.evidence import LADDER, make_evidence, start

SPIRAL = next(lab for lab in LABS if lab.id == "spiral_vanishing").spec
LAYERS = ("dense_1", "dense_2", "dense_3", "dense_4", "logits")
STEPS = 1536
CURES: dict[str, Callable[[ExperimentSpec], ExperimentSpec]] = {
    "none": lambda spec: spec,
    "relu_he": with_relu_and_he,
    "lower_rate": with_lower_rate,
}


@cache
def trained(cure: str) -> tuple[Evidence, tuple[Event, ...]]:
    """The opening experiment, changed, after 1,536 steps."""
    spec = CURES[cure](SPIRAL)
    run = start(spec)
    run.set_stride(64)
    reports: list[StepReport] = []
    events: list[Event] = []
    while run.step < STEPS:
        reported = run.advance(STEPS - run.step)
        reports += reported.reports
        events += reported.events
    evidence = evidence_of(spec, run.schema, [(report.step, report.arrays) for report in reports], events)
    assert evidence is not None
    return evidence, tuple(events)


def finding_of(cure: str) -> CuredFinding:
    found = cured_finding(trained("none")[1], CURES[cure](SPIRAL))
    assert found is not None
    return found


def test_a_cure_is_recognised_by_what_it_trains() -> None:
    assert finding_of("relu_he") == CuredFinding("vanishing_gradient", "dense_1", "relu_he", 16)
    other = cured_finding(trained("none")[1], with_batch_norm(SPIRAL))
    assert other is not None
    assert other.cure == "batch_norm"
    assert cured_finding(trained("none")[1], with_lower_rate(SPIRAL)) is None


def test_a_cure_that_works_is_reported_with_its_numbers() -> None:
    (first, _), (second, _) = trained("none"), trained("relu_he")
    reported = compare(first, second, finding_of("relu_he"))
    assert (reported.step, reported.status, reported.verdict) == (STEPS, "final", "worked")
    assert (reported.finding, reported.loss, reported.loss_by) == ("gone", "lower", "training")
    assert reported.first.measure is not None
    assert reported.second.measure is not None
    assert reported.first.measure > 1000
    assert reported.second.measure < 10
    rows = first.losses[first.losses[:, 0] > 768]
    gaps = np.diff(rows[:, 0], prepend=768)
    assert reported.first.loss_from == 769
    assert reported.first.loss == pytest.approx(float(np.average(rows[:, 1], weights=gaps)), rel=1e-12)
    assert reported.second.evaluation is not None
    assert reported.second.evaluation["step"] == second.evaluations[-1, 0]
    assert reported.second.evaluation["accuracy"] == second.evaluations[-1, 2]


def test_a_cure_that_ends_the_finding_but_lowers_no_loss_helped_in_part() -> None:
    reported = compare(ILL, fading(SPIRAL, 2), FOUND)
    assert (reported.verdict, reported.finding, reported.loss) == ("helped", "gone", "equal")


def test_a_useless_cure_did_not_work() -> None:
    reported = compare(trained("none")[0], trained("lower_rate")[0], finding_of("relu_he"))
    assert (reported.verdict, reported.finding, reported.loss, reported.status) == (
        "failed",
        "standing",
        "equal",
        "final",
    )


def test_nothing_is_claimed_before_the_step_of_the_finding_and_until_the_last_one_it_holds_so_far() -> None:
    (first, _), (second, _) = trained("none"), trained("relu_he")
    found = finding_of("relu_he")
    early = compare(first, up_to(second, 15), found)
    assert (early.step, early.status, early.verdict, early.finding) == (15, "pending", None, None)
    assert early.second.evaluation is not None
    midway = compare(first, up_to(second, 64), found)
    assert (midway.step, midway.final_step, midway.status, midway.verdict) == (64, STEPS, "so_far", "helped")
    assert compare(up_to(first, 64), second, found).status == "final"
    assert compare(None, second, found).status == "pending"
    none = compare(first, None, found)
    assert (none.step, none.final_step, none.status, none.verdict) == (0, STEPS, "pending", None)


def test_a_first_run_that_was_left_soon_after_its_finding_is_too_short_for_a_final_verdict() -> None:
    (first, _), (second, _) = trained("none"), trained("relu_he")
    found = finding_of("relu_he")
    reported = compare(up_to(first, 4 * found.step - 8), second, found)
    assert reported.step < reported.final_step == 4 * found.step
    assert reported.status == "so_far"
    finished = replace(up_to(first, 32), finished=True)
    assert compare(finished, second, found).status == "final"


def fading(spec: ExperimentSpec, ratio: float, **facts: Any) -> Evidence:
    """Deltas that fall by a ratio from the last layer to the first."""
    sizes = np.geomspace(0.5 / ratio, 0.5, len(LAYERS))
    return make_evidence(spec, {name: {"delta_rms": size} for name, size in zip(LAYERS, sizes, strict=True)}, **facts)


FOUND = CuredFinding("vanishing_gradient", "dense_1", "relu_he", 16)
ILL = fading(SPIRAL, 5000)
DIVERGED = {"node_id": "dense_2", "quantity": "update", "step": 100}


def test_a_run_that_diverges_did_not_work_whatever_its_finding_was() -> None:
    reported = compare(ILL, fading(SPIRAL, 2, rows=40, losses=0.1, diverged=DIVERGED), FOUND)
    assert (reported.verdict, reported.status, reported.loss, reported.second.diverged_at) == (
        "failed",
        "final",
        "higher",
        100,
    )
    late = {**DIVERGED, "step": 100_000}
    reported = compare(ILL, fading(SPIRAL, 2, losses=0.1, diverged=late), FOUND)
    assert (reported.verdict, reported.second.diverged_at) == ("worked", None)


def test_how_long_a_run_goes_on_beside_its_fix_changes_no_verdict() -> None:
    fixed = fading(SPIRAL, 2, rows=len(LADDER), losses=0.1)
    for rows in (90, len(LADDER)):
        reported = compare(fading(SPIRAL, 5000, rows=rows), fixed, FOUND)
        assert (reported.step, reported.final_step, reported.status, reported.verdict) == (
            2048,
            2048,
            "final",
            "worked",
        )
    early = compare(fading(SPIRAL, 5000, rows=40), fixed, FOUND, goes_on=True)
    assert (early.final_step, early.status) == (2048, "so_far")
    finished = replace(fading(SPIRAL, 5000, rows=len(LADDER)), finished=True)
    assert compare(finished, fixed, FOUND).step == finished.steps[-1] > 2048


def test_a_higher_loss_is_no_success_though_the_finding_is_gone() -> None:
    reported = compare(ILL, fading(SPIRAL, 2, losses=0.8), FOUND)
    assert (reported.verdict, reported.finding, reported.loss) == ("failed", "gone", "higher")


def test_another_finding_that_appears_leaves_a_cure_half_a_success() -> None:
    wide = {"dense_1": {"delta_rms": 0.4, "weight_norm": 1.0}}
    columns: dict[str, Any] = {name: {"delta_rms": 0.4} for name in LAYERS} | wide
    rectified = with_relu_and_he(SPIRAL)
    dead = {"relu_1": {"window_dead": 0.9, "batch_dead": 0.9}}
    reported = compare(ILL, make_evidence(rectified, {**columns, **dead}, losses=0.3), FOUND)
    assert (reported.verdict, reported.second.others) == ("helped", ("dying_relu",))


def test_a_finding_that_ended_by_itself_is_no_success_of_the_cure() -> None:
    ended = fading(SPIRAL, 2)
    reported = compare(ended, fading(SPIRAL, 2), FOUND)
    assert (reported.verdict, reported.finding) == ("failed", "ended_in_both")


def test_beside_a_run_that_diverged_a_cure_has_to_pass_twice_its_step() -> None:
    found = CuredFinding("learning_rate_too_high", None, "lower_rate", 17)
    blown = fading(SPIRAL, 2, rows=16, diverged={**DIVERGED, "step": 17})
    short, long = fading(SPIRAL, 2, rows=17, losses=0.5), fading(SPIRAL, 2, rows=32, losses=0.5)
    assert [compare(blown, cured, found).status for cured in (short, long)] == ["so_far", "final"]
    reported = compare(blown, long, found)
    assert (reported.verdict, reported.final_step, reported.first.diverged_at, reported.loss) == (
        "worked",
        36,
        17,
        "lower",
    )


def test_where_one_run_has_noise_in_training_the_validation_loss_decides() -> None:
    evaluations = np.asarray([[1024.0, 0.6]])
    noisy = SPIRAL.model_copy(
        update={"data": SPIRAL.data.model_copy(update={"augmentations": (Component(type="noise"),)})}
    )
    first = fading(SPIRAL, 5000, losses=0.69, evaluations=evaluations)
    second = fading(noisy, 2, losses=0.69, evaluations=np.asarray([[1024.0, 0.3]]))
    reported = compare(first, second, FOUND)
    assert (reported.loss_by, reported.loss, reported.verdict) == ("validation", "lower", "worked")


def test_losses_of_other_data_or_targets_are_not_compared() -> None:
    assert comparable(SPIRAL, with_relu_and_he(SPIRAL))
    other = SPIRAL.model_copy(update={"data": SPIRAL.data.model_copy(update={"type": "circle"})})
    assert not comparable(SPIRAL, other)
    plain = SPIRAL.model_copy(update={"data": SPIRAL.data.model_copy(update={"preprocessing": ()})})
    assert comparable(plain, with_standardized_inputs(plain))
    goal = SPIRAL.objectives[0].model_copy(update={"target": "input"})
    copies = plain.model_copy(update={"objectives": (goal,)})
    assert not comparable(copies, with_standardized_inputs(copies))
    reported = compare(ILL, fading(other, 2, losses=0.1), FOUND)
    assert (reported.loss, reported.verdict) == ("not_comparable", "helped")
