"""Mean of every window. Sums of slices: deterministic on every device."""

import jax
import numpy as np

from engine.layers.pool import Images, Maps, Sides, as_tiles, pad_images, seen_by_windows
from engine.layers.windows import Pads


def average_pool(x: Images, sides: Sides, steps: Sides, padding: Pads, count_padding: bool) -> Maps:
    """Mean of each window.

    Args:
        x: images. sides: height and width of the window. steps: of the window.
        padding: rows and columns of zeros around the image.
        count_padding: whether these zeros count in the mean, or only what lies in the image.

    Returns:
        The means.
    """
    padded = pad_images(x, padding, 0.0)
    if sides == steps:
        total = as_tiles(padded, sides).sum(axis=(2, 4))
    else:
        total = _summed(seen_by_windows(padded, sides, steps))
    if count_padding or padding == ((0, 0), (0, 0)):
        return total * (1 / (sides[0] * sides[1]))
    rows = _counted(x.shape[1], padding[0], sides[0], steps[0])
    columns = _counted(x.shape[2], padding[1], sides[1], steps[1])
    share = 1 / (rows[:, None, None] * columns[:, None])
    return total * share.astype(total.dtype)


def _summed(values: list[jax.Array]) -> jax.Array:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total


def _counted(length: int, around: tuple[int, int], size: int, step: int) -> np.ndarray:
    """How many entries of the image each window position covers along one axis."""
    inside = np.pad(np.ones(length), around)
    return np.array([inside[first : first + size].sum() for first in range(0, len(inside) - size + 1, step)])
