"""What an example claims stands below it, and the run on stage bears it out with numbers of its own record."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground, shown_number
from tests.e2e.server import Server

STEPS = 1536
FIGURE = re.compile(rf"(\S+) after ([\d,]+) steps; claimed after {STEPS}: at least 0\.98\.")


def test_a_claim_is_open_until_its_step_and_then_judged_by_the_recorded_accuracy(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("circle_tanh")
    claim, figure = playground.part("claim-0"), playground.part("claim-0-figure")
    expect(claim).to_contain_text("Two small tanh layers separate the disc from the ring.")
    expect(claim).to_contain_text("Not reached yet.")
    expect(figure).to_have_text(f"Claimed after {STEPS} steps: at least 0.98.")
    playground.play()
    playground.train_until_step(STEPS)
    expect(claim).not_to_have_attribute("data-status", "pending")
    expect(figure).to_have_text(FIGURE)
    playground.pause()
    record = playground.record()
    rows = record.evaluations()
    column = 2 + record.schema["metrics"].index("accuracy")
    last = rows[rows[:, 0] <= STEPS][-1]
    accuracy = float(last[column])
    shown = FIGURE.fullmatch(figure.inner_text())
    assert shown is not None
    assert shown_number(shown[1]) == pytest.approx(accuracy, rel=5e-3)
    assert shown_number(shown[2]) == last[0]
    expect(claim).to_have_attribute("data-status", "holds" if accuracy >= 0.98 else "fails")
