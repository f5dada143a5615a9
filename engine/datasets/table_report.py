"""What is predicted from what: balance of the target, range and association of each input, and what looks wrong."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.datasets.table_design import Design, Part

Rows = NDArray[np.intp]
Floats = NDArray[np.float64]
Codes = NDArray[np.intp]

LEAK = 0.995
"""An input that alone explains so much of the target is likely to be the target in another form."""

FEW_ROWS = 50
FEW_OF_A_CLASS = 10
COMMONEST = 5
"""Categories of a column that are listed."""

Association = Literal["correlation", "correlation_ratio", "cramers_v"]
WarningCode = Literal[
    "leak", "constant", "duplicates", "few_rows", "rare_class", "identifier", "wide", "lost_rows", "not_numbers"
]


@dataclass(frozen=True)
class InputReport:
    """An input column, over the rows that are used.

    Attributes:
        inputs: how many inputs of the network it becomes.
        missing: rows in which its value is replaced. lowest, highest, mean: of a column of numbers, else None.
        commonest: (category, rows) of the most frequent ones, the most frequent first; () for numbers.
        association: which measure `strength` is; None where the column or the target does not vary.
        strength: `correlation` from -1 to 1, the others from 0 to 1.
    """

    name: str
    inputs: int
    missing: int
    lowest: float | None
    highest: float | None
    mean: float | None
    commonest: tuple[tuple[str, int], ...]
    association: Association | None
    strength: float | None


@dataclass(frozen=True)
class TableWarning:
    """Something to look at. column: that it is about, if one. count, of: numbers of the sentence."""

    code: WarningCode
    column: str | None = None
    count: int | None = None
    of: int | None = None


@dataclass(frozen=True)
class TableReport:
    """What a choice of columns makes of a table.

    Attributes:
        rows: that are used, of `table_rows`. width: inputs of the network.
        classes: (class, rows), in their order; () for a quantity. lowest, highest, mean: of a quantity, else None.
        guessing: score of always predicting the same: accuracy of the most frequent class, or the standard deviation
            of a quantity, in its own unit.
    """

    rows: int
    table_rows: int
    width: int
    classes: tuple[tuple[str, int], ...]
    lowest: float | None
    highest: float | None
    mean: float | None
    guessing: float
    inputs: tuple[InputReport, ...]
    warnings: tuple[TableWarning, ...]


def report_table(design: Design) -> TableReport:
    """The report on the examples of a table."""
    labels = (
        design.target.codes[design.rows].astype(np.intp) if design.classes and design.target.codes is not None else None
    )
    values = design.target.numbers[design.rows] if labels is None and design.target.numbers is not None else None
    counts = np.bincount(labels, minlength=len(design.classes)) if labels is not None else np.zeros(0, np.intp)
    inputs = tuple(_report_input(part, design.rows, labels, values) for part in design.parts)
    return TableReport(
        rows=len(design.rows),
        table_rows=design.table.rows,
        width=design.width,
        classes=tuple(zip(design.classes, map(int, counts), strict=True)),
        **_extent(values),
        guessing=float(counts.max() / counts.sum()) if values is None else float(values.std()),
        inputs=inputs,
        warnings=tuple(_warnings(design, inputs, counts)),
    )


def _extent(values: Floats | None) -> dict[str, float | None]:
    known = np.zeros(0) if values is None else values[~np.isnan(values)]
    if len(known) == 0:
        return {"lowest": None, "highest": None, "mean": None}
    return {"lowest": float(known.min()), "highest": float(known.max()), "mean": float(known.mean())}


def _report_input(part: Part, rows: Rows, labels: Codes | None, values: Floats | None) -> InputReport:
    column = part.column
    codes = column.codes[rows].astype(np.intp) if part.one_hot and column.codes is not None else None
    numbers = column.numbers[rows] if codes is None and column.numbers is not None else None
    known = codes >= 0 if codes is not None else ~np.isnan(np.zeros(0) if numbers is None else numbers)
    association, strength = _associate(
        None if codes is None else codes[known],
        None if numbers is None else numbers[known],
        None if labels is None else labels[known],
        None if values is None else values[known],
    )
    return InputReport(
        name=column.name,
        inputs=part.stop - part.start,
        missing=int((~known).sum()),
        **_extent(numbers),
        commonest=() if codes is None else _commonest(codes[known], column.levels),
        association=association,
        strength=strength,
    )


def _commonest(codes: Codes, levels: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    counts = np.bincount(codes, minlength=len(levels))
    order = np.argsort(-counts, kind="stable")[:COMMONEST]
    return tuple((levels[place], int(counts[place])) for place in order if counts[place] > 0)


# ---- association ---------------------------------------------------------------------------------------------------


def _associate(
    codes: Codes | None, numbers: Floats | None, labels: Codes | None, values: Floats | None
) -> tuple[Association | None, float | None]:
    if codes is not None and labels is not None:
        return _named("cramers_v", cramers_v(codes, labels))
    if numbers is not None and values is not None:
        return _named("correlation", correlation(numbers, values))
    if codes is not None and values is not None:
        return _named("correlation_ratio", correlation_ratio(codes, values))
    if numbers is not None and labels is not None:
        return _named("correlation_ratio", correlation_ratio(labels, numbers))
    return None, None


def _named(name: Association, strength: float | None) -> tuple[Association | None, float | None]:
    return (None, None) if strength is None else (name, strength)


def correlation(first: Floats, second: Floats) -> float | None:
    """Pearson's correlation of numbers, [n] each; None where one does not vary.

    Source:
        Pearson 1895.

    Example:
        >>> correlation(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]))
        1.0
    """
    if len(first) < 2:
        return None
    a, b = _scaled(first), _scaled(second)
    if a is None or b is None:
        return None
    return float(np.clip((a * b).mean(), -1.0, 1.0))


def _scaled(numbers: Floats) -> Floats | None:
    """Numbers at mean 0 and deviation 1, also where their squares are too large; None where they do not vary."""
    size = float(np.abs(numbers).max())
    shrunk = numbers / size if size > 0 else numbers
    centred = shrunk - shrunk.mean()
    deviation = float(np.sqrt((centred**2).mean()))
    return None if deviation <= 1e-12 else centred / deviation


def correlation_ratio(groups: Codes, numbers: Floats) -> float | None:
    """How much of the spread of numbers lies between groups, [n] each: the square root of its share, from 0 to 1.

    Source:
        Fisher 1925 (eta).

    Example:
        >>> round(correlation_ratio(np.array([0, 0, 1, 1]), np.array([1.0, 1.0, 5.0, 5.0])) or 0.0, 6)
        1.0
    """
    scaled = _scaled(numbers) if len(numbers) > 1 else None
    counts = np.bincount(groups)
    if scaled is None or (counts > 0).sum() < 2:
        return None
    sums = np.bincount(groups, weights=scaled)
    between = (sums[counts > 0] ** 2 / counts[counts > 0]).sum() / len(scaled)
    return float(np.sqrt(np.clip(between, 0.0, 1.0)))


def cramers_v(first: Codes, second: Codes) -> float | None:
    """Association of two categories, from 0 (independent) to 1 (one decides the other); None where one does not vary.

    Source:
        Cramér 1946, without correction for small samples.

    Example:
        >>> cramers_v(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
        1.0
    """
    if len(first) == 0:
        return None
    table = np.zeros((first.max() + 1, second.max() + 1))
    np.add.at(table, (first, second), 1.0)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    least = min(table.shape) - 1
    if least < 1:
        return None
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    chi_squared = ((table - expected) ** 2 / expected).sum()
    return float(np.sqrt(np.clip(chi_squared / (table.sum() * least), 0.0, 1.0)))


# ---- what looks wrong ----------------------------------------------------------------------------------------------


def _warnings(design: Design, inputs: tuple[InputReport, ...], counts: Codes) -> list[TableWarning]:
    rows = len(design.rows)
    found = [warning for part, one in zip(design.parts, inputs, strict=True) for warning in _of_input(part, one, rows)]
    if rows < FEW_ROWS:
        found.append(TableWarning("few_rows", count=rows))
    found += [
        TableWarning("rare_class", name, int(count))
        for name, count in zip(design.classes, counts, strict=True)
        if count < FEW_OF_A_CLASS
    ]
    if design.width >= rows:
        found.append(TableWarning("wide", count=design.width, of=rows))
    repeated = rows - _different_rows(design)
    if repeated > 0:
        found.append(TableWarning("duplicates", count=repeated, of=rows))
    if rows < design.table.rows:
        found.append(TableWarning("lost_rows", count=design.table.rows - rows, of=design.table.rows))
    return found


def _of_input(part: Part, one: InputReport, rows: int) -> list[TableWarning]:
    column, found = part.column, list[TableWarning]()
    if one.association is None and one.missing < rows and not _varies(one):
        found.append(TableWarning("constant", column.name))
    if one.strength is not None and abs(one.strength) >= LEAK and not (part.one_hot and column.distinct > rows / 2):
        found.append(TableWarning("leak", column.name))
    if column.guess == "identifier":
        found.append(TableWarning("identifier", column.name))
    if not part.one_hot and column.not_numbers > 0:
        found.append(TableWarning("not_numbers", column.name, column.not_numbers))
    return found


def _varies(one: InputReport) -> bool:
    return len(one.commonest) > 1 if one.commonest else one.lowest != one.highest


def _different_rows(design: Design) -> int:
    """Rows that differ in an input or in the target."""
    target = design.target.codes if design.classes else design.target.numbers
    columns = [
        *(part.column.codes if part.one_hot else part.column.numbers for part in design.parts),
        target,
    ]
    ranks = [np.unique(column[design.rows], return_inverse=True)[1] for column in columns if column is not None]
    return len(np.unique(np.stack(ranks, axis=1), axis=0))
