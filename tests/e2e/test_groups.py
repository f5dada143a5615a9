"""A residual group: made of a selection, repeated, trained, looked into, and edited in one place."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground, magnitude
from tests.e2e.server import Server

WIDTH = 8


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def draw_residual_network(playground: Playground) -> None:
    """input, dense, (dense, relu, add with a skip around them), dense."""
    playground.choose_data("spiral")
    playground.clear()
    for layer_type, name in (("input", "x"), ("dense", "dense_1"), ("dense", "dense_2"), ("relu", "relu_1")):
        playground.add(layer_type, name)
    playground.add("add", "add_1")
    playground.add("dense", "dense_3")
    playground.set_field("network.nodes.dense_3.config.units", "2")
    playground.wait_still()
    playground.block("dense_1").click()
    playground.page.keyboard.press("c")
    playground.part("connect-to-add_1").click()
    playground.wait_still()


def group_the_path(playground: Playground) -> None:
    """The dense layer, its activation and the sum become one block."""
    playground.block("dense_2").click()
    for name in ("relu_1", "add_1"):
        playground.block(name).click(modifiers=["Shift"])
    playground.page.keyboard.press("Control+g")
    expect(playground.block("block_1")).to_be_visible()


def written_weights(playground: Playground) -> str:
    """What stands under the group's block."""
    return playground.part("weights-block_1").inner_text()


def test_a_residual_group_is_made_repeated_trained_opened_and_edited_in_one_place(playground: Playground) -> None:
    draw_residual_network(playground)
    group_the_path(playground)
    playground.wait_still()
    for _ in range(3):
        playground.part("repeat-block_1-more").click()
    expect(playground.part("repeat-block_1")).to_have_value("4")
    expect(playground.part("weights-block_1")).to_have_text(f"{4 * (WIDTH * WIDTH + WIDTH)} weights")

    playground.play()
    playground.train_until_step(100)
    playground.pause()
    state = playground.settle()
    record = playground.record()
    step = state["shownStep"]
    inner = [f"block_1/{copy}/{name}" for copy in range(1, 5) for name in ("dense_2", "relu_1", "add_1")]
    assert set(inner) < set(record.schema["nodes"])
    shown = state["nodes"]["block_1"]["text"]
    assert shown == magnitude(record.node_value(step, "block_1/4/add_1", "delta_rms"))

    playground.block("block_1").dblclick(position={"x": 40, "y": 60})
    expect(playground.part("frame-block_1")).to_be_visible()
    for copy in ("1", "4"):
        playground.part("copy-block_1").fill(copy)
        recorded = magnitude(record.node_value(step, f"block_1/{copy}/dense_2", "delta_rms"))
        expect(playground.part("block-gradient-block_1/dense_2")).to_have_text(recorded)

    playground.block("block_1/dense_2").click()
    expect(playground.part("group-note")).to_be_visible()
    playground.part("field-network.groups.block_1.nodes.dense_2.config.use_bias").uncheck()
    playground.page.keyboard.press("Escape")
    playground.part("close-block_1").click()
    expect(playground.part("weights-block_1")).to_have_text(f"{4 * WIDTH * WIDTH} weights")
