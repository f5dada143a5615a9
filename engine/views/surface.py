"""The surface that a run descends, and where on it the run is."""

from collections.abc import Mapping

import numpy as np

from engine.datasets.inputs import preprocess
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene

POINTS = 81
"""Of the grid along each axis."""

MOST_EXAMPLES = 1000


def _applies(scene: ViewScene) -> bool:
    return scene.surface is not None


def _examples(scene: ViewScene) -> int | None:
    return min(scene.prepared.counts[0], MOST_EXAMPLES) if _applies(scene) else None


def render_surface(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The heights over the plane, and the point that the network outputs.

    Returns:
        `heights` f4 [81, 81], row 0 at the least y; `range` f4 [4] (x from, to, y from, to); `minima` f4 [n, 2];
        `point` f4 [2], the mean over the first training examples; `height` f4 [1] there.
    """
    surface, prepared = scene.surface, scene.prepared
    assert surface is not None
    x_from, x_to, y_from, y_to = surface.extent
    x, y = np.meshgrid(np.linspace(x_from, x_to, POINTS), np.linspace(y_from, y_to, POINTS))
    inputs = preprocess(prepared, prepared.inputs[: _examples(scene)].astype(np.float64))
    point = np.asarray(model.predict(inputs), np.float64).reshape(len(inputs), -1).mean(axis=0)
    return {
        "heights": surface.height(x, y).astype(np.float32),
        "range": np.asarray(surface.extent, np.float32),
        "minima": np.asarray(surface.minima, np.float32),
        "point": point.astype(np.float32),
        "height": surface.height(point[:1], point[1:2]).astype(np.float32),
    }


SURFACE = ViewDef(
    type="surface",
    title="Surface",
    summary="Lines of equal loss over the plane, and the path of the point that the network outputs.",
    applies=_applies,
    compute=render_surface,
    examples=_examples,
)
