"""Rates of two things, measured in turns, by the clock or by processor time where other programs run."""

import statistics
import time
from collections.abc import Callable

Advance = Callable[[], int]
"""Does some work and tells how many steps it took."""

Clock = Callable[[], float]
"""Seconds since some moment."""


def steps_per_second(advance: Advance, seconds: float, clock: Clock = time.perf_counter) -> float:
    """Rate over at least so many seconds of a clock."""
    steps, begun = 0, clock()
    while (passed := clock() - begun) < seconds or not steps:
        steps += advance()
    return steps / passed


def in_turns(
    first: Advance,
    second: Advance,
    seconds: float,
    turns: int = 5,
    clock: Clock = time.perf_counter,
    second_clock: Clock | None = None,
) -> tuple[float, float, list[float]]:
    """A B A B ...: median rate of each, and the ratio first / second of every turn.

    Args:
        second_clock: of the second, where it has one of its own.
    """
    other = second_clock or clock
    pairs = [(steps_per_second(first, seconds, clock), steps_per_second(second, seconds, other)) for _ in range(turns)]
    ratios = [a / b for a, b in pairs]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratios
