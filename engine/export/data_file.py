"""The data of an experiment as `data.npz`: raw rows of training, validation and test, and what preprocesses them."""

import io

import numpy as np

from engine.datasets.definition import PreparedData


def write_data(prepared: PreparedData) -> bytes:
    """An npz file.

    Its arrays: `inputs` [n, *shape] raw; `offset`, `scale` with `(x - offset) * scale`, x in [0, 1] for uint8 images;
    `counts` of training, validation and test, which follow each other in this order; where there are any, `mixing`
    [d, d], `labels`, `values`, `weights` of the examples, and `classes`, their names; of values that are scaled
    `target_offset`, `target_scale` with `values * target_scale + target_offset` in the units of the target.
    """
    units = prepared.target_units
    arrays = {
        "inputs": prepared.inputs,
        "offset": prepared.offset,
        "scale": prepared.scale,
        "counts": np.asarray(prepared.counts),
        "mixing": prepared.mixing,
        "labels": prepared.labels,
        "values": prepared.values,
        "weights": prepared.weights,
        "classes": np.asarray(prepared.classes) if prepared.classes else None,
        "target_offset": None if units is None else units.offset,
        "target_scale": None if units is None else units.scale,
    }
    file = io.BytesIO()
    np.savez_compressed(
        file, allow_pickle=False, **{name: array for name, array in arrays.items() if array is not None}
    )
    return file.getvalue()
