"""A finding is told once, ends for good reason, and never blinks."""

from engine.findings.definition import Finding
from engine.findings.tracker import STEPS_TO_END, FindingTracker

DYING = Finding("dying_relu", "warning", "relu_1", {"percent": 90, "step": 16})
RATE = Finding("learning_rate_too_high", "warning", None, {"rate": 3.0, "step": 20})


def reported(tracker: FindingTracker, step: int, *found: Finding) -> list[tuple[str, bool]]:
    events = tracker.changes(step, found)
    assert all(event.kind == "finding" and event.step == step for event in events)
    return [(str(event.detail["code"]), bool(event.detail["active"])) for event in events]


def test_a_finding_is_reported_once_with_the_values_of_its_step() -> None:
    tracker = FindingTracker()
    assert reported(tracker, 16, DYING) == [("dying_relu", True)]
    moved = Finding("dying_relu", "warning", "relu_1", {"percent": 95, "step": 18})
    assert reported(tracker, 18, moved) == []
    assert tracker.facts()[0]["values"] == {"percent": 90, "step": 16}


def test_a_finding_that_is_missed_for_less_than_half_an_octave_stands() -> None:
    tracker = FindingTracker()
    reported(tracker, 16, DYING)
    for step in range(STEPS_TO_END - 1):
        assert reported(tracker, 18 + step) == []
    assert reported(tracker, 40, DYING) == []
    for step in range(STEPS_TO_END - 1):
        assert reported(tracker, 44 + step) == []
    assert reported(tracker, 64) == [("dying_relu", False)]


def test_a_consequence_ends_as_soon_as_its_cause_is_found_and_waits_behind_it() -> None:
    tracker = FindingTracker()
    reported(tracker, 16, DYING)
    assert reported(tracker, 18, DYING, RATE) == [("dying_relu", False), ("learning_rate_too_high", True)]
    assert reported(tracker, 20, DYING) == []


def test_a_tracker_goes_on_from_its_facts() -> None:
    one, other = FindingTracker(), FindingTracker()
    reported(one, 16, DYING)
    reported(one, 18)
    other.restore(one.facts())
    for step in (20, 22, 24):
        assert reported(one, step) == reported(other, step)
    assert other.facts() == []


def test_a_rule_that_moves_to_another_layer_reports_nothing() -> None:
    tracker = FindingTracker()
    reported(tracker, 16, DYING)
    assert reported(tracker, 18, Finding("dying_relu", "warning", "relu_2", {"percent": 93, "step": 18})) == []


def test_a_warning_that_becomes_an_error_is_replaced() -> None:
    tracker = FindingTracker()
    reported(tracker, 16, RATE)
    worse = Finding("learning_rate_too_high", "error", "dense_1", {"rate": 3.0, "step": 21})
    assert reported(tracker, 20, worse) == [("learning_rate_too_high", False), ("learning_rate_too_high", True)]
    assert reported(tracker, 20, worse) == []


def test_the_end_of_a_run_counts_no_second_miss_of_its_step() -> None:
    tracker = FindingTracker()
    reported(tracker, 16, DYING)
    for step in (18, 20, 22):
        assert reported(tracker, step) == []
    assert tracker.changes(22, [], counted=False) == []
    assert reported(tracker, 24) == [("dying_relu", False)]
