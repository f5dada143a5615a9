"""From the bytes of a file to a table, and to what people look at before they use it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.cells import DecimalMark, Exact, find_decimal_mark, is_missing, read_number
from engine.tabular.columns import ColumnReader
from engine.tabular.delimited import read_delimited
from engine.tabular.encoding import decode
from engine.tabular.table import MOST_CELLS, Table
from engine.tabular.workbook import is_workbook, read_workbook

MOST_BYTES = 32 * 2**20
SHOWN_ROWS = 6
LONGEST_SHOWN = 60
LONGEST_NAME = 100
MARKED_CELLS = 200_000
"""Different cells that are looked at for the decimal mark."""


@dataclass(frozen=True)
class ReadOptions:
    """How a file is read where it isn't to be found out. header: whether the first row holds the names."""

    separator: str | None = None
    decimal_mark: DecimalMark | None = None
    header: bool | None = None


@dataclass(frozen=True)
class Reading:
    """How a file was read.

    Attributes:
        encoding: of the text, or None for a workbook. separator: as encoding. sheet: of a workbook, or None.
        header: whether its first row held the names.
        renamed: columns whose name was empty or taken already.
        short_rows: rows with fewer cells than there are columns, filled up with missing values.
        long_rows: rows with more; what is beyond the last column is left out.
        sample: the first rows, each cell shortened to 60 characters.
    """

    encoding: str | None
    separator: str | None
    sheet: str | None
    decimal_mark: DecimalMark
    header: bool
    renamed: int
    short_rows: int
    long_rows: int
    sample: tuple[tuple[str, ...], ...]


def read_file(content: bytes, options: ReadOptions = ReadOptions()) -> tuple[Table, Reading]:
    """The table of a file, and how it was read.

    Raises:
        EngineError: `table_too_large`, `table_empty`, `table_one_column`, `table_unsupported`, `table_unreadable`,
            `table_too_costly`, `table_too_many_columns`, `table_too_many_cells`.

    Example:
        >>> table, reading = read_file(b"age;city\\n1,5;Bonn\\n2,5;Ulm\\n;Ulm\\n")
        >>> [(column.name, column.guess, column.missing) for column in table.columns], reading.decimal_mark
        ([('age', 'number', 1), ('city', 'category', 0)], ',')
    """
    if len(content) > MOST_BYTES:
        raise EngineError(make_problem("table_too_large", expected=MOST_BYTES))
    encoding = separator = sheet = None
    if is_workbook(content):
        sheet, rows = read_workbook(content)
    else:
        text, encoding = decode(content)
        delimited = read_delimited(text, options.separator)
        separator, rows = delimited.separator, delimited.rows()
    return _read(rows, options, encoding, separator, sheet)


def _read(
    rows: Iterator[list[str]], options: ReadOptions, encoding: str | None, separator: str | None, sheet: str | None
) -> tuple[Table, Reading]:
    start = list(islice(rows, 1 + SHOWN_ROWS))
    if not start:
        raise EngineError(make_problem("table_empty"))
    first = _trimmed(start[0])
    header = _has_header([first, *start[1:]]) if options.header is None else options.header
    width = len(first) if header else max(len(_trimmed(row)) for row in start)
    names, renamed = _names(first if header else [], width)
    if width < 2:
        raise EngineError(make_problem("table_one_column"))
    body = start[1:] if header else start
    readers = [ColumnReader(name) for name in names]
    short, long = _fill(readers, chain(body, rows))
    count = len(readers[0])
    if count == 0:
        raise EngineError(make_problem("table_empty"))
    mark = options.decimal_mark or find_decimal_mark(_cells(readers), "," if separator == ";" else ".")
    sample = tuple(tuple(cell.strip()[:LONGEST_SHOWN] for cell in _fitted(row, width)) for row in body[:SHOWN_ROWS])
    reading = Reading(encoding, separator, sheet, mark, header, renamed, short, long, sample)
    return Table(count, tuple(reader.column(mark) for reader in readers)), reading


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _fitted(row: list[str], width: int) -> list[str]:
    return row[:width] + [""] * (width - len(row))


def _has_header(start: list[list[str]]) -> bool:
    """Whether the first row holds names: they differ, and none is a number or missing."""
    first = [cell.strip() for cell in start[0]]
    if len(set(first)) < len(first) and not _differs_in_kind(start):
        return False
    if any(read_number(cell, mark) is not None for cell in first for mark in (".", ",")):
        return False
    return not any(cell and is_missing(cell) for cell in first)


def _differs_in_kind(start: list[list[str]]) -> bool:
    """Whether a column begins with a word and goes on with numbers."""
    return any(
        place < len(row) and any(read_number(row[place], mark) is not None for mark in (".", ","))
        for row in start[1:]
        for place in range(len(start[0]))
    )


def _names(given: list[str], width: int) -> tuple[list[str], int]:
    """A name for every column, each once, and how many were not as given."""
    names: list[str] = []
    taken = set[str]()
    renamed = 0
    for place in range(width):
        cell = " ".join(given[place].split()) if place < len(given) else ""
        wanted = "".join(each for each in cell if each.isprintable())[:LONGEST_NAME] or f"column {place + 1}"
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted} ({number})", number + 1
        renamed += bool(given) and name != cell
        taken.add(name)
        names.append(name)
    return names, renamed


def _fill(readers: list[ColumnReader], rows: Iterable[list[str]]) -> tuple[int, int]:
    """Gives every reader its cells; numbers of short and of long rows."""
    width, most = len(readers), MOST_CELLS // len(readers)
    short = long = 0
    for number, row in enumerate(rows):
        if number >= most:
            raise EngineError(make_problem("table_too_many_cells", expected=MOST_CELLS))
        if len(row) != width:
            trimmed = _trimmed(row) if len(row) > width else row
            short += len(trimmed) < width
            long += len(trimmed) > width
            row = _fitted(row, width)
        for reader, cell in zip(readers, row, strict=True):
            reader.add(cell)
    return short, long


def _cells(readers: list[ColumnReader]) -> Iterator[str]:
    """Cells that may show the decimal mark of the file."""
    every = chain.from_iterable(reader.places for reader in readers)
    return islice((cell for cell in every if not isinstance(cell, Exact)), MARKED_CELLS)
