"""Strides settle where statistics are neither too rare nor all there is."""

import pytest

from backend.hosts.striding import next_stride, statistics_share
from engine.pacing import Pace


def settled(step_ms: float, full_ms: float, runnable: int) -> int:
    """The stride that a run with these costs ends at, from 1."""
    pace = Pace(stride=1, full_ms=full_ms)
    for _ in range(40):
        pace = pace.with_stride(next_stride(pace, runnable))
        if pace.stride > 1:
            pace = Pace(pace.stride, step_ms, full_ms)
    return pace.stride


def frames_per_second(stride: int, step_ms: float, full_ms: float, runnable: int) -> float:
    return 1000.0 / (((stride - 1) * step_ms + full_ms) * runnable)


@pytest.mark.parametrize("runnable", [1, 3, 8])
@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.01, 0.3), (0.4, 1.0), (30.0, 60.0)])
def test_a_few_sessions_get_at_most_a_dozen_frames_a_second(step_ms: float, full_ms: float, runnable: int) -> None:
    stride = settled(step_ms, full_ms, runnable)
    assert frames_per_second(stride, step_ms, full_ms, runnable) <= 17.0


@pytest.mark.parametrize(("step_ms", "full_ms"), [(0.01, 0.3), (0.02, 1.0), (0.5, 4.0)])
def test_among_a_hundred_sessions_statistics_take_at_most_half_of_the_time(step_ms: float, full_ms: float) -> None:
    stride = settled(step_ms, full_ms, 100)
    assert full_ms <= stride * step_ms


def test_among_a_hundred_small_sessions_each_gets_four_frames_a_second() -> None:
    assert frames_per_second(settled(0.01, 0.3, 100), 0.01, 0.3, 100) >= 4.0


def test_a_step_that_takes_a_tenth_of_a_second_always_tells_everything() -> None:
    assert settled(100.0, 150.0, 1) == 1


def test_the_share_falls_with_the_company() -> None:
    shares = [statistics_share(count) for count in (1, 2, 8, 100, 1000)]
    assert shares == sorted(shares, reverse=True)
