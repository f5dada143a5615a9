"""The path of training over the loss landscape: measured on the page, worked out again from runs trained without it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from engine.run import Run
from tests.backend.test_server_process import descendants, wait_until_gone
from tests.e2e.limits import LIMIT_MS
from tests.e2e.links import make_link
from tests.e2e.playground import VISITED, Playground
from tests.e2e.server import Server, start_server
from tests.e2e.test_probes import NEARLY, NETWORK, exact, trained_again

WIDE: dict[str, Any] = {
    "n": [["x", "input"], ["first", "dense", {"units": 1024}], ["bend", "tanh"], ["out", "dense", {"units": 2}]],
    "e": [["x", "first"], ["first", "bend"], ["bend", "out"]],
    "o": NETWORK["o"],
}
"""Each point of its landscape takes some milliseconds."""

LAYERS = ("hidden", "out")
ROOM = 1.25
"""The picture is so much larger than the path (`docs/components`)."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console may report a server that is away."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(VISITED)
    yield context.new_page()
    context.close()


def train_to(run: Run, step: int) -> np.ndarray:
    """[n] all weights behind a step."""
    while run.step < step:
        run.advance(step - run.step)
    state = run.state()
    parts = [state[f"weights/{name}/{array}"] for name in LAYERS for array in ("kernel", "bias")]
    return np.concatenate([np.asarray(part, np.float64).ravel() for part in parts])


def test_the_path_over_the_landscape_is_that_of_the_runs_former_weights(open_page: Any, server: Server) -> None:
    page = open_page(f"{server.url}/{make_link(NETWORK, data='circle', seed='3')}")
    playground = Playground(page, server.url)
    playground.wait_ready()
    playground.choose_speed("1000")
    playground.play()
    playground.train_until_step(1)
    playground.wait_until(lambda _: len(playground.record().detail["keyframes"]) > 3, "some kept states")
    playground.pause()
    playground.part("study-menu").click()
    playground.part("action-study_landscape").click()
    expect(page.get_by_label("Directions")).to_have_value("path")
    result = playground.part("probe-result")
    expect(result).to_have_attribute("data-done", "true")

    def stored(_: object) -> bool:
        found.extend(view for view in playground.record().views if view.view == "loss_landscape")
        return bool(found) and bool(found[-1].arrays["done"][0])

    found: list[Any] = []
    playground.wait_until(stored, "the picture in the record")
    frame = found[-1]
    steps = [int(step) for step in frame.arrays["path_steps"]]
    assert len(steps) > 2
    assert steps == sorted(set(steps))
    assert set(steps) <= set(playground.record().detail["keyframes"])
    assert steps[-1] <= frame.step
    expect(result).to_contain_text(f"The line is the path of training, from {len(steps)} former states")

    again = trained_again(playground, 0)
    former = [train_to(again, step) for step in steps]
    offsets = np.stack(former) - train_to(again, frame.step)
    rows = np.linalg.svd(offsets, full_matrices=False)[2]
    along = np.abs(offsets @ rows[:2].T)
    expected = along / (ROOM * along.max(axis=0))
    np.testing.assert_allclose(np.abs(frame.arrays["path"]), expected, atol=0.03)
    losses = exact(playground, 3)
    middle = again.evaluate("train")["loss"]
    assert abs(losses[len(losses) // 2] - middle) < 10 * NEARLY * middle


@pytest.mark.full
def test_a_landscape_goes_on_where_kill_9_of_the_server_has_ended_it(page: Page, tmp_path: Path) -> None:
    first = start_server(tmp_path / "home", tmp_path / "first.txt")
    page.goto(f"{first.url}/{make_link(WIDE, data='circle', seed='3')}")
    playground = Playground(page, first.url)
    playground.wait_ready()
    playground.choose_speed("100")
    playground.play()
    playground.train_until_step(60)
    playground.pause()
    page.keyboard.press("m")
    playground.part("probe-loss_landscape").click()
    page.get_by_label("Points per axis").select_option("31")
    playground.part("probe-start").click()
    share = playground.part("probe-share")
    expect(share).to_have_text(re.compile(r"^[1-9]"), timeout=LIMIT_MS)
    run_id = playground.run_id()
    below = descendants(first.process.pid)
    first.process.kill()
    first.process.wait()
    wait_until_gone(below)

    again = start_server(tmp_path / "home", tmp_path / "again.txt", port=urlsplit(first.url).port)
    try:
        kept = known_points(playground, run_id)
        assert kept > 0
        expect(playground.part("probe-start")).to_be_enabled()
        playground.part("probe-start").click()
        expect(share).to_have_text(re.compile(r"^\d+ %$"))
        percent = int(share.inner_text().split()[0])
        assert percent >= 100 * kept // 31**2, "what was known is not computed again"
        expect(playground.part("probe-result")).to_have_attribute("data-done", "true")
        assert known_points(playground, run_id) == 31**2
    finally:
        again.stop()


def known_points(playground: Playground, run_id: str) -> int:
    """Points of the recorded landscape that have a loss."""
    frames = [view for view in playground.record_of(run_id).views if view.view == "loss_landscape"]
    return int(np.isfinite(frames[-1].arrays["losses"]).sum()) if frames else 0
