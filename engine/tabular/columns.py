"""From the cells of a column to what it can be used as: numbers, categories, and a guess at what it is."""

import re
from array import array
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.tabular.cells import DecimalMark, Exact, is_date, is_missing, read_number
from engine.tabular.table import MOST_LEVELS, Column, ColumnKind

LONGEST_LEVEL = 100
"""Characters; a column with longer cells holds texts, no categories."""

NUMERIC_SHARE = 0.95
"""A column is numeric where at least so many of its values are numbers."""

TYPICAL_LEVELS = 50
LEAST_OF_IDENTIFIERS = 20
_IDENTIFIER = re.compile(r"(?:^|[^a-z])(?:id|key|index|nr|no|number|code|uuid|guid|kennung|azonosító|sorszám)$")


class ColumnReader:
    """Collects the cells of one column; equal cells are kept once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[str, int] = {}
        self._codes = array("i")

    def __len__(self) -> int:
        return len(self._codes)

    def add(self, cell: str) -> None:
        """The next cell."""
        text = cell if isinstance(cell, Exact) else cell.strip()
        self._codes.append(-1 if is_missing(text) else self.places.setdefault(text, len(self.places)))

    def column(self, mark: DecimalMark) -> Column:
        """The column, once all of its cells are there. mark: decimal mark of the file."""
        codes = np.frombuffer(self._codes, np.int32) if len(self._codes) else np.zeros(0, np.int32)
        known = codes >= 0
        counts = np.bincount(codes[known], minlength=len(self.places))
        numbers, not_numbers = self._numbers(codes, counts, mark)
        levels, level_codes = self._levels(codes, mark)
        return Column(
            name=self.name,
            guess=self._guess(numbers, counts, levels),
            missing=int((~known).sum()),
            distinct=len(self.places),
            not_numbers=not_numbers,
            numbers=numbers,
            levels=levels,
            codes=level_codes,
        )

    def _numbers(
        self, codes: NDArray[np.int32], counts: NDArray[np.intp], mark: DecimalMark
    ) -> tuple[NDArray[np.float64] | None, int]:
        read = [read_number(text, mark) for text in self.places]
        values = np.array([np.nan if number is None else number for number in read], np.float64)
        unread = int(counts[np.isnan(values)].sum())
        total = int(counts.sum())
        if total == 0 or unread > (1 - NUMERIC_SHARE) * total:
            return None, 0
        return np.append(values, np.nan)[codes], unread

    def _levels(self, codes: NDArray[np.int32], mark: DecimalMark) -> tuple[tuple[str, ...], NDArray[np.int16] | None]:
        if not 0 < len(self.places) <= MOST_LEVELS or max(map(len, self.places)) > LONGEST_LEVEL:
            return (), None
        names = list(self.places)
        order = _sorted_places(names, mark)
        ranks = np.empty(len(names) + 1, np.int16)
        ranks[order] = np.arange(len(names))
        ranks[-1] = -1
        return tuple(names[place] for place in order), ranks[codes]

    def _guess(
        self, numbers: NDArray[np.float64] | None, counts: NDArray[np.intp], levels: tuple[str, ...]
    ) -> ColumnKind:
        total = int(counts.sum())
        all_differ = total >= LEAST_OF_IDENTIFIERS and len(self.places) == total
        if numbers is not None:
            coded = any(len(text) > 1 and text[0] == "0" and text.isdigit() for text in self.places)
            if all_differ and (coded or self._is_numbering(numbers)):
                return "identifier"
            return "category" if coded and levels else "number"
        if self.places and sum(map(is_date, self.places)) >= NUMERIC_SHARE * len(self.places):
            return "date"
        if all_differ and not any(" " in text for text in self.places):
            return "identifier"
        return "category" if levels and len(levels) <= min(TYPICAL_LEVELS, max(2, total // 2)) else "text"

    def _is_numbering(self, numbers: NDArray[np.float64]) -> bool:
        """Whether all-different whole numbers count the rows, or are called a number of something."""
        values = numbers[~np.isnan(numbers)]
        if not (values == np.round(values)).all():
            return False
        return bool(values.max() - values.min() == len(values) - 1) or _IDENTIFIER.search(self.name.lower()) is not None


def _sorted_places(names: list[str], mark: DecimalMark) -> list[int]:
    """Places of names in their order: by size where all are numbers, else by their letters."""
    numbers: Mapping[int, float] = {
        place: number for place, name in enumerate(names) if (number := read_number(name, mark)) is not None
    }
    if len(numbers) == len(names):
        return sorted(range(len(names)), key=lambda place: (numbers[place], names[place]))
    return sorted(range(len(names)), key=lambda place: names[place])
