"""Bodies of the calls on uploaded tables."""

from typing import Literal

from pydantic import JsonValue

from backend.protocol.http import Body


class TableColumn(Body):
    """A column, before anything is chosen.

    `guess` is what its cells look like. It can be used as a number where it is `numeric`, as a category where it has
    `levels`. `not_numbers` counts values of a numeric column that are none, and count as missing there.
    """

    name: str
    guess: Literal["number", "category", "date", "text", "identifier"]
    missing: int
    distinct: int
    not_numbers: int
    numeric: bool
    whole: bool
    lowest: float | None
    highest: float | None
    levels: int


class TableReading(Body):
    """How a file was read. `sample` are its first rows; `encoding` and `separator` are null for a workbook."""

    encoding: str | None
    separator: str | None
    sheet: str | None
    decimal_mark: Literal[".", ","]
    header: bool
    renamed: int
    short_rows: int
    long_rows: int
    sample: list[list[str]]


class UploadedTable(Body):
    """A table that somebody uploaded. `table` is the SHA-256 by which experiments name it."""

    id: str
    table: str
    name: str
    size_bytes: int
    created_at: str
    expires_at: str
    shared: bool
    rows: int
    columns: list[TableColumn]
    reading: TableReading


class UploadedTables(Body):
    """All uploaded tables of a token, the newest first."""

    tables: list[UploadedTable]


class TableReportRequest(Body):
    """Settings of the data set `uploaded_table`, without the table."""

    config: dict[str, JsonValue]


class TableInput(Body):
    """An input column, over the rows that are used. `strength` measures its association with the target."""

    name: str
    inputs: int
    missing: int
    lowest: float | None
    highest: float | None
    mean: float | None
    commonest: list[tuple[str, int]]
    association: Literal["correlation", "correlation_ratio", "cramers_v"] | None
    strength: float | None


class TableWarningBody(Body):
    """Something to look at; `count` and `of` are the numbers of its sentence."""

    code: Literal[
        "leak", "constant", "duplicates", "few_rows", "rare_class", "identifier", "wide", "lost_rows", "not_numbers"
    ]
    column: str | None
    count: int | None
    of: int | None


class TableReportBody(Body):
    """What is predicted from what.

    `rows` of `table_rows` are used. `classes` of a target with classes, with their rows; else `lowest`, `highest`,
    `mean` of it. `guessing`: accuracy of always predicting the most frequent class, or the standard deviation.
    """

    rows: int
    table_rows: int
    width: int
    classes: list[tuple[str, int]]
    lowest: float | None
    highest: float | None
    mean: float | None
    guessing: float
    inputs: list[TableInput]
    warnings: list[TableWarningBody]
