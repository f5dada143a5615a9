"""What a network believes of many examples: the probability of every class, for comparisons of several networks."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.datasets.inputs import preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.rows import thinned_rows

MOST_EXAMPLES = 1000
SMALLEST = 1e-12


def _applies(scene: ViewScene) -> bool:
    labels = scene.prepared.labels
    return scene.accuracy and labels is not None and labels.ndim == 1


def probabilities_of(outputs: Floats, *, signed: bool) -> NDArray[np.float64]:
    """[n, classes] that sum to 1; a single output is the probability of the second class.

    Args:
        outputs: [n, outputs] of a network. signed: whether they are trained towards -1 and +1.
    """
    found = outputs.reshape(len(outputs), -1).astype(np.float64)
    if signed:
        found = (found + 1.0) / 2.0
    if found.shape[1] == 1:
        found = np.concatenate([1.0 - found, found], axis=1)
    bounded = np.clip(found, SMALLEST, None)
    return bounded / bounded.sum(axis=1, keepdims=True)


def render_class_probabilities(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """At most 1,000 validation examples, evenly spaced.

    Returns:
        `probabilities` f8 [n, classes], `labels` u2 [n].
    """
    prepared = scene.prepared
    rows = thinned_rows(prepared, MOST_EXAMPLES)
    outputs = model.predict(preprocess(prepared, prepared.inputs[rows]))
    assert prepared.labels is not None
    return {
        "probabilities": probabilities_of(outputs, signed=scene.target == "value"),
        "labels": prepared.labels[rows].astype(np.uint16),
    }


CLASS_PROBABILITIES = ViewDef(
    type="class_probabilities",
    title="Probabilities",
    summary="The probability of every class for many validation examples.",
    applies=_applies,
    compute=render_class_probabilities,
    validation_only=True,
    on_request=True,
)
