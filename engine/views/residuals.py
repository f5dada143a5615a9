"""How far predicted numbers lie from their targets."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.predicted import in_blocks
from engine.views.rows import shown_part

MOST_POINTS = 300
BINS = 24
WORST = 16
MOST_DIGITS = 9


def compute_residuals(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Predictions minus targets over all validation examples, of training where there is no validation.

    Args:
        options: `output`, which of several outputs, counted from 0; beyond the last it is the last.

    Returns:
        All on the target's own scale: `truth`, `predicted` f4 [n] of at most 300 examples, evenly spaced; `counts` u4
        [24] of all residuals in equal bins, `ends` f8 [2] of these.
        `worst_rows` u4 [k], `worst_truth`, `worst_predicted` f4 [k], `worst_inputs` f4 [k, numbers] in the units of the
        data, of the examples with the largest residuals.
        `rmse`, `mae`, `r2` f8 [1], over all examples; r2 is NaN where all targets are equal. `count` u4 [1] of these;
        `outputs` u4 [1].
    """
    prepared = scene.prepared
    first, count = shown_part(prepared)
    values = prepared.values
    outputs = 1 if values is None else values.shape[1]
    output = min(_number(options["output"]), outputs - 1)
    truth = np.zeros(count) if values is None else prepared.in_units(values[first : first + count])[:, output]
    predictions = in_blocks(prepared, np.arange(first, first + count), model.predict)
    predicted = prepared.in_units(predictions.reshape(count, -1))[:, output]
    residuals = predicted - truth
    finite = residuals[np.isfinite(residuals)]
    counts, edges = np.histogram(finite if len(finite) else np.zeros(1), bins=BINS)
    places = np.linspace(0, count - 1, min(count, MOST_POINTS)).astype(np.int64)
    worst = np.argsort(-np.abs(residuals), kind="stable")[:WORST]
    return {
        "truth": truth[places].astype(np.float32),
        "predicted": predicted[places].astype(np.float32),
        "counts": counts.astype(np.uint32),
        "ends": edges[[0, -1]],
        "worst_rows": worst.astype(np.uint32),
        "worst_truth": truth[worst].astype(np.float32),
        "worst_predicted": predicted[worst].astype(np.float32),
        "worst_inputs": np.asarray(prepared.inputs[first : first + count][worst], np.float32).reshape(len(worst), -1),
        **_errors(truth, residuals),
        "count": np.asarray([count], np.uint32),
        "outputs": np.asarray([outputs], np.uint32),
    }


def _number(text: str) -> int:
    digits = text[:MOST_DIGITS]
    return int(digits) if digits.isdecimal() else 0


def _errors(truth: NDArray[np.float64], residuals: NDArray[np.float64]) -> Arrays:
    """Root mean square and mean absolute error, share of the variance explained."""
    spread, squares = float(np.square(truth - truth.mean()).sum()), float(np.square(residuals).sum())
    return {
        "rmse": np.asarray([np.sqrt(squares / len(truth))]),
        "mae": np.asarray([np.abs(residuals).mean()]),
        "r2": np.asarray([1 - squares / spread if spread > 0 else np.nan]),
    }


RESIDUALS = ViewDef(
    type="residuals",
    title="Residuals",
    summary="Predictions minus targets, and the examples with the largest ones.",
    applies=lambda scene: scene.target == "value" and scene.prepared.values is not None and scene.kind != "tokens",
    compute=compute_residuals,
    options={"output": ()},
    defaults={"output": "0"},
    on_request=True,
    tab=True,
)
