"""Which steps of a sequence attend to which."""

from collections.abc import Mapping

import numpy as np

from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.example import FIRST_EXAMPLE, example_input
from engine.views.sequence_answer import sequence_answer

MOST_POSITIONS = 128
MOST_NUMBERS = 65_536
"""Of all heads: of long sequences, the first heads alone are shown."""


def compute_attention(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The attention weights for one example, in evaluation and in float64 from the run's weights.

    Args:
        options: `node`, an address; `example`, see `engine.views.example`.

    Returns:
        `weights` f4 [heads, queries, keys], rows of which sum to 1 where all positions are shown, at most 128 of
        them; `count` u4 [2] of all heads and of all positions.
        `tokens`, `truth`, `predicted`, see `sequence_answer`.

    Raises:
        EngineError: `no_attention`; what `example_input` refuses.

    Source:
        Vaswani et al. 2017, section 3.2.
    """
    example = example_input(scene, options["example"])
    weights = model.attention(options["node"], example.preprocessed)
    heads, positions = weights.shape[:2]
    shown = min(positions, MOST_POSITIONS)
    return {
        "weights": weights[: max(1, MOST_NUMBERS // shown**2), :shown, :shown].astype(np.float32),
        "count": np.asarray([heads, positions], np.uint32),
        **sequence_answer(scene, model, example),
    }


ATTENTION = ViewDef(
    type="attention",
    title="Attention",
    summary="How much each step of a sequence takes from each, head by head.",
    applies=lambda scene: True,
    compute=compute_attention,
    options={"node": (), "example": ()},
    defaults={"example": FIRST_EXAMPLE},
    on_request=True,
)
