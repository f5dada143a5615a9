"""Why a host died, in one word."""

import signal
from pathlib import Path

_SEGFAULTS = {-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGILL, -signal.SIGFPE, -signal.SIGABRT}


def out_of_memory_kills() -> int:
    """Processes of our control group that the kernel has ended for want of memory; 0 where it does not tell."""
    for path in _event_files():
        try:
            for line in path.read_text(encoding="ascii").splitlines():
                name, _, count = line.partition(" ")
                if name == "oom_kill":
                    return int(count)
        except (OSError, ValueError):
            continue
    return 0


def _event_files() -> list[Path]:
    root = Path("/sys/fs/cgroup")
    files: list[Path] = []
    try:
        groups = Path("/proc/self/cgroup").read_text(encoding="ascii").splitlines()
    except OSError:
        return files
    for group in groups:
        _, controllers, path = group.split(":", 2)
        if controllers == "":
            files.append(root / path.lstrip("/") / "memory.events")
        elif controllers == "memory":
            files.append(root / "memory" / path.lstrip("/") / "memory.oom_control")
    return [*files, root / "memory.events"]


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
