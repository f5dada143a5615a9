"""Directions through the weights of a network, and where the path of its training lies along them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray
from engine.compile.participation import moving
from engine.compile.program import Program

Vector = NDArray[np.float64]

ROOM = 1.25
"""Of the picture around the path, relative to the path's own size."""


def filter_normalized(program: Program, here: Vector, random: np.random.Generator) -> Vector:
    """[n] a random direction, each filter as long as the weights of that filter; biases and norms have none.

    A filter is all weights that lead to one unit: the last axis of an array of at least two.

    Source:
        Li, Xu, Taylor, Studer, Goldstein 2018 (Visualizing the loss landscape of neural nets), section 4.
    """
    parts: list[Vector] = []
    first = 0
    for array in moving(program):
        weights = here[first : first + array.size]
        first += array.size
        if len(array.spec.shape) < 2:
            parts.append(np.zeros(array.size))
            continue
        drawn = random.standard_normal(array.size)
        rows, own = drawn.reshape(-1, array.spec.shape[-1]), weights.reshape(-1, array.spec.shape[-1])
        lengths = np.linalg.norm(rows, axis=0)
        parts.append((rows * (np.linalg.norm(own, axis=0) / np.where(lengths > 0, lengths, 1))).ravel())
    return np.concatenate(parts)


def principal(offsets: Vector, spare: Vector) -> tuple[Vector, Vector]:
    """The two directions in which a path extends most, each as long as the path reaches along it.

    Args:
        offsets: [points, n] of the path from the middle of the picture. spare: [n] what stands for a second direction
            where the path is a straight line.

    Source:
        Li et al. 2018, section 7.2: principal components of the differences to the last weights.
    """
    _, sizes, rows = np.linalg.svd(offsets, full_matrices=False)
    directions: list[Vector] = []
    for number in range(2):
        if number < len(sizes) and sizes[number] > 1e-9 * sizes[0]:
            row = rows[number]
            directions.append(row * (ROOM * np.abs(offsets @ row).max()))
        else:
            directions.append(apart(spare, directions))
    return directions[0], directions[1]


def apart(vector: Vector, others: Sequence[Vector]) -> Vector:
    """What of a vector [n] is orthogonal to others, as long as it was."""
    rest = vector
    for other in others:
        rest = rest - other * (rest @ other / (other @ other))
    length = np.linalg.norm(rest)
    return rest * (np.linalg.norm(vector) / length) if length > 0 else rest


def coordinates(offsets: Vector, directions: tuple[Vector, Vector]) -> Vector:
    """[points, 2] of the points of the plane that lie nearest."""
    return np.asarray(np.linalg.lstsq(np.stack(directions, axis=1), offsets.T, rcond=None)[0].T, np.float64)


def moving_weights(program: Program, named: Mapping[str, HostArray]) -> Vector:
    """[n] the weights that move, of weights by name."""
    nodes = program.plan.nodes
    arrays = [named[f"weights/{nodes[array.node].node_id}/{array.name}"] for array in moving(program)]
    return np.concatenate([np.asarray(array, np.float64).ravel() for array in arrays])
