"""The weights as a file, so that those of any step can be exported."""

from collections.abc import Mapping

import numpy as np

from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene


def compute_weights_file(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Weights and running statistics.

    Returns:
        `file` u1 [bytes]: a file of saved weights (`engine.saved_weights`).
    """
    return {"file": np.frombuffer(model.saved_weights(), np.uint8)}


WEIGHTS_FILE = ViewDef(
    type="weights_file",
    title="Weights",
    summary="Weights and running statistics as a file, for exports.",
    applies=lambda scene: True,
    compute=compute_weights_file,
    on_request=True,
)
