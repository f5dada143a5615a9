"""Rows of a text whose cells are separated by commas, semicolons, tabs or bars."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from engine.errors import EngineError
from engine.problems import make_problem
from engine.tabular.table import MOST_COLUMNS

SEPARATORS = (",", ";", "\t", "|")
SNIFFED_ROWS = 200
SNIFFED_CHARACTERS = 256 * 1024
LONGEST_CELL = 131_072
"""Characters. A quotation mark that is never closed makes a cell of all that follows."""


@dataclass(frozen=True)
class Delimited:
    """A text, and how its rows are read. text: without a line that only names the separator."""

    text: str
    separator: str

    def rows(self) -> Iterator[list[str]]:
        """Rows that hold anything.

        Raises:
            EngineError: `table_unreadable`, `table_too_many_columns`.
        """
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(StringIO(self.text, newline=""), delimiter=self.separator)
        try:
            for row in reader:
                if len(row) > MOST_COLUMNS and any(cell.strip() for cell in row[MOST_COLUMNS:]):
                    raise EngineError(make_problem("table_too_many_columns", got=len(row), expected=MOST_COLUMNS))
                if any(map(str.strip, row)):
                    yield row
        except csv.Error as error:
            raise EngineError(make_problem("table_unreadable", got=f"line {reader.line_num}: {error}")) from error


def read_delimited(text: str, separator: str | None = None) -> Delimited:
    """How a text is read.

    Args:
        separator: None finds the one with which the rows are the most alike in width.

    Example:
        >>> list(read_delimited('name;size\\n"a;b";1,5').rows())
        [['name', 'size'], ['a;b', '1,5']]
    """
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if len(named) == 5 and named.startswith("sep=") and named[4] in SEPARATORS:  # as Excel writes and reads it
        return Delimited(rest, separator or named[4])
    return Delimited(text, separator or _find_separator(text))


def _find_separator(text: str) -> str:
    sample = text[:SNIFFED_CHARACTERS]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[float, bool, int]:
    """Share of the rows that have the commonest width, 0 where that is 1; and that width.

    Of several even ones, the comma is the last: it may stand in every number.
    """
    csv.field_size_limit(LONGEST_CELL)
    widths = Counter[int]()
    try:
        for row in islice(csv.reader(StringIO(sample, newline=""), delimiter=separator), SNIFFED_ROWS):
            if any(map(str.strip, row)):
                widths[len(row)] += 1
    except csv.Error:
        widths.clear()
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (count / widths.total(), separator != ",", width) if width > 1 else (0.0, False, 0)
