"""Networks on sequences: gates of an LSTM and weights of attention on the page are the numbers of the server."""

import re
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import expect

from backend.protocol.frames import Frame
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_image_faces import PIXELS, of, shades

UNITS, STEPS, LAST = 4, 20, 38
"""Units of the layer, steps of a sequence, steps of the run."""

NAMES = ["input", "forget", "candidate", "output", "cell", "hidden"]
LSTM: dict[str, Any] = {
    "n": [["x", "input"], ["memory", "lstm", {"units": UNITS}], ["output", "dense", {"units": 1}]],
    "e": [["x", "memory"], ["memory", "output"]],
    "o": [{"loss": {"type": "mse", "config": {}}, "prediction": "output", "target": "value", "weight": 1.0}],
}
ATTENTION: dict[str, Any] = {
    "n": [
        ["x", "input"],
        ["vectors", "embedding", {"features": 4}],
        ["look", "attention", {"heads": 2}],
        ["logits", "dense", {"units": 10, "per_position": True}],
    ],
    "e": [["x", "vectors"], ["vectors", "look"], ["look", "logits"]],
    "o": [
        {
            "loss": {"type": "pixel_cross_entropy", "config": {}},
            "prediction": "logits",
            "target": "label",
            "weight": 1.0,
        }
    ],
}


def finished(open_page: Any, server: Server, network: dict[str, Any], **readable: str) -> Playground:
    """A run of one epoch at its end, in the dark theme."""
    link = make_link(network, rate="0.1", batch="32", seed="7", epochs="1", **readable)
    page = Playground(open_page(f"{server.url}/{link}", color_scheme="dark"), server.url)
    page.wait_ready()
    page.part("play").click()
    expect(page.part("step-count")).to_have_text(str(LAST))
    expect(page.part("standing")).to_have_attribute("data-standing", "latest")
    return page


def table_of(playground: Playground, chart: str) -> NDArray[np.float64]:
    """The numbers of a chart as its table has them, a row for every place."""
    lines = playground.part(chart).locator("xpath=ancestor::div[1]")
    lines.get_by_test_id("view-table").click()
    dialog = playground.page.get_by_role("dialog")
    rows = dialog.locator("tbody tr")
    expect(rows).to_have_count(STEPS)
    cells = [row.split("\t")[1:] for row in dialog.locator("tbody").inner_text().split("\n") if "\t" in row]
    playground.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    return np.asarray(cells, np.float64)


def read_by_arrows(playground: Playground, name: str, down: int, right: int) -> str:
    """What is said of a number that the arrow keys were moved to."""
    button = playground.part(f"{name}-pixels")
    for key in ["ArrowDown"] * (1 + down) + ["ArrowRight"] * right:
        button.press(key)
    return playground.part(f"{name}-value").inner_text()


def assert_unit_is_that_of(playground: Playground, frame: Frame, unit: int) -> None:
    """The chart of one unit has the numbers of a frame, to six digits."""
    expect(playground.part("gate-chart")).to_have_attribute("data-step", str(frame.step))
    expected = frame.arrays["values"][:, unit].astype(np.float64).T
    np.testing.assert_allclose(table_of(playground, "gate-chart"), expected, rtol=6e-6)


def test_gates_of_an_lstm_are_the_numbers_of_the_server_at_any_step(open_page: Any, server: Server) -> None:
    playground = finished(open_page, server, LSTM, data="adding")
    playground.block("memory").click()
    expect(playground.part("face-large-memory")).to_have_attribute("data-step", str(LAST))
    shown: dict[int, Frame] = {}
    for step in (LAST // 2, 0):
        shown[step] = of(playground.go_back_exactly(step), "gates", "node=memory", "example=validation%3A0")
        frame = shown[step]
        assert (frame.step, bytes(frame.arrays["names"]).decode().split("\n")) == (step, NAMES)
        expect(playground.part("face-memory")).to_have_attribute("data-step", str(step))
        hidden = frame.arrays["values"][-1]
        drawn = playground.page.evaluate(PIXELS, "face-memory")
        image = np.asarray(drawn["data"]).reshape(UNITS, STEPS, 4)[..., :3]
        np.testing.assert_allclose(image, shades(hidden, float(np.abs(hidden).max())), atol=1)
        assert_unit_is_that_of(playground, frame, 0)
    assert np.abs(shown[0].arrays["values"] - shown[LAST // 2].arrays["values"]).max() > 0.01

    # What a cell keeps and writes adds up on the page's own numbers: c = f c + i g, h = o tanh(c).
    enter, forget, candidate, leave, cell, state = table_of(playground, "gate-chart").T
    before = np.concatenate([[0], cell[:-1]])
    np.testing.assert_allclose(cell, forget * before + enter * candidate, atol=3e-5)
    np.testing.assert_allclose(state, leave * np.tanh(cell), atol=3e-5)

    frame = shown[0]
    reported = read_by_arrows(playground, "gate-forget", 2, 5)
    assert re.fullmatch(r"unit 2, step 6: [\d.]+", reported), reported
    assert float(reported.split(": ")[1]) == pytest.approx(float(frame.arrays["values"][1, 2, 5]), rel=6e-3)
    # The unit pointed at is the one that the chart is of.
    expect(playground.part("gate-unit")).to_have_value("2")
    assert_unit_is_that_of(playground, frame, 2)
    left = frame.arrays["left"].astype(np.float64).T
    np.testing.assert_allclose(table_of(playground, "lag-chart"), left, rtol=1e-5, atol=1e-5)
    assert left[0, 1] == 0 > left[-1, 1]


@pytest.mark.full
def test_attention_is_read_step_by_step(open_page: Any, server: Server) -> None:
    playground = finished(open_page, server, ATTENTION, data="copying")
    playground.block("look").click()
    expect(playground.part("face-large-look")).to_have_attribute("data-step", str(LAST))
    frame = of(playground.go_back_exactly(LAST // 2), "attention", "node=look", "example=validation%3A0")
    expect(playground.part("face-large-look")).to_have_attribute("data-step", str(frame.step))
    weights, tokens = frame.arrays["weights"], frame.arrays["tokens"]
    np.testing.assert_allclose(weights.sum(axis=2), 1, atol=1e-5)
    drawn = playground.page.evaluate(PIXELS, "face-look")
    image = np.asarray(drawn["data"]).reshape(drawn["height"], drawn["width"], 4)[..., :3]
    for head in range(2):
        tile = image[:STEPS, head * (STEPS + 1) : head * (STEPS + 1) + STEPS]
        np.testing.assert_allclose(tile, shades(weights[head], float(weights.max())), atol=1)

    playground.part("face-large-look-picker").press("ArrowRight")
    reported = read_by_arrows(playground, "face-map-look", 1, 2)
    match = re.fullmatch(rf"2 {tokens[1]} takes ([\d.]+) from 3 {tokens[2]}", reported)
    assert match, reported
    assert float(match[1]) == pytest.approx(float(weights[1, 1, 2]), rel=6e-3)
    cells = playground.part("sequence-steps").locator("tbody tr").first.locator("td").all_inner_texts()
    names = [*map(str, range(8)), "blank", "marker"]
    assert cells == [names[token] for token in tokens]
