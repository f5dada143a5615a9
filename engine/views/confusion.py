"""Which classes are taken for which."""

from collections.abc import Mapping

import numpy as np

from engine.datasets.definition import PARTS
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene


def render_confusion(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """How often each true class (rows) is predicted as each class (columns), over a part of the data.

    Returns:
        `counts` u4 [classes, classes].
    """
    names: tuple[str, ...] = PARTS
    number = names.index(options["part"])
    part = PARTS[number] if scene.prepared.counts[number] else "train"
    return {"counts": model.confusion(part).astype(np.uint32)}


CONFUSION = ViewDef(
    type="confusion",
    title="Confusion",
    summary="How often each true class is predicted as each class.",
    applies=lambda scene: scene.accuracy,
    compute=render_confusion,
    validation_only=True,
    options={"part": ("validation", "train", "test")},
)
