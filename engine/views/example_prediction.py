"""What the network makes of one example."""

from collections.abc import Mapping

import numpy as np

from engine.arrays import HostArray
from engine.datasets.inputs import pixels
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.example import FIRST_EXAMPLE, Example, example_input
from engine.views.images import has_images, images_with_classes


def compute_example_prediction(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The probability of every class for one example, or the image that the network makes of it.

    Args:
        options: `example`, see `engine.views.example`.

    Returns:
        `input` f4 [h, w, channels] of the example in [0, 1]; `row` u4 [1] of the data, [0] for a drawn one. Of a
        network that predicts classes `probabilities` f4 [classes], `predicted` u4 [1] and `label` u4 [1], [0] where the
        example has none; of one that reconstructs images `output` f4 [h, w, channels] in [0, 1].

    Raises:
        EngineError: what `example_input` refuses.
    """
    example = example_input(scene, options["example"])
    arrays: dict[str, HostArray] = {"input": example.picture.astype(np.float32), "row": _known(example.row)}
    if images_with_classes(scene):
        return {**arrays, **_classes(model, example)}
    if scene.target == "input":
        output = model.predict(example.preprocessed[None]).reshape(example.picture[None].shape)
        arrays["output"] = pixels(scene.prepared, output)[0].astype(np.float32)
    return arrays


def _classes(model: ViewModel, example: Example) -> Arrays:
    prediction = model.predict(example.preprocessed[None])
    predicted, confidence = model.answers(prediction)
    probabilities = prediction.reshape(-1)
    if len(probabilities) == 1:
        second = confidence[0] if predicted[0] else 1 - confidence[0]
        probabilities = np.asarray([1 - second, second])
    return {
        "probabilities": probabilities.astype(np.float32),
        "predicted": predicted.astype(np.uint32),
        "label": _known(example.label),
    }


def _known(number: int | None) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.asarray([] if number is None else [number], np.uint32)


EXAMPLE_PREDICTION = ViewDef(
    type="example_prediction",
    title="Prediction for one example",
    summary="The prediction of the network for one example.",
    applies=has_images,
    compute=compute_example_prediction,
    options={"example": ()},
    defaults={"example": FIRST_EXAMPLE},
    on_request=True,
)
