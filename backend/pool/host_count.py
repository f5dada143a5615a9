"""How many hosts share the sessions of this machine."""

import os
from importlib.util import find_spec
from pathlib import Path

from backend.pool.budget import machine_bytes
from backend.pool.cpus import available_cpus, cpu_quota

MOST_HOSTS = 8
LEAST_MEMORY_BYTES = 2**30
"""Memory of the machine per host: below it hosts would only replace each other."""

_GPU_PLUGINS = ("jax_cuda13_plugin", "jax_cuda12_plugin")


def default_host_count() -> int:
    """Hosts for this machine: see `host_count`; one where a GPU trains, since a host takes most of its memory."""
    return 1 if _has_gpu() else host_count(len(available_cpus()), cpu_quota(), machine_bytes())


def host_count(cpus: int, quota: float | None, memory_bytes: int) -> int:
    """Cores minus one, which the web process has, within 1 and 8, and within memory.

    Args:
        cpus: that this process may use. quota: CPUs that its control group may keep busy, None without a limit.
        memory_bytes: of the machine.

    >>> host_count(4, None, 16 * 2**30), host_count(64, 2.5, 16 * 2**30), host_count(64, None, 16 * 2**30)
    (3, 1, 8)
    >>> host_count(1, None, 2**30), host_count(8, None, 3 * 2**30)
    (1, 3)
    """
    cores = cpus if quota is None else min(cpus, int(quota))
    return max(1, min(cores - 1, MOST_HOSTS, memory_bytes // LEAST_MEMORY_BYTES))


def _has_gpu() -> bool:
    """Whether JAX would train on a GPU; asking JAX would start a backend in this process."""
    if os.environ.get("JAX_PLATFORMS", "").lower() == "cpu" or not any(Path("/dev").glob("nvidia[0-9]*")):
        return False
    return any(find_spec(plugin) is not None for plugin in _GPU_PLUGINS)
