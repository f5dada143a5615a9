"""The function that a network has learnt of one number."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.datasets.inputs import preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.rows import MARGIN, thinned_rows_of_both

CURVE_POINTS = 200
MOST_EXAMPLES = 300


def _applies(scene: ViewScene) -> bool:
    return scene.kind == "function" and scene.target == "value"


def render_curve(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The prediction over the line, and the points of training and validation.

    Returns:
        `x` f4 [200], `y` f4 [200, outputs], `points` f4 [n, 2], `split` u1 [n] 0 train, 1 validation.
    """
    prepared = scene.prepared
    rows, split = thinned_rows_of_both(prepared, MOST_EXAMPLES)
    given = prepared.inputs[:, 0].astype(np.float64)
    values = np.zeros(len(given)) if prepared.values is None else prepared.in_units(prepared.values)[:, 0]
    x = line_of(prepared, CURVE_POINTS)
    predictions = model.predict(preprocess(prepared, x[:, None]))
    predicted = prepared.in_units(predictions.reshape(CURVE_POINTS, -1))
    return {
        "x": x.astype(np.float32),
        "y": predicted.astype(np.float32),
        "points": np.stack([given[rows], values[rows]], axis=1).astype(np.float32),
        "split": split,
    }


def line_of(prepared: PreparedData, count: int) -> NDArray[np.float64]:
    """[count] inputs along the line that the data set names, else along the examples, a little beyond both ends."""
    if prepared.shown_span is not None:
        return np.linspace(prepared.shown_span.low, prepared.shown_span.high, count)
    given = prepared.inputs[:, 0].astype(np.float64)
    low, high = given.min(), given.max()
    reach = MARGIN * max(float(high - low), 1e-6)
    return np.linspace(low - reach, high + reach, count)


CURVE = ViewDef(
    type="curve",
    title="Curve",
    summary="The prediction along the input axis, with the data on top.",
    applies=_applies,
    compute=render_curve,
    examples=lambda scene: CURVE_POINTS,
)
