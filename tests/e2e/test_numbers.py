"""One example in numbers: step by step through a trained network, one weight with its paths and its check."""

import re
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect

from tests.e2e.links import make_link
from tests.e2e.playground import Playground, shown_number
from tests.e2e.server import Server

NETWORK: dict[str, Any] = {
    "n": [["x", "input"], ["hidden", "dense", {"units": 3}], ["bend", "tanh"], ["out", "dense", {"units": 2}]],
    "e": [["x", "hidden"], ["hidden", "bend"], ["bend", "out"]],
    "o": [{"loss": {"type": "cross_entropy", "config": {}}, "prediction": "out", "target": "label", "weight": 1.0}],
}
"""2-3-2 with tanh and cross-entropy."""

Array = NDArray[np.float64]


READ = "cells => cells.map((cell) => [cell.title, cell.innerText])"


def exact(places: Locator) -> list[float]:
    """The whole numbers behind shortened ones; what is written is each number shortened."""
    found: list[float] = []
    for title, text in places.evaluate_all(READ):
        assert shown_number(text) == pytest.approx(float(title), rel=6e-2, abs=1e-300)
        found.append(float(title))
    return found


class Panel:
    """The window of numbers."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground

    def part(self, name: str) -> Locator:
        return self.playground.part(f"numbers-{name}")

    def go(self, kind: str, layer: str) -> None:
        """To a step: a kind of steps, then on to a layer."""
        self.part(f"kind-{kind}").click()
        self.walk(layer)
        expect(self.part("shapes")).to_be_visible()

    def reached(self, layer: str) -> bool:
        return layer in self.part("step").inner_text()

    def walk(self, layer: str) -> None:
        for _ in range(6):
            if self.reached(layer):
                return
            before = self.part("step").inner_text()
            self.part("next").click()
            expect(self.part("step")).not_to_have_text(before)
        raise AssertionError(f"no step at {layer}")

    def vector(self, name: str) -> Array:
        expect(self.part(name)).to_be_visible()
        return np.asarray(exact(self.part(name).locator("li [title]")))

    def matrix(self, name: str) -> Array:
        grid = self.part(f"grid-{name}")
        expect(grid).to_be_visible()
        return np.asarray(exact(grid.locator("[title]"))).reshape(grid.locator("tr").count(), -1)

    def number(self, name: str) -> float:
        expect(self.part(name)).to_be_visible()
        [value] = exact(self.part(name))
        return value


def test_a_weight_s_gradient_its_path_and_its_check(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(f"{server.url}/{make_link(NETWORK, data='circle')}"), server.url)
    playground.wait_ready()
    playground.play()
    playground.train_until_step(20)
    playground.pause()
    playground.part("graph").focus()
    playground.page.keyboard.press("n")
    panel = Panel(playground)
    expect(panel.part("step")).to_contain_text("Input")
    x = panel.vector("outputs")

    panel.go("forward", "Hidden")
    first, bias = panel.matrix("kernel"), panel.matrix("bias")[0]
    z = x @ first + bias
    np.testing.assert_allclose(panel.vector("outputs"), z, rtol=1e-12, atol=1e-14)
    panel.go("forward", "Bend")
    a = panel.vector("outputs")
    np.testing.assert_allclose(a, np.tanh(z), rtol=1e-12, atol=1e-14)
    panel.go("forward", "Out")
    second = panel.matrix("kernel")
    logits = a @ second + panel.matrix("bias")[0]
    panel.part("kind-loss").click()
    np.testing.assert_allclose(panel.vector("read-0"), logits, rtol=1e-12, atol=1e-14)
    target = int(panel.vector("target-0")[0])
    shares = np.exp(logits) / np.exp(logits).sum()
    assert panel.number("loss") == pytest.approx(-np.log(shares[target]), rel=1e-11)
    delta = shares - np.eye(2)[target]
    np.testing.assert_allclose(panel.vector("read-delta-0"), delta, rtol=1e-10, atol=1e-14)
    curve = panel.part("loss-curve-0").get_by_role("img")
    expect(curve).to_have_accessible_name(re.compile("along number 0 .* [0-9]+ values of the batch"))
    panel.part("read-0").get_by_role("button").nth(1).click()
    expect(curve).to_have_accessible_name(re.compile("along number 1 "))

    panel.go("back", "Hidden")
    hidden = (second @ delta) * (1 - a**2)
    np.testing.assert_allclose(panel.vector("deltas"), hidden, rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(panel.matrix("kernel"), np.outer(x, hidden), rtol=1e-10, atol=1e-14)
    weight = int(np.abs(np.outer(x, hidden)).argmax())
    panel.part(f"cell-kernel-{weight}").focus()
    playground.page.keyboard.press("Enter")
    row, unit = divmod(weight, len(hidden))
    expect(panel.part("weight")).to_have_accessible_name(f"Weight in row {row}, unit {unit}")
    gradient = panel.number("gradient")
    largest = float(np.abs(np.outer(x, hidden)).max())
    assert gradient == pytest.approx(np.outer(x, hidden).ravel()[weight], rel=1e-10)
    assert abs(panel.number("difference") - gradient) <= 1e-6 * largest
    expect(panel.part("check")).to_contain_text("The check agrees")
    expect(panel.part("path")).to_be_visible()
