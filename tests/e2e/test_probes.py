"""Measuring a run: two measurements whose numbers are the engine's, one that is refused."""

from typing import Any

import pytest
from playwright.sync_api import expect

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server

NETWORK: dict[str, Any] = {
    "n": [["x", "input"], ["hidden", "dense", {"units": 4}], ["bend", "tanh"], ["out", "dense", {"units": 2}]],
    "e": [["x", "hidden"], ["hidden", "bend"], ["bend", "out"]],
    "o": [{"loss": {"type": "cross_entropy", "config": {}}, "prediction": "out", "target": "label", "weight": 1.0}],
}
NEARLY = 2e-3
"""The server of the tests compiles without optimising: its last digits differ, and training makes them more."""


def exact(playground: Playground, column: int) -> list[float]:
    """The whole numbers of a column of the table, which are the titles of the shortened ones."""
    cells = playground.part("probe-table").locator(f"tbody td:nth-child({column})")
    return [float(title) for title in cells.evaluate_all("cells => cells.map((cell) => cell.title || 'nan')")]


def trained_again(playground: Playground, step: int) -> Run:
    """The run of the page, trained up to a step without a server."""
    spec = ExperimentSpec.model_validate(playground.record().detail["spec"])
    run = Run(spec, prepare(spec.data, None), cache=ExecutableCache())
    while run.step < step:
        run.advance(step - run.step)
    return run


def measured(run: Run, probe: str, options: dict[str, Any]) -> dict[str, Any]:
    """The result of a measurement."""
    (*_, last) = run.measure(probe, options)
    return dict(last.arrays)


def measure(playground: Playground, probe: str) -> None:
    """Opens a measurement, where it isn't open still, and takes it to its end."""
    if playground.part(f"probe-{probe}").get_attribute("aria-expanded") == "false":
        playground.part(f"probe-{probe}").click()
    playground.part("probe-start").click()
    expect(playground.part("probe-result")).to_have_attribute("data-done", "true")
    expect(playground.part("probe-start")).to_be_enabled()


def test_a_run_is_measured(server: Server, open_page: Any) -> None:
    page = open_page(f"{server.url}/{make_link(NETWORK, data='circle', seed='3')}")
    playground = Playground(page, server.url)
    playground.wait_ready()
    page.keyboard.press("m")
    expect(playground.part("probes-panel")).to_be_focused()
    playground.part("probe-hessian").click()
    expect(playground.part("probe-start")).to_be_disabled()  # there is no run yet
    page.keyboard.press("Escape")
    expect(playground.part("probes-panel")).to_have_count(0)
    playground.choose_speed("100")
    playground.play()
    playground.train_until_step(40)
    playground.pause()
    step = playground.drawn()["shownStep"]

    page.keyboard.press("m")
    measure(playground, "hessian")
    expect(playground.part("probe-step")).to_contain_text(f"Of step {step:,}.".replace(",", "\u202f"))
    expect(playground.part("probe-figure")).to_be_visible()
    again = trained_again(playground, step)
    expected = measured(again, "hessian", {})
    found = exact(playground, 2)
    assert found[:-1] == pytest.approx(expected["largest"].tolist(), rel=NEARLY)
    assert found[-1] == pytest.approx(float(expected["smallest"][0]), rel=NEARLY, abs=NEARLY)

    playground.part("probe-hessian").click()
    playground.part("probe-loss_landscape").click()
    page.get_by_label("Points per axis").select_option("11")
    playground.part("probe-start").click()
    expect(playground.part("probe-result")).to_have_attribute("data-done", "true")
    losses = exact(playground, 3)
    expected = measured(again, "loss_landscape", {"resolution": "11"})
    assert losses == pytest.approx(expected["losses"].ravel().tolist(), rel=NEARLY)
    assert losses[60] == pytest.approx(again.evaluate("train")["loss"], rel=NEARLY)

    playground.part("probe-loss_landscape").click()
    playground.part("probe-dead_units").click()
    playground.part("probe-start").click()
    expect(playground.part("probes-panel").get_by_role("alert")).to_contain_text("No layer of this network can die")
