"""Detection box by box, in plain Python: an implementation that shares nothing with the engine's."""

from collections.abc import Sequence
from math import exp, log

Box = Sequence[float]
Scored = tuple[int, float, Box]
"""Image, score, box."""


def overlap(first: Box, second: Box) -> float:
    """Intersection over union of boxes given by centre, width and height."""
    across = min(first[0] + first[2] / 2, second[0] + second[2] / 2) - max(
        first[0] - first[2] / 2, second[0] - second[2] / 2
    )
    down = min(first[1] + first[3] / 2, second[1] + second[3] / 2) - max(
        first[1] - first[3] / 2, second[1] - second[3] / 2
    )
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / (first[2] * first[3] + second[2] * second[3] - across * down)


def defaults(cells: int, side: float) -> list[list[float]]:
    """The default boxes, row by row."""
    return [[(x + 0.5) / cells, (y + 0.5) / cells, side, side] for y in range(cells) for x in range(cells)]


def closeness(first: Box, second: Box) -> float:
    """Their overlap; of equal overlaps that of the nearer centres is larger."""
    away = (first[0] - second[0]) ** 2 + (first[1] - second[1]) ** 2
    return overlap(first, second) - away / 1000


def matched(cells: int, side: float, least: float, truth: Sequence[Box]) -> list[tuple[int, list[float]]]:
    """(class, offsets) of every default box. truth: class, centre across, centre down, width, height of each box."""
    grid = defaults(cells, side)
    found: list[tuple[int, list[float]]] = []
    best = {}
    for number, (_, *box) in enumerate(truth):
        overlaps = [closeness(default, box) for default in grid]
        best[number] = overlaps.index(max(overlaps))
    for place, default in enumerate(grid):
        own = [number for number in best if best[number] == place]
        wanted = own or [n for n, (_, *box) in enumerate(truth) if overlap(default, box) >= least]
        if not wanted:
            found.append((0, [0.0] * 4))
            continue
        kind, x, y, width, height = truth[max(wanted, key=lambda n: closeness(default, truth[n][1:]))]
        offsets = [(x - default[0]) / side, (y - default[1]) / side, log(width / side), log(height / side)]
        found.append((int(kind), offsets))
    return found


def decoded(default: Box, offsets: Box) -> list[float]:
    """The box that offsets from a default box mean."""
    x, y, width, height = default
    return [x + offsets[0] * width, y + offsets[1] * height, width * exp(offsets[2]), height * exp(offsets[3])]


def suppressed(boxes: Sequence[Box], scores: Sequence[float], limit: float) -> set[int]:
    """Numbers of the boxes that non-maximum suppression leaves."""
    left = sorted(range(len(boxes)), key=lambda number: -scores[number])
    kept: set[int] = set()
    while left:
        best = left.pop(0)
        kept.add(best)
        left = [other for other in left if overlap(boxes[best], boxes[other]) <= limit]
    return kept


def precision(found: Sequence[Scored], truth: Sequence[tuple[int, Box]]) -> float:
    """Average precision at an overlap of 0.5: precision integrated over recall, the best at that recall or a higher."""
    taken: set[int] = set()
    right: list[bool] = []
    for image, _, box in sorted(found, key=lambda one: -one[1]):
        rivals = [(overlap(box, true), -number) for number, (of, true) in enumerate(truth) if of == image]
        best, number = max(rivals, default=(0.0, 0))
        right.append(best >= 0.5 and -number not in taken)
        if right[-1]:
            taken.add(-number)
    area = 0.0
    for place, hit in enumerate(right):
        if hit:
            later = [sum(right[: end + 1]) / (end + 1) for end in range(place, len(right))]
            area += max(later) / len(truth)
    return area
