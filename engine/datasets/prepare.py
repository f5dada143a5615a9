"""Cuts a data set into three parts and fits its preprocessing on the training part alone."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.arrays import RawInputs
from engine.datasets.definition import PreparedData
from engine.datasets.split import split_counts, split_rows
from engine.preprocessing.definition import Affine
from engine.spec import Component, Data


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
    described = record.describe(config, directory)
    wanted = split_counts(data.split, described)
    classes = examples.labels if examples.labels is not None and examples.labels.ndim == 1 else None
    rows, counts = split_rows(data.split, len(examples.inputs), described.own_test, wanted, classes)
    examples = examples.fitted(rows[: counts[0]])
    inputs = np.ascontiguousarray(examples.inputs[rows])
    offset, scale = fit_preprocessing(data.preprocessing, inputs[: counts[0]])
    mixing = fit_mixing(data.preprocessing, inputs[: counts[0]], offset, scale)
    return PreparedData(
        inputs=inputs,
        offset=offset,
        scale=scale,
        labels=None if examples.labels is None else examples.labels[rows],
        values=None if examples.values is None else examples.values[rows],
        counts=counts,
        classes=described.classes,
        box_classes=described.box_classes,
        input_shape=inputs.shape[1:],
        points=None if examples.points is None else examples.points[rows],
        weights=None if examples.weights is None else examples.weights[rows],
        mixing=mixing,
        shown_span=described.shown_span,
        target_units=examples.target_units,
        kind=described.kind,
    )


def fit_preprocessing(steps: tuple[Component, ...], train: RawInputs) -> Affine:
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


def fit_mixing(
    steps: tuple[Component, ...], train: RawInputs, offset: NDArray[np.float64], scale: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """The matrix of the last step where it mixes inputs with each other, None where it does not.

    Args:
        offset, scale: of `fit_preprocessing`, all steps included.

    Returns:
        [d, d]: flat preprocessed inputs are multiplied by it from the right.
    """
    record = registry.preprocessing(steps[-1].type) if steps else None
    if record is None or record.mix is None:
        return None
    flat = ((_unit_scaled(train) - offset) * scale).reshape(len(train), -1)
    return record.mix(record.Config.model_validate(steps[-1].config), flat)


def _unit_scaled(inputs: RawInputs) -> NDArray[np.float64]:
    return np.asarray(inputs / 255.0 if inputs.dtype == np.uint8 else inputs, np.float64)
