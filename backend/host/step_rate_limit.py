"""How fast an owner wants to watch: a limit on steps a second, or none. Reads the clock that it is given."""

import math
from collections.abc import Callable

CATCH_UP_S = 0.1
"""Steps that could not be taken in time are made up for so long; what is older is forgotten."""

REPORTS_PER_SECOND = 10.0


class StepRateLimit:
    """A limit on steps a second. The first step after a change is granted at once.

    Args:
        clock: seconds that only grow. rate: steps a second, None for as many as the machine takes.
    """

    def __init__(self, clock: Callable[[], float], rate: float | None = None) -> None:
        self._clock = clock
        self.rate = rate
        self._due_at = 0.0

    def set(self, rate: float | None) -> None:
        """Another limit, from now on."""
        self.rate = rate
        self._due_at = self._clock()

    def allowance(self) -> int | None:
        """Steps that may be taken now, None for any number."""
        if self.rate is None:
            return None
        now = self._clock()
        self._due_at = max(self._due_at, now - CATCH_UP_S)
        return max(0, math.floor((now - self._due_at) * self.rate + 1e-9) + 1) if now >= self._due_at else 0

    def took(self, steps: int) -> float:
        """Counts steps; returns the time from which the next one may be taken."""
        if self.rate is not None:
            self._due_at = max(self._due_at, self._clock() - CATCH_UP_S) + steps / self.rate
        return self._due_at

    @property
    def largest_stride(self) -> int | None:
        """The stride at which this many steps a second still report ten times a second; None without a limit.

        >>> StepRateLimit(lambda: 0.0, 100.0).largest_stride, StepRateLimit(lambda: 0.0, 1.0).largest_stride
        (8, 1)
        """
        if self.rate is None:
            return None
        return 2 ** max(0, math.floor(math.log2(self.rate / REPORTS_PER_SECOND)))
