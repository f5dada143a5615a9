"""The canvas under the hands: widths stepped, wires joined, faults cured on the drawing, and a view that stays."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server

WRONG: dict[str, Any] = {
    "n": [["x", "input"], ["a", "dense", {"units": 8}], ["out", "dense", {"units": 7}]],
    "e": [["x", "a"], ["a", "out"]],
    "o": [{"loss": {"type": "cross_entropy", "config": {}}, "prediction": "out", "target": "label", "weight": 1.0}],
}
"""Seven outputs for the two classes of the spiral."""


def place(playground: Playground, name: str) -> tuple[float, float, float]:
    box = playground.part(f"block-{name}").bounding_box()
    assert box is not None
    return round(box["x"]), round(box["y"]), round(box["width"])


def test_a_fault_is_cured_a_width_stepped_and_a_second_wire_joined_on_the_drawing(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(f"{server.url}/{make_link(WRONG)}"), server.url)
    playground.wait_ready()
    fix = playground.part("fix-prediction_classes_differ")
    expect(fix).to_have_text("Set Units to 2")
    fix.click()
    expect(playground.part("width-out")).to_have_text("2")
    expect(playground.part("problem-out")).to_have_count(0)
    playground.part("undo-button").click()
    expect(playground.part("width-out")).to_have_text("7")
    fix.click()

    playground.block("a").click()
    for _ in range(3):
        playground.part("width-a-more").click()
    expect(playground.part("width-a")).to_have_text("11")
    # Presses that follow each other quickly are one step of undo (`detail.test.tsx`); a busy machine's are not.
    while playground.part("width-a").inner_text() != "8":
        playground.part("undo-button").click()

    start, end = playground.part("port-x-out").bounding_box(), playground.part("port-out-in").bounding_box()
    assert start is not None
    assert end is not None
    mouse = playground.page.mouse
    mouse.move(start["x"] + 4, start["y"] + 4)
    mouse.down()
    mouse.move(end["x"] - 60, end["y"] - 60, steps=4)
    mouse.move(end["x"] + 4, end["y"] + 4, steps=4)
    mouse.up()
    menu = playground.part("join-menu")
    expect(menu).to_be_visible()
    playground.part("join-concat").click()
    expect(menu).to_have_count(0)
    expect(playground.block("concat_1")).to_be_visible()
    assert {"x.out>concat_1.in", "a.out>concat_1.in", "concat_1.out>out.in"} <= set(playground.drawn()["edges"])
    playground.part("undo-button").click()
    expect(playground.block("concat_1")).to_have_count(0)

    # The same from the keyboard.
    playground.block("x").click()
    playground.page.keyboard.press("c")
    playground.part("connect-to-out").press("Enter")
    playground.part("join-add").press("Enter")
    expect(playground.block("add_1")).to_be_visible()
    assert "a.out>add_1.in" in playground.drawn()["edges"]


def test_the_view_stays_once_it_was_moved_and_shows_more_the_nearer_it_is(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(f"{server.url}/{make_link(WRONG)}"), server.url)
    playground.wait_ready()
    playground.part("fix-prediction_classes_differ").click()
    playground.wait_still()
    graph, page = playground.part("graph"), playground.page
    pane = graph.bounding_box()
    assert pane is not None
    corner = (pane["x"] + 7, pane["y"] + pane["height"] / 2)

    # A click is no pan: what comes later into the drawing is still brought into sight.
    page.mouse.click(*corner)
    playground.add("dense", "dense_1")
    for number in range(2, 8):
        playground.part("palette-item-dense").click()
        expect(playground.block(f"dense_{number}")).to_be_attached()
    playground.wait_still()
    last = playground.part("block-dense_7").bounding_box()
    assert last is not None
    assert last["x"] + last["width"] < pane["x"] + pane["width"]

    page.mouse.move(*corner)
    page.mouse.down()
    page.mouse.move(corner[0] + 70, corner[1] - 50, steps=4)
    page.mouse.up()
    playground.wait_still()
    before = place(playground, "x")
    playground.block("a").click()
    playground.part("delete-button").click()
    expect(playground.block("a")).to_have_count(0)
    playground.wait_still()
    assert place(playground, "x") == before
    playground.part("fit-button").click()
    playground.wait_still()
    assert place(playground, "x") != before

    for button, level in (("zoom-in", "nearest"), ("zoom-out", "far")):
        for _ in range(12):
            playground.part(f"{button}-button").click()
        expect(graph).to_have_attribute("data-detail", level)

    playground.part("turn-button").click()
    playground.wait_still()
    first, then = place(playground, "x"), place(playground, "out")
    assert first[1] < then[1]
    page.reload()
    playground.wait_ready()
    expect(graph).to_have_attribute("data-direction", "down")
