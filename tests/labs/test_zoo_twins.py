"""The small twins of the zoo train: their loss halves within a minute. One of them, another every week."""

from datetime import UTC, datetime

import pytest

from engine.findings.evidence import evidence_of
from engine.labs.measures import loss_ratio
from engine.ladder import on_ladder
from engine.report import StepReport
from engine.zoo import ZOO
from engine.zoo.definition import Architecture
from tests.engine.findings.evidence import start

pytestmark = pytest.mark.usefixtures("quick_programs")
THIS_WEEK = datetime.now(UTC).isocalendar().week


def ratio(entry: Architecture) -> float:
    """The validation loss of a twin after its steps, over that of its initial weights."""
    run = start(entry.twin)
    run.set_stride(64)
    reports: list[StepReport] = []
    while run.step < entry.twin_steps and run.status != "diverged":
        reports += run.advance(entry.twin_steps - run.step).reports
    evidence = evidence_of(entry.twin, run.schema, [(report.step, report.arrays) for report in reports], [])
    assert evidence is not None
    found = loss_ratio(evidence)
    print(f"{entry.type}: {found:.3f}")
    return found


def twin_of(week: int) -> Architecture:
    """Whose turn it is."""
    return ZOO[week % len(ZOO)]


@pytest.mark.slow
def test_the_loss_of_this_weeks_twin_halves() -> None:
    assert ratio(twin_of(THIS_WEEK)) < 0.5


@pytest.mark.full
@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_the_loss_of_a_twin_halves(entry: Architecture) -> None:
    assert ratio(entry) < 0.5


def test_the_steps_of_twins_are_ones_at_which_there_is_a_report() -> None:
    assert [entry.type for entry in ZOO if not on_ladder(entry.twin_steps)] == []


def test_in_a_year_every_twin_has_its_turn() -> None:
    assert {twin_of(week).type for week in range(1, 53)} == {entry.type for entry in ZOO}
