"""Statistics, histograms and wires of everything in one block, also of copies that have no row in frames."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene

LONGEST_GOT = 100
MOST_ROWS = 2_000
"""Layers that one answer contains: with their addresses, histograms and wires less than 500 kB."""


def compute_block_rows(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Node statistics of every layer in a block: of all copies of a group, of one copy, or of one layer.

    Args:
        options: `block`, an address: `deep`, `deep/3`, `deep/3/conv`.

    Returns:
        `statistics` f4 [layers, columns] as `node_statistics` of frames has them, bit for bit; `addresses` u1 [bytes]
        of the layers in the same order, UTF-8, one a line; `step` u4 [1] of the statistics. `histograms` u1 [layers,
        bins] and `ranges` f4 [layers, 2], as `node_histograms` and `histogram_ranges` of frames. `edge_statistics` f4
        [edges, columns] of all wires from, to or between these layers; `edges` u1 [bytes] of their names, one a line:
        `source.port>target.port`.

    Raises:
        EngineError: `unknown_block`; `too_many_rows`.
    """
    block = options["block"]
    found = model.block_rows(block)
    if not found.addresses:
        raise EngineError(make_problem("unknown_block", got=block[:LONGEST_GOT]))
    if len(found.addresses) > MOST_ROWS:
        raise EngineError(make_problem("too_many_rows", got=len(found.addresses), expected=f"≤ {MOST_ROWS}"))
    return {
        "statistics": found.statistics.astype(np.float32),
        "addresses": _lines(found.addresses),
        "histograms": found.histograms,
        "ranges": found.ranges.astype(np.float32),
        "edges": _lines([f"{edge[0]}.{edge[1]}>{edge[2]}.{edge[3]}" for edge in found.edges]),
        "edge_statistics": found.edge_statistics.astype(np.float32),
        "step": np.asarray([found.step % 2**32], np.uint32),
    }


def _lines(texts: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), np.uint8)


BLOCK_ROWS = ViewDef(
    type="block_rows",
    title="Layers in a block",
    summary="Statistics of every layer in a block, also of copies that the drawing doesn't show.",
    applies=lambda scene: True,
    compute=compute_block_rows,
    options={"block": ()},
    on_request=True,
)
