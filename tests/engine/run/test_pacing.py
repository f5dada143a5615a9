"""Pacing is pure: from measured durations to stride and chunk length."""

import pytest

from engine.run.pacing import Pace, statistics_share


def settled(step_ms: float, full_ms: float, share: float = 1.0) -> int:
    """The stride that a run with these costs comes to rest at."""
    pace = Pace(1, step_ms, full_ms)
    for _ in range(40):
        pace = pace.with_stride(pace.wanted_stride(share))
    return pace.stride


@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.004, 0.3), (0.03, 0.5), (0.25, 1.2), (4.0, 6.0)])
def test_statistics_come_between_five_and_twelve_times_a_second(step_ms: float, full_ms: float) -> None:
    period_ms = settled(step_ms, full_ms) * step_ms + full_ms
    assert 1000 / 12 <= period_ms <= 1000 / 5


@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.004, 0.3), (0.25, 1.2), (15.0, 30.0), (100.0, 110.0)])
def test_statistics_add_little_time(step_ms: float, full_ms: float) -> None:
    stride = settled(step_ms, full_ms)
    added = (full_ms - step_ms) / (stride * step_ms)
    assert added <= 0.08 or stride * step_ms >= 300


def test_the_stride_moves_by_factors_of_two() -> None:
    assert Pace(1, 0.004, 0.3).wanted_stride() == 2
    assert Pace(64, 50.0, 60.0).wanted_stride() == 32
    assert Pace(8).wanted_stride() == 8


def test_a_stride_at_rest_stays() -> None:
    stride = settled(0.004, 0.3)
    assert Pace(stride, 0.004, 0.3).wanted_stride() == stride


@pytest.mark.parametrize(("runnable", "steps"), [(1, 300), (4, 300), (20, 100), (500, 10)])
def test_a_chunk_is_a_fair_share_of_a_frame(runnable: int, steps: int) -> None:
    assert Pace(1, 0.1, 0.5).chunk_steps(runnable) == steps


def test_a_step_longer_than_a_chunk_runs_alone() -> None:
    assert Pace(1, 80.0, 90.0).chunk_steps() == 1
    assert Pace().chunk_steps() == 1


def test_costs_are_distinguished() -> None:
    pace = Pace().measured(1, 1, 2.0)
    assert (pace.full_ms, pace.step_ms) == (2.0, None)
    pace = pace.measured(101, 1, 12.0)
    assert pace.step_ms == pytest.approx(0.1)
    assert pace.measured(0, 0, 5.0) == pace


@pytest.mark.parametrize(("steps", "statistics"), [((60, 7), (2, 1)), ((101, 9), (1, 1))])
def test_costs_are_followed_where_both_kinds_of_steps_come_in_one_dispatch(
    steps: tuple[int, int], statistics: tuple[int, int]
) -> None:
    pace = Pace(8, step_ms=0.1, full_ms=9.0)
    for _ in range(200):
        for count, full in zip(steps, statistics, strict=True):
            pace = pace.measured(count, full, (count - full) * 0.5 + full * 2.0)
    assert pace.step_ms == pytest.approx(0.5, rel=0.02)
    assert pace.full_ms == pytest.approx(2.0, rel=0.02)


def test_a_first_dispatch_of_both_kinds_reports_something_of_each() -> None:
    pace = Pace().measured(10, 1, 5.0)
    assert (pace.step_ms, pace.full_ms) == (pytest.approx(0.5), pytest.approx(0.5))


def among(step_ms: float, full_ms: float, runnable: int) -> tuple[int, float]:
    """(stride, statistics a second) of a run among so many like it, once its loop has been tried."""
    stride = settled(step_ms, full_ms, statistics_share(runnable))
    return stride, 1000.0 / (((stride - 1) * step_ms + full_ms) * runnable)


@pytest.mark.parametrize("runnable", [1, 3, 8])
@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.01, 0.3), (0.4, 1.0), (30.0, 60.0)])
def test_a_few_sessions_get_at_most_a_dozen_frames_a_second(step_ms: float, full_ms: float, runnable: int) -> None:
    assert among(step_ms, full_ms, runnable)[1] <= 17.0


@pytest.mark.parametrize("runnable", [5, 8, 100])
@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.01, 0.3), (0.02, 1.0), (0.5, 4.0), (5.0, 80.0)])
def test_among_many_sessions_statistics_take_about_two_thirds_of_the_time_at_most(
    step_ms: float, full_ms: float, runnable: int
) -> None:
    stride, _ = among(step_ms, full_ms, runnable)
    assert full_ms <= 1.05 * 2.0 * stride * step_ms


def test_among_a_hundred_small_sessions_each_gets_four_frames_a_second() -> None:
    assert among(0.01, 0.3, 100)[1] >= 4.0


@pytest.mark.parametrize("overhead_ms", [0.05, 0.2, 0.9])
def test_among_many_sessions_the_cost_of_a_dispatch_is_not_taken_for_that_of_a_step(overhead_ms: float) -> None:
    pace = Pace()
    for _ in range(60):
        if pace.stride > 1:
            pace = pace.measured(pace.stride - 1, 0, overhead_ms + 0.007 * (pace.stride - 1))
        pace = pace.measured(1, 1, 1.3)
        pace = pace.with_stride(pace.wanted_stride(statistics_share(100)))
    assert 32 <= pace.stride <= 128


def test_a_step_that_takes_a_tenth_of_a_second_reports_twice_a_second() -> None:
    assert among(100.0, 150.0, 1) == (4, pytest.approx(1000.0 / 450.0))
    assert among(600.0, 900.0, 1)[0] == 1


@pytest.mark.parametrize("runnable", [2, 3, 4])
@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.006, 5.0), (0.01, 0.3), (0.06, 20.0), (0.4, 1.0)])
def test_beside_a_study_a_session_reports_five_times_a_second(step_ms: float, full_ms: float, runnable: int) -> None:
    assert among(step_ms, full_ms, runnable)[1] >= 5.0


def test_beside_a_study_statistics_leave_half_of_the_time_to_steps() -> None:
    stride, _ = among(5.0, 80.0, 2)
    assert (stride - 1) * 5.0 >= 0.4 * 80.0


def test_the_share_falls_with_the_company() -> None:
    shares = [statistics_share(count) for count in (1, 2, 8, 9, 100, 1000)]
    assert shares == sorted(shares, reverse=True)
