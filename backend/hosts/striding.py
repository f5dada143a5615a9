"""Which stride a session asks for, alone or among many. Pure."""

from engine.pacing import STATISTICS_PER_SECOND, Pace

FEW_SESSIONS = 8


def statistics_share(runnable: int) -> float:
    """Part of the host's time that a session plans with: among many, some seven statistics a second are enough.

    >>> statistics_share(1), statistics_share(4), round(statistics_share(100), 3)
    (1.0, 0.25, 0.014)
    """
    return 1.0 / max(runnable, 1) if runnable <= FEW_SESSIONS else 1.4 / runnable


def next_stride(pace: Pace, runnable: int) -> int:
    """The stride to ask for, once the loop is compiled.

    Beyond `Pace.wanted_stride`: a loop never tried is tried, where every step with statistics would be too many of
    them; and among many sessions statistics take at most half of the time, or nobody would get on.

    Args:
        pace: what was measured. runnable: sessions that share the host.

    >>> next_stride(Pace(stride=1, full_ms=80.0), 1)
    2
    >>> next_stride(Pace(stride=8, step_ms=0.02, full_ms=1.0), 100)
    16
    """
    wanted = pace.wanted_stride(True, statistics_share(runnable))
    if pace.full_ms is None:
        return wanted
    many = runnable > FEW_SESSIONS
    if pace.step_ms is None:
        least = 2 if many or pace.full_ms * STATISTICS_PER_SECOND < 1000.0 else 1
    else:
        least = _power_of_two(pace.full_ms / pace.step_ms) if many else 1
    return max(wanted, min(2 * pace.stride, least))


def _power_of_two(least: float) -> int:
    """The smallest power of two that is at least as large."""
    power = 1
    while power < least:
        power *= 2
    return power
