"""What a layer outputs for one example, map by map."""

from collections.abc import Mapping

import numpy as np

from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.example import FIRST_EXAMPLE, example_input
from engine.views.images import has_images

MOST_MAPS = 64
"""Maps of a layer that one answer has; the rest are counted."""


def compute_feature_maps(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The output of a layer for one example in evaluation: dropout off, batch norm on its running statistics.

    Args:
        options: `node`, an address; `example`, see `engine.views.example`.

    Returns:
        `maps` f4 [maps, h, w], the first 64 channels of an output [h, w, channels]; `count` u4 [1] of all channels;
        `input` f4 [h, w, channels] of the example as the network receives it, before preprocessing.

    Raises:
        EngineError: `unknown_block`; what `example_input` refuses.
    """
    example = example_input(scene, options["example"])
    output = model.outputs(example.preprocessed[None], (options["node"],))[0][0]
    maps = np.moveaxis(output, -1, 0)
    return {
        "maps": np.ascontiguousarray(maps[:MOST_MAPS], np.float32),
        "count": np.asarray([len(maps)], np.uint32),
        "input": example.picture.astype(np.float32),
    }


FEATURE_MAPS = ViewDef(
    type="feature_maps",
    title="Feature maps",
    summary="The output of a layer for one example, channel by channel.",
    applies=has_images,
    compute=compute_feature_maps,
    options={"node": (), "example": ()},
    defaults={"example": FIRST_EXAMPLE},
    on_request=True,
)
