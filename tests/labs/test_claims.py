"""Every lab's claims hold on real runs, studies and counts, and its findings are what its record says."""

from functools import cache

import numpy as np
import pytest

from engine import registry
from engine.checks import check
from engine.checks.result import CheckResult
from engine.datasets.prepare import prepare
from engine.labs import LABS
from engine.labs.claims import Claim, Count, RunState, StateClaim, StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabRun
from engine.labs.study_measures import result_of
from engine.ladder import on_ladder
from engine.spec import ExperimentSpec
from engine.studies.results import FoldsResult
from tests.engine.findings.evidence import codes
from tests.labs.studying import plan_of, studied
from tests.labs.training import BY_ID, run_of, trained

FINDINGS = {
    "spiral_vanishing": {"vanishing_gradient"},
    "digits_vanishing": {"vanishing_gradient"},
}
BY_ROUNDING = {"plain_or_residual": {"vanishing_gradient", "dying_relu"}}
"""Findings that a lab may have. The gradient of 56 plain layers is a hundred times larger at one step than at the next,
so how numbers are rounded decides which rule holds for three quarters of the reports."""

LONG = {
    "plain_or_residual",
    "transfer",
    "new_class",
    "heads",
    "inception",
    "shapes_pixels",
    "shapes_boxes",
    "wide_or_deep",
    "without_a_block",
    "other_start",
    "splits",
    "learning_rates",
    "batch_sizes",
    "race",
    "race_on_surfaces",
    "searches",
}
"""Labs whose runs take minutes together: `make labs` trains them."""

DEFAULT_STEPS = 512
"""Of a run that a lab claims nothing of, for its findings."""

pytestmark = pytest.mark.usefixtures("quick_programs")
COUNTS = [(lab, count) for lab in LABS for count in lab.counts]


@cache
def counted(spec_json: str) -> CheckResult:
    return check(ExperimentSpec.model_validate_json(spec_json).model_dump(mode="json"))


def longest(lab: Lab, run: str) -> int:
    """Steps that the claims ask of a run: trained once, for all of them."""
    asked = [claim.steps for claim in (*lab.claims, *lab.state_claims) if run in claim.runs]
    return max(asked, default=lab.claims[0].steps if lab.claims else DEFAULT_STEPS)


def states(lab: Lab, claim: StateClaim) -> list[RunState]:
    """The runs of a claim, with the view that it reads."""
    runs = [trained(lab.id, run, claim.steps).run for run in claim.runs]
    views = [list(run.measure(claim.view, dict(claim.options)))[-1].arrays if claim.view else {} for run in runs]
    return [RunState(run.weights(), run.evaluate("train"), view) for run, view in zip(runs, views, strict=True)]


def verdict(lab: Lab, claim: Claim | StateClaim | StudyClaim) -> bool:
    if isinstance(claim, Claim):
        subjects = [trained(lab.id, run, longest(lab, run)).evidence for run in claim.runs]
        value, holds = claim.value(*subjects), claim.holds(*subjects)
    elif isinstance(claim, StateClaim):
        found = states(lab, claim)
        value, holds = claim.value(*found), claim.holds(*found)
    else:
        outcome = studied(lab.id, claim.study)
        value, holds = claim.value(outcome), claim.holds(outcome)
    print(f"{lab.id}: {value:.4g} of {claim.least} to {claim.most}: {claim.statement}")
    return holds


def asserted(lab: Lab) -> tuple[Claim | StateClaim | StudyClaim, ...]:
    """What a lab claims that has to be trained for."""
    return (*lab.claims, *lab.state_claims, *lab.study_claims)


@pytest.mark.slow
@pytest.mark.parametrize(
    "lab", [pytest.param(lab, marks=[pytest.mark.full] if lab.id in LONG else [], id=lab.id) for lab in LABS]
)
def test_the_claims_of_a_lab_hold_and_its_findings_are_what_they_should_be(lab: Lab) -> None:
    failed = [claim.statement for claim in asserted(lab) if not verdict(lab, claim)]
    assert not failed
    found = [event for event in trained(lab.id, "main", longest(lab, "main")).events if event.kind == "finding"]
    if lab.id in BY_ROUNDING:
        assert codes(found) <= BY_ROUNDING[lab.id]
        assert not lab.healthy
    else:
        assert codes(found) == FINDINGS.get(lab.id, set())
        assert lab.healthy == (not found)


@pytest.mark.parametrize(("lab", "count"), COUNTS, ids=[f"{lab.id}: {count.statement}" for lab, count in COUNTS])
def test_what_a_lab_claims_of_counts_is_what_a_check_counts(lab: Lab, count: Count) -> None:
    results = [counted(spec.model_dump_json()) for spec in count.specs]
    assert count.holds(*results), count.value(*results)


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
def test_a_lab_claims_something_that_can_fail(lab: Lab) -> None:
    assert asserted(lab)
    assert lab.source
    for claim in (*asserted(lab), *lab.counts):
        assert claim.least is not None or claim.most is not None
        assert claim.statement.endswith(".")
    for claim in (*lab.claims, *lab.state_claims):
        assert on_ladder(claim.steps)
        assert set(claim.runs) <= {run.id for run in lab.runs}


@pytest.mark.parametrize("lab", [lab for lab in LABS if lab.studies], ids=lambda lab: lab.id)
def test_every_study_of_a_lab_can_be_trained_and_is_judged(lab: Lab) -> None:
    assert len({study.id for study in lab.studies}) == len({study.title for study in lab.studies}) == len(lab.studies)
    for study in lab.studies:
        plan = plan_of(run_of(lab, study.run).spec, study)
        assert plan.members
        assert plan.budget_steps > 0
    assert {claim.study for claim in lab.study_claims} == {study.id for study in lab.studies}


@pytest.mark.parametrize("lab", [lab for lab in LABS if lab.others], ids=lambda lab: lab.id)
def test_the_runs_of_a_lab_have_names_of_their_own_and_every_one_is_compared_or_judged(lab: Lab) -> None:
    assert len({run.id for run in lab.runs}) == len({run.title for run in lab.runs}) == len(lab.runs)
    assert all(run.title for run in lab.runs)
    used = {run for claim in (*lab.claims, *lab.state_claims) for run in claim.runs}
    used |= {run.pretrained.run for run in lab.runs if run.pretrained is not None}
    # Runs on data that must be downloaded are offered, and nothing is claimed of them.
    assert used >= {run.id for run in lab.runs if registry.dataset(run.spec.data.type).fetch is None}
    for run in lab.runs:
        if run.pretrained is not None:
            source = {node.id for node in run_of(lab, run.pretrained.run).spec.network.nodes}
            own = {node.id for node in run.spec.network.nodes}
            assert set(run.pretrained.nodes) <= source & own
            assert on_ladder(run.pretrained.steps)


def test_bounds_count_and_what_is_not_finite_holds_nothing() -> None:
    evidence = trained("xor", "main", 32).evidence

    def claim(value: float) -> Claim:
        return Claim("Two at most, one at least.", 16, lambda _: value, least=1, most=2)

    held = [value for value in (0.9, 1, 2, 2.1, float("nan")) if claim(value).holds(evidence)]
    assert held == [1, 2]


def test_claims_about_states_compare_them_in_order_and_those_about_studies_are_bounded() -> None:
    small, large = RunState({}, {"loss": 1.0}, {}), RunState({}, {"loss": 3.0}, {})

    def growth(first: RunState, second: RunState) -> float:
        return second.train["loss"] - first.train["loss"]

    grown = StateClaim("Grown.", 16, growth, least=1, runs=("main", "other"))
    assert (grown.holds(small, large), grown.holds(large, small)) == (True, False)
    none, one = StudyOutcome((), (), None), StudyOutcome((), (), FoldsResult(folds=1, metrics={}))
    folds = StudyClaim("One.", "a", lambda seen: result_of(seen, FoldsResult).folds, least=1)
    assert (folds.value(one), folds.holds(one)) == (1, True)
    assert np.isnan(folds.value(none))
    assert not folds.holds(none)


def test_a_claim_sees_the_record_as_it_was_and_a_shorter_one_bears_out_nothing() -> None:
    evidence = trained("xor", "main", 32).evidence
    assert not Claim("Longer than the record.", 64, lambda _: 1, least=1).holds(evidence)
    assert Claim("As it was.", 16, lambda seen: float(seen.steps[-1]), least=16, most=16).holds(evidence)


def test_a_claim_about_two_runs_is_the_ratio_of_their_numbers_and_needs_both_records() -> None:
    long, short = trained("xor", "main", 32).evidence, trained("xor", "main", 16).evidence
    numbers = iter((6.0, 3.0))
    ratio = Claim("Twice.", 16, lambda _: next(numbers), least=2, most=2, run="other", against="main")
    assert ratio.runs == ("other", "main")
    assert ratio.holds(long, short)
    assert not Claim("Too long.", 32, lambda _: 1, least=0, against="other").holds(long, short)


@pytest.mark.full
def test_r8_transferred_layers_and_their_statistics_stay_as_they_were_learned_bit_for_bit() -> None:
    claim = BY_ID["transfer"].claims[0]
    found = trained("transfer", "transferred", claim.steps)
    pretrained = run_of(BY_ID["transfer"], "transferred").pretrained
    assert found.source is not None
    assert pretrained is not None
    learned, kept = found.source.state(), found.run.state()
    names = [
        name for name in kept if name.startswith(("weights/", "layers/")) and name.split("/")[1] in pretrained.nodes
    ]
    assert len(names) == 3 + 3 * 4
    for name in names:
        np.testing.assert_array_equal(kept[name], learned[name], err_msg=name)


def test_few_examples_and_what_validates_them_were_not_seen_by_the_network_that_learned_nine_classes() -> None:
    runs = {run.id: run for run in BY_ID["new_class"].runs}
    nine = prepare(runs["main"].spec.data, None)
    learned = {image.tobytes() for image in nine.inputs[: nine.counts[0]]}
    assert nine.labels is not None
    assert set(nine.labels[: nine.counts[0]]) == set(range(9))
    for name in ("transferred", "from_scratch"):
        few = prepare(runs[name].spec.data, None)
        assert few.counts == (60, 300, 0)
        assert not learned & {image.tobytes() for image in few.inputs}
        assert few.labels is not None
        assert set(few.labels[:60]) == set(range(10))


@pytest.mark.parametrize("run", [run for run in BY_ID["new_class"].runs if run.id.startswith("photographs")])
def test_the_runs_on_photographs_need_nothing_but_the_photographs(run: LabRun) -> None:
    problems = check(run.spec.model_dump(mode="json")).problems
    assert [problem.code for problem in problems] in ([], ["dataset_missing"])
    assert all("backlight data fetch cifar10" in (problem.hint or "") for problem in problems)
