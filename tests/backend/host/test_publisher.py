"""Pictures on request: what they may cost, which come when, and what a refused one does."""

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from backend.host.kept_pictures import KeptPictures
from backend.host.publisher import Publisher
from backend.host.replay import Replay
from backend.link.messages import FromHost, OpenRun, ViewFrame
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Event, ViewReport

MAPS = [f"feature_maps?node=conv_{number}" for number in range(4)]


class Clock:
    """Time that passes when a picture is drawn."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class FakeRun:
    """Draws pictures that take as long as is said, and refuses some."""

    def __init__(self, clock: Clock, costs: Mapping[str, float]) -> None:
        self.step = 0
        self._clock, self._costs = clock, costs

    def view(self, name: str, options: Mapping[str, Any]) -> ViewReport:
        if "refused" in name:
            raise EngineError(make_problem("unknown_block", got=name))
        if "broken" in name:
            raise ValueError(name)
        self._clock.now += self._costs.get(name, 0.01)
        return ViewReport(name, self.step, {"maps": np.zeros(1, np.float32)})


def publisher(clock: Clock) -> tuple[Publisher, list[FromHost]]:
    reported: list[FromHost] = []
    request = OpenRun(1, "s", "r", 1, b"{}", events=[], next_seq=0)
    made = Publisher(
        request, 0, Replay([], already_done=0, from_step=0, durable_seq=0), reported.append, clock, lambda _: None
    )
    return made, reported


def drawn(reported: list[FromHost]) -> list[str]:
    return [word.view for word in reported if isinstance(word, ViewFrame)]


def train(made: Publisher, run: Any, clock: Clock, seconds: float, a_step: float = 0.02) -> float:
    """Trains for so long, with pictures between the steps; returns the time that pictures took."""
    end, spent = clock.now + seconds, 0.0
    while clock.now < end:
        clock.now += a_step
        run.step += 1
        begin = clock.now
        made.publish_views(run)
        spent += clock.now - begin
    return spent


def test_all_pictures_together_take_a_twentieth_of_the_time_at_most() -> None:
    clock = Clock()
    made, _ = publisher(clock)
    run = FakeRun(clock, dict.fromkeys(MAPS, 0.1))
    made.request_views(tuple(MAPS), 30.0)
    train(made, run, clock, 10)
    spent = train(made, run, clock, 200)
    assert 0.02 < spent / 200 < 1 / 20


def test_the_first_picture_of_a_kind_which_is_compiled_delays_no_other() -> None:
    clock = Clock()
    made, reported = publisher(clock)
    run = FakeRun(clock, {})
    run.step = 1
    clock_before = clock.now
    slow = FakeRun(clock, {MAPS[0]: 2.0})
    made.request_views((MAPS[0],), 30.0)
    made.publish_views(slow, all_now=True)  # type: ignore[arg-type]  # a stand-in with what is asked of it
    assert clock.now - clock_before == pytest.approx(2.0)
    train(made, run, clock, 1)
    assert len(drawn(reported)) >= 2


def test_others_that_are_asked_for_again_and_again_take_a_twentieth_at_most() -> None:
    """Somebody draws a digit: each line asks for the maps of another example."""
    clock = Clock()
    made, reported = publisher(clock)
    numbers = itertools.count()
    run = FakeRun(clock, {})
    spent, begin = 0.0, clock.now
    while clock.now - begin < 60:
        made.request_views((f"feature_maps?example=drawn%3A{next(numbers)}&node=x",), 30.0)
        spent += train(made, run, clock, 0.1)
    assert 0.01 < spent / 60 <= 1 / 20 * 1.1
    assert len(drawn(reported)) > 100


def test_a_refused_picture_leaves_the_others_and_is_not_tried_at_every_step() -> None:
    clock = Clock()
    made, reported = publisher(clock)
    run = FakeRun(clock, {})
    run.step = 1
    made.request_views(("feature_maps?node=refused", MAPS[0]), 30.0)
    made.publish_views(run, all_now=True)  # type: ignore[arg-type]  # a stand-in with what is asked of it
    run.step = 2
    made.publish_views(run, all_now=True)  # type: ignore[arg-type]  # a stand-in with what is asked of it
    assert drawn(reported) == [MAPS[0], MAPS[0]]


def test_a_picture_that_nobody_wants_any_more_counts_for_nothing() -> None:
    clock = Clock()
    made, reported = publisher(clock)
    run = FakeRun(clock, {MAPS[0]: 5.0})
    made.request_views((MAPS[0], MAPS[1]), 30.0)
    train(made, run, clock, 300)
    made.request_views((MAPS[1],), 30.0)
    before = len(drawn(reported))
    train(made, run, clock, 100)
    train(made, run, clock, 60)
    assert len(drawn(reported)) - before > 100


def test_a_fault_in_a_picture_with_options_costs_the_picture_and_in_another_is_the_runs() -> None:
    clock = Clock()
    made, reported = publisher(clock)
    run = FakeRun(clock, {})
    made.request_views(("maps?node=broken", "maps?node=sound"), 30.0)
    train(made, run, clock, 1.0)
    assert set(drawn(reported)) == {"maps?node=sound"}
    made.request_views(("broken",), 30.0)
    with pytest.raises(ValueError, match="broken"):
        train(made, run, clock, 1.0)


def rest(made: Publisher, run: Any, *wanted: str) -> None:
    """A run at rest: viewers want these pictures now."""
    made.request_views(wanted, 30.0)
    made.publish_views(run, all_now=True)


class CountingRun(FakeRun):
    """Counts what is drawn."""

    drawn = 0

    def view(self, name: str, options: Mapping[str, Any]) -> ViewReport:
        self.drawn += 1
        return super().view(name, options)


def test_a_run_at_rest_draws_no_picture_twice_however_often_viewers_ask() -> None:
    clock = Clock()
    made, reported = publisher(clock)
    run = CountingRun(clock, {})
    run.step = 5
    for _ in range(50):
        rest(made, run, MAPS[0], "confusion")
        rest(made, run, "confusion")
        rest(made, run)
    assert run.drawn == 2
    frames = [word.data for word in reported if isinstance(word, ViewFrame) and word.view == MAPS[0]]
    assert len(frames) == 50
    assert len(set(frames)) == 1


@pytest.mark.parametrize("change", ["step", "weight", "event"])
def test_pictures_of_another_state_are_drawn(change: str) -> None:
    clock = Clock()
    made, _ = publisher(clock)
    run = CountingRun(clock, {})
    run.step = 5
    rest(made, run, MAPS[0])
    rest(made, run)
    if change == "step":
        run.step = 6
    elif change == "weight":
        made.forget_pictures()
    else:
        made.publish_event(Event("live_change", 5, {"path": "training.l2", "from": 0.0, "to": 0.1}))
    rest(made, run, MAPS[0])
    assert run.drawn == 2


def test_kept_pictures_stay_within_their_number_and_bytes() -> None:
    kept = KeptPictures(most=3, most_bytes=100)
    for number in range(10):
        kept.keep(f"view?number={number}", 1, bytes(20))
    assert [number for number in range(10) if kept.find(f"view?number={number}", 1)] == [7, 8, 9]
    assert kept.bytes == 60
    kept.keep("view?number=9", 2, bytes(90))
    assert kept.bytes == 90
    assert kept.find("view?number=9", 1) is None
    kept.keep("large", 2, bytes(101))
    assert kept.bytes == 0
