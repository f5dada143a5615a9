"""The first examples of a data set, read without preparing the rest: what a preview shows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.datasets.definition import Examples
from engine.datasets.split import Rows, split_counts, split_rows
from engine.spec import Data


@dataclass(frozen=True)
class Look:
    """Some examples, raw: training rows first, then validation; never test.

    Attributes:
        examples: the rows. counts: of the whole set's parts (train, validation, test).
    """

    examples: Examples
    counts: tuple[int, int, int]


def look(data: Data, directory: Path | None, most: int) -> Look:
    """The first rows of the training part (and of the validation part where those are fewer), in the run's own order.

    Large downloads are read row by row, so that memory stays bounded by the rows that are shown.

    Args:
        data: a checked part of a spec; its preprocessing plays no part here. most: rows at most.

    Raises:
        EngineError: `dataset_missing`, `dataset_damaged` or `split_too_large`.
    """
    record = registry.dataset(data.type)
    config = record.Config.model_validate(data.config)
    described = record.describe(config, directory)
    wanted = split_counts(data.split, described)
    if record.load_rows is not None:
        counts = wanted

        def choose(labels: Callable[[], NDArray[np.int32]]) -> Rows:
            nonlocal counts
            known = labels() if data.split.by_class else None
            rows, counts = split_rows(data.split, described.size, described.own_test, wanted, known)
            return rows[: _shown(counts, most)]

        return Look(record.load_rows(config, directory, choose), counts)
    examples = record.load(config, directory)
    classes = examples.labels if examples.labels is not None and examples.labels.ndim == 1 else None
    rows, counts = split_rows(data.split, len(examples.inputs), described.own_test, wanted, classes)
    fitted = examples.fitted(rows[: counts[0]])
    return Look(_taken(fitted, rows[: _shown(counts, most)]), counts)


def _shown(counts: tuple[int, int, int], most: int) -> int:
    """Rows of the training and the validation part that are shown."""
    return min(most, counts[0] + counts[1])


def _taken(examples: Examples, rows: Rows) -> Examples:
    return Examples(
        inputs=examples.inputs[rows],
        labels=None if examples.labels is None else examples.labels[rows],
        values=None if examples.values is None else examples.values[rows],
        points=None if examples.points is None else examples.points[rows],
        weights=None if examples.weights is None else examples.weights[rows],
        target_units=examples.target_units,
    )
