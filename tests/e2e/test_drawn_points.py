"""Points clicked onto the plane, and a curve drawn by hand, are data to train on."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Position, expect

from tests.e2e.axe import violations
from tests.e2e.playground import Playground
from tests.e2e.server import Server

CORNERS = ((-4.0, -4.0), (-3.0, -3.6), (3.6, 3.0), (4.0, 4.0), (-3.6, -3.0), (3.0, 3.6))
OTHERS = ((-4.0, 4.0), (-3.0, 3.6), (3.6, -3.0), (4.0, -4.0), (-3.6, 3.0), (3.0, -3.6))


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def place(surface: Locator, x: float, y: float, across: float, up: float) -> Position:
    """Where a place of the drawing lies in its picture. across, up: half of its width and height, in its own units."""
    box = surface.bounding_box()
    assert box is not None
    return {"x": (x + across) / (2 * across) * box["width"], "y": (up - y) / (2 * up) * box["height"]}


def data(playground: Playground) -> dict[str, Any]:
    """The data part of the document."""
    kept = "JSON.parse(localStorage.getItem('backlight.document')).state.spec.data"
    found: dict[str, Any] = playground.page.evaluate(kept)
    return found


def test_clicked_points_are_edits_and_train_to_a_boundary(playground: Playground) -> None:
    playground.open_gallery("xor")
    playground.choose_data("drawn_points")
    plane = playground.part("drawn-plane")
    expect(playground.part("points-count")).to_have_attribute("data-count", "20")
    playground.part("points-clear").click()
    expect(playground.part("points-lacking")).to_contain_text("too few points")
    playground.part("play").click()
    expect(playground.page.get_by_text("too few points").first).to_be_visible()
    assert playground.drawn()["runId"] is None
    for x, y in CORNERS:
        plane.click(position=place(plane, x, y, 6, 6))
    expect(playground.part("points-lacking")).to_contain_text("All points are of class A")
    for x, y in OTHERS:
        plane.click(position=place(plane, x, y, 6, 6), modifiers=["Shift"])
    expect(playground.part("points-lacking")).to_have_count(0)
    expect(playground.part("points-count")).to_have_attribute("data-count", "12")
    for (x, y, label), wanted in zip(data(playground)["config"]["points"], (*CORNERS, *OTHERS), strict=True):
        assert (x, y) == pytest.approx(wanted, abs=0.06)
        assert label == (wanted in OTHERS)
    plane.click(position=place(plane, *CORNERS[0], 6, 6), modifiers=["ControlOrMeta"])
    expect(playground.part("points-count")).to_have_attribute("data-count", "11")
    playground.page.keyboard.press("Control+z")
    expect(playground.part("points-count")).to_have_attribute("data-count", "12")
    playground.set_field("training.batch_size", "5")
    playground.play()
    playground.train_until_step(400)
    playground.pause()
    playground.settle()
    assert playground.accuracy() == 1.0
    canvas = playground.part("drawn-canvas")
    expect(canvas).to_have_attribute("data-step", str(playground.drawn()["shownStep"]))
    colors = [pixel(canvas, x, y) for x, y in ((-4.6, -4.6), (4.6, 4.6), (-4.6, 4.6), (4.6, -4.6))]
    assert [red > blue for red, _, blue, _ in colors] == [True, True, False, False]
    run = playground.run_id()
    plane.click(position=place(plane, 0, 5, 6, 6))
    expect(playground.part("points-count")).to_have_attribute("data-count", "13")
    playground.play()
    playground.wait_until(lambda state: state["runId"] not in (None, run), "another run on the new points")


def pixel(canvas: Locator, x: float, y: float) -> list[int]:
    """The colour of a place of the plane."""
    found: list[int] = canvas.evaluate(
        """(canvas, [x, y]) => [...canvas.getContext("2d").getImageData(
            Math.round((x + 6) / 12 * canvas.width), Math.round((6 - y) / 12 * canvas.height), 1, 1).data]""",
        [x, y],
    )
    return found


def test_points_are_drawn_by_keys_alone_and_more_classes_follow(playground: Playground) -> None:
    playground.open_gallery("xor")
    playground.choose_data("drawn_points")
    playground.part("points-clear").click()
    plane, keyboard = playground.part("drawn-plane"), playground.page.keyboard
    plane.focus()
    keyboard.press("Enter")
    keyboard.press("Shift+ArrowRight")
    keyboard.press("2")
    keyboard.press("Enter")
    keyboard.press("ArrowUp")
    keyboard.press("Enter")
    keyboard.press("Delete")
    expect(playground.part("points-count")).to_have_attribute("data-count", "2")
    assert data(playground)["config"]["points"] == [[0, 0, 0], [0.5, 0, 1]]
    playground.part("points-add-class").click()
    expect(playground.part("points-class-2")).to_be_checked()
    plane.focus()
    keyboard.press("Enter")
    assert data(playground)["config"]["points"][2][2] == 2
    assert data(playground)["config"]["classes"] == 3
    expect(playground.part("network-cost")).to_have_attribute("aria-busy", "false")
    assert violations(playground.page) == []


def test_a_stroke_is_one_edit_and_a_curve_follows_the_hand(playground: Playground) -> None:
    playground.open_gallery("xor")
    playground.choose_data("drawn_points")
    playground.part("points-clear").click()
    plane, mouse = playground.part("drawn-plane"), playground.page.mouse
    box = plane.bounding_box()
    assert box is not None
    playground.part("points-spread").select_option("0.5")
    mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.5 * box["height"])
    mouse.down()
    mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.5 * box["height"], steps=8)
    mouse.up()
    painted = len(data(playground)["config"]["points"])
    assert painted >= 9
    playground.page.keyboard.press("Control+z")
    expect(playground.part("points-count")).to_have_attribute("data-count", "0")
    playground.choose_data("drawn_curve")
    playground.part("points-clear").click()
    curve = playground.part("drawn-curve")
    start, end = place(curve, -2, -1, 4, 2), place(curve, 2, 1, 4, 2)
    box = curve.bounding_box()
    assert box is not None
    mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    mouse.down()
    mouse.move(box["x"] + end["x"], box["y"] + end["y"], steps=3)
    mouse.up()
    points = data(playground)["config"]["points"]
    assert [x for x, _ in points] == pytest.approx([index / 10 for index in range(-20, 21)], abs=0.11)
    for x, y in points:
        assert y == pytest.approx(x / 2, abs=0.06)
