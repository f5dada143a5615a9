"""Blocks and wires show the statistic that the legend names, as it is recorded, on its own scale."""

import math
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground, magnitude
from tests.e2e.record import Record
from tests.e2e.server import Server
from tests.e2e.test_step_reports import open_spiral

BLOCKS = ("d1", "o")
WIRES = {("x", "d1"): "x", ("d1", "r1"): "d1", ("r1", "o"): "r1"}
BEHIND = {"d1": "r1", "o": "o"}


def wires(state: dict[str, Any]) -> dict[tuple[str, ...], dict[str, float]]:
    return {tuple(key.replace(">", ".").split(".")[::2]): edge for key, edge in state["edges"].items()}


def show(playground: Playground, column: str) -> dict[str, Any]:
    playground.part("block-column").select_option(column)
    playground.wait_until(lambda state: state["column"] == column, column)
    return playground.wait_at_rest()


def same(first: float, second: float) -> bool:
    return first == second or (math.isnan(first) and math.isnan(second))


def assert_blocks_show(state: dict[str, Any], record: Record, column: str, of: dict[str, str]) -> None:
    step = state["shownStep"]
    for block in BLOCKS:
        recorded = record.node_value(step, of[block], column)
        assert same(state["nodes"][block]["value"], recorded), (column, block)


def test_each_statistic_is_the_recorded_one_on_its_own_scale(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    page, part = playground.page, playground.part
    assert playground.drawn()["column"] == "delta_rms"
    playground.play()
    playground.train_until_step(30)
    playground.pause()
    record = playground.record()

    state = show(playground, "activation_mean")
    step = state["shownStep"]
    own = {block: block for block in BLOCKS}
    assert_blocks_show(state, record, "activation_mean", own)
    assert state["nodes"]["d1"]["text"] == magnitude(record.node_value(step, "d1", "activation_mean"))
    drawn = {*BLOCKS, *WIRES.values()}
    most = max(abs(record.node_value(each, node, "activation_mean")) for each in record.steps() for node in drawn)
    for wire, source in WIRES.items():
        value = record.node_value(step, source, "activation_mean")
        assert wires(state)[wire]["value"] == value
        assert wires(state)[wire]["brightness"] == pytest.approx((value / most + 1) / 2, abs=0.003)
    expect(part("ramp-legend")).to_contain_text(magnitude(most))
    expect(part("ramp-legend")).not_to_contain_text("1e-5")

    state = show(playground, "saturated")
    assert_blocks_show(state, record, "saturated", BEHIND)
    saturated = record.node_value(step, "r1", "saturated")
    assert wires(state)["r1", "o"]["value"] == saturated
    assert wires(state)["r1", "o"]["brightness"] == pytest.approx(saturated, abs=0.003)

    state = show(playground, "update_ratio")
    assert_blocks_show(state, record, "update_ratio", own)
    assert all(math.isnan(wire["value"]) for wire in wires(state).values())

    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("o")
    state = playground.wait_until(lambda state: state["column"] == "weight_norm", "the next statistic")
    expect(part("block-column")).to_have_value("weight_norm")
    playground.wait_at_rest()
    assert_blocks_show(playground.drawn(), record, "weight_norm", own)

    page.reload()
    playground.wait_ready()
    expect(part("block-column")).to_have_value("weight_norm")
