"""The block of a batch norm shows its running statistics, scale and shift by channel."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_step_reports import READABLE, SPIRAL

UNITS = 8
ROWS = ("running_mean", "running_variance", "scale", "shift")
NETWORK: dict[str, Any] = {
    **SPIRAL,
    "n": [
        ["x", "input"],
        ["d1", "dense", {"units": UNITS}],
        ["norm", "batch_norm"],
        ["r1", "tanh"],
        ["o", "dense", {"units": 2}],
    ],
    "e": [["x", "d1"], ["d1", "norm"], ["norm", "r1"], ["r1", "o"]],
}


def test_a_batch_norm_shows_statistics_and_scale_of_each_channel(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(f"{server.url}/{make_link(NETWORK, **READABLE)}"), server.url)
    part = playground.part
    playground.wait_ready()
    playground.play()
    playground.train_until_step(20)
    playground.pause()
    expect(part("face-norm").locator("svg")).to_have_count(4)
    step = playground.drawn()["shownStep"]
    expect(part("face-norm")).to_have_attribute("data-step", str(step))

    playground.block("norm").click()
    large = part("face-large-norm")
    expect(large).to_have_attribute("data-step", str(step))
    for row in ROWS:
        expect(part(f"face-row-{row}")).to_be_visible()
    large.get_by_test_id("view-table").click()
    table = playground.page.get_by_role("table").last
    expect(table.get_by_role("row")).to_have_count(UNITS + 1)
    cells = [float(text) for text in table.locator("tbody td").all_inner_texts()]
    assert len(cells) == 4 * UNITS
    # The ends beside each row are those of its column: four digits there, three here.
    for column, row in enumerate(ROWS):
        low, high = (float(end) for end in part(f"face-row-{row}").inner_text().split("\n")[-1].split(" … "))
        assert [low, high] == pytest.approx([min(cells[column::4]), max(cells[column::4])], rel=6e-3), row
    assert all(variance > 0 for variance in cells[1::4])
