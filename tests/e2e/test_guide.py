"""The page is found, learned and worked without a pointer: command palette, tour, glossary."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server


def command(playground: Playground, text: str, command_id: str) -> None:
    """Runs a command by keyboard: the search must put it first."""
    keyboard = playground.page.keyboard
    keyboard.press("Control+k")
    expect(playground.part("commands-search")).to_be_focused()
    keyboard.type(text)
    expect(playground.part(f"command-{command_id}")).to_have_attribute("aria-selected", "true")
    keyboard.press("Enter")
    expect(playground.part("commands")).to_have_count(0)


def kept_spec(page: Page) -> Any:
    """The document as the browser keeps it."""
    return json.loads(page.evaluate("localStorage.getItem('backlight.document')"))["state"]["spec"]


def build(playground: Playground) -> None:
    command(playground, "moons", "dataset.moons")
    command(playground, "empty canvas", "action.new")
    expect(playground.part("empty-canvas")).to_be_visible()
    for name, layer in (("x", "input"), ("dense_1", "dense"), ("tanh_1", "tanh"), ("dense_2", "dense")):
        command(playground, layer, f"layer.{layer}")
        expect(playground.block(name)).to_be_attached()
    command(playground, "units 2", "setting.network.nodes.dense_2.config.units")


def press_by_keyboard(playground: Playground, name: str) -> None:
    """Goes to a control by the Tab key and presses it."""
    target = playground.part(name)
    expect(target).to_be_visible()
    for _ in range(20):
        if target.evaluate("(button) => button === document.activeElement"):
            break
        playground.page.keyboard.press("Tab")
    expect(target).to_be_focused()
    playground.page.keyboard.press("Enter")


def connect_to_loss(playground: Playground, block: str) -> None:
    """The selected block becomes the prediction, by "Connect to ..."."""
    command(playground, "connect", "action.connect")
    press_by_keyboard(playground, "connect-to-__loss")
    expect(playground.part("connect-dialog")).to_have_count(0)
    assert kept_spec(playground.page)["objectives"][0]["prediction"] == block


def test_a_network_is_built_connected_trained_compared_and_shared_by_keyboard_alone(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(server.url, permissions=["clipboard-read", "clipboard-write"]), server.url)
    playground.wait_ready()
    build(playground)
    command(playground, "select the first block", "action.select_first")
    command(playground, "select the last block", "action.select_last")
    connect_to_loss(playground, "dense_2")
    command(playground, "learning rate 0,3", "setting.optimizer.config.learning_rate")
    command(playground, "play", "action.toggle_play")
    playground.train_until_step(50)
    command(playground, "play", "action.toggle_play")
    playground.wait_until(lambda state: state["shownStep"] >= 50, "the pause")
    first = playground.run_id()
    assert playground.record().detail["spec"]["optimizer"]["config"]["learning_rate"] == 0.3
    command(playground, "dice", "action.dice")
    playground.wait_until(lambda state: state["runId"] not in (None, first), "another run")
    command(playground, "compare two", "action.compare")
    expect(playground.page.get_by_role("dialog", name="Compare two runs")).to_be_visible()
    playground.page.keyboard.press("Escape")
    command(playground, "share", "action.share")
    expect(playground.page.get_by_role("dialog", name="Share this experiment")).to_be_visible()
    press_by_keyboard(playground, "share-link-copy")
    expect(playground.part("share-link-copy")).to_have_text("Copied")
    copied = playground.page.evaluate("navigator.clipboard.readText()")
    playground.page.keyboard.press("Escape")
    expect(playground.page.get_by_role("dialog")).to_have_count(0)
    built = kept_spec(playground.page)
    other = Playground(open_page(copied), server.url)
    other.wait_ready()
    assert kept_spec(other.page)["network"] == built["network"]
    assert kept_spec(other.page)["training"]["seed"] == built["training"]["seed"]


@pytest.mark.parametrize(
    ("language", "search", "name", "term"),
    [
        ("de", "lernrate 0,3", "tot", "tote Neuronen"),
        pytest.param("hu", "tanulasi rata 0,3", "halott", "halott neuronok", marks=pytest.mark.full),
    ],
)
def test_commands_and_terms_are_in_the_language_of_the_page(
    open_page: Any, server: Server, language: str, search: str, name: str, term: str
) -> None:
    playground = Playground(open_page(server.url, locale=language), server.url)
    playground.wait_ready()
    page = playground.page
    command(playground, search, "setting.optimizer.config.learning_rate")
    expect(playground.part("field-optimizer.config.learning_rate")).to_have_value("0.3")
    command(playground, "learning rate 0.2", "setting.optimizer.config.learning_rate")
    expect(playground.part("field-optimizer.config.learning_rate")).to_have_value("0.2")
    playground.part("health").get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = playground.part("term-card")
    expect(card).to_contain_text(term)
    expect(card.locator(".katex")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_tour_begins_on_the_first_visit_follows_what_is_done_and_never_comes_again(
    open_page: Any, server: Server
) -> None:
    page = open_page(server.url, first_visit=True)
    playground = Playground(page, server.url)
    playground.wait_ready()
    tour = playground.part("tour")
    expect(tour).to_be_focused()
    expect(tour).to_have_attribute("data-step", "play")
    page.keyboard.press("Space")
    expect(tour).to_have_attribute("data-step", "light")
    playground.part("tour-next").click()
    expect(tour).to_have_attribute("data-step", "finding")
    expect(playground.part("finding-card")).to_be_visible()
    playground.part("tour-next").click()
    playground.part("finding-card").locator('[data-testid^="cure-"]').first.click()
    expect(tour).to_have_attribute("data-step", "compare")
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    expect(page.locator("main#graph")).to_be_focused()
    page.reload()
    playground.wait_ready()
    expect(playground.part("help-button")).to_be_visible()
    expect(tour).to_have_count(0)
    playground.part("help-button").click()
    playground.part("help-tour").click()
    expect(tour).to_be_visible()


@pytest.mark.full
def test_no_tour_begins_over_a_link(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(f"{server.url}/#data=moons&network=4,2", first_visit=True), server.url)
    playground.wait_ready()
    playground.page.keyboard.press("Control+k")
    expect(playground.part("commands")).to_be_visible()
    expect(playground.part("tour")).to_have_count(0)
