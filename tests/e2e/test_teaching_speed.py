"""An example is trained slowly, more slowly from its finding on; the same control sets training speed and replay."""

import time
from typing import Any

from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server


def steps_and_seconds(playground: Playground) -> tuple[int, float]:
    """Steps that the server took while at least ten of them were drawn, and the seconds in which it did at most."""
    begin = time.perf_counter()
    first = playground.record().detail["run"]["step"]
    playground.train_until_step(first + 10)
    last = playground.record().detail["run"]["step"]
    return last - first, time.perf_counter() - begin


def test_an_example_starts_slowly_slows_down_at_its_finding_and_one_control_has_training_and_replay(
    open_page: Any, server: Server
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    speed = playground.part("speed-menu")
    expect(speed).to_have_text("30/s")
    playground.part("play").click()
    expect(playground.part("finding-card")).to_be_visible()
    expect(speed).to_have_text("10/s")
    expect(playground.part("notice")).to_contain_text("10 steps per second")
    steps, seconds = steps_and_seconds(playground)
    assert steps <= 10 * seconds + 30, "thousands at full speed; the 30 of a second before the new pace are allowed"
    playground.part("full-speed").click()
    expect(speed).to_have_text("Full")
    expect(playground.part("full-speed")).to_have_count(0)
    playground.train_until_step(3000)
    playground.pause()
    speed.click()
    for choice in ("speed_10", "speed_full", "pace_log", "pace_linear", "pace_loss", "replay_6"):
        expect(playground.part(f"action-{choice}")).to_be_visible()
    playground.part("action-pace_loss").click()
    playground.part("replay").click()
    expect(playground.part("standing-badge")).to_have_text("Recorded")
    playground.wait_until(lambda state: not state["live"] and 0 < state["shownStep"] < 3000, "a step of the replay")
    playground.part("live").click()
    assert playground.drawn()["live"]
