"""Stored tables in the data directories, found by their names."""

from pathlib import Path

from engine.array_file import UnreadableError
from engine.datasets.places import data_places
from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.table import SUFFIX, TABLES, Table, is_name, read_table, short_name, table_name


def load_table(name: str, directory: Path | None) -> Table:
    """The table of a name, from the first data directory that has it.

    Args:
        directory: looked through first (`engine.datasets.places`).

    Raises:
        EngineError: `table_not_chosen`, `table_missing` or `table_damaged`.
    """
    if not name:
        raise EngineError(make_problem("table_not_chosen", path="data.config.table"))
    if is_name(name):
        for place in data_places(directory):
            path = place / TABLES / f"{name}{SUFFIX}"
            if path.is_file():
                return _read(path, name)
    raise EngineError(make_problem("table_missing", path="data.config.table", got=short_name(name)))


def _read(path: Path, name: str) -> Table:
    try:
        blob = path.read_bytes()
        if table_name(blob) == name:
            return read_table(blob)
    except (OSError, UnreadableError):
        pass
    raise EngineError(make_problem("table_damaged", path="data.config.table", got=short_name(name)))
