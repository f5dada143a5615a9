"""A fix reports what it has done, and both runs stand side by side with their difference and their recorded numbers."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.e2e.links import make_link, read_count
from tests.e2e.playground import Playground
from tests.e2e.record import Record
from tests.e2e.server import Server

# How far anything in an element reaches beyond its right edge.
BEYOND = """(part) => {
  const edge = part.getBoundingClientRect().right;
  return Math.max(0, ...[...part.querySelectorAll("*")].map((each) => each.getBoundingClientRect().right - edge - 0.5));
}"""

LAYERS = ("dense_1", "dense_2", "dense_3", "dense_4")


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def mean_loss(record: Record, step: int) -> float:
    """Mean training loss of the last octave of ladder steps, from the recorded frames."""
    rows = np.concatenate([frame.arrays["ladder_losses"] for frame in record.frames if "ladder_losses" in frame.arrays])
    rows = rows[rows[:, 0] <= step]
    octave, before = rows[-8:], rows[-9, 0]
    return float(np.average(octave[:, 1], weights=np.diff(octave[:, 0], prepend=before)))


def natural(value: float) -> float:
    return float(f"{value:.3g}")


def assert_both_train(playground: Playground, before: str, after: str, reached: int) -> None:
    """The run before trains on from where it was while the fix trains: both are further at a second look."""

    def looks(_: object) -> bool:
        runs = [playground.record_of(run).detail["run"] for run in (before, after)]
        seen.append([run["step"] for run in runs if run["status"] == "running"])
        return len(seen[-1]) == 2 and seen[-1][0] > reached

    seen: list[list[int]] = []
    playground.wait_until(looks, "both runs in training")
    first = seen[-1]
    playground.wait_until(lambda state: looks(state) and all(np.greater(seen[-1], first)), "both runs further")


def assert_sides_read_their_records(playground: Playground, first: Record, second: Record) -> int:
    """At a step that both records have, every number of both sides is theirs; that step."""
    chosen = max(set(first.steps()) & set(second.steps()) & set(range(300, 1025)))
    playground.part("pair-slider").fill(str(chosen))
    expect(playground.part("pair-step")).to_have_attribute("data-step", str(chosen))
    expect(playground.part("pair-gradients")).to_have_attribute("data-steps", f"{chosen},{chosen}")
    for side, record in (("first", first), ("second", second)):
        expect(playground.part(f"pair-picture-{side}")).to_have_attribute("data-step", str(chosen))
        for layer in LAYERS:
            shown = playground.part(f"pair-gradient-{layer}-{side}").inner_text()[1:]
            value = record.node_value(chosen, layer, "delta_rms")
            assert float(shown) == pytest.approx(value, rel=5e-3), (side, layer)
        evaluations = record.evaluations()
        row = evaluations[evaluations[:, 0] <= chosen][-1]
        loss = playground.part(f"pair-loss-{side}")
        expect(loss).to_have_attribute("data-step", str(int(row[0])))
        assert float(loss.inner_text().split("\n")[0]) == pytest.approx(row[1], rel=5e-3)
        accuracy = playground.part(f"pair-accuracy-{side}").inner_text().split("\n")[0]
        share = row[2 + record.schema["metrics"].index("accuracy")]
        assert accuracy == f"{100 * share:.1f}\N{NO-BREAK SPACE}%"
    return chosen


def assert_trial_is_of_its_records(playground: Playground, fix: str, before: str, trial: str) -> None:
    """A row of the report has the losses of both runs at the step that it names."""
    step = read_count(playground.part(f"trial-{fix}-step").inner_text().removeprefix("step "))
    losses = [float(text) for text in playground.part(f"trial-{fix}-loss").inner_text().split(" → ")]
    assert losses == [natural(mean_loss(playground.record_of(run), step)) for run in (before, trial)], fix


def assert_two_fixes_are_compared(playground: Playground, before: str, first: str) -> None:
    """Another fix of the same finding: both are rows of one report, and stand side by side."""
    playground.part("cure-batch_norm").click()
    playground.wait_until(
        lambda state: state["runId"] not in (before, first) and state["shownStep"] > 0, "another fix in training"
    )
    second = playground.run_id()
    report = playground.part("cure-report")
    expect(report).to_have_attribute("data-status", "final")
    playground.pause()
    for fix, run in (("relu_he", first), ("batch_norm", second)):
        assert_trial_is_of_its_records(playground, fix, before, run)
        expect(playground.part(f"trial-{fix}")).to_have_attribute("data-shown", str(run == second).lower())
    playground.page.locator("#graph").press("Shift+C")
    playground.part("pair-pick-A").select_option(first)
    playground.part("pair-pick-B").select_option(second)
    table = playground.part("pair-differences").locator("tbody tr")
    expect(table.filter(has_text="He normal")).to_have_count(4)
    rows = [[cell.inner_text() for cell in row.locator("td").all()] for row in table.all()]
    assert [row for row in rows if "ReLU" in row] == [["ReLU", "none"]] * 4
    assert sorted(row for row in rows if "He normal" in row) == [["He normal", "Glorot uniform"]] * 4
    assert_sides_read_their_records(playground, playground.record_of(first), playground.record_of(second))


def test_a_fix_is_judged_at_one_step_and_stands_beside_the_run_before(playground: Playground) -> None:
    playground.play()
    expect(playground.part("finding-card")).to_be_visible()
    playground.train_until_step(1500)
    before = playground.run_id()
    finding = next(event for event in playground.record().detail["events"] if event["kind"] == "finding")
    assert finding["detail"]["code"] == "vanishing_gradient"
    reached = playground.drawn()["shownStep"]
    playground.part("cure-relu_he").click()
    playground.wait_until(lambda state: state["runId"] != before and state["shownStep"] > 0, "the fix in training")
    after = playground.run_id()
    assert_both_train(playground, before, after, reached)
    report = playground.part("cure-report")
    expect(report).to_have_attribute("data-status", "final")
    reported = [playground.record_of(run).detail["run"]["status"] for run in (before, after)]
    assert reported == ["running", "running"], "the verdict comes while both train"
    playground.pause()
    assert playground.run_id() == after
    step = int(report.get_attribute("data-step") or 0)
    assert step >= 1024
    expect(playground.part("cure-verdict")).to_have_text("The fix worked")
    expect(playground.part("cure-reasons")).to_contain_text("“Vanishing gradient” is no longer found.")
    first, second = playground.record_of(before), playground.record_of(after)
    run = second.detail["run"]
    assert (run["reason"], run["from_run_id"], run["seed"]) == ("cure", before, first.detail["run"]["seed"])
    expect(playground.part("loss-chart")).to_have_attribute("data-ghost", before)
    losses = [float(text) for text in playground.part("trial-relu_he-loss").inner_text().split(" → ")]
    assert losses == [natural(mean_loss(record, step)) for record in (first, second)]
    expect(playground.part("trial-batch_norm")).to_contain_text("not tried")
    expect(playground.part("cure-batch_norm")).to_be_visible()

    playground.part("compare-relu_he").click()
    assert int(playground.part("pair-slider").get_attribute("max") or 0) > reached, (
        "the page has the run before as it is"
    )
    table = playground.part("pair-differences").locator("tbody tr")
    expect(table).to_have_count(8)
    rows = [[cell.inner_text() for cell in row.locator("td").all()] for row in table.all()]
    assert sorted(rows) == [*[["Glorot uniform", "He normal"]] * 4, *[["Sigmoid", "ReLU"]] * 4]
    for letter, glyph in (("A", "sigmoid_1"), ("B", "relu_1")):
        drawn = playground.part(f"pair-graph-{letter}").locator(f'[data-node="{glyph}"]')
        expect(drawn).to_have_attribute("data-change", "changed")

    expect(playground.part("start-batches")).to_have_attribute("data-same", "true")
    expect(playground.part("start-same")).to_have_text("Same initial weights: Logits.")
    expect(playground.part("start-initializer")).to_have_text(
        "Different initial weights (initializer): Dense 1, Dense 2, Dense 3, Dense 4."
    )
    for side in ("first", "second"):
        assert playground.part(f"pair-picture-{side}").evaluate(BEYOND) == 0, "the picture stays in its half"

    chosen = assert_sides_read_their_records(playground, first, second)
    playground.part("pair-loss").hover(position={"x": 120, "y": 40})
    expect(playground.part("pair-step")).not_to_have_attribute("data-step", str(chosen))
    playground.page.keyboard.press("Escape")
    expect(playground.part("pair-dialog")).to_have_count(0)
    playground.page.locator("#graph").press("Shift+C")
    expect(playground.part("pair-pick-A")).to_have_value(before)
    expect(playground.part("pair-pick-B")).to_have_value(after)
    playground.page.keyboard.press("Escape")
    assert_two_fixes_are_compared(playground, before, after)


def test_mistakes_of_two_runs_are_those_of_one_of_them_or_both(open_page: Any, server: Server) -> None:
    network = {
        "n": [["x", "input"], ["flat", "flatten"], ["logits", "dense", {"units": 10}]],
        "e": [["x", "flat"], ["flat", "logits"]],
        "o": [{"loss": {"type": "cross_entropy"}, "prediction": "logits", "target": "label", "weight": 1.0}],
    }
    link = make_link(network, data="digits", rate="0.1", batch="32", seed="7", epochs="1")
    page = Playground(open_page(f"{server.url}/{link}"), server.url)
    page.wait_ready()
    page.part("play").click()
    page.wait_until(lambda state: state["shownStep"] >= 41 and not state["playing"], "the first run's end")
    first = page.run_id()
    page.page.locator("body").press("d")
    page.wait_until(lambda state: state["runId"] not in (None, first), "another run")
    if page.part("play").is_visible():
        page.part("play").click()
    page.wait_until(lambda state: state["shownStep"] >= 41 and not state["playing"], "the second run's end")
    page.page.locator("body").press("Shift+C")
    expect(page.part("start-batches")).to_have_text("Different batches. Different: seed.")
    expect(page.part("start-seed")).to_have_text("Different initial weights (seed): Logits.")
    expect(page.part("start-same")).to_have_count(0)
    for side in ("first", "second"):
        assert page.part(f"pair-picture-{side}").evaluate(BEYOND) == 0, "the picture stays in its half"
    counts: dict[str, int] = {}
    for share in ("first", "both", "second"):
        radio = page.part(f"pair-mistakes-{share}")
        expect(radio).to_have_attribute("data-count", re.compile(r"\d+"))
        counts[share] = int(radio.get_attribute("data-count") or "")
    for run, of_run in ((first, "first"), (page.run_id(), "second")):
        record = page.record_of(run)
        accuracy = record.evaluations()[-1, 2 + record.schema["metrics"].index("accuracy")]
        assert counts[of_run] + counts["both"] == round((1 - float(accuracy)) * 250)
    assert min(counts["first"], counts["second"]) > 0
    expect(page.part("pair-mistakes-list").locator("li").first).to_be_attached()
    cards: list[dict[str, str]] = page.part("pair-mistakes-list").evaluate(
        "list => [...list.children].map(({ dataset }) => ({ ...dataset }))"
    )
    assert len(cards) == min(16, counts["first"])
    assert all(card["first"] != card["label"] == card["second"] for card in cards)
