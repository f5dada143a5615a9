"""Cuts a data set into three parts and fits its preprocessing on the training part alone."""

from pathlib import Path

import numpy as np

from engine import registry
from engine.datasets.definition import PreparedData
from engine.spec import Data

DEVIATION_FLOOR = 1e-6


def prepare(data: Data, directory: Path | None) -> PreparedData:
    """Loads, shuffles by the split's seed, cuts, and fits `standardize` where it is asked for.

    Args:
        data: checked.
        directory: folder with downloaded sets, None for the user's cache.

    Raises:
        EngineError: `dataset_missing`.
    """
    record = registry.dataset(data.type)
    config = record.Config.model_validate(data.config)
    examples = record.load(config, directory)
    defaults = record.default_split(config)
    wanted = (data.split.train, data.split.validation, data.split.test)
    counts = tuple(default if count is None else count for count, default in zip(wanted, defaults, strict=True))
    train, validation, test = counts
    order = np.random.default_rng(data.split.seed).permutation(len(examples.inputs))[: train + validation + test]
    inputs = examples.inputs[order]
    offset, scale = np.zeros(1), np.ones(1)
    for step in data.preprocessing:
        offset, scale = _standardize(inputs[:train], str(step.config.get("per", "all")))
    return PreparedData(
        inputs=inputs,
        offset=offset,
        scale=scale,
        labels=None if examples.labels is None else examples.labels[order],
        values=None if examples.values is None else examples.values[order],
        counts=(train, validation, test),
        classes=record.classes,
        input_shape=inputs.shape[1:],
        points=None if examples.points is None else examples.points[order],
    )


def _standardize(train: np.ndarray, per: str) -> tuple[np.ndarray, np.ndarray]:
    values = train / 255.0 if train.dtype == np.uint8 else train
    axes = 0 if per == "feature" else None
    mean, deviation = np.mean(values, axis=axes), np.std(values, axis=axes)
    return np.atleast_1d(mean), np.atleast_1d(1.0 / np.maximum(deviation, DEVIATION_FLOOR))
