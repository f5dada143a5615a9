"""Every lab's claims hold on the record of a real run, and its findings are what its record says."""

from functools import cache

import pytest

from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of, up_to
from engine.labs import LABS
from engine.labs.definition import Claim, Lab
from engine.ladder import on_ladder
from engine.report import Event, StepReport
from tests.engine.findings.evidence import codes, start

BY_ID = {lab.id: lab for lab in LABS}
FINDINGS = {"spiral_vanishing": {"vanishing_gradient"}, "digits_vanishing": {"vanishing_gradient"}}


@cache
def record(lab_id: str, steps: int) -> tuple[Evidence, tuple[Event, ...]]:
    """Evidence and events of a run of so many steps."""
    run = start(BY_ID[lab_id].spec)
    run.set_stride(64)
    reports: list[StepReport] = []
    events: list[Event] = []
    while run.step < steps:
        told = run.advance(steps - run.step)
        reports += told.reports
        events += told.events
    frames = [(report.step, report.arrays) for report in reports]
    evidence = evidence_of(BY_ID[lab_id].spec, run.schema, frames, events)
    assert evidence is not None
    return evidence, tuple(events)


@pytest.mark.slow
@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
def test_the_claims_of_a_lab_hold_and_its_findings_are_what_they_should_be(lab: Lab) -> None:
    evidence, events = record(lab.id, max(claim.steps for claim in lab.claims))
    for claim in lab.claims:
        assert claim.holds(evidence), (claim.statement, claim.measure(up_to(evidence, claim.steps)))
    found = [event for event in events if event.kind == "finding"]
    assert codes(found) == FINDINGS.get(lab.id, set())
    assert lab.healthy == (not found)


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
def test_a_lab_claims_something_that_can_fail(lab: Lab) -> None:
    assert lab.claims
    assert lab.source
    for claim in lab.claims:
        assert claim.least is not None or claim.most is not None
        assert claim.statement.endswith(".")
        assert on_ladder(claim.steps)


def test_bounds_count_and_what_is_not_finite_holds_nothing() -> None:
    evidence, _ = record("xor", 32)

    def claim(value: float) -> Claim:
        return Claim("Two at most, one at least.", 16, lambda _: value, least=1, most=2)

    held = [value for value in (0.9, 1, 2, 2.1, float("nan")) if claim(value).holds(evidence)]
    assert held == [1, 2]


def test_a_claim_sees_the_record_as_it_was_and_a_shorter_one_bears_out_nothing() -> None:
    evidence, _ = record("xor", 32)
    assert not Claim("Longer than the record.", 64, lambda _: 1, least=1).holds(evidence)
    assert Claim("As it was.", 16, lambda seen: float(seen.steps[-1]), least=16, most=16).holds(evidence)
