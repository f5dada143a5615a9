"""`python -m bench.painters`: what the page's main thread and the network carry, in headless Chromium.

P9: with 60 blocks in sight, the mean processor time of all that the main thread does a frame, as DevTools count it, and
the median script time of drawing a frame, as the page measures it; the curves of wires and charts have 10^5 steps. P9b:
steps per second that reach the page. P10: bytes of a frame of a network of ten layers, and of its record. Prints,
asserts nothing. Browser, server and host share the machine.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
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
FRAMES_HZ = 30
"""What the target counts by: a page that is asked for more frames has painted no more often."""
STEPS_DRAWN = 100_000
PLAYGROUND_STEPS = {"2-4-2-2": 1_469.0, "2-8x6-2": 339.0}
"""Steps per second of TensorFlow Playground's page with the same hidden layers, measured apart."""
HIDDEN = {"2-4-2-2": [4, 2], "2-8x6-2": [8] * 6}
LAYERS = 10


def chain_of(widths: list[int]) -> dict[str, Any]:
    """Dense layers of these widths, each with its activation, and two logits."""
    nodes: list[list[Any]] = [["x", "input"]]
    for number, width in enumerate(widths):
        nodes += [[f"dense_{number}", "dense", {"units": width}], [f"act_{number}", "tanh"]]
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


def train(page: Page, url: str, step: int) -> None:
    """Opens an experiment and trains it until the page shows a step."""
    page.goto(url)
    page.wait_for_function("() => window.__backlight !== undefined", timeout=LIMIT_MS)
    page.get_by_test_id("play").click(timeout=LIMIT_MS)
    page.wait_for_function(f"() => window.__backlight.state().shownStep >= {step}", timeout=LIMIT_MS)
    page.wait_for_timeout(SETTLE_MS)


def main_thread(page: Page, seconds: float) -> tuple[float, float]:
    """(main thread a frame, median of the script that draws one), both in ms, while the network trains."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    frame, busy = _frame(page), _busy_ms(devtools)
    page.wait_for_timeout(1000 * seconds)
    drawing = float(page.evaluate("window.__backlight.state().medianFrameMs"))
    frames = max(1.0, min(_frame(page) - frame, FRAMES_HZ * seconds))
    return (_busy_ms(devtools) - busy) / frames, drawing


def steps_per_second(page: Page, seconds: float) -> float:
    """Steps that the page shows in a second."""
    before, began = _step(page), time.perf_counter()
    page.wait_for_timeout(1000 * seconds)
    page.wait_for_function(f"() => window.__backlight.state().shownStep > {before}", timeout=LIMIT_MS)
    return (_step(page) - before) / (time.perf_counter() - began)


def record_bytes(page: Page, url: str) -> int:
    """Size of what is recorded of the run on stage."""
    run_id = page.evaluate("window.__backlight.state().runId")
    return len(page.request.get(f"{url}/api/runs/{run_id}/record", timeout=LIMIT_MS).body())


def _step(page: Page) -> int:
    return int(page.evaluate("window.__backlight.state().shownStep"))


def _frame(page: Page) -> int:
    return int(page.evaluate("window.__backlight.state().frame"))


def _busy_ms(devtools: CDPSession) -> float:
    metrics = {entry["name"]: entry["value"] for entry in devtools.send("Performance.getMetrics")["metrics"]}
    return 1000 * float(metrics["TaskDuration"])


def print_painters(open_page: Callable[[], Page], url: str, seconds: float, pairs: int) -> None:
    """P9: wires and charts alone, then faces."""
    cases = [
        ("wires, charts of 10^5 steps (at most 4 ms)", make_link(chain_of([8] * pairs), data="moons"), STEPS_DRAWN),
        ("with faces (at most 8 ms)", make_link(convolution_blocks(pairs), data="digits", batch="8"), 1),
    ]
    for name, link, step in cases:
        page = open_page()
        train(page, f"{url}/{link}", step)
        busy, drawing = main_thread(page, seconds)
        print(f"P9   {busy:5.1f} ms of main thread a frame, drawing {drawing:.1f} ms: {name}", flush=True)
        page.close()


def print_visitor(open_page: Callable[[], Page], url: str, seconds: float) -> None:
    """P9b: training, streaming and drawing together."""
    for name, peer in PLAYGROUND_STEPS.items():
        page = open_page()
        train(page, f"{url}/{make_link(chain_of(HIDDEN[name]), data='spiral')}", STEPS_DRAWN // 20)
        rate = steps_per_second(page, seconds)
        print(f"P9b  {rate / peer:5.1f} x TensorFlow Playground's page: {name}, {rate:,.0f} steps/s", flush=True)
        page.close()


def print_bytes(open_page: Callable[[], Page], url: str) -> None:
    """P10: frames while training, and the record of 10^5 steps."""
    page, sizes = open_page(), list[int]()

    def count(payload: str | bytes) -> None:
        if isinstance(payload, bytes):
            sizes.append(len(payload))

    page.on("websocket", lambda socket: socket.on("framereceived", count))
    train(page, f"{url}/{make_link(chain_of([8] * (LAYERS - 1)), data='moons')}", STEPS_DRAWN)
    page.get_by_test_id("pause").click()
    print(f"P10  {statistics.median(sizes) / 1000:5.1f} kB a frame, median of {len(sizes)} (at most 6)", flush=True)
    print(f"P10  {record_bytes(page, url) / 1e6:5.2f} MB recorded of 10^5 steps (at most 8)", flush=True)
    page.close()


def main() -> None:
    """Measures what was asked for."""
    parser = argparse.ArgumentParser(prog="bench.painters", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--pairs", type=int, default=29, help="layers with their activation")
    asked = parser.parse_args()
    found = ROOT / ".tools" / "browser.json"
    executable = json.loads(found.read_text())["executable_path"] if found.exists() else None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt", cold=True)
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)

        def open_page() -> Page:
            page = browser.new_context(viewport=SIZE).new_page()
            page.add_init_script(VISITED)
            return page

        try:
            print_painters(open_page, server.url, asked.seconds, asked.pairs)
            print_visitor(open_page, server.url, asked.seconds)
            print_bytes(open_page, server.url)
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
