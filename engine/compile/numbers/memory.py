"""What an optimiser remembers of one weight."""

import jax
import numpy as np
import optax

from engine.compile.program import Program
from engine.compile.saved import memory_places
from engine.compile.weights import WeightArray


def memory_of(program: Program, optimizer: optax.OptState, array: WeightArray, flat: int) -> dict[str, float]:
    """Numbers by name: those that stand for the weight alone, and those that stand for all (a count of steps).

    Matrices over pairs of weights and histories are left out.
    """
    found: dict[str, float] = {}
    for leaf, place in zip(jax.tree.leaves(optimizer), memory_places(program), strict=True):
        name = place.name.rsplit("/", 1)[-1]
        if not place.axes and leaf.ndim == 0:
            found[name] = float(leaf)
        if place.axes == [0] and leaf.ndim == 1:
            first = 0
            for each in place.arrays:
                if (each.node, each.name) == (array.node, array.name):
                    found[name] = float(np.asarray(leaf[first + flat]))
                first += each.size
    return found
