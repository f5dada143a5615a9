"""Bounding boxes on a grid of default boxes: overlap, matching, and offsets. For NumPy and JAX arrays alike.

A box is four numbers as fractions of the image: centre across, centre down, width, height. As a target it has its class
before them, counted from 1; class 0 says that there is no box.
"""

from dataclasses import dataclass
from types import ModuleType
from typing import Generic, TypeVar

import jax
import numpy as np
from numpy.typing import NDArray

ArrayT = TypeVar("ArrayT", NDArray[np.float64], jax.Array)

BOX_NUMBERS = 5
"""Class, centre across, centre down, width, height."""

OFFSETS = 4
"""Numbers of a predicted box, behind the logits of the background and of the classes."""


NEARER = 1e-3
"""Share of the squared distance between centres that is taken off an overlap: it decides between equal ones, where
otherwise rounding would."""


@dataclass(frozen=True)
class BoxGrid:
    """One default box in the middle of each cell of a grid over the image.

    Attributes:
        cells: of the grid, along each side. anchor: side of every default box, as a fraction of the image side.
        match: least overlap at which a default box is matched to a true box.
    """

    cells: int
    anchor: float
    match: float

    @property
    def defaults(self) -> NDArray[np.float64]:
        """[cells * cells, 4] the default boxes, row by row."""
        middle = (np.arange(self.cells) + 0.5) / self.cells
        down, across = np.meshgrid(middle, middle, indexing="ij")
        sides = np.full((self.cells**2, 2), self.anchor)
        return np.concatenate([across.reshape(-1, 1), down.reshape(-1, 1), sides], axis=1)


@dataclass(frozen=True)
class Matches(Generic[ArrayT]):
    """What each default box is to predict.

    Attributes:
        classes: [n, cells * cells] class of the true box that is matched, 0 for the background.
        offsets: [n, cells * cells, 4] of that box, 0 for the background.
    """

    classes: ArrayT
    offsets: ArrayT


def intersection_over_union(first: ArrayT, second: ArrayT) -> ArrayT:
    """Overlap of boxes [..., 4], divided by their union.

    Returns:
        [...] as the arguments broadcast; 0 where a box is empty.

    Source:
        Jaccard 1912; Everingham et al. 2010 (PASCAL VOC), equation 4.

    Example:
        >>> overlap = intersection_over_union(np.array([0.5, 0.5, 0.4, 0.4]), np.array([0.7, 0.5, 0.4, 0.4]))
        >>> round(float(overlap), 4)
        0.3333
    """
    xp = _namespace(first)
    upper = xp.minimum(first[..., :2] + first[..., 2:] / 2, second[..., :2] + second[..., 2:] / 2)
    lower = xp.maximum(first[..., :2] - first[..., 2:] / 2, second[..., :2] - second[..., 2:] / 2)
    sides = xp.maximum(upper - lower, 0)
    both = sides[..., 0] * sides[..., 1]
    union = first[..., 2] * first[..., 3] + second[..., 2] * second[..., 3] - both
    return xp.where(union > 0, both / xp.where(union > 0, union, 1), 0)


def match_boxes(grid: BoxGrid, targets: ArrayT) -> Matches[ArrayT]:
    """Which default box is to predict which true box: its best one, and all that overlap it enough.

    Args:
        targets: [n, boxes * 5].

    Source:
        Liu et al. 2016 (SSD), section 2.2, Matching strategy. A default box that several true boxes want goes to
        one whose best it is, else to the one with the largest overlap. Of equal overlaps (a box within several
        others) the nearest centre counts.
    """
    xp = _namespace(targets)
    rows = targets.reshape(targets.shape[0], -1, BOX_NUMBERS)
    present, boxes = rows[..., 0] > 0, rows[..., 1:]
    defaults: ArrayT = xp.asarray(grid.defaults, dtype=targets.dtype)
    overlap = intersection_over_union(defaults[None, :, None], boxes[:, None])
    away = xp.sum((defaults[None, :, None, :2] - boxes[:, None, :, :2]) ** 2, axis=-1)
    closeness = overlap - NEARER * away
    best = xp.argmax(closeness, axis=1)[:, None] == xp.arange(len(defaults))[None, :, None]
    wanted = present[:, None] & (best | (overlap >= grid.match))
    rank = xp.where(wanted, closeness + 2 * best, -1)
    chosen = xp.argmax(rank, axis=2)
    found = xp.take_along_axis(rows, chosen[..., None], axis=1)
    matched = xp.any(wanted, axis=2)
    classes = xp.where(matched, found[..., 0], 0)
    sound = xp.where(matched[..., None], found[..., 1:], defaults[None])
    return Matches(classes, encode(defaults, sound))


def encode(defaults: ArrayT, boxes: ArrayT) -> ArrayT:
    """Offsets [..., 4] of boxes from default boxes.

    Source:
        Liu et al. 2016 (SSD), equation 2: centres differ by so many sides of the default box, sides by a logarithm.
    """
    xp = _namespace(boxes)
    centre = (boxes[..., :2] - defaults[..., :2]) / defaults[..., 2:]
    return xp.concatenate([centre, xp.log(boxes[..., 2:] / defaults[..., 2:])], axis=-1)


def decode(defaults: ArrayT, offsets: ArrayT) -> ArrayT:
    """Boxes [..., 4] from offsets; the inverse of `encode`."""
    xp = _namespace(offsets)
    centre = defaults[..., :2] + offsets[..., :2] * defaults[..., 2:]
    return xp.concatenate([centre, defaults[..., 2:] * xp.exp(offsets[..., 2:])], axis=-1)


def _namespace(array: NDArray[np.float64] | jax.Array) -> ModuleType:
    """The module of an array's functions, NumPy or jax.numpy."""
    return array.__array_namespace__()
