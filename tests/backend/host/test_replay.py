"""A resumed run does again what was done to it, and tells nothing that is known."""

from typing import Any

from backend.host.replay import Replay
from engine.report import Event


def entry(kind: str, step: int, **detail: Any) -> dict[str, Any]:
    return {"kind": kind, "step": step, "detail": detail, "seq": 0}


LOG = [
    entry("stride", 1, to=2),
    entry("finding", 4, code="vanishing"),
    entry("live_change", 6, path="training.l2", to=0.1),
    entry("finding", 8, code="vanishing"),
    entry("stride", 9, to=4),
]


def test_what_the_checkpoint_holds_is_not_done_again() -> None:
    replay = Replay(LOG, already_done=2, from_step=7, durable_seq=5)
    assert replay.next_step() == 9
    assert replay.due(8) == []
    assert replay.due(9) == [Event("stride", 9, {"to": 4})]
    assert replay.next_step() is None


def test_changes_at_one_step_are_done_in_their_order() -> None:
    log = [entry("live_change", 5, to=1.0), entry("live_change", 5, to=2.0), entry("live_change", 7, to=3.0)]
    replay = Replay(log, already_done=0, from_step=0, durable_seq=0)
    assert [event.detail["to"] for event in replay.due(5)] == [1.0, 2.0]


def test_it_is_unfinished_until_frames_and_changes_are_through() -> None:
    replay = Replay(LOG, already_done=2, from_step=7, durable_seq=5)
    assert replay.unfinished(4)
    assert replay.unfinished(5), "a change is still due"
    replay.due(9)
    assert replay.unfinished(4), "a known frame is still to be passed"
    assert not replay.unfinished(5)


def test_known_frames_and_events_are_recognised_once() -> None:
    replay = Replay(LOG, already_done=2, from_step=7, durable_seq=5)
    assert replay.has_frame(4)
    assert not replay.has_frame(5)
    again = Event("finding", 8, {"code": "vanishing"})
    assert replay.has_event(again)
    assert not replay.has_event(again)
    assert not replay.has_event(Event("finding", 8, {"code": "dying_relu"}))


def test_what_lies_before_the_checkpoint_is_not_expected_again() -> None:
    replay = Replay(LOG, already_done=2, from_step=7, durable_seq=5)
    assert not replay.has_event(Event("finding", 4, {"code": "vanishing"}))


def test_a_new_run_has_nothing_to_go_through() -> None:
    assert not Replay([], already_done=0, from_step=0, durable_seq=0).unfinished(0)
