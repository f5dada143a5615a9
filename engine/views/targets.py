"""Predicted numbers beside true ones."""

from collections.abc import Mapping

import numpy as np

from engine.datasets.inputs import preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.rows import thinned_rows

MOST_EXAMPLES = 300


def _applies(scene: ViewScene) -> bool:
    return scene.kind not in ("plane", "function") and scene.target == "value"


def render_targets(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Targets beside predictions.

    Returns:
        `truth`, `predicted` f4 [n, outputs], in the units of the target.
    """
    prepared = scene.prepared
    rows = thinned_rows(prepared, MOST_EXAMPLES)
    truth = np.zeros((len(rows), 1)) if prepared.values is None else prepared.in_units(prepared.values[rows])
    predictions = model.predict(preprocess(prepared, prepared.inputs[rows]))
    predicted = prepared.in_units(predictions.reshape(len(rows), -1))
    return {"truth": truth.astype(np.float32), "predicted": predicted.astype(np.float32)}


TARGETS = ViewDef(
    type="targets",
    title="Targets",
    summary="Each target with its prediction.",
    applies=_applies,
    compute=render_targets,
    examples=lambda scene: len(thinned_rows(scene.prepared, MOST_EXAMPLES)),
)
