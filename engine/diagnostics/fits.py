"""Pictures of what a network fits: a curve, numbers against numbers, a class for every pixel. NumPy around one call."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.diagnostics.views import MARGIN, Predict, as_bytes, example_rows, pixels, preprocess
from engine.report import Arrays

CURVE_POINTS = 200
MOST_EXAMPLES = 300


def shown_rows(prepared: PreparedData) -> NDArray[np.int64]:
    """Rows whose numbers are shown: of validation, of training where there is none; evenly thinned."""
    train, validation, _ = prepared.counts
    first, count = (train, validation) if validation else (0, train)
    return np.linspace(first, first + count - 1, min(count, MOST_EXAMPLES)).astype(np.int64)


def render_curve(prepared: PreparedData, predict: Predict) -> Arrays:
    """The prediction over the line, and the points of training and validation.

    Returns:
        `x` f4 [200], `y` f4 [200, outputs], `points` f4 [n, 2], `split` u1 [n] 0 train, 1 validation.
    """
    train, validation, _ = prepared.counts
    rows = np.concatenate([_thinned(0, train), _thinned(train, train + validation)])
    given = prepared.inputs[:, 0].astype(np.float64)
    low, high = given.min(), given.max()
    reach = MARGIN * max(float(high - low), 1e-6)
    x = np.linspace(low - reach, high + reach, CURVE_POINTS)
    predicted = predict(preprocess(prepared, x[:, None])).reshape(CURVE_POINTS, -1)
    return {
        "x": x.astype(np.float32),
        "y": predicted.astype(np.float32),
        "points": np.stack([given[rows], _values(prepared)[rows, 0]], axis=1).astype(np.float32),
        "split": (rows >= train).astype(np.uint8),
    }


def render_targets(prepared: PreparedData, predict: Predict) -> Arrays:
    """What should come out beside what does.

    Returns:
        `truth`, `predicted` f4 [n, outputs].
    """
    rows = shown_rows(prepared)
    predicted = predict(preprocess(prepared, prepared.inputs[rows])).reshape(len(rows), -1)
    return {"truth": _values(prepared)[rows].astype(np.float32), "predicted": predicted.astype(np.float32)}


def render_label_map(prepared: PreparedData, predict: Predict) -> Arrays:
    """Images beside the class of each pixel, as it is and as predicted.

    Returns:
        `inputs` u1 [n, h, w, c], `labels`, `predicted` u1 [n, h, w].
    """
    rows = example_rows(prepared)
    inputs = preprocess(prepared, prepared.inputs[rows])
    labels: Any = prepared.labels
    return {
        "inputs": as_bytes(pixels(prepared, inputs)),
        "labels": labels[rows].astype(np.uint8),
        "predicted": np.argmax(predict(inputs), axis=-1).astype(np.uint8),
    }


def _values(prepared: PreparedData) -> NDArray[np.float64]:
    return np.zeros((len(prepared.inputs), 1)) if prepared.values is None else prepared.values


def _thinned(first: int, last: int) -> NDArray[np.int64]:
    return np.linspace(first, last - 1, min(last - first, MOST_EXAMPLES)).astype(np.int64)
