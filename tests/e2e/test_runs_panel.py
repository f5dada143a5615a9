"""Three optimisers from one start: drawn over one another, named and tabled by what differs, kept and deleted."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.record import Record
from tests.e2e.run_axes import assert_any_column_reads_the_record, assert_every_axis_reads_the_record, lay_over
from tests.e2e.server import Server
from tests.e2e.test_step_reports import READABLE, SPIRAL

EPOCHS = 3
SGD, MOMENTUM, ADAM = "Gradient descent, Momentum 0", "Gradient descent, Momentum 0.9", "Adam"


def start_next(page: Playground, former: str | None) -> str:
    """Plays the drawn experiment to its end; the id of its run."""
    page.part("play").click()
    page.wait_until(lambda state: state["runId"] not in (None, former) and state["shownStep"] > 0, "the next run")
    page.wait_until(lambda state: not state["playing"], "the end of the run")
    return page.run_id()


@pytest.fixture
def three(open_page: Any, server: Server) -> tuple[Playground, dict[str, str]]:
    """A page with three runs, all drawn, and their ids by what they are called."""
    link = make_link(SPIRAL, **{**READABLE, "epochs": str(EPOCHS)})
    page = Playground(open_page(f"{server.url}/{link}"), server.url)
    page.wait_ready()
    expect(page.block("d1")).to_be_visible()
    ids = {SGD: start_next(page, None)}
    page.set_field("optimizer.config.momentum", "0.9")
    page.part("reset").click()
    page.wait_until(lambda state: state["runId"] != ids[SGD], "a run with momentum")
    ids[MOMENTUM] = start_next(page, ids[SGD])
    page.part("field-optimizer.type").select_option("adam")
    ids[ADAM] = start_next(page, ids[MOMENTUM])
    page.settle()
    page.page.locator("body").press("Shift+R")
    expect(page.part("runs-filter")).to_be_focused()
    row(page, ids[SGD]).get_by_test_id("run-visible").check()
    return page, ids


def row(page: Playground, run_id: str) -> Locator:
    """A run of the list."""
    return page.page.locator(f'[data-testid="run-row"][data-run="{run_id}"]')


def called(page: Playground) -> list[str | None]:
    """What the runs of the list are called, from above."""
    return [each.get_attribute("data-called") for each in page.part("run-row").all()]


def pick(page: Playground, run_id: str, item: str) -> None:
    """An entry of a run's menu."""
    row(page, run_id).get_by_test_id("run-more").click()
    page.part(item).click()


def three_digits(value: float) -> str:
    """A magnitude as the page writes it to three significant digits, from 0.01 up to 10,000."""
    assert 0.01 <= abs(value) < 9999.5
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return f"{value:.{3 - whole}f}" if abs(value) >= 0.1 else f"{value:.4f}"


def recorded(record: Record, step: int) -> list[str]:
    """Training loss of the last bucket that ended by a step, and the last validation loss by then."""
    loss = record.schema["scalars"].index("loss")
    train = "–"
    for frame in record.frames:
        buckets = frame.arrays.get("scalar_buckets")
        for place in range(0 if buckets is None else buckets.shape[1]):
            if buckets is not None and frame.first_step + (place + 1) * frame.bucket_width - 1 <= step:
                train = three_digits(float(buckets[loss, place, 1]))
    rows = [each for each in record.evaluations() if each[0] <= step]
    return [train, three_digits(float(rows[-1][1])) if rows else "–"]


def sources(records: list[Record], step: int) -> set[str]:
    """What the readout says of values that are not of the very step: their bucket, and the step of their evaluation."""
    found: set[str] = set()
    for record in records:
        ends = [
            (frame.first_step + place * frame.bucket_width, frame.first_step + (place + 1) * frame.bucket_width - 1)
            for frame in record.frames
            if "scalar_buckets" in frame.arrays
            for place in range(frame.arrays["scalar_buckets"].shape[1])
        ]
        first, last = max(
            (bucket for bucket in ends if bucket[1] <= step), key=lambda bucket: bucket[1], default=(step, step)
        )
        if (first, last) != (step, step):
            found.add(f"train: step {last}" if first == last else f"train: mean of steps {first}–{last}")
        evaluated = [int(row[0]) for row in record.evaluations() if row[0] <= step]
        if evaluated and evaluated[-1] != step:
            found.add(f"validation: step {evaluated[-1]}")
    return found


def point_at(page: Playground, share: float) -> int:
    """Points at a place of the loss chart; the step that the readout names."""
    box = page.part("loss-chart").locator(".u-over").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
    page.wait_frames(30)
    text = page.part("loss-chart-readout").inner_text()
    return int(text.partition("\n")[0].removeprefix("step "))


def numbers(page: Playground, run_id: str) -> list[str]:
    """The numbers of a run in the readout."""
    texts = page.part("loss-chart-readout").locator(f'[data-run="{run_id}"] > span').all_inner_texts()
    return texts[-2:]


def assert_drawn_named_and_tabled(page: Playground, ids: dict[str, str]) -> None:
    """All three lie in the chart with the values of their records, and the table has what differs and no more."""
    assert called(page) == [ADAM, MOMENTUM, SGD]
    facts = page.part("same-start").locator("li")
    expect(facts).to_have_text(["Same batches in the same order.", "Same initial weights in every layer."])
    expect(page.part("loss-chart")).to_have_attribute("data-ghost", f"{ids[SGD]} {ids[MOMENTUM]}")
    records = {run_id: page.record_of(run_id) for run_id in ids.values()}
    at = [point_at(page, share) for share in (0.2, 0.55, 0.9)]
    assert at == sorted(set(at))
    for share in (0.2, 0.55, 0.9):
        step = point_at(page, share)
        for run_id, record in records.items():
            assert (step, run_id, numbers(page, run_id)) == (step, run_id, recorded(record, step))
        named = page.part("loss-chart-readout").locator('[data-part="sources"]').inner_text()
        assert {each.strip().lower() for each in named.split(";") if each.strip()} == sources(
            list(records.values()), step
        )
    page.part("runs-compare").click()
    cells = [
        each.all_inner_texts() for each in (line.locator("th, td") for line in page.page.locator("tr[data-path]").all())
    ]
    assert cells == [
        ["Optimiser", "Adam", "Gradient descent", "Gradient descent"],
        ["Learning rate", "0.001", "0.1", "0.1"],
        ["Momentum", "none", "0.9", "0"],
    ]
    page.page.keyboard.press("Escape")
    page.part("runs-filter").fill("momentum 0.9")
    assert called(page) == [MOMENTUM]


def test_three_optimisers_are_compared_and_kept_here_and_in_another_browser(
    three: tuple[Playground, dict[str, str]], open_page: Any, server: Server
) -> None:
    page, ids = three
    assert_drawn_named_and_tabled(page, ids)
    page.part("runs-filter").fill("")
    session_id = page.record_of(ids[SGD]).detail["session_id"]
    visitor = Playground(open_page(f"{server.url}/w/{session_id}"), server.url)
    visitor.wait_ready()
    visitor.wait_until(lambda state: state["runId"] == ids[ADAM], "the current run at the visitor")
    visitor.open_tab("runs")
    expect(visitor.part("run-row")).to_have_count(3)
    lay_over(visitor, [ids[SGD], ids[MOMENTUM]])
    records = {each: page.record_of(each) for each in ids.values()}
    assert_every_axis_reads_the_record(visitor, ids[ADAM], records)
    assert_any_column_reads_the_record(visitor, records)

    row(page, ids[SGD]).get_by_test_id("run-name-text").click()
    page.wait_until(lambda state: state["runId"] == ids[SGD], "the former run in focus")
    last = page.record_of(ids[SGD]).steps()[-1]
    assert page.drawn()["shownStep"] == last
    page.part("back-to-current").click()
    page.wait_until(lambda state: state["runId"] == ids[ADAM], "the current run in focus again")

    pick(page, ids[SGD], "run-rename")
    page.part("run-name").fill("the plain one")
    page.part("run-name").press("Enter")
    expect(row(page, ids[SGD])).to_have_attribute("data-called", "the plain one")
    expect(row(visitor, ids[SGD])).to_have_attribute("data-called", "the plain one")
    pick(page, ids[SGD], "run-pin")
    expect(row(visitor, ids[SGD])).to_contain_text("pinned")
    row(visitor, ids[SGD]).get_by_test_id("run-more").click()
    expect(visitor.part("run-show")).to_be_visible()
    expect(visitor.part("run-delete")).to_have_count(0)

    row(page, ids[ADAM]).get_by_test_id("run-more").click()
    expect(page.part("run-delete")).to_be_disabled()
    page.page.keyboard.press("Escape")
    pick(page, ids[MOMENTUM], "run-delete")
    page.part("run-delete-confirm").click()
    for each in (page, visitor):
        expect(row(each, ids[MOMENTUM])).to_have_count(0)
    page.page.reload()
    page.wait_ready()
    expect(page.part("run-row")).to_have_count(2)
    expect(row(page, ids[SGD])).to_have_attribute("data-called", "the plain one")

    elsewhere = page.page.context.new_page()
    elsewhere.goto(server.url)
    other = Playground(elsewhere, server.url)
    other.wait_ready()
    other.open_tab("runs")
    expect(row(other, ids[SGD])).to_contain_text("pinned")
