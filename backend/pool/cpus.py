"""CPUs: those that this process may use, and those that a host gets."""

import math
import os
import secrets
from pathlib import Path

from backend.pool.cgroup import group_folders, read_numbers


def available_cpus() -> list[int]:
    """CPUs that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def host_cpus() -> list[int]:
    """The CPUs of every host: all that may be kept busy at once, so that one visitor alone has the whole machine.

    They are fixed for the life of a host, since a program's bits depend on their number. More threads than a quota
    lets run would wait for each other, so a quota takes a part of the CPUs, drawn by chance so that the servers of a
    machine do not all take the same.
    """
    cpus = available_cpus()
    return within_quota(cpus, cpu_quota(), secrets.randbelow(len(cpus)))


def within_quota(cpus: list[int], quota: float | None, turn: int) -> list[int]:
    """As many neighbouring CPUs as a quota keeps busy, beginning at one that `turn` picks.

    >>> within_quota([0, 1, 2, 3], None, 7), within_quota([0, 1, 2, 3], 1.5, 3), within_quota([4, 5], 0.5, 1)
    ([0, 1, 2, 3], [0, 3], [5])
    """
    count = len(cpus) if quota is None else min(len(cpus), max(1, math.ceil(quota)))
    if count == len(cpus):
        return list(cpus)
    return sorted(cpus[(turn + place) % len(cpus)] for place in range(count))


def cpu_quota() -> float | None:
    """CPUs that the tightest control group around this process may keep busy; None without a limit."""
    quotas = [quota for folder in group_folders("cpu") if (quota := quota_of(folder)) is not None]
    return min(quotas, default=None)


def quota_of(folder: Path) -> float | None:
    """CPUs that one control group may keep busy: `cpu.max`, or `cpu.cfs_quota_us` of version 1."""
    numbers = read_numbers(folder / "cpu.max")
    if not numbers:
        numbers = [*read_numbers(folder / "cpu.cfs_quota_us"), *read_numbers(folder / "cpu.cfs_period_us")]
    if len(numbers) != 2 or numbers[0] <= 0 or numbers[1] <= 0:
        return None
    return numbers[0] / numbers[1]
