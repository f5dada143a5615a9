"""Rows of the first sheet of a workbook. Macros are never run, formulas are what they last gave."""

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.cells import Exact
from engine.tabular.table import MOST_CELLS, MOST_COLUMNS

ZIP = b"PK\x03\x04"
MOST_UNPACKED_BYTES = 256 * 2**20
MOST_PARTS = 10_000


def is_workbook(content: bytes) -> bool:
    """Whether a file is packed as a workbook is."""
    return content.startswith(ZIP)


def read_workbook(content: bytes) -> tuple[str, Iterator[list[str]]]:
    """The name of the first sheet that holds anything, and its rows as texts.

    Raises:
        EngineError: `table_unsupported` for another archive, `table_too_costly` for one that unpacks to too much,
            `table_unreadable`, `table_empty`, `table_too_many_columns`, `table_too_many_cells`.
    """
    _require_small(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height > 0 and sheet.width > 0:
                _require_few(sheet)
                return name, _rows(sheet)
    except (CalamineError, ValueError, OSError) as error:
        raise EngineError(make_problem("table_unreadable", got=str(error))) from error
    raise EngineError(make_problem("table_empty"))


def _require_small(content: bytes) -> None:
    """What an archive claims to unpack to; one that lies is stopped by the limits of the process that reads it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise EngineError(make_problem("table_unreadable", got=str(error))) from error
    if not any(part.filename in ("xl/workbook.xml", "content.xml", "xl/workbook.bin") for part in parts):
        raise EngineError(make_problem("table_unsupported"))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise EngineError(make_problem("table_too_costly"))


def _require_few(sheet: CalamineSheet) -> None:
    if sheet.width > MOST_COLUMNS:
        raise EngineError(make_problem("table_too_many_columns", got=sheet.width, expected=MOST_COLUMNS))
    if sheet.width * sheet.height > MOST_CELLS + sheet.width:
        raise EngineError(make_problem("table_too_many_cells", expected=MOST_CELLS))


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        cells = [_text(cell) for cell in row]
        if any(map(str.strip, cells)):
            yield cells


def _text(cell: object) -> str:
    """A cell as it would stand in a file of text.

    Example:
        >>> _text(3.0), _text(0.1), _text(dt.date(2024, 2, 29)), _text(True)
        ('3', '0.1', '2024-02-29', 'TRUE')
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return Exact(int(cell) if cell.is_integer() and abs(cell) < 2**53 else repr(cell))
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat().replace("T", " ")
    return str(cell)
