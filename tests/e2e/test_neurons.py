"""The neuron view: weights as the engine has them, set by hand in a run and before it."""

from typing import Any

import numpy as np
from playwright.sync_api import expect

from backend.protocol.frames import Frame
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server

EPOCH = 30
"""Steps."""

GAP = 16
"""Pixels between a part and its card."""

SIGNS = ((1, 1), (-1, -1), (1, -1), (-1, 1))
"""|x1 + x2| - |x1 - x2| has the sign of x1 x2: four rectified sums, added and subtracted."""


def network(units: int) -> dict[str, Any]:
    """Two features, one hidden layer, one output."""
    loss = {"type": "binary_cross_entropy", "config": {}}
    return {
        "n": [["x", "input"], ["hidden", "dense", {"units": units}], ["bend", "relu"], ["out", "dense", {"units": 1}]],
        "e": [["x", "hidden"], ["hidden", "bend"], ["bend", "out"]],
        "o": [{"loss": loss, "prediction": "out", "target": "label", "weight": 1.0}],
    }


class Neurons:
    """The neuron view as the keyboard and the pointer know it."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.list = playground.part("neurons-list")
        self.editor = playground.part("weight-editor")

    def open(self) -> None:
        """Switches from blocks to neurons by the key."""
        expect(self.playground.part("neurons-switch")).to_be_enabled()
        self.playground.page.locator("body").press("u")
        expect(self.playground.part("neurons-canvas")).to_be_visible()

    def go(self, column: int, unit: int, source: int | None = None, *, before: int = 0) -> None:
        """Goes to a unit, or to the weight into it from one of the `before` units of the column before."""
        self.list.focus()
        self.list.press("Escape")
        keys = ["ArrowDown", *["ArrowRight"] * column, *["ArrowDown"] * unit]
        if source is not None:
            start = min(unit, before - 1)
            keys += ["ArrowLeft", *["ArrowDown" if source > start else "ArrowUp"] * abs(source - start)]
        for key in keys:
            self.list.press(key)

    def type_number(self, text: str) -> None:
        """Edits what is selected."""
        self.list.press("Enter")
        field = self.playground.part("field-neuron-weight")
        field.fill(text)
        field.press("Enter")
        expect(self.editor).to_have_count(0)

    def close_editor(self) -> None:
        """Leaves it without a change."""
        self.playground.part("field-neuron-weight").press("Escape")
        expect(self.editor).to_have_count(0)

    def click_line(self) -> None:
        """Closes the editor and opens it again by a click on what it is about, beside which it stands."""
        left, side = self.editor.evaluate("(box) => [parseFloat(box.style.left), box.dataset.side]")
        top = self.editor.evaluate("(box) => parseFloat(box.style.top)")
        self.close_editor()
        self.list.click(position={"x": left + (GAP if side == "left" else -GAP), "y": top - GAP})

    def drawn(self) -> dict[str, float]:
        """Weights and biases as they are drawn."""
        return {name: value for name, value in self.playground.drawn()["neurons"].items() if value is not None}


def open_neurons(open_page: Any, server: Server, network: dict[str, Any]) -> tuple[Playground, Neurons]:
    link = make_link(network, data="exclusive_or")
    playground = Playground(open_page(f"{server.url}/{link}"), server.url)
    playground.wait_ready()
    neurons = Neurons(playground)
    neurons.open()
    return playground, neurons


def assert_engine(neurons: Neurons, frames: list[Frame]) -> None:
    """Every number drawn is the engine's."""
    (frame,) = [frame for frame in frames if (frame.view or "").startswith("neurons?")]
    arrays = {name.removeprefix("weights/"): array for name, array in frame.arrays.items() if name[:8] == "weights/"}
    expected = {
        "/".join([name, *map(str, place)]): float(value)
        for name, array in arrays.items()
        for place, value in np.ndenumerate(array)
    }
    assert neurons.drawn() == expected


def test_a_weight_set_in_a_run_is_the_engines_and_training_goes_on_from_it(open_page: Any, server: Server) -> None:
    playground, neurons = open_neurons(open_page, server, network(2))
    playground.play()
    playground.wait_until(lambda state: state["shownStep"] > 30 and bool(neurons.drawn()), "a run with weights drawn")
    playground.pause()
    at = playground.drawn()["shownStep"]
    neurons.go(1, 0, 1, before=2)
    neurons.type_number("2.5")
    playground.wait_until(lambda state: state["neurons"].get("hidden/kernel/1/0") == 2.5, "the weight drawn")
    neurons.list.press("Enter")
    expect(playground.part("field-neuron-weight")).to_have_value("2.5")
    neurons.close_editor()
    neurons.go(1, 0, 0, before=2)
    neurons.list.press("Enter")
    straight = playground.part("field-neuron-weight").input_value()
    neurons.click_line()
    expect(playground.part("field-neuron-weight")).to_have_value(straight)
    neurons.close_editor()

    playground.part("step-menu").click()
    playground.part("action-step_epoch").click()
    playground.wait_until(lambda state: state["shownStep"] == at + EPOCH, "an epoch behind the change")
    playground.go_back(at)
    playground.wait_until(lambda state: state["neurons"].get("hidden/kernel/1/0") == 2.5, "the step of the change")
    frames = playground.go_back_exactly(at + 2)
    playground.wait_until(lambda state: state["neurons"].get("hidden/kernel/1/0") != 2.5, "the weight trained on")
    assert_engine(neurons, frames)


def test_exclusive_or_set_by_hand_is_right_at_every_point(open_page: Any, server: Server) -> None:
    playground, neurons = open_neurons(open_page, server, network(3))
    playground.part("more-hidden").click()
    expect(playground.part("neuron-column-hidden")).to_contain_text("4")
    playground.wait_until(lambda state: "hidden/bias/3" in state["neurons"], "a fourth unit")
    for unit, signs in enumerate(SIGNS):
        for source, sign in enumerate(signs):
            neurons.go(1, unit, source, before=2)
            neurons.type_number(str(sign))
        neurons.go(2, 0, unit, before=4)
        neurons.type_number("1" if unit < 2 else "-1")
    for name in ("hidden", "out"):
        playground.part(f"freeze-{name}").click()
        expect(playground.part(f"freeze-{name}")).to_have_attribute("aria-pressed", "true")
    playground.play()
    playground.wait_until(lambda state: state["runId"] is not None and state["shownStep"] > 0, "an evaluated epoch")
    playground.wait_until(lambda _: playground.accuracy() == 1.0, "every point on its side")
    expected = {
        f"hidden/kernel/{source}/{unit}": sign for unit, signs in enumerate(SIGNS) for source, sign in enumerate(signs)
    }
    drawn = neurons.drawn()
    assert {name: drawn[name] for name in expected} == expected
    assert [drawn[f"out/kernel/{unit}/0"] for unit in range(4)] == [1, 1, -1, -1]
    playground.part("undo-button").click()
    expect(playground.part("freeze-out")).to_have_attribute("aria-pressed", "false")
