"""Limits of the control groups around this process."""

from contextlib import suppress
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
_MEMBERSHIP = Path("/proc/self/cgroup")


def group_folders(controller: str) -> list[Path]:
    """Folders of this process's groups for a controller, each followed by those around it.

    A container may see only the root. Empty where there are no control groups.
    """
    folders: list[Path] = []
    with suppress(OSError):
        for line in _MEMBERSHIP.read_text(encoding="ascii").splitlines():
            _, controllers, path = line.split(":", 2)
            if controllers == "":
                folders += _upwards(ROOT, path)
            elif controller in controllers.split(","):
                folders += _upwards(ROOT / controller, path)
    return folders


def _upwards(root: Path, path: str) -> list[Path]:
    group = root / path.strip("/")
    return [folder for folder in (group, *group.parents) if folder == root or root in folder.parents]


def read_numbers(path: Path) -> list[int]:
    """The numbers of a file of a group; empty where there is none, or a word such as `max` stands in it."""
    with suppress(OSError, ValueError):
        return [int(word) for word in path.read_text(encoding="ascii").split()]
    return []
