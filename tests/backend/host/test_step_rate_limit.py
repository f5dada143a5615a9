"""A limit on steps a second lets through what it says, whatever the clock does between two looks."""

import pytest

from backend.host.step_rate_limit import StepRateLimit


class Clock:
    """Seconds that a test turns on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def steps_taken(rate: float, tick_s: float, seconds: float) -> int:
    """Steps let through when somebody looks at every tick and takes all that he may."""
    clock = Clock()
    rate_limit, taken = StepRateLimit(clock), 0
    rate_limit.set(rate)
    for _ in range(round(seconds / tick_s)):
        allowed = rate_limit.allowance()
        assert allowed is not None
        rate_limit.took(allowed)
        taken += allowed
        clock.now += tick_s
    return taken


@pytest.mark.parametrize("rate", [1.0, 10.0, 100.0, 12_345.0])
@pytest.mark.parametrize("tick_s", [0.001, 0.02, 0.09])
def test_over_ten_seconds_it_lets_through_as_many_steps_as_it_says(rate: float, tick_s: float) -> None:
    assert steps_taken(rate, tick_s, 10.0) == pytest.approx(10 * rate, rel=0.02, abs=1)


def test_the_first_step_is_granted_at_once_and_the_second_when_its_time_has_come() -> None:
    clock = Clock()
    rate_limit = StepRateLimit(clock)
    rate_limit.set(2.0)
    assert rate_limit.allowance() == 1
    assert rate_limit.took(1) == pytest.approx(100.5)
    assert rate_limit.allowance() == 0
    clock.now = 100.5
    assert rate_limit.allowance() == 1


def test_time_that_was_spent_elsewhere_is_not_made_up_in_a_burst() -> None:
    clock = Clock()
    rate_limit = StepRateLimit(clock)
    rate_limit.set(100.0)
    clock.now += 60.0
    allowed = rate_limit.allowance()
    assert allowed is not None
    assert allowed <= 11


def test_without_a_limit_nothing_is_held_back() -> None:
    rate_limit = StepRateLimit(Clock())
    assert rate_limit.allowance() is None
    assert rate_limit.largest_stride is None


@pytest.mark.parametrize(("rate", "stride"), [(0.1, 1), (10.0, 1), (20.0, 2), (100.0, 8), (1000.0, 64), (1e6, 65536)])
def test_statistics_still_come_ten_times_a_second(rate: float, stride: int) -> None:
    assert StepRateLimit(Clock(), rate).largest_stride == stride
