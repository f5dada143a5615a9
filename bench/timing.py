"""Rates of two things, measured in turns."""

import statistics
import time
from collections.abc import Callable

Advance = Callable[[], int]
"""Does some work and tells how many steps it took."""


def steps_per_second(advance: Advance, seconds: float) -> float:
    """Rate over at least so many seconds."""
    steps, begun = 0, time.perf_counter()
    while (passed := time.perf_counter() - begun) < seconds or not steps:
        steps += advance()
    return steps / passed


def in_turns(first: Advance, second: Advance, seconds: float, turns: int = 5) -> tuple[float, float, list[float]]:
    """A B A B ...: median rate of each, and the ratio first / second of every turn."""
    pairs = [(steps_per_second(first, seconds), steps_per_second(second, seconds)) for _ in range(turns)]
    ratios = [a / b for a, b in pairs]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratios
