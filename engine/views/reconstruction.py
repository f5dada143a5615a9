"""Images beside what an autoencoder makes of them."""

from collections.abc import Mapping

import numpy as np

from engine.datasets.inputs import as_bytes, pixels, preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.rows import first_rows, first_rows_of


def _applies(scene: ViewScene) -> bool:
    return len(scene.prepared.input_shape) == 3 and scene.target == "input"


def render_reconstruction(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Images of a part beside the network's outputs; errors are mean squares of pixels in [0, 1].

    Where training corrupts the inputs, the network is given corrupted ones here too; its target is the clean image.

    Returns:
        `inputs` (the targets), `outputs` u1 [n, h, w, c], `errors` f4 [n]; `seen` u1 [n, h, w, c] where the network
        was given corrupted inputs.
    """
    prepared = scene.prepared
    rows = first_rows_of(prepared, "train" if options["part"] == "train" else "validation")
    inputs = preprocess(prepared, prepared.inputs[rows])
    seen = model.corrupt(inputs)
    outputs = model.predict(inputs if seen is None else seen).reshape(len(rows), *prepared.input_shape)
    wanted, made = pixels(prepared, inputs), pixels(prepared, outputs)
    errors = np.square(made - wanted).reshape(len(rows), -1).mean(axis=1)
    corrupted = {} if seen is None else {"seen": as_bytes(pixels(prepared, seen))}
    return {"inputs": as_bytes(wanted), "outputs": as_bytes(made), "errors": errors.astype(np.float32), **corrupted}


RECONSTRUCTION = ViewDef(
    type="reconstruction",
    title="Reconstructions",
    summary="Inputs and their reconstructions, with the error of each.",
    applies=_applies,
    compute=render_reconstruction,
    validation_only=True,
    options={"part": ("validation", "train")},
    examples=lambda scene: len(first_rows(scene.prepared)),
)
