"""`python -m bench.painters`: what drawing costs the page's main thread, in headless Chromium, with 60 blocks in sight.

Prints the mean processor time of all that the main thread does a frame, as DevTools count it, and the median script
time of drawing a frame, as the page measures it; asserts nothing. Browser, server and host share the machine.
"""

import argparse
import json
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, ViewportSize, sync_playwright

from tests.e2e.links import make_link
from tests.e2e.playground import VISITED
from tests.e2e.server import ROOT, start_server

SIZE: ViewportSize = {"width": 1440, "height": 900}
LIMIT_MS = 600_000
SETTLE_MS = 3_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


def dense_blocks(pairs: int) -> dict[str, Any]:
    """Dense layers with their activation: two blocks each."""
    nodes: list[list[Any]] = [["x", "input"]]
    for number in range(pairs):
        nodes += [[f"dense_{number}", "dense", {"units": 8}], [f"act_{number}", "tanh"]]
    return _chain([*nodes, ["out", "dense", {"units": 2}]], "out")


def convolution_blocks(pairs: int) -> dict[str, Any]:
    """Convolutions with their activation, which show feature maps."""
    nodes: list[list[Any]] = [["x", "input"]]
    for number in range(pairs):
        nodes += [[f"conv_{number}", "conv2d", {"filters": 4, "padding": "same"}], [f"act_{number}", "relu"]]
    return _chain([*nodes, ["flat", "flatten"], ["out", "dense", {"units": 10}]], "out")


def _chain(nodes: list[list[Any]], last: str) -> dict[str, Any]:
    loss = {"type": "cross_entropy", "config": {}}
    edges = [[before[0], after[0]] for before, after in pairwise(nodes)]
    return {"n": nodes, "e": edges, "o": [{"loss": loss, "prediction": last, "target": "label", "weight": 1.0}]}


def measure(page: Page, url: str, seconds: float) -> tuple[float, float]:
    """(main thread a frame, median of the script that draws one), both in ms, while the network trains."""
    page.goto(url)
    page.wait_for_function("() => window.__backlight !== undefined", timeout=LIMIT_MS)
    page.get_by_test_id("play").click(timeout=LIMIT_MS)
    page.wait_for_function("() => window.__backlight.state().shownStep > 0", timeout=LIMIT_MS)
    page.wait_for_timeout(SETTLE_MS)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    frame, busy = _frame(page), _busy_ms(devtools)
    page.wait_for_timeout(1000 * seconds)
    frames, drawing = _frame(page) - frame, page.evaluate("window.__backlight.state().medianFrameMs")
    return (_busy_ms(devtools) - busy) / max(1, frames), float(drawing)


def _frame(page: Page) -> int:
    return int(page.evaluate("window.__backlight.state().frame"))


def _busy_ms(devtools: CDPSession) -> float:
    metrics = {entry["name"]: entry["value"] for entry in devtools.send("Performance.getMetrics")["metrics"]}
    return 1000 * float(metrics["TaskDuration"])


def main() -> None:
    """Measures wires and charts alone, then with faces."""
    parser = argparse.ArgumentParser(prog="bench.painters", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--pairs", type=int, default=29, help="layers with their activation")
    asked = parser.parse_args()
    cases = [
        ("wires and charts (at most 4 ms)", make_link(dense_blocks(asked.pairs), data="moons")),
        ("with faces (at most 8 ms)", make_link(convolution_blocks(asked.pairs), data="digits", batch="8")),
    ]
    found = ROOT / ".tools" / "browser.json"
    executable = json.loads(found.read_text())["executable_path"] if found.exists() else None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt", cold=True)
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            for name, link in cases:
                page = browser.new_context(viewport=SIZE).new_page()
                page.add_init_script(VISITED)
                busy, drawing = measure(page, f"{server.url}/{link}", asked.seconds)
                print(f"P10  {busy:5.1f} ms of main thread a frame, drawing {drawing:.1f} ms: {name}", flush=True)
                page.close()
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
