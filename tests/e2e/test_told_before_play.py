"""What the page says before training: warnings on their blocks, numbers not taken over, an empty network."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_draw_and_train import overlap
from tests.e2e.test_legible import SIZES, look, violations


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


@pytest.mark.parametrize("language", ["en", "de", "hu"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("warned", ["batch_norm_1", "step_1"])
def test_a_warning_is_a_mark_on_its_block_that_opens_and_leaves_the_drawing_free(
    open_page: Any, server: Server, size: str, language: str, warned: str
) -> None:
    playground = Playground(open_page(server.url, viewport=SIZES[size], reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.speak(language)
    draw(playground, "dense_1", warned, "dense_2")
    playground.set_field("training.batch_size", "1")
    mark, note = playground.part(f"warning-mark-{warned}"), playground.part(f"warning-{warned}")
    expect(mark).to_be_visible(timeout=10_000)
    expect(note).to_be_hidden()
    # One step: behind sixteen a finding may stand there as well, which has its own test.
    playground.part("step-menu").click()
    playground.part("step-batch").click()
    expect(playground.part("shown-step")).to_have_text("1")
    wrong = look(playground, "folded")
    mark.hover()
    expect(note).to_be_visible()
    playground.page.mouse.move(1, 1)
    expect(note).to_be_hidden()
    mark.click()
    playground.page.mouse.move(1, 1)
    expect(note).to_be_visible()
    playground.page.wait_for_timeout(600)
    wrong += look(playground, "open") + violations(playground)
    shown = note.bounding_box()
    blocks = playground.page.locator('[data-testid^="block-"][role="group"]').all()
    wrong += [str(block.get_attribute("data-testid")) for block in blocks if overlap(shown, block.bounding_box())]
    said = (mark.get_attribute("aria-label") or "").split(": ", 1)[1]
    assert said == note.inner_text()
    assert not wrong, "\n".join(wrong)


def test_a_warning_that_no_block_causes_stands_beside_the_tools(playground: Playground) -> None:
    playground.set_field("training.l2", "30")
    warning = playground.part("warning-general")
    expect(warning).to_contain_text("L2")
    assert not look(playground, "folded")
    warning.locator("summary").click()
    expect(warning.get_by_text("Lower the learning rate")).to_be_visible()
    assert not look(playground, "open") + violations(playground)


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
