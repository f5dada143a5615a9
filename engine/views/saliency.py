"""Which pixels of an example decide its prediction."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.datasets.definition import PreparedData
from engine.datasets.inputs import preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.example import FIRST_EXAMPLE, Example, example_input
from engine.views.images import images_with_classes

POSITIONS = 8
"""Of the square that covers a part of the image, along each axis, at most."""

GRADIENT, OCCLUSION = "gradient", "occlusion"


def compute_saliency(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """How the prediction for one example depends on its pixels.

    Args:
        options: `example`, see `engine.views.example`; `method`: `gradient`, of the predicted class's score (what the
            loss reads: the logit where it applies the last activation itself; of a network with one output, that
            output) with respect to each pixel in [0, 1]; or `occlusion`, how much the probability of the predicted
            class falls where a square of the image is covered by its mean colour.

    Returns:
        `map` f4 [h, w, channels] of the gradient, [rows, columns, 1] of occlusion; `window` u4 [2], size of the square
        and the step between its positions, 1 and 1 of the gradient; `input` f4 [h, w, channels] of the example in
        [0, 1]; `predicted` u4 [1], the class.

    Raises:
        EngineError: what `example_input` refuses.

    Source:
        Simonyan, Vedaldi, Zisserman 2013, section 3; Zeiler, Fergus 2014, section 4.2.
    """
    example = example_input(scene, options["example"])
    predicted = model.answers(model.predict(example.preprocessed[None]))[0]
    if options["method"] == OCCLUSION:
        found, window = _occlusion(scene.prepared, model, example)
    else:
        found, window = _gradient(scene.prepared, model, example), (1, 1)
    return {
        "map": found.astype(np.float32),
        "window": np.asarray(window, np.uint32),
        "input": example.picture.astype(np.float32),
        "predicted": predicted.astype(np.uint32),
    }


def _gradient(prepared: PreparedData, model: ViewModel, example: Example) -> NDArray[np.float64]:
    """With respect to pixels: preprocessing is `(pixels - offset) * scale`, then a product with `mixing`."""
    gradient = np.asarray(model.input_gradient(example.preprocessed[None])[1][0], np.float64)
    if prepared.mixing is not None:
        gradient = (prepared.mixing @ gradient.reshape(-1)).reshape(gradient.shape)
    return gradient * prepared.scale


def occluding_window(height: int, width: int) -> tuple[int, int]:
    """(size, step) of the square: a quarter of the shorter side, moved by half of that at least.

    Example:
        >>> occluding_window(28, 28), occluding_window(32, 32), occluding_window(8, 8)
        ((7, 3), (8, 4), (2, 1))
    """
    size = max(1, min(height, width) // 4)
    step = max(1, size // 2, -(-(max(height, width) - size) // (POSITIONS - 1)))
    return size, step


def _occlusion(
    prepared: PreparedData, model: ViewModel, example: Example
) -> tuple[NDArray[np.float64], tuple[int, int]]:
    image = example.picture
    height, width, _ = image.shape
    size, step = occluding_window(height, width)
    rows, columns = range(0, height - size + 1, step), range(0, width - size + 1, step)
    covered = np.repeat(image[None], 1 + len(rows) * len(columns), axis=0)
    color = image.mean(axis=(0, 1))
    for number, (top, left) in enumerate((top, left) for top in rows for left in columns):
        covered[1 + number, top : top + size, left : left + size] = color
    probability = _of_class(model, preprocess(prepared, covered))
    return (probability[0] - probability[1:]).reshape(len(rows), len(columns), 1), (size, step)


def _of_class(model: ViewModel, examples: Floats) -> NDArray[np.float64]:
    """The probability of the class predicted for the first example, for each."""
    prediction = np.asarray(model.predict(examples), np.float64).reshape(len(examples), -1)
    if prediction.shape[1] > 1:
        return prediction[:, prediction[0].argmax()]
    classes, confidence = model.answers(prediction)
    return np.where(classes == classes[0], confidence, 1 - confidence)


SALIENCY = ViewDef(
    type="saliency",
    title="Saliency",
    summary="Which pixels of an example decide its prediction.",
    applies=images_with_classes,
    compute=compute_saliency,
    options={"example": (), "method": (GRADIENT, OCCLUSION)},
    defaults={"example": FIRST_EXAMPLE},
    on_request=True,
)
