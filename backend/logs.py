"""The log: one line an event, faults with a plain traceback, never with the values of local variables."""

import logging
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO, cast

import structlog

EVERY_S = 60.0


class LogThrottle:
    """Lets one line a minute through, and counts the others.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next_at: float | None = None
        self._held_back = 0

    def take(self) -> int | None:
        """How many were held back since the last line, where this one may be written; None where it may not."""
        now = self._clock()
        if self._next_at is not None and now < self._next_at:
            self._held_back += 1
            return None
        held_back, self._held_back = self._held_back, 0
        self._next_at = now + EVERY_S
        return held_back


class _Console:
    """Standard output that a full disk behind it cannot turn into a fault of the server."""

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stdout.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            sys.stdout.flush()


def log_to_console() -> None:
    """Sets up both logging systems for the command line."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, _Console())),
    )
