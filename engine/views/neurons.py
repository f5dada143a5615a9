"""Every unit of a small network on the plane or on a line: its map, with the weights between units."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.datasets.inputs import preprocess
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.curve import line_of
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.plane import cells_of

GRID = 30
LINE_POINTS = 60
MOST_UNITS = 512
"""Units of all nodes asked for together."""

STEPS = 255


def _applies(scene: ViewScene) -> bool:
    return scene.target != "input" and (scene.inputs_at is not None or _is_line(scene))


def _is_line(scene: ViewScene) -> bool:
    return scene.kind == "function" and scene.prepared.input_shape == (1,)


def compute_neurons(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The outputs of nodes over the plane (row 0 at the top) or along the line in evaluation, and their weights.

    Args:
        options: `nodes`, addresses with commas between them; each gives out one number for each of its units.

    Returns:
        For each address: `map/<address>` u1 [units, 30, 30] or [units, 60], 0 and 255 at the ends of
        `range/<address>` f4 [units, 2]; NaN in the range of a unit with values that are not finite.
        `weights/<address>/<array>` f4 of every array of weights. `extent` f4 [4] (x1 from, to, x2 from, to) or [2].

    Raises:
        EngineError: `unknown_block`; `not_units` for a node that gives out an image or a sequence, and for too many.
    """
    addresses = tuple(dict.fromkeys(name for name in options["nodes"].split(",") if name))
    raw, extent = _places(scene)
    outputs = model.outputs(preprocess(scene.prepared, raw), addresses)
    flat = [output for output in outputs if output.ndim != 2]
    count = sum(int(np.prod(output.shape[1:])) for output in outputs)
    if flat or count > MOST_UNITS:
        raise EngineError(make_problem("not_units", got=count, expected=MOST_UNITS))
    shape = (GRID, GRID) if scene.inputs_at is not None else (LINE_POINTS,)
    arrays: Arrays = {"extent": extent.astype(np.float32)}
    for address, output in zip(addresses, outputs, strict=True):
        units = np.asarray(output, np.float64).T
        ranges = np.stack([units.min(axis=1), units.max(axis=1)], axis=1)
        ranges[~np.isfinite(ranges).all(axis=1)] = np.nan
        arrays[f"map/{address}"] = _quantized(units, ranges).reshape(len(units), *shape)
        arrays[f"range/{address}"] = ranges.astype(np.float32)
        for name, array in model.arrays(address).items():
            arrays[f"weights/{address}/{name}"] = array.astype(np.float32)
    return arrays


def _places(scene: ViewScene) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Raw inputs of the places, and where they lie."""
    if scene.inputs_at is not None:
        cells, extent = cells_of(scene.prepared, GRID)
        return scene.inputs_at(cells), extent
    x = line_of(scene.prepared, LINE_POINTS)
    return x[:, None], x[[0, -1]]


def _quantized(units: NDArray[np.float64], ranges: NDArray[np.float64]) -> NDArray[np.uint8]:
    low, width = ranges[:, :1], np.ptp(ranges, axis=1)[:, None]
    known = np.isfinite(width)
    share = np.divide(units - low, width, out=np.zeros_like(units), where=known & (width > 0))
    return np.round(np.clip(share, 0, 1) * STEPS).astype(np.uint8)


NEURONS = ViewDef(
    type="neurons",
    title="Neurons",
    summary="The output of every unit at every point of the plane, and the weights between units.",
    applies=_applies,
    compute=compute_neurons,
    options={"nodes": ()},
    on_request=True,
)
