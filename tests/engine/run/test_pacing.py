"""Pacing is pure: from measured durations to stride and chunk length."""

import pytest

from engine.pacing import Pace


def settled(step_ms: float, full_ms: float, share: float = 1.0) -> int:
    """The stride that a run with these costs comes to rest at."""
    pace = Pace(1, step_ms, full_ms)
    for _ in range(40):
        pace = pace.with_stride(pace.wanted_stride(True, share))
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


def test_the_stride_moves_by_factors_of_two_and_waits_for_the_loop() -> None:
    assert Pace(1, 0.004, 0.3).wanted_stride(lean_ready=False) == 1
    assert Pace(1, 0.004, 0.3).wanted_stride(lean_ready=True) == 2
    assert Pace(64, 50.0, 60.0).wanted_stride(lean_ready=True) == 32
    assert Pace(8).wanted_stride(lean_ready=True) == 8


def test_a_stride_at_rest_stays() -> None:
    stride = settled(0.004, 0.3)
    assert Pace(stride, 0.004, 0.3).wanted_stride(True) == stride


@pytest.mark.parametrize(("runnable", "steps"), [(1, 300), (4, 300), (20, 100), (500, 10)])
def test_a_chunk_is_a_fair_share_of_a_frame(runnable: int, steps: int) -> None:
    assert Pace(1, 0.1, 0.5).chunk_steps(runnable) == steps


def test_a_step_longer_than_a_chunk_runs_alone() -> None:
    assert Pace(1, 80.0, 90.0).chunk_steps() == 1
    assert Pace().chunk_steps() == 1


def test_costs_are_told_apart() -> None:
    pace = Pace().measured(1, 1, 2.0)
    assert (pace.full_ms, pace.step_ms) == (2.0, None)
    pace = pace.measured(101, 1, 12.0)
    assert pace.step_ms == pytest.approx(0.1)
    assert pace.measured(0, 0, 5.0) == pace
