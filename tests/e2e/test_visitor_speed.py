"""What a visitor gets, printed and never asserted on a clock: first frame, steps a second, main thread a frame."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.e2e.playground import Playground
from tests.e2e.server import Server, start_server
from tests.waiting import watch_for

WATCH_MS = 6000
LOOK_MS = 4000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has compiled nothing before."""
    folder = tmp_path_factory.mktemp("cold_server")
    running = start_server(folder / "home", folder / "log.txt", cold=True)
    yield running
    running.stop()


def spiral_net(playground: Playground, widths: list[int]) -> None:
    """A tanh network of these widths on the spiral, drawn from nothing."""
    playground.choose_data("spiral")
    playground.clear()
    playground.add("input", "x")
    for number, width in enumerate(widths, start=1):
        playground.add("dense", f"dense_{number}")
        playground.set_field(f"network.nodes.dense_{number}.config.units", str(width))
        playground.add("tanh", f"tanh_{number}")
    last = len(widths) + 1
    playground.add("dense", f"dense_{last}")
    playground.set_field(f"network.nodes.dense_{last}.config.units", "2")


def first_frame_ms(playground: Playground) -> float:
    """From Play to the first frame on the screen."""
    playground.part("play").click()
    pressed = time.perf_counter()
    playground.page.wait_for_function("() => window.__backlight?.state().shownStep > 0", polling=20)
    return 1000 * (time.perf_counter() - pressed)


def first_frame_after_a_look_ms(playground: Playground, widths: list[int]) -> float:
    """The same where the visitor looks at the drawing before pressing Play: it has been compiled meanwhile."""
    playground.wait_ready()
    spiral_net(playground, [width + 1 for width in widths])
    watch_for(playground.page, LOOK_MS)
    taken_ms = first_frame_ms(playground)
    playground.pause()
    return taken_ms


@pytest.mark.full
@pytest.mark.parametrize(("name", "widths"), [("2-4-2-2", [4, 2]), ("2-8x6-2", [8] * 6)])
def test_what_a_visitor_gets_is_measured(
    open_page: Any, server: Server, tell: Callable[[str], None], name: str, widths: list[int]
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    spiral_net(playground, widths)
    devtools = playground.page.context.new_cdp_session(playground.page)
    devtools.send("Performance.enable")
    at_once_ms = first_frame_ms(playground)
    playground.train_until_step(5000)

    def busy_ms() -> float:
        metrics = {entry["name"]: entry["value"] for entry in devtools.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    before, busy_before, clock = playground.drawn(), busy_ms(), time.perf_counter()
    watch_for(playground.page, WATCH_MS)
    after = playground.wait_until(
        lambda state: state["shownStep"] > before["shownStep"] and state["frame"] > before["frame"], "a later frame"
    )
    busy, seconds = busy_ms() - busy_before, time.perf_counter() - clock
    frames = after["frame"] - before["frame"]
    steps = after["shownStep"] - before["shownStep"]
    playground.pause()
    looked_ms = first_frame_after_a_look_ms(Playground(open_page(server.url), server.url), widths)
    tell(
        f"{name}: first frame {at_once_ms:.0f} ms after Play, {looked_ms:.0f} ms where the drawing stood for "
        f"{LOOK_MS / 1000:g} s, {steps / seconds:,.0f} steps/s end to end, "
        f"{busy / frames:.1f} ms of main thread a frame, {100 * busy / (1000 * seconds):.0f} % busy"
    )
