"""What the page says of cut links, restored weights, display options and runs that diverged."""

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.links import make_link, written
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_step_reports import READABLE, SPIRAL

CLASSES = {"loss": {"type": "cross_entropy", "config": {}}, "prediction": "o", "target": "label", "weight": 1.0}
CANCER: dict[str, Any] = {
    "n": [["x", "input"], ["d1", "dense", {"units": 64}], ["r", "relu"], ["o", "dense", {"units": 2}]],
    "e": [["x", "d1"], ["d1", "r"], ["r", "o"]],
    "o": [CLASSES],
    "s": {
        "data": {"preprocessing": [{"type": "standardize", "config": {"per": "feature"}}]},
        "training": {"early_stopping": {"patience": 1000, "restore_best": True}},
    },
}
DIGITS: dict[str, Any] = {
    "n": [
        *[["x", "input"], ["f", "flatten"], ["d1", "dense", {"units": 32}], ["r", "relu"]],
        *[["d2", "dense", {"units": 32}], ["r2", "relu"], ["o", "dense", {"units": 10}]],
    ],
    "e": [["x", "f"], ["f", "d1"], ["d1", "r"], ["r", "d2"], ["d2", "r2"], ["r2", "o"]],
    "o": [CLASSES],
}


def open_link(open_page: Any, server: Server, link: str) -> Playground:
    playground = Playground(open_page(f"{server.url}/{link}"), server.url)
    playground.wait_ready()
    return playground


def kept_work(page: Page) -> Any:
    """The document as this browser keeps it."""
    return json.loads(page.evaluate("localStorage.getItem('backlight.document')"))["state"]["spec"]


def test_a_cut_link_is_reported_and_the_work_is_kept(open_page: Any, server: Server) -> None:
    playground = open_link(open_page, server, make_link(SPIRAL, title="My work", **READABLE))
    expect(playground.block("d1")).to_be_visible()
    kept = kept_work(playground.page)
    whole = make_link(DIGITS, title="Another", data="digits")
    for cut in (whole.index("&spec="), whole.index("=digits") + 3, len(whole) - 20):
        playground.page.goto("about:blank")
        playground.page.goto(f"{server.url}/{whole[:cut]}")
        expect(playground.part("notice")).to_contain_text("incomplete")
        expect(playground.part("title")).to_have_value("My work")
        expect(playground.block("d1")).to_be_visible()
        assert kept_work(playground.page) == kept


def test_restored_best_weights_are_reported_and_every_accuracy_says_whose_it_is(open_page: Any, server: Server) -> None:
    link = make_link(CANCER, data="breast_cancer", rate="0.5", batch="8", epochs="40", seed="0")
    playground = open_link(open_page, server, link)
    playground.part("play").click()
    expect(playground.part("picture-step")).to_contain_text("best weights")
    (end,) = [event["detail"] for event in playground.record().detail["events"] if event["kind"] == "finished"]
    best = end["best_step"]
    assert end["restored"] is True
    rows = playground.record().evaluations()
    last = int(rows[-1, 0])
    assert best < last
    expect(playground.part("step-count")).to_have_text(written(last))
    accuracy = playground.record().schema["metrics"].index("accuracy") + 2
    (measured,) = [row[accuracy] for row in rows if row[0] == best]
    expect(playground.part("confusion-accuracy")).to_have_text(f"{100 * measured:.1f} %")
    expect(playground.part("picture-step")).to_have_text(f"Validation, best weights (step {best})")
    expect(playground.part("network-step")).to_have_count(0)
    playground.part("tab-baselines").click()
    expect(playground.part("network-step")).to_have_text(f"Best weights, step {best}")
    playground.page.set_viewport_size({"width": 1024, "height": 768})
    playground.open_tab("runs")
    row = playground.part("run-row").first
    expect(row).to_contain_text(f"(step {best}, restored best weights)")
    inside = "e => e.getBoundingClientRect().right <= row.getBoundingClientRect().right"
    assert row.evaluate(f"row => [...row.querySelectorAll('p span')].every({inside})"), "nothing is cut"
    expect(playground.part("baseline-network")).to_contain_text(f"{100 * measured:.1f} %")
    expect(playground.part("notice")).to_contain_text(f"step {best}")


def test_display_options_add_no_frame_and_no_point_to_a_run_at_rest(open_page: Any, server: Server) -> None:
    playground = open_link(open_page, server, make_link(SPIRAL, **READABLE))
    playground.play()
    playground.train_until_step(100)
    playground.pause()
    before = playground.settle()
    frames = len(playground.record().frames)
    chart = playground.part("loss-chart")
    points = chart.get_attribute("data-points")
    count = playground.part("step-count").inner_text()
    for _ in range(2):
        playground.part("loss-log").click()
    playground.part("theme-button").click()
    playground.part("action-theme_light").click()
    playground.part("fit-button").click()
    after = playground.settle()
    assert (after["shownStep"], after["nodes"]) == (before["shownStep"], before["nodes"])
    assert {key: edge["value"] for key, edge in after["edges"].items()} == {
        key: edge["value"] for key, edge in before["edges"].items()
    }
    expect(playground.part("step-count")).to_have_text(count)
    expect(chart).to_have_attribute("data-points", points or "")
    assert len(playground.record().frames) == frames


def test_a_run_that_diverged_is_named_and_no_nan_is_on_the_page(open_page: Any, server: Server) -> None:
    playground = open_link(open_page, server, make_link(DIGITS, data="digits", rate="1000", batch="32", seed="0"))
    playground.play()
    expect(playground.part("diverged-card")).to_contain_text(re.compile(r"Stopped at step \d+: the .* finite number"))
    expect(playground.part("diverged-card")).to_contain_text("last finite weights are kept")
    expect(playground.part("play")).to_be_visible()
    playground.wait_at_rest()
    for tab in ("gradient", "baselines", "loss"):
        playground.part(f"tab-{tab}").click()
        assert re.search(r"\bNaN\b|\bnan\b", playground.page.content()) is None, tab
