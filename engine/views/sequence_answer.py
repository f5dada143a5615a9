"""One sequence and what the network answers to it, for pictures of its layers."""

import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray
from engine.report import Arrays
from engine.views.definition import ViewModel, ViewScene
from engine.views.example import Example


def sequence_answer(scene: ViewScene, model: ViewModel, example: Example) -> Arrays:
    """Tokens of an example, its target and its prediction.

    Returns:
        `tokens` u4 [steps], where the data are tokens. `truth`, `predicted`: u4 [1] or [steps] of classes, f4
        [outputs] of numbers; of another target there are none.
    """
    arrays: dict[str, HostArray] = {}
    if scene.kind == "tokens":
        arrays["tokens"] = example.picture.astype(np.uint32)
    if example.row is None:
        return arrays
    prepared = scene.prepared
    if scene.target == "label" and prepared.labels is not None:
        arrays["truth"] = np.atleast_1d(prepared.labels[example.row]).astype(np.uint32)
        arrays["predicted"] = _classes(model, example, prepared.labels.ndim > 1)
    elif scene.target == "value" and prepared.values is not None:
        predicted = model.predict(example.preprocessed[None]).reshape(-1)
        arrays["truth"] = prepared.in_units(prepared.values[example.row]).astype(np.float32)
        arrays["predicted"] = prepared.in_units(predicted).astype(np.float32)
    return arrays


def _classes(model: ViewModel, example: Example, by_step: bool) -> NDArray[np.uint32]:
    prediction = model.predict(example.preprocessed[None])
    classes = np.argmax(prediction[0], axis=-1) if by_step else model.answers(prediction)[0]
    return classes.astype(np.uint32)
