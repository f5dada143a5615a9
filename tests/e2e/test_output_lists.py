"""What the output says of single examples: outliers by a threshold, mistakes of a cell."""

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server

CARDS = "list => [...list.children].map(({ dataset }) => ({ ...dataset }))"


def count(playground: Playground, name: str) -> int:
    """A cell of the table of counts."""
    return int(playground.part(name).inner_text())


def test_a_threshold_finds_the_examples_with_larger_errors(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("digits_autoencoder")
    playground.play()
    playground.train_until_step(60)
    playground.pause()
    playground.open_tab("outliers")
    playground.part("outlier-class").select_option("7")
    playground.part("roc").wait_for()
    expect(playground.part("outlier-meaning")).to_contain_text("trained on")
    playground.part("outlying").locator("[data-outlier=true]").first.wait_for(state="attached")
    cards: list[dict[str, str]] = playground.part("outlying").evaluate(CARDS)
    errors = [float(card["error"]) for card in cards]
    assert errors == sorted(errors, reverse=True)
    gaps = [larger - smaller for larger, smaller in pairwise(errors)]
    found = gaps.index(max(gaps)) + 1
    middle = (errors[found - 1] + errors[found]) / 2
    slider = playground.part("threshold")
    slider.fill(str(round(1000 * middle / float(slider.get_attribute("data-largest") or ""))))
    seven = sum(card["outlier"] == "true" for card in cards[:found])
    expect(playground.part("true-positives")).to_have_text(str(seven))
    expect(playground.part("false-positives")).to_have_text(str(found - seven))
    missed, passed = count(playground, "false-negatives"), count(playground, "true-negatives")
    point = playground.part("roc-point")
    assert abs(float(point.get_attribute("data-y") or "") - seven / (seven + missed)) < 1e-12
    assert abs(float(point.get_attribute("data-x") or "") - (found - seven) / (found - seven + passed)) < 1e-12
    slider.fill("0")
    expect(playground.part("true-positives")).to_have_text(str(seven + missed))
    expect(playground.part("false-positives")).to_have_text(str(found - seven + passed))


@pytest.mark.full
def test_a_point_of_the_code_is_moved_and_decoded(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("digits_autoencoder")
    playground.play()
    playground.train_until_step(60)
    playground.pause()
    playground.settle()
    playground.open_tab("code")
    decoded = playground.part("decoded")
    expect(decoded).to_have_attribute("data-code", re.compile("^-?[0-9]"))
    before = decoded.get_attribute("data-code") or ""
    point = playground.part("code-point")
    point.focus()
    point.press("ArrowRight")
    expect(decoded).not_to_have_attribute("data-code", before)
    expect(decoded).to_have_attribute("data-code", re.compile("^-?[0-9]"))
    after = decoded.get_attribute("data-code") or ""
    assert len(after.split(",")) == len(before.split(",")) == 12
    plane = playground.part("code-plane")
    box = plane.bounding_box()
    assert box
    # By the element, which the panel may still move: places measured on the page before would be elsewhere then.
    plane.drag_to(
        plane,
        source_position={"x": 0.4 * box["width"], "y": 0.4 * box["height"]},
        target_position={"x": 0.7 * box["width"], "y": 0.2 * box["height"]},
    )
    expect(decoded).not_to_have_attribute("data-code", after)
    expect(decoded).to_have_attribute("data-code", re.compile("^-?[0-9]"))
    expect(decoded.get_by_role("img")).to_be_visible()


def test_a_cell_of_the_confusion_matrix_opens_its_examples_and_all_are_sorted_worst_first(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("digits_dense")
    playground.play()
    playground.train_until_step(30)
    playground.pause()
    playground.open_tab("confusion")
    cells = playground.part("confusion").get_by_role("button")
    cells.first.wait_for()
    names: list[str] = cells.evaluate_all("all => all.map(cell => cell.dataset.testid)")
    truth, predicted = next(
        (truth, predicted) for _, truth, predicted in (name.split("-") for name in names) if truth != predicted
    )
    cell = playground.part(f"confusion-{truth}-{predicted}")
    examples = int((cell.get_attribute("aria-label") or "").rpartition(" ")[2])
    cell.click()
    expect(playground.part("mistakes-count")).to_have_attribute("data-matching", str(examples))
    shown: list[dict[str, str]] = playground.part("mistakes").evaluate(CARDS)
    assert len(shown) == min(16, examples)
    assert {(card["label"], card["predicted"], card["right"]) for card in shown} == {(truth, predicted, "false")}
    for side in ("truth", "predicted"):
        playground.part(f"mistakes-{side}").select_option("")
    expect(playground.part("mistakes").locator("li")).to_have_count(16)
    everything: list[dict[str, str]] = playground.part("mistakes").evaluate(CARDS)
    probabilities = [float(card["ofTruth"]) for card in everything]
    assert probabilities == sorted(probabilities)
    playground.part("mistakes-next").click()
    expect(playground.part("mistakes").locator("li").first).not_to_have_attribute(
        "data-testid", everything[0]["testid"]
    )
    following: list[dict[str, str]] = playground.part("mistakes").evaluate(CARDS)
    assert float(following[0]["ofTruth"]) >= probabilities[-1]
