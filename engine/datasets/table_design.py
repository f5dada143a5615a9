"""Examples from a table: which rows, what each column contributes, and what is done about missing values."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import Examples
from engine.datasets.target_units import TargetUnits
from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.tabular.table import MOST_LEVELS, Column, Table

LEAST_ROWS = 10
MOST_INPUTS = 4096
MOST_NUMBERS = 50_000_000
"""Of all inputs of all rows, 400 MB: the examples are held twice while gaps are filled."""

Rows = NDArray[np.intp]
Floats = NDArray[np.float64]


class Choice(Protocol):
    """What of a table is used; see `engine.datasets.uploaded_table.UploadedTableConfig`."""

    @property
    def target(self) -> str:
        """The column to predict."""
        ...

    @property
    def task(self) -> str:
        """`classes`, or `values` of a quantity."""
        ...

    @property
    def numbers(self) -> tuple[str, ...]:
        """Columns whose numbers are inputs."""
        ...

    @property
    def categories(self) -> tuple[str, ...]:
        """Columns whose values are inputs, one each."""
        ...

    @property
    def missing_numbers(self) -> str:
        """`mean` or `drop_rows`."""
        ...

    @property
    def missing_categories(self) -> str:
        """`own_category`, `most_frequent` or `drop_rows`."""
        ...

    @property
    def standardize_target(self) -> bool:
        """Whether a quantity is scaled."""
        ...


@dataclass(frozen=True)
class Part:
    """What a column contributes: the inputs from `start` to `stop`. own: whether its last one means "missing"."""

    column: Column
    one_hot: bool
    own: bool
    start: int
    stop: int


@dataclass(frozen=True)
class Design:
    """The examples of a table.

    Attributes:
        target: the column to predict. classes: its values, or () where it is a quantity.
        parts: of the inputs, columns in the order of the table. rows: those that are used, in their order.
        standardize_target: whether a quantity is scaled by what the training rows have.
    """

    table: Table
    target: Column
    classes: tuple[str, ...]
    parts: tuple[Part, ...]
    rows: Rows
    standardize_target: bool

    @property
    def width(self) -> int:
        """Number of inputs."""
        return self.parts[-1].stop

    @cached_property
    def inputs(self) -> Floats:
        """[rows, width]; NaN in all inputs of a column where its value is missing and has to be replaced."""
        found = np.empty((len(self.rows), self.width))
        for part in self.parts:
            found[:, part.start : part.stop] = _encoded(part, self.rows)
        return found

    def examples(self) -> Examples:
        """The examples; until they are fitted on training rows, what is missing is NaN and values are as they are."""
        if self.classes:
            return Examples(self.inputs, _codes(self.target)[self.rows].astype(np.int32), None, fit=self.fitted)
        return Examples(self.inputs, None, _numbers(self.target)[self.rows][:, None], fit=self.fitted)

    def fitted(self, training: Rows) -> Examples:
        """The examples with missing values replaced, and values scaled, by what the training rows have.

        Args:
            training: places in `rows`.
        """
        plain = replace(self.examples(), fit=None)
        inputs = plain.inputs.astype(np.float64)
        for part in self.parts:
            block = inputs[:, part.start : part.stop]
            missing = np.isnan(block[:, 0])
            if missing.any():
                block[missing] = _replacement(part, block[training])
        if plain.values is None or not self.standardize_target:
            return replace(plain, inputs=inputs)
        known = plain.values[training]
        deviation = known.std(axis=0)
        units = TargetUnits(known.mean(axis=0), np.where(deviation > 0, deviation, 1.0))
        return replace(plain, inputs=inputs, values=(plain.values - units.offset) / units.scale, target_units=units)


def _encoded(part: Part, rows: Rows) -> Floats:
    if not part.one_hot:
        return _numbers(part.column)[rows][:, None]
    codes = _codes(part.column)[rows].astype(np.intp)
    found = np.eye(part.stop - part.start)[np.where(codes < 0, part.stop - part.start - 1, codes)]
    if not part.own:
        found[codes < 0] = np.nan
    return found


def _replacement(part: Part, block: Floats) -> Floats:
    """What stands for a missing value: the mean, or the most frequent category; 0 where no training row has a value."""
    known = block[~np.isnan(block[:, 0])]
    if len(known) == 0:
        return np.zeros(block.shape[1])
    means = known.mean(axis=0)
    return np.eye(len(means))[means.argmax()] if part.one_hot else means


def _numbers(column: Column) -> Floats:
    assert column.numbers is not None
    return column.numbers


def _codes(column: Column) -> NDArray[np.int16]:
    assert column.codes is not None
    return column.codes


def make_design(table: Table, choice: Choice) -> Design:
    """The examples that a choice makes of a table.

    Raises:
        EngineError: all that is wrong with the choice: `table_column_unknown`, `table_column_twice`,
            `table_column_not_numeric`, `table_column_without_categories`, `table_one_class`, `table_without_inputs`;
            else `table_too_wide` or `table_too_few_rows`.
    """
    problems = [*_target_problems(table, choice), *_input_problems(table, choice)]
    if problems:
        raise EngineError(*problems)
    target = table.column(choice.target)
    assert target is not None
    parts = _parts(table, choice)
    rows = _rows(target, parts, choice)
    most = min(MOST_INPUTS, MOST_NUMBERS // max(len(rows), 1))
    if parts[-1].stop > most:
        raise EngineError(make_problem("table_too_wide", path="data.config", got=parts[-1].stop, expected=most))
    if len(rows) < LEAST_ROWS:
        raise EngineError(make_problem("table_too_few_rows", path="data.config", got=len(rows), expected=LEAST_ROWS))
    classes = target.levels if choice.task == "classes" else ()
    return Design(table, target, classes, parts, rows, choice.standardize_target)


def _target_problems(table: Table, choice: Choice) -> list[Problem]:
    column, path = table.column(choice.target), "data.config.target"
    if column is None:
        return [make_problem("table_column_unknown", path=path, got=choice.target)]
    found = _use_problems(column, choice.task == "classes", path)
    if not found and choice.task == "classes" and len(column.levels) < 2:
        found.append(make_problem("table_one_class", path=path, got=column.name))
    return found


def _input_problems(table: Table, choice: Choice) -> list[Problem]:
    found: list[Problem] = []
    if not choice.numbers and not choice.categories:
        found.append(make_problem("table_without_inputs", path="data.config"))
    seen = {choice.target}
    for names, one_hot, path in (
        (choice.numbers, False, "data.config.numbers"),
        (choice.categories, True, "data.config.categories"),
    ):
        for name in names:
            column = table.column(name)
            if name in seen:
                found.append(make_problem("table_column_twice", path=path, got=name))
            elif column is None:
                found.append(make_problem("table_column_unknown", path=path, got=name))
            else:
                found += _use_problems(column, one_hot, path)
            seen.add(name)
    return found


def _use_problems(column: Column, one_hot: bool, path: str) -> list[Problem]:
    if one_hot and column.codes is None:
        return [make_problem("table_column_without_categories", path=path, got=column.name, expected=MOST_LEVELS)]
    if not one_hot and column.numbers is None:
        return [make_problem("table_column_not_numeric", path=path, got=column.name)]
    return []


def _parts(table: Table, choice: Choice) -> tuple[Part, ...]:
    parts: list[Part] = []
    start = 0
    for column in table.columns:
        one_hot = column.name in choice.categories
        if not one_hot and column.name not in choice.numbers:
            continue
        own = one_hot and column.missing > 0 and choice.missing_categories == "own_category"
        stop = start + (len(column.levels) + own if one_hot else 1)
        parts.append(Part(column, one_hot, own, start, stop))
        start = stop
    return tuple(parts)


def _rows(target: Column, parts: tuple[Part, ...], choice: Choice) -> Rows:
    """Rows that have a target and no missing value that drops them."""
    kept = _codes(target) >= 0 if choice.task == "classes" else ~np.isnan(_numbers(target))
    for part in parts:
        if part.one_hot and choice.missing_categories == "drop_rows":
            kept = kept & (_codes(part.column) >= 0)
        if not part.one_hot and choice.missing_numbers == "drop_rows":
            kept = kept & ~np.isnan(_numbers(part.column))
    return np.flatnonzero(kept)
