"""Functions of two numbers on which optimisers are compared. For NumPy and JAX arrays alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

import jax
import numpy as np
from numpy.typing import NDArray

ArrayT = TypeVar("ArrayT", NDArray[np.float64], jax.Array)
SurfaceName = Literal["ravine", "beale", "saddle", "rosenbrock"]


class Height(Protocol):
    """(x, y) -> the value there, number by number."""

    def __call__(self, x: ArrayT, y: ArrayT, /) -> ArrayT:
        """The value at (x, y)."""
        ...


@dataclass(frozen=True)
class Surface:
    """A function of two numbers.

    Attributes:
        height: its value. extent: (x from, x to, y from, y to) of the part that is drawn.
        minima: points of its least value. least: that value.
    """

    height: Height
    extent: tuple[float, float, float, float]
    minima: tuple[tuple[float, float], ...]
    least: float = 0.0


def _ravine(x: ArrayT, y: ArrayT, /) -> ArrayT:
    return (x**2 + 100 * y**2) / 2


def _beale(x: ArrayT, y: ArrayT, /) -> ArrayT:
    """Source: Beale 1958."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def _saddle(x: ArrayT, y: ArrayT, /) -> ArrayT:
    """Source: Strogatz 1994, section 6.5 (double well)."""
    return x**2 / 2 + (y**2 - 1) ** 2 / 4


def _rosenbrock(x: ArrayT, y: ArrayT, /) -> ArrayT:
    """Source: Rosenbrock 1960."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


SURFACES: Mapping[SurfaceName, Surface] = {
    "ravine": Surface(_ravine, (-1.25, 1.25, -1.25, 1.25), ((0.0, 0.0),)),
    "beale": Surface(_beale, (-0.5, 4.5, -1.5, 2.0), ((3.0, 0.5),)),
    "saddle": Surface(_saddle, (-1.5, 1.5, -1.5, 1.5), ((0.0, 1.0), (0.0, -1.0))),
    "rosenbrock": Surface(_rosenbrock, (-2.0, 2.0, -1.0, 3.0), ((1.0, 1.0),)),
}
"""By name. The saddle at (0, 0) has the curvatures 1 and -1; unlike x² - y², it is bounded: it leads to two minima."""
