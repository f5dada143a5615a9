"""After any Step, Pause or end the numbers and pictures are those of the step on the counter."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.links import make_link, read_count, written
from tests.e2e.playground import Playground, magnitude
from tests.e2e.server import Server

SPIRAL: dict[str, Any] = {
    "n": [["x", "input"], ["d1", "dense", {"units": 8}], ["r1", "tanh"], ["o", "dense", {"units": 2}]],
    "e": [["x", "d1"], ["d1", "r1"], ["r1", "o"]],
    "o": [{"loss": {"type": "cross_entropy", "config": {}}, "prediction": "o", "target": "label", "weight": 1.0}],
}
READABLE = {"data": "spiral", "rate": "0.1", "batch": "10", "seed": "7"}


def open_spiral(open_page: Any, server: Server, **readable: str) -> Playground:
    link = make_link(SPIRAL, **READABLE, **readable)
    playground = Playground(open_page(f"{server.url}/{link}"), server.url)
    playground.wait_ready()
    expect(playground.block("d1")).to_be_visible()
    return playground


def expect_numbers_of(playground: Playground, step: int) -> float:
    """Counter, time axis, blocks and picture are of a step; returns the gradient on a wire, as recorded."""
    expect(playground.part("step-count")).to_have_text(written(step))
    expect(playground.part("shown-step")).to_have_text(written(step))
    expect(playground.part("standing")).to_have_attribute("data-standing", "latest")
    expect(playground.part("picture-step")).to_have_attribute("data-step", str(step))
    expect(playground.part("blocks-step")).to_have_count(0)
    record = playground.record()
    assert record.steps()[-1] == step
    expect(playground.part("block-gradient-d1")).to_have_text(magnitude(record.node_value(step, "d1", "delta_rms")))
    return record.edge_values(step)["d1", "r1"]


def test_pause_and_every_step_show_the_step_reached(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    playground.play()
    playground.train_until_step(1000)
    playground.pause()
    reached = read_count(playground.part("step-count").inner_text())
    gradients = [expect_numbers_of(playground, reached)]
    for _ in range(5):
        playground.part("step-menu").click()
        playground.part("action-step").click()
        reached += 1
        gradients.append(expect_numbers_of(playground, reached))
    assert len(set(gradients)) == 6


def test_a_run_of_one_step_draws_its_point_and_keeps_the_state_before_it(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    playground.part("step-menu").click()
    playground.part("action-step").click()
    expect_numbers_of(playground, 1)
    expect(playground.part("loss-chart")).to_have_attribute("data-points", "1,1")
    assert playground.record().steps() == [0, 1]
    playground.go_back(0)
    expect(playground.part("shown-step")).to_have_text("0")
    expect(playground.part("standing")).to_have_attribute("data-standing", "past")
    expect(playground.part("health-step")).to_contain_text("step 0")
    expect(playground.part("blocks-step")).to_have_text("step 0")


def test_the_end_of_training_shows_its_last_step(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server, epochs="1")
    playground.part("play").click()
    expect_numbers_of(playground, 30)
