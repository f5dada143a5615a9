"""What a normalisation layer has learned and averaged, channel by channel."""

from collections.abc import Mapping

import numpy as np

from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene

LONGEST_GOT = 100
MOST_CHANNELS = 256
"""Channels of a layer that one answer has; the rest are counted."""

ROWS = ("running_mean", "running_variance", "scale", "shift")
"""In this order; layers that average nothing over batches have the last two alone."""


def compute_normalization(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Running mean and variance, scale (gamma) and shift (beta) of a layer, as evaluation uses them.

    Args:
        options: `node`, an address.

    Returns:
        `values` f4 [rows, channels], the first 256 channels; `names` u1 [bytes] of the rows, UTF-8, one a line;
        `count` u4 [1] of all channels.

    Raises:
        EngineError: `unknown_block`, also for a layer that normalises nothing by channel.
    """
    address = options["node"]
    arrays = model.arrays(address)
    known = [name for name in ROWS if name in arrays and arrays[name].ndim == 1]
    if "scale" not in known:
        raise EngineError(make_problem("unknown_block", got=address[:LONGEST_GOT]))
    return {
        "values": np.stack([arrays[name][:MOST_CHANNELS] for name in known]).astype(np.float32),
        "names": np.frombuffer("\n".join(known).encode(), np.uint8),
        "count": np.asarray([len(arrays["scale"])], np.uint32),
    }


NORMALIZATION = ViewDef(
    type="normalization",
    title="Statistics and scale",
    summary="Running mean and variance, scale and shift of a normalisation layer, channel by channel.",
    applies=lambda scene: True,
    compute=compute_normalization,
    options={"node": ()},
    on_request=True,
)
