"""Axe finds nothing in the windows that are opened over the page, in every theme and three languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_guide import command
from tests.e2e.test_neurons import network

LOOKS = [("hu", "light"), ("en", "dark"), ("de", "projector")]
IN_TEST = LOOKS[0]
# What the command palette finds them by: name, action, window.
WINDOWS = [
    ("saved weights", "saved_weights", "weights-dialog"),
    ("model zoo", "zoo", "zoo-dialog"),
    ("share", "share", "share-dialog"),
    ("compare settings", "compare_settings", "runs-difference"),
    ("measure", "measure", "probes-panel"),
    ("why stuck", "why_stuck", "diagnosis-panel"),
]


@pytest.mark.parametrize(
    ("language", "theme"),
    [pytest.param(*look, marks=() if look == IN_TEST else pytest.mark.full) for look in LOOKS],
)
def test_axe_finds_nothing_in_any_window(open_page: Any, server: Server, language: str, theme: str) -> None:
    link = make_link(network(2), data="exclusive_or", epochs="12", lr="0.3")
    playground = Playground(open_page(f"{server.url}/{link}", reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.speak(language)
    playground.choose_theme(theme)
    playground.part("play").click()
    expect(playground.part("standing")).to_have_attribute("data-standing", "latest")
    expect(playground.part("play")).to_be_visible()
    page, wrong = playground.page, []
    for words, action, window in WINDOWS:
        command(playground, words, f"action.{action}")
        playground.part(window).wait_for()
        page.wait_for_load_state("networkidle")
        wrong += [f"{action}: {each}" for each in violations(page)]
        page.keyboard.press("Escape")
        playground.part(window).wait_for(state="detached")
    playground.part("study-menu").click()
    playground.part("action-study_seeds").click()
    expect(playground.part("study")).to_have_attribute("data-status", "finished")
    expect(playground.part("study-pictures").locator("canvas[data-step]").first).to_be_visible()
    wrong += [f"study: {each}" for each in violations(page)]
    assert not wrong, "\n".join(wrong)
