"""What an example claims stands below it, and the run on stage bears it out with numbers of its own record."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.e2e.limits import LIMIT_MS
from tests.e2e.playground import Playground, shown_number
from tests.e2e.server import Server

STEPS = 1536
FIGURE = re.compile(rf"(\S+) after ([\d,]+) steps; claimed after {STEPS}: at least 0\.98\.")
MEASURED = re.compile(r"Measured: (\S+)\. ")


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


def test_a_study_of_an_example_ends_with_its_numbers_and_verdicts_in_the_study_and_below_the_example(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("find_the_rate")
    # Other examples begin with the same experiment and show their claims, too.
    below = playground.part("assertion-1").filter(has_text="falls fastest lies among the nine rates")
    expect(below).to_contain_text("Measured over the runs of the study once it has ended.")
    expect(below).not_to_have_attribute("data-status", re.compile(".+"))
    playground.part("gallery-find_the_rate-study-range_test").click()
    expect(playground.part("study")).to_have_attribute("data-status", "finished", timeout=LIMIT_MS)
    study_id = playground.page.evaluate("new URLSearchParams(location.search).get('study')")
    study = httpx.get(f"{server.url}/api/studies/{study_id}").json()
    (steepest,) = [one["rate"] for one in study["result"]["suggestions"] if one["rule"] == "steepest"]
    claim = playground.part("study-claim-1")
    holds = 0.001 <= steepest <= 0.001 * 3**8
    expect(claim).to_have_attribute("data-status", "holds" if holds else "fails")
    measured = MEASURED.search(claim.inner_text())
    assert measured is not None
    assert shown_number(measured[1]) == pytest.approx(steepest, rel=5e-3)
    playground.page.keyboard.press("Escape")
    expect(below).to_have_attribute("data-status", "holds" if holds else "fails")
    expect(below).to_contain_text(f"Measured: {measured[1]}.")
