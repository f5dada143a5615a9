"""A ready experiment on residual networks without one of their blocks."""

from collections.abc import Callable
from math import comb

import numpy as np

from engine.labs.claims import RunState, StateClaim
from engine.labs.definition import Lab, LabRun
from engine.labs.depth import plain, residual

LAYERS, BLOCKS = 20, 9
STEPS = 512
VIEW, OPTIONS = "skipped_blocks", {"examples": "all"}


def _accuracies(state: RunState) -> tuple[float, np.ndarray]:
    """Of the whole network, and without each block."""
    found = np.asarray(state.view["accuracies"], np.float64)
    return float(found[0]), found[1:]


def _lost(state: RunState) -> float:
    """How much accuracy a block is worth, the mean over all blocks."""
    whole, without = _accuracies(state)
    return whole - float(without.mean())


def _left(state: RunState) -> float:
    """The largest accuracy without a block that can be left out of the network."""
    return float(_accuracies(state)[1].max())


def _against_binomial(state: RunState) -> float:
    """The largest difference between the count of paths by length and the binomial coefficients."""
    ways = np.asarray(state.view["ways"])
    return float(np.abs(ways - [comb(BLOCKS, taken) for taken in range(BLOCKS + 1)]).max())


def _claim(statement: str, measure: Callable[[RunState], float], run: str, **bounds: float) -> StateClaim:
    return StateClaim(statement, STEPS, measure, runs=(run,), view=VIEW, options=OPTIONS, **bounds)


WITHOUT_A_BLOCK = Lab(
    id="without_a_block",
    title="Without a block",
    summary="A residual network is an ensemble of many short paths: leave a block out and it still works. A plain "
    'network has one path. Measure "Without a block" in both.',
    spec=residual(LAYERS),
    main_title="Residual, 20 layers",
    others=(LabRun("plain", "Plain, 20 layers", plain(LAYERS)),),
    state_claims=(
        _claim(
            "Without one block, the residual network loses less than 5 points of accuracy on average.",
            _lost,
            "main",
            most=0.05,
        ),
        _claim(
            "Without any one of its layers, the plain network classifies less than 40 % correctly.",
            _left,
            "plain",
            most=0.4,
        ),
        _claim("Paths through nine residual blocks are binomial in their length.", _against_binomial, "main", most=0.0),
    ),
    source="Veit, Wilber, Belongie 2016 (Residual networks behave like ensembles of relatively shallow networks).",
)
