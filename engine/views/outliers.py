"""Outliers by reconstruction error: what an autoencoder can't reconstruct is unlike what it was trained on."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.datasets.inputs import as_bytes, pixels, preprocess
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.code import reconstructs
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.predicted import in_blocks
from engine.views.roc import roc
from engine.views.rows import numbers_in_part, thinned_rows_of_both

MOST_EXAMPLES = 500
"""Of training and of validation each."""

MOST_PICTURES = 16
LONGEST_GOT = 60


def compute_outliers(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The reconstruction error of examples of training and validation, and how well it separates one class from others.

    The network is given clean inputs. Errors are mean squares over an example: of pixels in [0, 1], else of the
    preprocessed numbers.

    Args:
        options: `outlier`, the number of the class whose examples count as outliers; "" for none.

    Returns:
        `errors` f8 [n]; `split` u1 [n] 0 training, 1 validation; `rows` u4 [n] in their part; `labels` u2 [n] where
        examples have a class.
        `largest` u4 [k] places among these of the validation examples with the largest errors, largest first (training
        where there is no validation); `inputs`, `outputs` u1 [k, h, w, c] of images.
        With an outlier class that validation has: `thresholds`, `false_positive_rates`, `true_positive_rates` f8 [m] of
        the ROC curve over the validation examples, `area` f8 [1] under it; `trained_on` u4 [1] training examples of it.

    Raises:
        EngineError: `unknown_class`.
    """
    prepared = scene.prepared
    outlier = read_class(options["outlier"], prepared.classes)
    rows, split = thinned_rows_of_both(prepared, MOST_EXAMPLES)
    wanted, made = _reconstructed(prepared, rows, model)
    errors = np.square(made - wanted).reshape(len(rows), -1).mean(axis=1)
    shown = np.flatnonzero(split == split.max())
    largest = shown[np.argsort(-errors[shown], kind="stable")[:MOST_PICTURES]]
    found: Arrays = {
        "errors": errors,
        "split": split,
        "rows": numbers_in_part(prepared, rows),
        "largest": largest.astype(np.uint32),
    }
    if len(prepared.input_shape) == 3:
        found |= {"inputs": as_bytes(wanted[largest]), "outputs": as_bytes(made[largest])}
    return found | _of_classes(prepared, rows, errors, shown, outlier)


def _of_classes(
    prepared: PreparedData,
    rows: NDArray[np.int64],
    errors: NDArray[np.float64],
    shown: NDArray[np.int64],
    outlier: int | None,
) -> Arrays:
    """What depends on classes; {} where examples have none."""
    labels = prepared.labels
    if labels is None or labels.ndim != 1:
        return {}
    found: Arrays = {"labels": labels[rows].astype(np.uint16)}
    if outlier is None:
        return found
    trained_on = int((labels[: prepared.counts[0]] == outlier).sum())
    return found | _separated(errors[shown], labels[rows][shown] == outlier, trained_on)


def _reconstructed(
    prepared: PreparedData, rows: NDArray[np.int64], model: ViewModel
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(inputs, outputs), each [n, *shape]: pixels of images, else the preprocessed numbers."""
    inputs = preprocess(prepared, prepared.inputs[rows])
    outputs = np.asarray(in_blocks(prepared, rows, model.predict), np.float64).reshape(inputs.shape)
    if len(prepared.input_shape) != 3:
        return inputs, outputs
    return pixels(prepared, inputs), pixels(prepared, outputs)


def _separated(errors: NDArray[np.float64], outliers: NDArray[np.bool_], trained_on: int) -> Arrays:
    """The ROC curve, {} where one of the two sides has no example."""
    curve = roc(errors, outliers)
    if curve is None:
        return {}
    return {
        "thresholds": curve.thresholds,
        "false_positive_rates": curve.false_positive_rates,
        "true_positive_rates": curve.true_positive_rates,
        "area": np.asarray([curve.area], np.float64),
        "trained_on": np.asarray([trained_on], np.uint32),
    }


def read_class(text: str, classes: tuple[str, ...]) -> int | None:
    """The number of a class, None of an empty text.

    Raises:
        EngineError: `unknown_class`.
    """
    if not text:
        return None
    if not text.isdecimal() or len(text) > 9 or int(text) >= len(classes):
        expected = f"0–{len(classes) - 1}" if classes else "none"
        raise EngineError(make_problem("unknown_class", got=text[:LONGEST_GOT], expected=expected))
    return int(text)


OUTLIERS = ViewDef(
    type="outliers",
    title="Outliers",
    summary="Reconstruction errors of training and validation examples, and how well they separate outliers.",
    applies=reconstructs,
    compute=compute_outliers,
    options={"outlier": ()},
    defaults={"outlier": ""},
    on_request=True,
    tab=True,
)
