"""A validation loss that rises far above its least while the training loss falls is overfitting; nothing else is."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from engine.checks import check
from engine.findings import evaluate
from engine.findings.comparison import compare
from engine.findings.cured import CuredFinding
from engine.findings.definition import Evidence
from engine.findings.facts import ClassFacts
from engine.labs import LABS
from engine.spec import ExperimentSpec
from tests.engine.findings.evidence import LADDER, make_evidence

SPEC = next(entry.spec for entry in LABS if entry.id == "digits_dense")
FEW = SPEC.model_copy(
    update={"data": SPEC.data.model_copy(update={"split": SPEC.data.split.model_copy(update={"train": 50})})}
)
LEARNED = np.geomspace(2.3, 0.01, 64).tolist()
STEPS = [LADDER[number] for number in range(7, 64, 8)]


def overfit(validation: Sequence[float], training: Sequence[float] = LEARNED, spec: ExperimentSpec = FEW) -> Evidence:
    rows = np.stack([STEPS[: len(validation)], validation], axis=1).astype(np.float64)
    return make_evidence(spec, {}, losses=training, guessing=2.3, evaluations=rows)


def test_it_is_reported_with_the_step_of_the_least_loss_and_more_data_first() -> None:
    (finding,) = evaluate(overfit([2.0, 1.5, 1.0, 1.4, 1.9, 2.2, 2.5, 2.8]))
    assert finding.code == "overfitting"
    wanted = {"validation": 2.8, "least": 1.0, "best": STEPS[2], "examples": 300}
    wanted |= {"evaluated": STEPS[-1], "step": LADDER[63]}
    assert {name: finding.values[name] for name in wanted} == wanted
    assert [cure.code for cure in finding.cures] == ["more_data", "early_stopping", "dropout"]
    assert finding.cures[0].spec.data.split.train is None
    assert all(check(cure.spec.model_dump(mode="json")).ok for cure in finding.cures)


def classified(accuracies: Sequence[float]) -> Evidence:
    """A validation loss that rises sixfold, of two classes of which one has 63 % of the examples."""
    reported = overfit([0.7, 0.16, 0.1, 0.15, 0.3, 0.5, 0.6, 0.66], [0.7, *[0.01] * 63])
    rows = np.column_stack([reported.evaluations, accuracies])
    facts = replace(reported.facts, guessing=(0.66,), classes=ClassFacts((169, 287), (42, 71)))
    return replace(reported, evaluations=rows, facts=facts, schema=replace(reported.schema, metrics=("accuracy",)))


def test_unseen_examples_that_are_lost_are_overfitting() -> None:
    lost = classified([0.6, 0.96, 0.98, 0.96, 0.94, 0.92, 0.92, 0.92])
    never_found = classified([0.6, 0.8, 0.81, 0.8, 0.8, 0.81, 0.8, 0.8])
    assert [finding.code for each in (lost, never_found) for finding in evaluate(each)] == ["overfitting"] * 2


SILENT: dict[str, Evidence] = {
    "a loss that rises while nearly all classes stay right": classified(
        [0.6, 0.96, 0.97, 0.96, 0.94, 0.94, 0.94, 0.94]
    ),
    "a loss that falls": overfit([2.0, 1.5, 1.2, 1.0, 0.9, 0.8, 0.7, 0.6]),
    "overconfidence on what is learned": overfit([2.0, 0.3, 0.10, 0.12, 0.15, 0.18, 0.2, 0.22]),
    "one bad evaluation": overfit([2.0, 1.5, 1.0, 0.9, 0.9, 0.8, 0.8, 2.8]),
    "training that rises, too": overfit([2.0, 1.5, 1.0, 1.4, 1.9, 2.2, 2.5, 2.8], [2.0] * 64),
    "no evaluations": overfit([]),
}


@pytest.mark.parametrize("name", SILENT)
def test_it_is_silent_at(name: str) -> None:
    assert [finding.code for finding in evaluate(SILENT[name])] == []


def test_where_nothing_was_left_out_there_is_no_more_data_to_try() -> None:
    (finding,) = evaluate(overfit([2.0, 1.5, 1.0, 1.4, 1.9, 2.2, 2.5, 2.8], spec=SPEC))
    assert [cure.code for cure in finding.cures] == ["early_stopping", "dropout", "penalty"]


def test_a_run_that_ended_while_overfitting_reports_that_and_not_that_it_was_too_short() -> None:
    spec = FEW.model_copy(update={"training": FEW.training.model_copy(update={"epochs": 5})})
    reported = overfit([0.9, 0.7, 2.4, 2.6, 2.9], [*np.linspace(1.4, 0.65, 40), *[0.65] * 24], spec)
    ended = replace(
        reported, finished=True, losses=reported.losses[:40], steps=reported.steps[:40], nodes=reported.nodes[:40]
    )
    assert [finding.code for finding in evaluate(ended)] == ["overfitting"]


def test_its_cure_is_judged_by_the_loss_on_unseen_examples() -> None:
    first = overfit([2.0, 1.5, 1.0, 1.4, 1.9, 2.2, 2.5, 2.8])
    cured = overfit([2.0, 1.5, 1.0, 0.9, 0.8, 0.7, 0.7, 0.7], np.geomspace(2.3, 0.2, 64).tolist(), SPEC)
    ended = replace(first, finished=True)
    reported = compare(ended, replace(cured, finished=True), CuredFinding("overfitting", None, "more_data", STEPS[4]))
    assert (reported.loss_by, reported.loss, reported.finding, reported.verdict) == (
        "validation",
        "lower",
        "gone",
        "worked",
    )
