"""Any step of a run, on the page: scrubbed to, computed exactly, branched from, replayed."""

import json
import urllib.request
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import expect

from backend.protocol.frames import Frame
from tests.e2e.limits import LIMIT_S
from tests.e2e.links import written
from tests.e2e.playground import Playground, magnitude
from tests.e2e.server import Server
from tests.e2e.test_step_reports import open_spiral

EPOCHS, STEPS = "40", 1200
# Colours of the boundary at the middles of a grid: whether each is on the blue side.
BLUE = """([rows, columns]) => {
  const canvas = document.querySelector('[data-testid="boundary-canvas"]');
  const context = canvas.getContext("2d");
  const blue = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [(column + 0.5) / columns * canvas.width, (row + 0.5) / rows * canvas.height];
      const [red, , value] = context.getImageData(x, y, 1, 1).data;
      blue.push(value > red);
    }
  }
  return blue;
}"""
# At every frame of a replay: when it was drawn, the step shown, the step of the picture.
WATCH = """() => new Promise((resolve) => {
  const seen = [];
  const look = () => {
    const { live, shownStep } = window.__backlight.state();
    if (live && seen.length > 0) return resolve(seen);
    const picture = document.querySelector('[data-testid="boundary-canvas"]').dataset.step;
    if (!live) seen.push([performance.now(), shownStep, Number(picture)]);
    requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    """A finished run of 1200 steps."""
    page = open_spiral(open_page, server, epochs=EPOCHS)
    page.part("play").click()
    expect(page.part("step-count")).to_have_text(written(STEPS))
    expect(page.part("standing")).to_have_attribute("data-standing", "latest")
    return page


def ask(server: Server, path: str, body: Any, token: str | None = None) -> Any:
    """The JSON body of a POST."""
    headers = {"Content-Type": "application/json", **({} if token is None else {"Authorization": f"Bearer {token}"})}
    request = urllib.request.Request(server.url + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=LIMIT_S) as answer:
        return json.load(answer)


def stepped_run(playground: Playground, server: Server, step: int) -> NDArray[np.float32]:
    """The statistics of a run of the same experiment that was stepped to a step and no further."""
    spec = playground.record().detail["spec"]
    session = ask(server, "/api/sessions", {"spec": spec})
    commands = f"/api/sessions/{session['session_id']}/commands"
    command = {"type": "step", "unit": "step", "n": step, "request_id": "1"}
    run_id = ask(server, commands, command, session["owner_token"])["run_id"]
    playground.wait_until(lambda _: step in playground.record_of(run_id).steps(), f"a run stepped to {step}")
    return playground.record_of(run_id).statistics_at(step)


def expect_everything_of(playground: Playground, step: int, statistics: NDArray[np.float32]) -> None:
    """Counters, badge, blocks, wires, health strip and picture are of a step."""
    expect(playground.part("step-count")).to_have_text(written(step))
    expect(playground.part("epoch")).to_have_text(f"{step / (STEPS / int(EPOCHS)):.2f}")
    expect(playground.part("shown-step")).to_have_text(written(step))
    expect(playground.part("standing-badge")).to_have_attribute("data-recorded", "true")
    expect(playground.part("blocks-step")).to_have_text(f"step {written(step)}")
    expect(playground.part("health-step")).to_have_text(f"values at step {written(step)}")
    expect(playground.part("picture-step")).to_have_attribute("data-step", str(step))
    schema = playground.record().schema
    column = schema["node_columns"].index("delta_rms")
    for name in ("d1", "o"):
        value = float(statistics[schema["nodes"].index(name), column])
        expect(playground.part(f"block-gradient-{name}")).to_have_text(magnitude(value))


def assert_drawn(playground: Playground, picture: Frame) -> None:
    """The colours on the canvas are those of the frame, wherever the network is sure and no point covers them."""
    grid, reach, points = (picture.arrays[name] for name in ("grid", "range", "points"))
    rows, columns, _ = grid.shape
    blue = np.array(playground.page.evaluate(BLUE, [rows, columns])).reshape(rows, columns)
    sure = grid[..., 1] - grid[..., 0]
    places = (points - reach[[0, 2]]) / (reach[1] - reach[0])
    middles = [(np.arange(count) + 0.5) / count for count in (columns, rows)]
    across, down = np.meshgrid(*middles)
    apart = np.hypot(across[..., None] - places[:, 0], (1 - down)[..., None] - places[:, 1]).min(axis=-1)
    plain = (apart > 0.04) & (np.abs(sure) > 0.05)
    assert plain.sum() > 300
    np.testing.assert_array_equal(blue[plain], sure[plain] > 0)


def test_every_step_of_a_finished_run_shows_exactly_and_a_branch_goes_on_from_one(
    playground: Playground, server: Server
) -> None:
    record = playground.record()
    # A step with a report: what the server computes again is what it recorded.
    recorded = 128
    frames = playground.go_back_exactly(recorded)
    np.testing.assert_array_equal(frames[0].arrays["node_statistics"], record.statistics_at(recorded))
    expect_everything_of(playground, recorded, record.statistics_at(recorded))
    # A step without one, between two kept states: to the bit that of a run which was stepped there.
    between = 397
    assert between not in record.steps()
    assert between not in record.detail["keyframes"]
    frames = playground.go_back_exactly(between)
    stepped = stepped_run(playground, server, between)
    np.testing.assert_array_equal(frames[0].arrays["node_statistics"], stepped)
    expect_everything_of(playground, between, stepped)
    assert playground.drawn()["edges"]
    (picture,) = [frame for frame in frames if frame.view == "boundary"]
    expect(playground.part("boundary-canvas")).to_have_attribute("data-step", str(between))
    assert_drawn(playground, picture)
    # Its future, and another one.
    parent = playground.run_id()
    playground.go_back_exactly(300)
    playground.part("branch").click()
    playground.wait_until(lambda state: state["runId"] != parent, "the branch on the page")
    expect(playground.part("step-count")).to_have_text("300")
    assert playground.drawn()["ghostRunId"] == parent
    playground.set_field("optimizer.config.learning_rate", "0.003")
    playground.part("play").click()
    expect(playground.part("step-count")).to_have_text(written(STEPS))
    branch = playground.record()
    run = branch.detail["run"]
    assert (run["reason"], run["from_run_id"], run["from_step"]) == ("branch", parent, 300)
    np.testing.assert_array_equal(branch.statistics_at(256), record.statistics_at(256))
    assert not np.array_equal(branch.statistics_at(1024), record.statistics_at(1024))
    expect(playground.part("loss-chart")).to_have_attribute("data-ghost", parent)
    points = (playground.part("loss-chart").get_attribute("data-points") or "").split(",")
    assert len(points) >= 3
    assert min(map(int, points)) > 20


def test_a_replay_gives_the_first_hundred_steps_their_time_and_keys_go_by_report(playground: Playground) -> None:
    steps = playground.record().steps()
    playground.part("speed-menu").click()
    playground.part("action-replay_6").click()
    playground.part("replay").click()
    seen = np.array(playground.page.evaluate(WATCH))
    assert set(seen[:, 1]) <= set(steps)
    assert seen[0, 1] < 3
    assert np.all(np.diff(seen[:, 1]) >= 0)
    early = np.diff(seen[:, 0])[seen[:-1, 1] < 100].sum() / (seen[-1, 0] - seen[0, 0])
    assert early > 1 / 3
    assert len(set(seen[:, 2])) > 5
    expect(playground.part("standing")).to_have_attribute("data-standing", "latest")
    slider = playground.part("timeline")
    slider.press("Home")
    expect(playground.part("shown-step")).to_have_text("0")
    for step in steps[1:4]:
        slider.press("ArrowRight")
        expect(playground.part("shown-step")).to_have_text(written(step))
    playground.part("time-log").check()
    slider.press("End")
    expect(playground.part("shown-step")).to_have_text(written(STEPS))
    slider.press("ArrowLeft")
    expect(playground.part("shown-step")).to_have_text(written(steps[-2]))
    expect(playground.part("standing-badge")).to_have_text("Recorded")
    playground.page.keyboard.press("Escape")
    playground.page.locator("body").click(position={"x": 720, "y": 70})
    playground.page.keyboard.press("l")
    expect(playground.part("standing-badge")).to_have_text("Latest")
