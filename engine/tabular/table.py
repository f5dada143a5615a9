"""A table as it is kept: its columns as numbers and as categories, in one file named by its content."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.array_file import UnreadableError, read_arrays, write_arrays
from engine.arrays import HostArray
from engine.report import Facts

TABLE_VERSION = 1
TABLES = "tables"
"""Folder of uploaded tables in a data directory."""

SUFFIX = ".safetensors"
NAME_DIGITS = 64
SHORT_DIGITS = 16
"""A short name says which table is meant, and doesn't open it."""

MOST_COLUMNS = 1000
MOST_CELLS = 2_000_000
MOST_LEVELS = 200
"""Of a column that can be used as a category."""

ColumnKind = Literal["number", "category", "date", "text", "identifier"]


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        guess: what its cells look like.
        missing: cells without a value. distinct: different values among the others.
        not_numbers: cells that have a value but no number, counted where `numbers` is there.
        numbers: [rows] float64, NaN where there is no number; None for a column that isn't numeric.
        levels: its different values in their order, numbers by size; () where there are none or too many.
        codes: [rows] int16, which level, -1 where there is no value; None where there are no levels.
    """

    name: str
    guess: ColumnKind
    missing: int
    distinct: int
    not_numbers: int
    numbers: NDArray[np.float64] | None
    levels: tuple[str, ...]
    codes: NDArray[np.int16] | None


@dataclass(frozen=True)
class Table:
    """Columns of so many rows."""

    rows: int
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """The column of a name."""
        return next((column for column in self.columns if column.name == name), None)


def write_table(table: Table) -> bytes:
    """A file; equal tables give equal bytes."""
    facts = {"version": TABLE_VERSION, "rows": table.rows, "columns": [_facts(column) for column in table.columns]}
    arrays: dict[str, HostArray] = {}
    for place, column in enumerate(table.columns):
        if column.numbers is not None:
            arrays[f"numbers/{place}"] = column.numbers
        if column.codes is not None:
            arrays[f"codes/{place}"] = column.codes
    return write_arrays(facts, arrays)


def _facts(column: Column) -> Facts:
    names = ("name", "guess", "missing", "distinct", "not_numbers")
    return {name: getattr(column, name) for name in names} | {"levels": list(column.levels)}


def read_table(blob: bytes) -> Table:
    """The table of a file.

    Raises:
        UnreadableError: it is no file of a table of this version.
    """
    facts, arrays = read_arrays(blob)
    if facts.get("version") != TABLE_VERSION:
        raise UnreadableError(f"version {facts.get('version')}")
    columns = tuple(_column(entry, place, arrays) for place, entry in enumerate(facts["columns"]))
    return Table(facts["rows"], columns)


def _column(entry: Facts, place: int, arrays: Mapping[str, HostArray]) -> Column:
    facts: Facts = {**entry, "levels": tuple(entry["levels"])}
    return Column(**facts, numbers=arrays.get(f"numbers/{place}"), codes=arrays.get(f"codes/{place}"))


def table_name(blob: bytes) -> str:
    """The name of a file: 64 hexadecimal digits."""
    return hashlib.sha256(blob).hexdigest()


def short_name(name: str) -> str:
    """What others get to see of a table's name.

    Example:
        >>> short_name("0123456789abcdef" * 4)
        '0123456789abcdef'
    """
    return name[:SHORT_DIGITS]


def is_name(name: str) -> bool:
    """Whether it is the whole name of a table."""
    return len(name) == NAME_DIGITS and all(digit in "0123456789abcdef" for digit in name)
