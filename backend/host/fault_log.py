"""Faults that cost a host a file and nothing else: a line on standard error, one a minute at most."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress

from backend.logs import LogThrottle
from backend.store.faults import one_line


class FaultLog:
    """Says what could not be done, and why.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._throttle = LogThrottle(clock)

    def write(self, what: str, fault: Exception) -> None:
        """One line; none where the log lies on the same full disk."""
        if self._throttle.take() is not None:
            with suppress(OSError, ValueError):
                sys.stderr.write(f"{what} ({one_line(fault)})\n")
                sys.stderr.flush()
