"""LABS O4: every optimiser on a ravine, on Beale's function and on a saddle, against its recursion in float64."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine import registry
from engine.labs.race import RACERS
from tests.engine.components.test_optimizers import RECURSIONS
from tests.labs.test_optimisers import walk

Point = NDArray[np.float64]
STEPS = 100


def ravine(w: Point) -> Point:
    """Of (x² + 100 y²) / 2."""
    return np.array([1.0, 100.0]) * w


def saddle(w: Point) -> Point:
    """Of (x² - y²) / 2."""
    return np.array([1.0, -1.0]) * w


def beale(w: Point) -> Point:
    """Of Σ (cᵢ - x + x yⁱ)² with c = 1.5, 2.25, 2.625. Source: Beale 1958; its minimum is at (3, 0.5)."""
    x, y = w
    terms = [(c - x + x * y**i, y**i - 1, i * x * y ** (i - 1)) for i, c in ((1, 1.5), (2, 2.25), (3, 2.625))]
    return np.array([sum(2 * rest * dx for rest, dx, _ in terms), sum(2 * rest * dy for rest, _, dy in terms)])


SURFACES: list[tuple[str, Callable[[Point], Point], Point, float]] = [
    ("ravine", ravine, np.array([1.0, 1.0]), 0.005),
    ("beale", beale, np.array([1.0, 1.5]), 0.002),
    ("saddle", saddle, np.array([1.0, 0.001]), 0.03),
]
RATE = {"adadelta": 1.0}
"""Of optimisers that take none of the surface's."""


@pytest.mark.parametrize("racer", RACERS, ids=lambda racer: "_".join([racer["type"], *list(racer["config"])[1:]]))
@pytest.mark.parametrize(("name", "slope", "start", "rate"), SURFACES, ids=[name for name, *_ in SURFACES])
def test_o4_a_hundred_steps_equal_an_independent_recursion_to_a_billionth(
    name: str, slope: Callable[[Point], Point], start: Point, rate: float, racer: dict[str, Any]
) -> None:
    """The recursion reads the gradients where the engine was, so that a first difference shows as it is."""
    kind = racer["type"]
    config = {**racer["config"], "learning_rate": RATE.get(kind, rate)}
    found = walk(kind, config, slope, start, STEPS)
    whole = registry.optimizer(kind).Config.model_validate(config).model_dump()
    arrays = {"weights": start, "gradients": np.array([slope(point) for point in found[:-1]])}
    expected = RECURSIONS[kind](whole, arrays, [config["learning_rate"]] * STEPS)
    np.testing.assert_allclose(found[1:], expected, rtol=1e-9, atol=1e-9)
    assert np.linalg.norm(found[-1] - start) > 1e-3


@pytest.mark.parametrize(
    ("name", "kind", "config", "steps", "goal"),
    [
        ("ravine", "sgd", {"learning_rate": 0.005}, 3000, (0.0, 0.0)),
        ("beale", "adam", {"learning_rate": 0.02}, 3000, (3.0, 0.5)),
    ],
)
def test_o4_the_surfaces_have_their_minimum_where_the_books_say(
    name: str, kind: str, config: dict[str, Any], steps: int, goal: tuple[float, float]
) -> None:
    slope, start = next((slope, start) for known, slope, start, _ in SURFACES if known == name)
    np.testing.assert_allclose(walk(kind, config, slope, start, steps)[-1], goal, atol=1e-3)
