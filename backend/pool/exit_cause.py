"""Why a host exited, as one of a few codes."""

import signal
from contextlib import suppress

from backend.pool.cgroup import ROOT, group_folders

_SEGFAULTS = {-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGILL, -signal.SIGFPE, -signal.SIGABRT}


def out_of_memory_kills() -> int:
    """Processes of our control group that the kernel has ended for want of memory; 0 where that is unknown."""
    for folder in [*group_folders("memory"), ROOT]:
        for name in ("memory.events", "memory.oom_control"):
            with suppress(OSError, ValueError):
                for line in (folder / name).read_text(encoding="ascii").splitlines():
                    key, _, count = line.partition(" ")
                    if key == "oom_kill":
                        return int(count)
    return 0


def classify_exit(code: int | None, *, stuck: bool, new_memory_kills: int) -> str:
    """oom, killed, segfault, stuck or exited.

    Args:
        code: exit code, negative for a signal; None where nobody knows it.
        stuck: whether the supervisor ended the host because it did not answer.
        new_memory_kills: growth of `out_of_memory_kills` since the host started.

    >>> classify_exit(-9, stuck=False, new_memory_kills=1), classify_exit(-11, stuck=False, new_memory_kills=0)
    ('oom', 'segfault')
    """
    if stuck:
        return "stuck"
    if code == -signal.SIGKILL:
        return "oom" if new_memory_kills else "killed"
    if code == -signal.SIGTERM:
        return "killed"
    return "segfault" if code in _SEGFAULTS else "exited"
