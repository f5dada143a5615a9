"""Networks of a billion weights and of ten thousand layers: opened, laid out folded and counted."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.links import make_link, read_count
from tests.e2e.playground import Playground
from tests.e2e.server import Server

Json = dict[str, Any]

# How long the page did nothing else, at most, and in all: pieces of work of more than 50 ms, from its first line on.
LONG_TASKS = """
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
}).observe({ type: "longtask", buffered: true });
"""


def drawn(nodes: list[Any], chain: str, group: Json | None = None) -> Json:
    """A classifier of digits as links write it, its blocks in a row."""
    names = chain.split()
    return {
        "n": [["x", "input"], *nodes, ["logits", "dense", {"units": 10}]],
        "e": [list(pair) for pair in pairwise(names)],
        "o": [{"loss": {"type": "cross_entropy"}, "prediction": "logits", "target": "label", "weight": 1.0}],
        **({} if group is None else {"g": {"block": group}}),
    }


UNITS = 12_288
WIDE = drawn(
    [
        ["flat", "flatten"],
        ["first", "dense", {"units": UNITS}],
        ["deep", "block", {}, {"repeat": 7}],
    ],
    "x flat first deep logits",
    {
        "n": [["fit", "dense", {"units": UNITS}], ["act", "relu"]],
        "e": [["in", "fit"], ["fit", "act"]],
        "ports": {"inputs": ["in"], "output": "act"},
    },
)
"""Seven dense layers of 12,288 units: 7 · 12,289 · 12,288 weights, and those of the first and the last layer."""

DEEP = drawn(
    [["flat", "flatten"], ["first", "dense", {"units": 4}], ["deep", "block", {}, {"repeat": 1_999}]],
    "x flat first deep logits",
    {
        "n": [
            ["fit", "dense", {"units": 4}],
            ["norm", "batch_norm"],
            ["act", "relu"],
            ["back", "dense", {"units": 4}],
            ["sum", "add"],
        ],
        "e": [["in", "fit"], ["fit", "norm"], ["norm", "act"], ["act", "back"], ["back", "sum"], ["in", "sum"]],
        "ports": {"inputs": ["in"], "output": "sum"},
    },
)
"""1,999 residual blocks of five layers and four more: 9,999 layers, 20 + 8 + 20 weights a block."""


def shown_count(text: str) -> int | None:
    """Weights as the page has counted them; None while it shows those before the edit."""
    count = text.split("weights")[0].strip()
    return read_count(count) if count[:1].isdigit() else None


@pytest.mark.parametrize(
    ("packed", "weights", "refused"),
    [
        pytest.param(WIDE, 65 * UNITS + 7 * (UNITS + 1) * UNITS + (UNITS + 1) * 10, True, id="a billion weights"),
        pytest.param(DEEP, 65 * 4 + 1_999 * 48 + 50, False, id="ten thousand layers", marks=pytest.mark.full),
    ],
)
def test_a_large_network_is_seen_and_counted(
    open_page: Any, server: Server, tell: Callable[[str], None], packed: Json, weights: int, refused: bool
) -> None:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    page.page.evaluate(LONG_TASKS)
    began = time.perf_counter()
    page.page.evaluate("link => { location.hash = link; }", make_link(packed, data="digits"))
    expect(page.block("deep")).to_be_visible()
    cost = page.part("network-cost")
    page.wait_until(lambda _: shown_count(cost.inner_text()) == weights, f"{weights} weights")
    taken = time.perf_counter() - began
    tasks = page.page.evaluate("window.longTasks")
    tell(f"{weights:,} weights: opened and counted in {taken:.1f} s; longest task {max(tasks, default=0):.0f} ms")
    assert page.page.locator(".react-flow__node").count() < 20, "copies are drawn as one block"
    assert page.block("deep").bounding_box() is not None
    # The view stays in use: a block is chosen and its settings are shown, whatever can't be trained.
    page.block("first").click()
    expect(page.part("field-network.nodes.first.config.units")).to_be_visible()
    if refused:
        page.part("play").click()
        expect(page.part("notice-problem")).to_contain_text("Not started: fix the marked problems first.")
        expect(page.part("problem-deep")).to_contain_text("weights, more than the limit of")
        assert page.drawn()["runId"] is None
        expect(page.block("deep")).to_be_visible()
