"""The live picture that notebooks show: drawn by its script in a real browser, from the values that Python gives it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.server import ROOT

SCRIPT = (ROOT / "client" / "backlight_client" / "widget.js").read_text(encoding="utf-8")
START = """
async ([source, values]) => {
  const { default: widget } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const listeners = [];
  const model = {
    get: (name) => values[name],
    on: (_, draw) => listeners.push(draw),
    off: () => listeners.splice(0),
  };
  window.change = (changed) => { Object.assign(values, changed); for (const draw of listeners) draw(); };
  window.leave = widget.render({ model, el: document.body });
}
"""
VALUES: dict[str, Any] = {
    "losses": [[0, 1.0], [10, 0.1], [20, 0.01]],
    "evaluations": [[0, 1.0], [20, 0.1]],
    "gradients": [["last", 0.1], ["first", 0.001]],
    "step": 20,
    "status": "running",
    "problem": "",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def heights(page: Page, line: int) -> list[float]:
    """y of each point of a curve."""
    drawn = page.locator("svg path").nth(line).get_attribute("d") or ""
    return [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", drawn)]


def test_it_draws_losses_and_gradients_on_logarithmic_axes(page: Page) -> None:
    page.set_content("<body></body>")
    page.evaluate(START, [SCRIPT, VALUES])
    expect(page.locator("body")).to_contain_text("step 20, running")
    first, second, third = heights(page, 0)
    assert second - first == third - second > 0
    assert heights(page, 1) == [first, second]
    texts = page.locator("svg text").all_text_contents()
    assert texts == ["0.01", "1", "0", "20", "Gradient (root mean square)", "last", "0.1", "first", "0.001"]
    bars = [box["width"] for box in (bar.bounding_box() for bar in page.locator("svg rect").all()) if box is not None]
    assert bars[0] > 10 * bars[1]
    page.evaluate("change({ losses: [[0, 1], [10, null], [40, 0.5]], evaluations: [], step: 40, status: 'finished' })")
    expect(page.locator("body")).to_contain_text("step 40, finished")
    assert len(heights(page, 0)) == 2
    assert (page.locator("svg path").first.get_attribute("d") or "").count("M") == 2
    page.evaluate("change({ problem: 'The run has failed.' })")
    expect(page.locator("body")).to_contain_text("The run has failed.")
    page.evaluate("leave()")
    page.evaluate("change({ problem: 'Nobody listens.' })")
    expect(page.locator("body")).not_to_contain_text("Nobody listens.")
