"""How much memory a host may have: a part of what this machine, or its control group, has."""

import os
from contextlib import suppress
from pathlib import Path

LARGEST_DEFAULT_BYTES = 2 * 2**30
MACHINE_SHARE = 4
BASE_BYTES = 300 * 2**20
"""A host before its first network, with what it keeps for runs to come."""

_UNLIMITED = 2**60
_GROUPS = Path("/sys/fs/cgroup")


def default_budget_bytes() -> int:
    """A quarter of the machine's memory, at most 2 GB."""
    return min(machine_bytes() // MACHINE_SHARE, LARGEST_DEFAULT_BYTES)


def machine_bytes() -> int:
    """Memory of this machine, or of the smallest control group around this process."""
    sizes = [size for size in (_physical_bytes(), *_group_limits()) if 0 < size < _UNLIMITED]
    return min(sizes, default=MACHINE_SHARE * LARGEST_DEFAULT_BYTES)


def _physical_bytes() -> int:
    with suppress(ValueError, OSError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return 0


def _group_limits() -> list[int]:
    limits: list[int] = []
    with suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text(encoding="ascii").splitlines():
            _, controllers, path = line.split(":", 2)
            if controllers == "":
                limits += _limits_above(_GROUPS, path, "memory.max")
            elif "memory" in controllers.split(","):
                limits += _limits_above(_GROUPS / "memory", path, "memory.limit_in_bytes")
    return limits


def _limits_above(root: Path, path: str, name: str) -> list[int]:
    """Limits of a group and of those around it; a container may see only the root."""
    group = root / path.strip("/")
    limits: list[int] = []
    for folder in (group, *group.parents):
        with suppress(OSError, ValueError):
            limits.append(int((folder / name).read_text(encoding="ascii")))
        if folder == root:
            break
    return limits


def needs_own_host(memory_bytes: int, budget_bytes: int) -> bool:
    """Whether a run is too large to share a host.

    Args:
        memory_bytes: estimate for the run. budget_bytes: of a host.

    >>> needs_own_host(100 * 2**20, 2 * 2**30), needs_own_host(1900 * 2**20, 2 * 2**30)
    (False, True)
    """
    return memory_bytes + BASE_BYTES > budget_bytes
