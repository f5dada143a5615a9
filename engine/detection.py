"""From predicted boxes to detections: non-maximum suppression, and how precise the detections are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.boxes import intersection_over_union

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Detections:
    """Predicted boxes of n images.

    Attributes:
        boxes: [n, candidates, 4]. scores: [n, candidates, classes]. kept: [n, candidates, classes] which count.
    """

    boxes: Numbers
    scores: Numbers
    kept: Flags


def suppress(boxes: Numbers, scores: Numbers, limit: float) -> Flags:
    """Non-maximum suppression: a box goes where one of the same class with a higher score overlaps it.

    Args:
        boxes: [n, candidates, 4]. scores: [n, candidates, classes]; of equal ones the earlier candidate counts as
            higher. limit: intersection over union above which the lower one goes.

    Returns:
        [n, candidates, classes] the boxes that stay.

    Source:
        Girshick et al. 2014 (R-CNN), section 2.2: greedily, each class by itself.

    Example:
        >>> twice = np.array([[[0.5, 0.5, 0.4, 0.4], [0.52, 0.5, 0.4, 0.4]]])
        >>> suppress(twice, np.array([[[0.7], [0.9]]]), 0.5)[0, :, 0]
        array([False,  True])
    """
    order = np.argsort(-scores, axis=1, kind="stable").transpose(0, 2, 1)
    over = intersection_over_union(boxes[:, :, None], boxes[:, None]) > limit
    images = np.arange(len(boxes))[:, None]
    stays = np.ones(order.shape, np.bool_)
    for rank in range(order.shape[2]):
        covered = over[images[..., None], order[:, :, rank, None], order]
        covered[..., : rank + 1] = False
        stays &= ~(covered & stays[..., rank, None])
    kept = np.empty_like(stays)
    np.put_along_axis(kept, order, stays, axis=2)
    return kept.transpose(0, 2, 1)


def best_overlaps(boxes: Numbers, number: int, truth: Numbers) -> tuple[Numbers, NDArray[np.intp]]:
    """(largest overlap with a true box of one class, which it is), each [n, candidates].

    Args:
        boxes: [n, candidates, 4]. number: of the class, from 1. truth: [n, boxes, 5], class 0 for no box.
    """
    overlap = intersection_over_union(boxes[:, :, None], truth[:, None, :, 1:])
    overlap = np.where((truth[..., 0] == number)[:, None], overlap, -1.0)
    return np.maximum(overlap.max(axis=2), 0.0), overlap.argmax(axis=2)


def average_precision(found: Detections, number: int, truth: Numbers, least_overlap: float = 0.5) -> float:
    """Area under the precision-recall curve of one class.

    Detections are taken by falling score. One is right where it overlaps a true box of its class by at least
    `least_overlap`, if that box isn't found already.

    Args:
        number: of the class, from 1. truth: [n, boxes, 5], class 0 for no box.

    Returns:
        NaN where no true box has the class.

    Source:
        Everingham et al. 2015 (PASCAL VOC retrospective), section 2.2, over all points (from VOC 2010): the precision
        at a recall is the largest at that recall or a higher one.
    """
    there = int(np.sum(truth[..., 0] == number))
    if there == 0:
        return float("nan")
    overlap, which = best_overlaps(found.boxes, number, truth)
    images, candidates = np.nonzero(found.kept[..., number - 1])
    order = np.argsort(-found.scores[images, candidates, number - 1], kind="stable")
    images, candidates = images[order], candidates[order]
    hits = overlap[images, candidates] >= least_overlap
    objects = images * truth.shape[1] + which[images, candidates]
    first = np.zeros(len(hits), np.bool_)
    first[np.flatnonzero(hits)[np.unique(objects[hits], return_index=True)[1]]] = True
    right = np.cumsum(first)
    precision = right / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope[first]) / there)
