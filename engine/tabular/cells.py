"""What a cell of a table means: a number, a date, or nothing at all."""

import re
from collections import Counter
from collections.abc import Iterable
from math import isfinite
from typing import Literal

DecimalMark = Literal[".", ","]

MISSING = frozenset(
    {
        *("", "na", "n/a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "none", "nil", "?"),
        # What spreadsheets show for an error, in English, German and Hungarian.
        *("#nv", "#hiányzik", "#div/0!", "#null!", "#num!", "#name?", "#value!", "#ref!", "#wert!", "#bezug!"),
        *("#zahl!", "#érték!", "#hiv!", "#szám!", "#név?", "#zéróosztó!"),
    }
)
"""Cells that mean "no value", in lower case."""

LONGEST_NUMBER = 400
"""Characters; every finite float64 can be written in fewer."""

_GROUPS = {".": r",", ",": r"\."}
_SPACES = " \u00a0\u2009\u202f'’"
_NUMBERS: dict[str, re.Pattern[str]] = {
    mark: re.compile(
        rf"[+-]?(?:\d{{1,3}}(?:(?P<group>[{_GROUPS[mark]}{_SPACES}])\d{{3}})(?:(?P=group)\d{{3}})*|\d+)?"
        rf"(?:{re.escape(mark)}\d*)?(?:[eE][+-]?\d+)?"
    )
    for mark in (".", ",")
}
_AROUND = re.compile(r"^(?:[€$£]\s*)?(.*?)\s*(?:%|€|\$|£|Ft)?$", re.DOTALL)
_DATE = re.compile(
    r"(?:\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}\.?|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}\.?)"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?"
)
_DECIMAL_POINT = re.compile(r"[+-]?(?:\d*\.(?:\d{1,2}|\d{4,})(?:[eE][+-]?\d+)?|\d{1,3}(?:[, '’]\d{3})+\.\d+|0\.\d+)")
_DECIMAL_COMMA = re.compile(r"[+-]?(?:\d*,(?:\d{1,2}|\d{4,})(?:[eE][+-]?\d+)?|\d{1,3}(?:[. '’]\d{3})+,\d+|0,\d+)")
_PLAIN_SPACES = {ord(space): " " for space in "\u00a0\u2009\u202f"}
_DROPPED = {mark: {ord(character): None for character in (*_SPACES, other)} for mark, other in ((".", ","), (",", "."))}


def is_missing(text: str) -> bool:
    """Whether a cell means that there is no value.

    Example:
        >>> is_missing(" N/A "), is_missing("0")
        (True, False)
    """
    return text.strip().lower() in MISSING


def _bare(text: str) -> str:
    """A cell without a currency or per cent sign around it, with plain signs and spaces."""
    bare = text.strip().replace("\N{MINUS SIGN}", "-")
    if bare and not (bare[0].isdigit() and bare[-1].isdigit()):
        found = _AROUND.match(bare)
        bare = found.group(1) if found else bare
    return bare if bare.isascii() else bare.translate(_PLAIN_SPACES)


class Exact(str):
    """The text of what a workbook holds as a number: `.` is its decimal mark, whatever that of the file is."""

    __slots__ = ()


def read_number(text: str, mark: DecimalMark) -> float | None:
    """The finite number in a cell; None where there is none.

    Thousands may be grouped, by the other mark, by spaces or by apostrophes; one currency or per cent sign is passed
    over, so 12 % is 12.

    Args:
        mark: decimal mark of the file.

    Example:
        >>> read_number("1.234,5", ","), read_number("1,234.5", "."), read_number("1e999", "."), read_number("x", ".")
        (1234.5, 1234.5, None, None)
    """
    if isinstance(text, Exact):
        return float(text) if isfinite(float(text)) else None
    if len(text) > LONGEST_NUMBER:
        return None
    bare = _bare(text)
    if not _NUMBERS[mark].fullmatch(bare) or not any(character.isdigit() for character in bare):
        return None
    try:
        number = float(bare.translate(_DROPPED[mark]).replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def is_date(text: str) -> bool:
    """Whether a cell holds a date or a time of day.

    Example:
        >>> is_date("2024-02-29"), is_date("29.2.2024 18:30"), is_date("3.14")
        (True, True, False)
    """
    return _DATE.fullmatch(text.strip()) is not None


def find_decimal_mark(cells: Iterable[str], otherwise: DecimalMark) -> DecimalMark:
    """The decimal mark that more cells show.

    A cell like `1,234` shows none: it is grouped or has three decimals.

    Args:
        cells: of the whole file, or many of them. otherwise: taken where no cell shows any, or as many show each.

    Example:
        >>> find_decimal_mark(["3,5", "1.234,25", "7"], otherwise=".")
        ','
    """
    votes = Counter[DecimalMark]()
    for cell in cells:
        if len(cell) > LONGEST_NUMBER:
            continue
        text = _bare(cell)
        if _DECIMAL_POINT.fullmatch(text):
            votes["."] += 1
        elif _DECIMAL_COMMA.fullmatch(text):
            votes[","] += 1
    if votes["."] == votes[","]:
        return otherwise
    return "." if votes["."] > votes[","] else ","
