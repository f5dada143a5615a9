"""Images with their class and the predicted one."""

from collections.abc import Mapping

import numpy as np

from engine.datasets.inputs import as_bytes, pixels, preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.images import images_with_classes
from engine.views.rows import first_rows


def render_predictions(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Validation images with their class, the predicted class, and the probability that the network gives it.

    Returns:
        `inputs` u1 [n, h, w, c], `labels`, `predicted` u2 [n], `confidence` f4 [n].
    """
    prepared = scene.prepared
    rows = first_rows(prepared)
    inputs = preprocess(prepared, prepared.inputs[rows])
    predicted, confidence = model.answers(model.predict(inputs))
    labels = np.zeros(len(rows)) if prepared.labels is None else prepared.labels[rows]
    return {
        "inputs": as_bytes(pixels(prepared, inputs)),
        "labels": labels.astype(np.uint16),
        "predicted": predicted.astype(np.uint16),
        "confidence": confidence.astype(np.float32),
    }


PREDICTIONS = ViewDef(
    type="predictions",
    title="Predictions",
    summary="Examples with the predicted class and its probability.",
    applies=images_with_classes,
    compute=render_predictions,
    validation_only=True,
    examples=lambda scene: len(first_rows(scene.prepared)),
)
