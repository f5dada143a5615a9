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
    copies, close = (playground.part(f"{part}-block_1").bounding_box() for part in ("copies", "close"))
    assert copies is not None
    assert close is not None
    assert copies["x"] + copies["width"] <= close["x"]
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


def drag(playground: Playground, name: str, by: tuple[int, int]) -> None:
    """Moves a block with the pointer, held beside its name."""
    mouse = playground.page.mouse
    box = playground.block(name).bounding_box()
    assert box is not None
    x, y = box["x"] + 0.4 * box["width"], box["y"] + 0.3 * box["height"]
    mouse.move(x, y)
    mouse.down()
    for share in (0.2, 0.6, 1.0):
        mouse.move(x + share * by[0], y + share * by[1])
    mouse.up()
    playground.wait_still()


def distance_down(playground: Playground, upper: str, lower: str) -> float:
    """How far below the top of a block another begins, in heights of the first."""
    first, second = (playground.block(name).bounding_box() for name in (upper, lower))
    assert first is not None
    assert second is not None
    return (second["y"] - first["y"]) / first["height"]


def assert_frame_holds(playground: Playground, name: str) -> None:
    frame, block = playground.part("frame-block_1").bounding_box(), playground.block(name).bounding_box()
    assert frame is not None
    assert block is not None
    for start, size in (("x", "width"), ("y", "height")):
        assert frame[start] < block[start]
        assert block[start] + block[size] < frame[start] + frame[size]


def test_blocks_in_a_group_are_moved_and_its_weights_start_another_run_with_all_but_the_last_block_frozen(
    playground: Playground,
) -> None:
    draw_residual_network(playground)
    group_the_path(playground)
    playground.block("block_1").dblclick(position={"x": 40, "y": 60})
    playground.wait_still()
    before = distance_down(playground, "block_1/add_1", "block_1/dense_2")
    drag(playground, "block_1/dense_2", (0, 120))
    assert distance_down(playground, "block_1/add_1", "block_1/dense_2") > before + 0.5
    assert_frame_holds(playground, "block_1/dense_2")
    playground.page.keyboard.press("Control+z")
    playground.wait_still()
    assert distance_down(playground, "block_1/add_1", "block_1/dense_2") == pytest.approx(before, abs=0.02)
    playground.part("close-block_1").click()

    playground.play()
    playground.train_until_step(200)
    playground.pause()
    first, former = playground.record(), playground.run_id()
    kept_at = playground.settle()["shownStep"]
    playground.block("block_1").click()
    playground.part("keep-weights").click()
    expect(playground.part("kept-weights")).to_contain_text("Block 1")
    playground.part("undo-button").click()
    expect(playground.part("transfer-menu")).to_have_count(0)

    playground.part("open-weights").click()
    playground.part("rename-weights").click()
    playground.part("weights-name").fill("Spiral features")
    playground.part("weights-name").press("Enter")
    expect(playground.part("weights-dialog")).to_contain_text("Spiral features")
    playground.part("use-weights").click()
    expect(playground.part("weights-matches")).to_contain_text("3 of 3")
    playground.part("start-with-weights").click()
    expect(playground.part("notice")).to_contain_text("Spiral features")
    playground.part("transfer-menu").click()
    playground.part("action-freeze_features").click()
    playground.wait_until(
        lambda state: state["runId"] not in (None, former) and state["shownStep"] >= 20, "steps of a new run"
    )
    playground.pause()
    second = playground.record()
    step = second.steps()[-1]
    for node in ("dense_1", "block_1/1/dense_2", "dense_3"):
        start = second.node_value(0, node, "weight_norm")
        # Statistics of a step are of the weights before its update.
        assert start == pytest.approx(first.node_value(kept_at, node, "weight_norm"), rel=0.01)
        assert start != pytest.approx(first.node_value(0, node, "weight_norm"), rel=0.01)
        assert (second.node_value(step, node, "weight_norm") == start) == (node != "dense_3")

    playground.part("open-weights").click()
    playground.part("delete-weights").click()
    playground.part("confirm-delete").click()
    expect(playground.part("no-weights")).to_be_visible()
