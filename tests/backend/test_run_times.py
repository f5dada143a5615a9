"""Times of a run: bounded, exact where few, dense at the start, and right after a host came back."""

from itertools import pairwise

from backend.sessions.run_times import MOST, RunTimes


def test_a_short_run_keeps_every_time() -> None:
    times = RunTimes()
    added = [times.add(step, step / 10) for step in range(20)]
    assert all(added)
    assert times.kept == [(step, step / 10) for step in range(20)]
    assert not times.add(19, 1.9)


def test_a_run_of_a_million_steps_keeps_few_and_its_first_and_last() -> None:
    times = RunTimes()
    for step in range(0, 1_000_001, 50):
        times.add(step, step / 1000)
    steps = [step for step, _ in times.kept]
    assert len(steps) <= MOST
    assert (steps[0], steps[-1]) == (0, 1_000_000)
    assert steps == sorted(set(steps))
    assert all(seconds == step / 1000 for step, seconds in times.kept)
    later = [(a, b) for a, b in pairwise(steps) if a >= 1000]
    assert max(b / a for a, b in later) < 1.1


def test_a_step_reached_again_replaces_what_came_from_there_on() -> None:
    times = RunTimes([(0, 0.0), (10, 1.0), (20, 2.0), (30, 3.0)])
    times.add(15, 1.6)
    assert times.kept == [(0, 0.0), (10, 1.0), (15, 1.6)]


def test_times_are_kept_as_they_were_read() -> None:
    assert RunTimes([(0, 0), (4, 2)]).kept == [(0, 0.0), (4, 2.0)]
