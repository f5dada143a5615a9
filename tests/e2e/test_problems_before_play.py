"""What the page says before training: warnings on their blocks, numbers not taken over, an empty network."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_draw_and_train import overlap
from tests.e2e.test_legible import SIZES, look


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def draw(playground: Playground, *layers: str) -> None:
    """A chain of layers on the circle; `dense_2` names a second layer of one type."""
    playground.choose_data("circle")
    playground.clear()
    playground.add("input", "x")
    for name in layers:
        playground.add(name.rsplit("_", 1)[0], name)
        if name.startswith("dense"):
            playground.set_field(f"network.nodes.{name}.config.units", "2")


def show_drawing(playground: Playground) -> None:
    """On a phone the page scrolls as one, below its bar: back to the drawing."""
    playground.part("graph").evaluate("graph => graph.scrollIntoView({ block: 'center' })")


PHONE = {"width": 390, "height": 844}
PLACES = [
    pytest.param("wide", "projector", "hu", "step_1", marks=pytest.mark.full),
    pytest.param("wide", "light", "en", "batch_norm_1", marks=pytest.mark.full),
    pytest.param("narrow", "dark", "hu", "batch_norm_1", marks=pytest.mark.full),
    ("phone", "light", "de", "step_1"),
]


@pytest.mark.parametrize(("size", "theme", "language", "warned"), PLACES)
def test_a_warning_is_a_mark_on_its_block_that_opens_and_leaves_the_drawing_free(
    open_page: Any, server: Server, size: str, theme: str, language: str, warned: str
) -> None:
    viewport = {**SIZES, "phone": PHONE}[size]
    playground = Playground(open_page(server.url, viewport=viewport, reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.speak(language)
    playground.choose_theme(theme)
    draw(playground, "dense_1", warned, "dense_2")
    playground.set_field("training.batch_size", "1")
    playground.set_field("optimizer.config.learning_rate", "10")
    mark, note = playground.part(f"warning-mark-{warned}"), playground.part(f"warning-{warned}")
    expect(mark).to_be_visible()
    expect(note).to_be_hidden()
    playground.play()
    expect(playground.part("finding-card")).to_be_visible()
    playground.pause()
    show_drawing(playground)
    wrong = look(playground, "folded")
    said = (mark.get_attribute("aria-label") or "").split(": ", 1)[1]
    mark.hover()
    expect(playground.page.get_by_role("tooltip")).to_have_text(said)
    playground.page.mouse.move(1, 1)
    expect(playground.page.get_by_role("tooltip")).to_be_hidden()
    mark.click()
    playground.page.mouse.move(1, 1)
    expect(note).to_be_visible()
    playground.wait_still()
    show_drawing(playground)
    wrong += look(playground, "open") + violations(playground.page)
    shown = note.bounding_box()
    others = playground.page.locator(
        '[data-testid^="block-"][role="group"], [data-testid="finding-card"], [data-testid="ramp-legend"]'
    ).all()
    wrong += [str(other.get_attribute("data-testid")) for other in others if overlap(shown, other.bounding_box())]
    assert said == " ".join(note.locator("p").all_inner_texts())
    assert not wrong, "\n".join(wrong)


def test_a_finding_gives_its_place_to_an_opened_warning_where_there_is_room_for_one(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(server.url, viewport=PHONE, reduced_motion="reduce"), server.url)
    playground.wait_ready()
    draw(playground, "dense_1", "step_1", "dense_2")
    playground.set_field("optimizer.config.learning_rate", "10")
    playground.play()
    finding = playground.part("finding-card")
    expect(finding).to_be_visible()
    playground.pause()
    playground.part("warning-mark-step_1").click()
    expect(playground.part("warning-step_1")).to_be_in_viewport(ratio=1)  # selecting a block scrolls nothing away
    expect(playground.part("warning-mark-step_1")).to_be_in_viewport(ratio=1)
    expect(finding).to_be_hidden()
    playground.page.keyboard.press("Escape")
    expect(finding).to_be_visible()


def test_a_warning_that_no_block_causes_stands_beside_the_tools(playground: Playground) -> None:
    playground.set_field("training.l2", "30")
    playground.part("field-training.l2").blur()
    expect(playground.page.get_by_role("tooltip")).to_be_hidden()
    warning = playground.part("warning-general")
    expect(warning).to_contain_text("L2")
    assert not look(playground, "folded")
    warning.locator("summary").click()
    expect(warning.get_by_text("Lower the learning rate")).to_be_visible()
    assert not look(playground, "open") + violations(playground.page)


def test_play_trains_the_number_that_its_field_shows(playground: Playground) -> None:
    playground.block("dense_1").click()
    field = playground.part("field-network.nodes.dense_1.config.units")
    before = field.input_value()
    field.fill("0")
    playground.play()
    expect(field).to_have_value(before)
    expect(playground.part("inspector").get_by_role("alert")).to_contain_text("“0” isn't valid")
    playground.train_until_step(10)
    playground.pause()
    nodes = playground.record().detail["spec"]["network"]["nodes"]
    assert [node["config"]["units"] for node in nodes if node["id"] == "dense_1"] == [int(before)]


def test_an_empty_network_asks_nothing_of_the_server_and_is_said_to_be_empty(playground: Playground) -> None:
    asked: list[str] = []
    playground.page.on("request", lambda request: asked.append(request.url))
    with playground.page.expect_response("**/api/check"):
        playground.clear()
    playground.part("play").click()
    expect(playground.part("notice-problem")).to_have_text("There is no network yet.")
    assert [url for url in asked if "/api/sessions" in url] == []
