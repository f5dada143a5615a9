"""A class for every pixel."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.datasets.inputs import as_bytes, pixels, preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.rows import first_rows, shown_part


def _applies(scene: ViewScene) -> bool:
    labels = scene.prepared.labels
    image = len(scene.prepared.input_shape) == 3
    return image and scene.target == "label" and labels is not None and labels.ndim == 3


def render_label_map(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Images beside the class of each pixel, true and predicted.

    Returns:
        `inputs` u1 [n, h, w, c], `labels`, `predicted` u1 [n, h, w].
        `iou` f8 [classes], the intersection over union of each class over all pixels of validation (of training where
        there is none), NaN of a class that is neither there nor predicted; `mean_iou` f8 [1] of the others.
        `examples` u4 [1] of these.
    """
    prepared = scene.prepared
    rows = first_rows(prepared)
    inputs = preprocess(prepared, prepared.inputs[rows])
    assert prepared.labels is not None
    return {
        "inputs": as_bytes(pixels(prepared, inputs)),
        "labels": prepared.labels[rows].astype(np.uint8),
        "predicted": np.argmax(model.predict(inputs), axis=-1).astype(np.uint8),
        **_overlaps(model.confusion("validation" if prepared.counts[1] else "train")),
        "examples": np.asarray([shown_part(prepared)[1]], np.uint32),
    }


def _overlaps(confusion: NDArray[np.int32]) -> Arrays:
    counts = confusion.astype(np.float64)
    right, union = np.diagonal(counts), counts.sum(axis=0) + counts.sum(axis=1) - np.diagonal(counts)
    iou = np.divide(right, union, out=np.full(len(right), np.nan), where=union > 0)
    there = iou[union > 0]
    return {"iou": iou, "mean_iou": np.asarray([there.mean() if len(there) else np.nan])}


LABEL_MAP = ViewDef(
    type="label_map",
    title="Label maps",
    summary="Images with the true and the predicted class of each pixel.",
    applies=_applies,
    compute=render_label_map,
    validation_only=True,
    examples=lambda scene: len(first_rows(scene.prepared)),
)
