"""Memory of a host: what it has, what it may have, and how it is given back to the system."""

import ctypes
import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import jax

from engine.compile.cache import ExecutableCache

COMPILED_AT_MOST = 12
"""JAX keeps megabytes for every network that it has traced; behind so many executables they are let go."""

CLOSED_AT_MOST = 8
"""Behind so many closed sessions what they held is given back."""

PRESSED_SHARE = 0.75
"""Beyond this share of the budget everything is given back as soon as it can be."""


@dataclass(frozen=True)
class Reading:
    """A host at one moment.

    Attributes:
        resident_bytes: memory of the process, 0 where unknown. budget_bytes: what it may have.
        compiled, closed: executables compiled and sessions closed since memory was last given back.
    """

    resident_bytes: int
    budget_bytes: int
    compiled: int
    closed: int

    @property
    def pressed(self) -> bool:
        """Whether memory is short."""
        return self.resident_bytes > PRESSED_SHARE * self.budget_bytes

    @property
    def over(self) -> bool:
        """Whether it has more than it may."""
        return self.resident_bytes > self.budget_bytes


def is_due(reading: Reading) -> bool:
    """Whether memory is worth giving back now.

    >>> is_due(Reading(100, 1000, compiled=12, closed=0)), is_due(Reading(800, 1000, compiled=1, closed=0))
    (True, True)
    >>> is_due(Reading(800, 1000, compiled=0, closed=0))
    False
    """
    if reading.pressed and (reading.compiled or reading.closed):
        return True
    return reading.compiled >= COMPILED_AT_MOST or reading.closed >= CLOSED_AT_MOST


class Memory:
    """Keeps a host within its budget. `tidy` is called by the compiling thread alone.

    Args:
        cache: the host's executables. budget_bytes: what the process may have.
        resident: memory of the process; release: gives back what is free.

    Attributes:
        over_budget: the host has more than it may, though everything was given back that could be.
    """

    def __init__(
        self,
        cache: ExecutableCache,
        budget_bytes: int,
        resident: Callable[[], int] | None = None,
        release: Callable[[], None] | None = None,
    ) -> None:
        self.over_budget = False
        self.budget_bytes = budget_bytes
        self._cache = cache
        self._resident = resident or resident_bytes
        self._release = release or release_memory
        self._compiled_before = 0
        self._closed = 0
        self._lock = threading.Lock()

    def note_closed(self) -> None:
        """A session has gone."""
        with self._lock:
            self._closed += 1

    def read(self) -> Reading:
        """The present moment."""
        compiled = self._cache.compile_count - self._compiled_before
        return Reading(self._resident(), self.budget_bytes, compiled, self._closed)

    def tidy(self) -> None:
        """Gives memory back where that is due; under pressure also executables kept for runs to come."""
        reading = self.read()
        if is_due(reading) or (reading.over and not self.over_budget):
            with self._lock:
                self._closed = 0
            self._compiled_before = self._cache.compile_count
            if reading.pressed:
                gc.collect()  # runs that are gone may be held by cycles, and hold executables
                self._cache.kept.drop_unused(0)
            self._release()
            reading = self.read()
        self.over_budget = reading.over


def release_memory() -> None:
    """Drops what JAX keeps of traced functions, collects, and gives free memory back to the system.

    Executables that are held survive without JAX's caches.
    """
    jax.clear_caches()
    gc.collect()
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


def _malloc_trim() -> Callable[[int], int] | None:
    """glibc's; other libraries give memory back by themselves, or not at all."""
    with suppress(OSError, AttributeError, TypeError):
        return ctypes.CDLL(None).malloc_trim
    return None


def resident_bytes() -> int:
    """Memory of this process; 0 where unknown."""
    with suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "darwin":
        with suppress(OSError, ValueError, subprocess.SubprocessError):
            command = ["/bin/ps", "-o", "rss=", "-p", str(os.getpid())]
            listed = subprocess.run(command, capture_output=True, check=True, timeout=5)  # noqa: S603 - our own command
            return int(listed.stdout) * 1024
    return 0
