"""Pictures of a run, rendered from its current weights. NumPy around one prediction call."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.datasets.definition import PreparedData
from engine.datasets.plane import feature_matrix
from engine.report import Arrays
from engine.spec import ExperimentSpec

GRID = 60
IMAGES = 16
MOST_POINTS = 500
MARGIN = 0.1

Predict = Callable[[NDArray[Any]], NDArray[Any]]
"""[n, *shape] preprocessed examples -> [n, ...] predictions: probabilities for classes, outputs otherwise."""


def view_names(spec: ExperimentSpec, prepared: PreparedData, accuracy: bool) -> tuple[str, ...]:
    """The views that a run can render."""
    kind = registry.dataset(spec.data.type).kind
    target = spec.objectives[0].target
    image = len(prepared.input_shape) == 3
    offered = {
        "boundary": kind == "plane" and target != "input",
        "reconstruction": image and target == "input",
        "curve": kind == "function" and target == "value",
        "label_map": image and target == "label" and prepared.labels is not None and prepared.labels.ndim == 3,
        "targets": kind not in ("plane", "function") and target == "value",
        "confusion": accuracy,
        "predictions": image and accuracy and prepared.labels is not None and prepared.labels.ndim == 1,
    }
    return tuple(name for name, possible in offered.items() if possible)


def render_boundary(spec: ExperimentSpec, prepared: PreparedData, predict: Predict) -> Arrays:
    """The prediction over the plane, row 0 at the top, and the points of training and validation."""
    config: Any = registry.dataset(spec.data.type).Config.model_validate(spec.data.config)
    features: tuple[str, ...] = config.features
    points, labels, split = _plane_points(prepared)
    low, high = _square(points)
    x1, x2 = np.linspace(low[0], high[0], GRID), np.linspace(high[1], low[1], GRID)
    cells = np.stack([axis.ravel() for axis in np.meshgrid(x1, x2)], axis=1)
    predicted = predict(preprocess(prepared, feature_matrix(cells, features)))
    return {
        "grid": predicted.reshape(GRID, GRID, -1).astype(np.float32),
        "range": np.asarray([low[0], high[0], low[1], high[1]], np.float32),
        "points": points.astype(np.float32),
        "labels": labels,
        "split": split,
    }


def _plane_points(prepared: PreparedData) -> tuple[Any, Any, Any]:
    train, validation, _ = prepared.counts
    rows = np.concatenate([_thinned(0, train), _thinned(train, train + validation)])
    if prepared.points is None:
        rows = rows[:0]
    points = np.zeros((0, 2)) if prepared.points is None else prepared.points[rows]
    told = prepared.values[:, 0] if prepared.values is not None else prepared.labels
    labels = np.zeros(len(rows)) if told is None else told[rows]
    return points, labels.astype(np.float32), (rows >= train).astype(np.uint8)


def _thinned(first: int, last: int) -> NDArray[np.int64]:
    return np.linspace(first, last - 1, min(last - first, MOST_POINTS)).astype(np.int64)


def _square(points: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    if not len(points):
        return np.full(2, -6.0), np.full(2, 6.0)
    low, high = points.min(axis=0), points.max(axis=0)
    reach = max(float((high - low).max()) / 2, 1e-6) * (1 + MARGIN)
    middle = (low + high) / 2
    return middle - reach, middle + reach


def render_reconstruction(prepared: PreparedData, predict: Predict) -> Arrays:
    """Validation images beside what the network makes of them; errors are mean squares of pixels in [0, 1]."""
    rows = example_rows(prepared)
    outputs = predict(preprocess(prepared, prepared.inputs[rows])).reshape(len(rows), *prepared.input_shape)
    wanted = pixels(prepared, preprocess(prepared, prepared.inputs[rows]))
    made = pixels(prepared, outputs)
    errors = np.square(made - wanted).reshape(len(rows), -1).mean(axis=1)
    return {"inputs": as_bytes(wanted), "outputs": as_bytes(made), "errors": errors.astype(np.float32)}


def render_predictions(prepared: PreparedData, predict: Predict, answers: Callable[[Any], Any]) -> Arrays:
    """Validation images with their class, the predicted class, and how sure the network is.

    Args:
        answers: (predictions) -> (classes [n], confidences [n]).
    """
    rows = example_rows(prepared)
    inputs = preprocess(prepared, prepared.inputs[rows])
    predicted, confidence = answers(predict(inputs))
    labels = np.zeros(len(rows)) if prepared.labels is None else prepared.labels[rows]
    return {
        "inputs": as_bytes(pixels(prepared, inputs)),
        "labels": labels.astype(np.uint16),
        "predicted": predicted.astype(np.uint16),
        "confidence": confidence.astype(np.float32),
    }


def example_rows(prepared: PreparedData) -> NDArray[np.int64]:
    """Rows that the image views show: the first of validation, of training where there is none."""
    train, validation, _ = prepared.counts
    first, count = (train, validation) if validation else (0, train)
    return np.arange(first, first + min(count, IMAGES))


def preprocess(prepared: PreparedData, raw: NDArray[Any]) -> NDArray[np.float64]:
    """What the network is given of raw examples."""
    unit = 255.0 if raw.dtype == np.uint8 else 1.0
    scaled = (raw / unit - prepared.offset) * prepared.scale
    return scaled if prepared.mixing is None else _mixed(scaled, prepared.mixing)


def _mixed(inputs: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    return (inputs.reshape(len(inputs), -1) @ matrix).reshape(inputs.shape)


def pixels(prepared: PreparedData, preprocessed: NDArray[Any]) -> NDArray[np.float64]:
    """The images behind preprocessed numbers, in [0, 1]."""
    scaled = preprocessed
    if prepared.mixing is not None:
        scaled = _mixed(preprocessed, np.asarray(np.linalg.pinv(prepared.mixing), np.float64))
    return np.clip(scaled / prepared.scale + prepared.offset, 0.0, 1.0)


def as_bytes(images: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Images of 0 to 255."""
    return np.round(images * 255).astype(np.uint8)
