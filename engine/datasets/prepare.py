"""Cuts a data set into three parts and fits its preprocessing on the training part alone."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.datasets.definition import DatasetDef, PreparedData
from engine.datasets.randomness import RandomNumbers
from engine.errors import EngineError
from engine.preprocessing.definition import Affine
from engine.problem_texts import make_problem
from engine.spec import Component, Data

SPLIT_STREAM = 1


def split_counts(data: Data, record: DatasetDef, config: Any) -> tuple[int, int, int]:
    """Numbers of examples for training, validation and test, the set's own defaults filled in."""
    wanted = (data.split.train, data.split.validation, data.split.test)
    train, validation, test = (
        default if count is None else count for count, default in zip(wanted, record.default_split(config), strict=True)
    )
    return train, validation, test


def prepare(data: Data, directory: Path | None) -> PreparedData:
    """Loads, shuffles by the split's seed, cuts, and fits the preprocessing.

    Args:
        data: a checked part of a spec. directory: where downloaded data sets lie, None for the user's cache.

    Returns:
        Rows of training, validation and test, raw, with the shift and scale that preprocess them.

    Raises:
        EngineError: `dataset_missing` where files are absent; `split_too_large` where the set has fewer examples.
    """
    record = registry.dataset(data.type)
    config = record.Config.model_validate(data.config)
    examples = record.load(config, directory)
    counts = split_counts(data, record, config)
    rows = _rows(len(examples.inputs), record.own_test, counts, data.split.seed)
    inputs = np.ascontiguousarray(examples.inputs[rows])
    offset, scale = fit_preprocessing(data.preprocessing, inputs[: counts[0]])
    return PreparedData(
        inputs=inputs,
        offset=offset,
        scale=scale,
        labels=None if examples.labels is None else examples.labels[rows],
        values=None if examples.values is None else examples.values[rows],
        counts=counts,
        classes=record.classes,
        input_shape=inputs.shape[1:],
        points=None if examples.points is None else examples.points[rows],
    )


def fit_preprocessing(steps: tuple[Component, ...], train: NDArray[Any]) -> Affine:
    """Offset and scale of several steps in a row, each fitted on what the steps before it leave.

    Args:
        steps: components of the registry `PREPROCESSING`. train: [n, *shape] raw training inputs.

    Returns:
        (offset, scale) with x -> (x - offset) * scale, each broadcastable to one example.
    """
    offset: NDArray[np.float64] = np.zeros((1,) * (train.ndim - 1))
    scale: NDArray[np.float64] = np.ones_like(offset)
    for number, step in enumerate(steps):
        record = registry.preprocessing(step.type)
        seen = train if number == 0 else (_unit_scaled(train) - offset) * scale
        shift, factor = record.fit(record.Config.model_validate(step.config), seen)
        offset, scale = offset + shift / scale, scale * factor
    return offset, scale


def _unit_scaled(inputs: NDArray[Any]) -> NDArray[np.float64]:
    return inputs / 255.0 if inputs.dtype == np.uint8 else inputs


def _rows(size: int, own_test: int, counts: tuple[int, int, int], seed: int) -> NDArray[np.intp]:
    """Which examples become training, validation and test rows, in this order."""
    train, validation, test = counts
    order = RandomNumbers(seed, SPLIT_STREAM).permutation(size - own_test)
    if train + validation + (0 if own_test else test) > len(order) or (own_test and test > own_test):
        raise EngineError(make_problem("split_too_large", path="data.split", got=sum(counts), expected=size))
    if not own_test:
        return order[: train + validation + test]
    own = size - own_test + RandomNumbers(seed, SPLIT_STREAM + 1).permutation(own_test)
    return np.concatenate([order[: train + validation], own[:test]])
