"""Statistics of everything in one block, also of copies that have no row in frames."""

from collections.abc import Mapping

import numpy as np

from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene

LONGEST_GOT = 100
MOST_ROWS = 4_000
"""Layers that one answer contains: with their addresses about 400 kB."""


def compute_block_rows(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Node statistics of every layer in a block: of all copies of a group, of one copy, or of one layer.

    Args:
        options: `block`, an address: `deep`, `deep/3`, `deep/3/conv`.

    Returns:
        `statistics` f4 [layers, columns] as `node_statistics` of frames has them, bit for bit; `addresses` u1 [bytes]
        of the layers in the same order, UTF-8, one a line; `step` u4 [1] of the statistics.

    Raises:
        EngineError: `unknown_block`; `too_many_rows`.
    """
    block = options["block"]
    found = model.block_rows(block)
    if not found.addresses:
        raise EngineError(make_problem("unknown_block", got=block[:LONGEST_GOT]))
    if len(found.addresses) > MOST_ROWS:
        raise EngineError(make_problem("too_many_rows", got=len(found.addresses), expected=f"≤ {MOST_ROWS:,}"))
    return {
        "statistics": found.statistics.astype(np.float32),
        "addresses": np.frombuffer("\n".join(found.addresses).encode(), np.uint8),
        "step": np.asarray([found.step % 2**32], np.uint32),
    }


BLOCK_ROWS = ViewDef(
    type="block_rows",
    title="Layers in a block",
    summary="Statistics of every layer in a block, also of copies that the drawing doesn't show.",
    applies=lambda scene: True,
    compute=compute_block_rows,
    options={"block": ()},
    on_request=True,
)
