"""How much memory a host may have: a part of what this machine, or its control group, has."""

import os
from contextlib import suppress

from backend.pool.cgroup import group_folders, read_numbers

LARGEST_DEFAULT_BYTES = 2 * 2**30
MACHINE_SHARE = 4
BASE_BYTES = 300 * 2**20
"""A host before its first network, with what it keeps for runs to come."""

_UNLIMITED = 2**60


def default_budget_bytes(hosts: int = 1) -> int:
    """A quarter of the machine's memory, at most 2 GB; of several hosts all together at most half of it."""
    machine = machine_bytes()
    return min(machine // MACHINE_SHARE, machine // (2 * hosts), LARGEST_DEFAULT_BYTES)


def machine_bytes() -> int:
    """Memory of this machine, or of the smallest control group around this process."""
    sizes = [size for size in (_physical_bytes(), *_group_limits()) if 0 < size < _UNLIMITED]
    return min(sizes, default=MACHINE_SHARE * LARGEST_DEFAULT_BYTES)


def _physical_bytes() -> int:
    with suppress(ValueError, OSError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return 0


def _group_limits() -> list[int]:
    names = ("memory.max", "memory.limit_in_bytes")
    return [size for folder in group_folders("memory") for name in names for size in read_numbers(folder / name)]


def needs_own_host(memory_bytes: int, budget_bytes: int) -> bool:
    """Whether a run is too large to share a host.

    Args:
        memory_bytes: estimate for the run. budget_bytes: of a host.

    >>> needs_own_host(100 * 2**20, 2 * 2**30), needs_own_host(1900 * 2**20, 2 * 2**30)
    (False, True)
    """
    return memory_bytes + BASE_BYTES > budget_bytes
