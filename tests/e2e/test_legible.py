"""Readable at both sizes, in every theme and three languages: no text cut, none over another, no axe violation."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import RULES, violations
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server

SCRIPT = (Path(__file__).parent / "text_layout.js").read_text().split("\n", 1)[1]
SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 1024, "height": 768}}
LOOKS = [
    ("wide", "dark"),
    pytest.param("wide", "projector", marks=pytest.mark.full),
    ("narrow", "light"),
    pytest.param("wide", "light", marks=pytest.mark.full),
    pytest.param("narrow", "dark", marks=pytest.mark.full),
]
LANGUAGES = ("en", "de", "hu")
TABS = ("data", "layers", "gallery")
THEMES = ("light", "dark", "projector")
# One of them in `make test`, all in `make labs`; these have each language once, the test above two themes.
AXE_IN_TEST = {("hu", "dark")}
FACES_IN_TEST = {("de", "light")}
WINDOWS_IN_TEST = {("en", "dark")}
# Buttons of the page, and the dialogs that they open.
DIALOGS = {"commands-button": "commands", "help-button": "help-dialog"}


def test_axe_finds_small_targets_and_spoken_names_without_the_visible_ones(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.page.evaluate(
        """() => {
          const corner = document.createElement("nav");
          corner.style.cssText = "position:fixed;z-index:99;top:0;left:0;background:#fff;color:#000";
          for (const [name, text, size] of [["a", "", "9px"], ["b", "", "9px"], ["Cancel", "Start training", "90px"]]) {
            const button = document.createElement("button");
            button.style.cssText = `width:${size};height:${size};padding:0;border:0`;
            button.setAttribute("aria-label", name);
            button.textContent = text;
            corner.append(button);
          }
          document.body.append(corner);
        }"""
    )
    assert {found.split(":")[0] for found in violations(playground.page)} >= set(RULES)


def look(playground: Playground, where: str) -> list[str]:
    """Everything that is wrong with the page as it stands."""
    found = playground.page.evaluate(SCRIPT)
    assert found["texts"] > 20, where
    wrong = [f"{where}: cut: {text}" for text in found["cut"]]
    wrong += [f"{where}: broken without a hyphen: {word}" for word in found["broken"]]
    wrong += [f"{where}: overlapping: {text}" for text in found["over"]]
    return wrong


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_no_text_is_cut_or_covered_and_axe_finds_nothing(open_page: Any, server: Server, size: str, theme: str) -> None:
    playground = Playground(open_page(server.url, viewport=SIZES[size], reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.choose_theme(theme)
    playground.play()
    playground.train_until_step(300)
    playground.pause()
    # Reduced motion stops the packets of light, not the data.
    assert playground.drawn()["packets"] == 0
    wrong: list[str] = []
    for language in LANGUAGES:
        playground.speak(language)
        playground.settle()
        wrong += look(playground, f"{language}: trained")
        for tab in TABS:
            playground.open_tab(tab)
            wrong += look(playground, f"{language}: {tab}")
        playground.block("dense_1").click()
        wrong += look(playground, f"{language}: selected")
    # Colours are of a theme, names of a language: each theme in one language here, the languages in the tests below.
    wrong += violations(playground.page)
    assert not wrong, "\n".join(wrong)


def test_on_a_phone_the_name_of_the_experiment_stands_on_one_line(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url, viewport={"width": 390, "height": 844}), server.url)
    playground.wait_ready()
    title = playground.part("title")
    assert len(title.input_value()) >= 20
    box = title.bounding_box()
    assert box is not None
    assert box["height"] < 36


def test_the_first_experiment_is_named_in_the_language_of_the_browser(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url, locale="de-DE"), server.url)
    playground.wait_ready()
    expect(playground.part("title")).to_have_value("Spirale: Gradient verschwindet")


def look_into(playground: Playground, test_id: str, where: str) -> list[str]:
    """What axe finds with a dialog open, which is then closed."""
    playground.part(test_id).wait_for()
    found = [f"{where}: {each}" for each in violations(playground.page)]
    playground.page.keyboard.press("Escape")
    playground.part(test_id).wait_for(state="detached")
    return found


@pytest.mark.parametrize(
    ("language", "theme"),
    [
        pytest.param(language, theme, marks=() if (language, theme) in AXE_IN_TEST else pytest.mark.full)
        for language in LANGUAGES
        for theme in THEMES
    ],
)
def test_axe_finds_nothing_with_panels_and_dialogs_open(
    open_page: Any, server: Server, language: str, theme: str
) -> None:
    playground = Playground(open_page(server.url, reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.part("theme-button").click()
    playground.part(f"action-theme_{theme}").click()
    playground.speak(language)
    playground.play()
    playground.train_until_step(50)
    playground.pause()
    page = playground.page
    wrong: list[str] = []
    for tab in (*TABS, "runs"):
        playground.open_tab(tab)
        wrong += [f"{tab}: {each}" for each in violations(playground.page)]
    for button, dialog in DIALOGS.items():
        playground.part(button).click()
        wrong += look_into(playground, dialog, dialog)
    page.keyboard.press("Control+k")
    page.get_by_test_id("commands-search").fill("glossary")
    playground.part("command-action.glossary").click()
    wrong += look_into(playground, "glossary", "glossary")
    playground.part("help-button").click()
    playground.part("help-tour").click()
    wrong += look_into(playground, "tour", "tour")
    playground.part("health").locator("[data-term]").first.click()
    wrong += look_into(playground, "term-card", "term")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("language", "theme"),
    [
        pytest.param(language, theme, marks=() if (language, theme) in FACES_IN_TEST else pytest.mark.full)
        for language in LANGUAGES
        for theme in THEMES
    ],
)
def test_axe_finds_nothing_on_faces_of_blocks(open_page: Any, server: Server, language: str, theme: str) -> None:
    network = {
        "n": [
            ["x", "input"],
            ["conv", "conv2d", {"filters": 4, "padding": "same"}],
            ["act", "relu"],
            ["flat", "flatten"],
            ["logits", "dense", {"units": 10}],
        ],
        "e": [["x", "conv"], ["conv", "act"], ["act", "flat"], ["flat", "logits"]],
        "o": [{"loss": {"type": "cross_entropy"}, "prediction": "logits", "target": "label", "weight": 1.0}],
    }
    link = make_link(network, data="digits", batch="32", seed="7", epochs="2")
    playground = Playground(open_page(f"{server.url}/{link}", reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.choose_theme(theme)
    playground.speak(language)
    playground.part("play").click()
    playground.part("face-conv").first.wait_for()
    expect(playground.part("standing")).to_have_attribute("data-standing", "latest")
    playground.block("conv").click()
    expect(playground.part("face-conv").first).to_have_attribute("data-step", re.compile(r"\d+"))
    found = violations(playground.page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("language", "theme"),
    [
        pytest.param(language, theme, marks=() if (language, theme) in WINDOWS_IN_TEST else pytest.mark.full)
        for language in LANGUAGES
        for theme in THEMES
    ],
)
def test_axe_finds_nothing_in_the_numbers_of_an_example_and_among_neurons(
    open_page: Any, server: Server, language: str, theme: str
) -> None:
    network = {
        "n": [["x", "input"], ["hidden", "dense", {"units": 3}], ["bend", "tanh"], ["out", "dense", {"units": 2}]],
        "e": [["x", "hidden"], ["hidden", "bend"], ["bend", "out"]],
        "o": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label", "weight": 1.0}],
    }
    link = make_link(network, data="circle", batch="10", seed="7", epochs="2")
    playground = Playground(open_page(f"{server.url}/{link}", reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.choose_theme(theme)
    playground.speak(language)
    playground.part("play").click()
    expect(playground.part("standing")).to_have_attribute("data-standing", "latest")
    page, wrong = playground.page, []
    page.locator("body").press("u")
    playground.part("neurons-canvas").wait_for()
    neurons = playground.part("neurons-list")
    neurons.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowLeft"):
        neurons.press(key)
    wrong += [f"neurons: {each}" for each in violations(playground.page)]
    page.locator("body").press("u")
    playground.part("graph").focus()
    page.keyboard.press("n")
    for kind in ("input", "forward", "loss", "back", "update"):
        playground.part(f"numbers-kind-{kind}").click()
        expect(playground.part(f"numbers-kind-{kind}")).to_have_attribute("aria-pressed", "true")
        wrong += [f"{kind}: {each}" for each in violations(playground.page)]
    assert not wrong, "\n".join(wrong)
