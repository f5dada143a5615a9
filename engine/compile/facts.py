"""Facts of the training data that findings are measured against."""

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.arrays import HostArray
from engine.compile.goals import class_weights
from engine.datasets.definition import PreparedData
from engine.findings.facts import ClassFacts, DataFacts, InputFacts
from engine.losses.guessing import Targets
from engine.spec import ExperimentSpec, Objective

MOST_NUMBERS = 2**22
"""Of larger arrays every so many examples are read (their moments are then known to about a thousandth)."""


def data_facts(spec: ExperimentSpec, prepared: PreparedData) -> DataFacts:
    """Reads the training part once, and the classes of the validation part."""
    guessing = tuple(_guessing(spec, objective, prepared) for objective in spec.objectives)
    inputs = None if prepared.kind == "tokens" else _inputs(prepared)
    return DataFacts(guessing, inputs, prepared.input_shape, _classes(prepared))


def _classes(prepared: PreparedData) -> ClassFacts | None:
    if prepared.labels is None or prepared.labels.ndim > 1 or not prepared.classes:
        return None
    training, validation = prepared.counts[:2]
    parts = (prepared.labels[:training], prepared.labels[training : training + validation])
    return ClassFacts(*(tuple(np.bincount(part, minlength=len(prepared.classes)).tolist()) for part in parts))


def _guessing(spec: ExperimentSpec, objective: Objective, prepared: PreparedData) -> float:
    record = registry.loss(objective.loss.type)
    config = record.Config.model_validate(objective.loss.config)
    if objective.target == "none":
        return record.guessing(config, Targets(np.zeros((1, 1)), np.ones(1)))
    return record.guessing(config, _targets(spec, objective, prepared))


def _targets(spec: ExperimentSpec, objective: Objective, prepared: PreparedData) -> Targets:
    classes = len(prepared.classes)
    weights = _example_weights(spec, prepared)
    if objective.target == "input":
        every = _every(prepared.inputs[: prepared.counts[0]])
        return Targets(_flat(preprocessed(prepared, every)), weights[::every])
    if objective.target in ("value", "boxes"):
        assert prepared.values is not None
        return Targets(np.asarray(prepared.values[: prepared.counts[0]], np.float64), weights)
    assert prepared.labels is not None
    labels = prepared.labels[: prepared.counts[0]]
    if objective.target == "one_hot":
        return Targets(np.eye(classes)[labels], weights, classes)
    every = _every(labels)
    return Targets(_flat(labels[::every].astype(np.float64)), weights[::every], classes, labels=True)


def _example_weights(spec: ExperimentSpec, prepared: PreparedData) -> NDArray[np.float64]:
    """[n] how much each training example counts: its own weight times that of its class."""
    count = prepared.counts[0]
    own = np.ones(count) if prepared.weights is None else prepared.weights[:count].astype(np.float64)
    by_class = class_weights(spec.training.class_weights, prepared)
    if by_class is None or prepared.labels is None or prepared.labels.ndim > 1:
        return own
    return own * np.asarray(by_class)[prepared.labels[:count]]


def _inputs(prepared: PreparedData) -> InputFacts:
    rows = preprocessed(prepared, _every(prepared.inputs[: prepared.counts[0]]))
    features = rows.reshape(-1, rows.shape[-1])
    spread = features.std(axis=0)
    positive = spread[spread > 0] if np.any(spread > 0) else np.ones(1)
    rms = np.sqrt(np.mean(np.square(features), axis=0))
    sizes = (features.min(), features.max(), rms.max(), positive.min(), positive.max())
    return InputFacts(*(float(size) for size in sizes))


def preprocessed(prepared: PreparedData, every: int = 1, most: int | None = None) -> NDArray[np.float64]:
    """Every so many training inputs, at most so many, as the network is given them: [examples, *example]."""
    raw = prepared.inputs[: prepared.counts[0] : every][:most]
    unit = 255.0 if raw.dtype == np.uint8 else 1.0
    scaled = (raw / unit - prepared.offset) * prepared.scale
    if prepared.mixing is None:
        return np.asarray(scaled, np.float64)
    return (_flat(scaled) @ prepared.mixing).reshape(scaled.shape)


def _every(rows: HostArray) -> int:
    return max(1, -(-rows.size // MOST_NUMBERS))


def _flat(rows: HostArray) -> NDArray[np.float64]:
    return np.asarray(rows.reshape(len(rows), -1), np.float64)
