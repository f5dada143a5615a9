"""Where downloaded data sets lie."""

import os
from pathlib import Path

from platformdirs import user_data_path

from engine.datasets.definition import DatasetDef
from engine.spec import ConfigT

_ADDED: dict[Path, None] = {}


def add_data_place(folder: Path) -> None:
    """Has this process look through another folder, behind those that are asked for or named by the environment.

    It is where a server keeps what people bring, whatever directory its downloads have. What lies there is named by
    its content, so that it does not matter which of several folders it is found in.
    """
    _ADDED[folder] = None


def data_places(directory: Path | None) -> tuple[Path, ...]:
    """Folders that are looked through, in this order.

    Args:
        directory: the one that was asked for, if any.

    Returns:
        It, `BACKLIGHT_DATA_DIR`, `data` in `BACKLIGHT_HOME`, `data` in the user's own data folder, and those that were
        added.
    """
    named = os.environ.get("BACKLIGHT_DATA_DIR")
    home = os.environ.get("BACKLIGHT_HOME")
    found = [
        directory,
        Path(named) if named else None,
        Path(home) / "data" if home else None,
        user_data_path("backlight") / "data",
        *_ADDED,
    ]
    return tuple(dict.fromkeys(place for place in found if place is not None))


def find_files(record: DatasetDef[ConfigT], directory: Path | None) -> tuple[Path, ...] | None:
    """The data set's files in the first folder that holds them all; None where none does."""
    for place in data_places(directory):
        paths = tuple(place / name for name in record.files)
        if all(path.is_file() for path in paths):
            return paths
    return None


def is_available(record: DatasetDef[ConfigT], directory: Path | None = None) -> bool:
    """Whether the data set can be loaded without a download."""
    return find_files(record, directory) is not None
