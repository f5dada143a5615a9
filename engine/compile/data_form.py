"""The shape of a data set on the device."""

from dataclasses import dataclass

import numpy as np

from engine.datasets.definition import PreparedData
from engine.layers.definition import Shape
from engine.spec import ExperimentSpec

DECODED_BYTES = 4 * 2**20
"""Sets whose decoded inputs are no larger lie on the device as floating-point numbers, others as uint8."""


@dataclass(frozen=True)
class DataForm:
    """The shape of the data on the device.

    Attributes:
        counts: (train, validation, test). raw: inputs lie as uint8 and are decoded in the loop.
        classes: number of classes, 0 for regression. outputs: width of regression values, 0 without.
        label_shape: shape of one example's labels, () for one class number.
        weighted: whether examples have unequal weights.
        levels: raw numbers between black and white: 255 for uint8, 1 for numbers in [0, 1].
    """

    counts: tuple[int, int, int]
    input_shape: Shape
    raw: bool
    affine_shape: Shape
    classes: int
    outputs: int
    label_shape: Shape = ()
    weighted: bool = False
    levels: float = 1.0


def data_form(spec: ExperimentSpec, prepared: PreparedData) -> DataForm:
    """The shape of a spec's data as they lie on the device."""
    itemsize = 8 if spec.training.precision == "float64" else 4
    large = prepared.inputs.size * itemsize > DECODED_BYTES
    raw = prepared.inputs.dtype == np.uint8 and large and prepared.mixing is None
    return DataForm(
        counts=prepared.counts,
        input_shape=prepared.input_shape,
        raw=bool(raw),
        affine_shape=tuple(np.broadcast_shapes(prepared.offset.shape, prepared.scale.shape)),
        classes=len(prepared.classes),
        outputs=0 if prepared.values is None else prepared.values.shape[1],
        label_shape=() if prepared.labels is None else prepared.labels.shape[1:],
        weighted=prepared.weights is not None or spec.training.class_weights is not None,
        levels=255.0 if prepared.inputs.dtype == np.uint8 else 1.0,
    )
