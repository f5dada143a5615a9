"""A network whose weights are set by hand and frozen is evaluated, not refused."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server


def fixed(value: float) -> dict[str, Any]:
    return {"type": "constant", "config": {"value": value}}


PRODUCT: dict[str, Any] = {
    "n": [
        ["x", "input"],
        [
            "sign",
            "dense",
            {"units": 1, "weight_initializer": fixed(1.0), "bias_initializer": fixed(0.0)},
            {"frozen": True},
        ],
    ],
    "e": [["x", "sign"]],
    "o": [
        {"loss": {"type": "binary_cross_entropy", "config": {}}, "prediction": "sign", "target": "label", "weight": 1.0}
    ],
    "s": {"data": {"config": {"features": ["x1_x2"]}}},
}
"""Exclusive or, by hand: the sign of the product of both coordinates."""


def test_exclusive_or_set_by_hand_is_evaluated_with_everything_frozen(open_page: Any, server: Server) -> None:
    link = make_link(PRODUCT, data="exclusive_or")
    playground = Playground(open_page(f"{server.url}/{link}"), server.url)
    playground.wait_ready()
    expect(playground.part("warning-mark-sign")).to_be_visible()
    playground.play()
    # Nothing learns, so the run ends by itself behind an epoch.
    playground.wait_until(lambda state: state["runId"] is not None and state["shownStep"] > 0, "an evaluated epoch")
    playground.wait_until(lambda _: playground.accuracy() == 1.0, "every point on its side")
    record = playground.record()
    assert {record.node_value(step, "sign", "weight_norm") for step in record.steps()} == {1.0}
