"""Points of the plane: the sets that TensorFlow Playground made known, and moons."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import DatasetDef, Examples
from engine.layers.definition import Shape
from engine.spec import Config, setting

Points = NDArray[np.float64]
Feature = Callable[[Points, Points], Points]

FEATURES: dict[str, Feature] = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1_squared": lambda x1, x2: x1**2,
    "x2_squared": lambda x1, x2: x2**2,
    "x1_x2": lambda x1, x2: x1 * x2,
    "sin_x1": lambda x1, x2: np.sin(x1),
    "sin_x2": lambda x1, x2: np.sin(x2),
}


class PlaneConfig(Config):
    """Settings of a set of points."""

    examples: int = setting(500, title="Examples", help="Number of points, all parts together.", ge=20, le=20_000)
    noise: float = setting(0.0, title="Noise", help="How far points stray, as a share of the picture.", ge=0.0, le=0.5)
    seed: int = setting(0, title="Data seed", help="Another seed draws other points.", ge=0, lt=2**32)
    features: tuple[str, ...] = setting(
        ("x1", "x2"),
        title="Features",
        help="What the network is given of each point.",
        choices=tuple(FEATURES),
        min_length=1,
        max_length=len(FEATURES),
    )


def feature_matrix(points: Points, names: tuple[str, ...]) -> Points:
    """[n, features] of [n, 2] points."""
    return np.stack([FEATURES[name](points[:, 0], points[:, 1]) for name in names], axis=1)


def _circle(config: PlaneConfig, random: np.random.Generator) -> tuple[Points, Points]:
    radius, half = 5.0, config.examples // 2
    reach = np.concatenate(
        [random.uniform(0, radius * 0.5, half), random.uniform(radius * 0.7, radius, config.examples - half)]
    )
    angle = random.uniform(0, 2 * np.pi, config.examples)
    points = np.stack([reach * np.sin(angle), reach * np.cos(angle)], axis=1)
    stray = random.uniform(-radius, radius, points.shape) * config.noise
    inside = np.hypot(*(points + stray).T) < radius * 0.5
    return points, np.where(inside, 1.0, -1.0)


def _exclusive_or(config: PlaneConfig, random: np.random.Generator) -> tuple[Points, Points]:
    points = random.uniform(-5, 5, (config.examples, 2))
    points += np.where(points > 0, 0.3, -0.3)
    stray = random.uniform(-5, 5, points.shape) * config.noise
    return points, np.where(np.prod(points + stray, axis=1) >= 0, 1.0, -1.0)


def _gaussian(config: PlaneConfig, random: np.random.Generator) -> tuple[Points, Points]:
    variance = 0.5 + 7.0 * config.noise
    half = config.examples // 2
    values = np.concatenate([np.ones(half), -np.ones(config.examples - half)])
    return 2.0 * values[:, None] + random.normal(0, np.sqrt(variance), (config.examples, 2)), values


def _spiral(config: PlaneConfig, random: np.random.Generator) -> tuple[Points, Points]:
    half = config.examples // 2
    counts = (half, config.examples - half)
    arms: list[Points] = []
    for count, start in zip(counts, (0.0, np.pi), strict=True):
        part = np.arange(count) / count
        angle = 1.75 * part * 2 * np.pi + start
        arms.append(np.stack([5 * part * np.sin(angle), 5 * part * np.cos(angle)], axis=1))
    points = np.concatenate(arms) + random.uniform(-1, 1, (config.examples, 2)) * config.noise
    return points, np.repeat([1.0, -1.0], counts)


def _moons(config: PlaneConfig, random: np.random.Generator) -> tuple[Points, Points]:
    half = config.examples // 2
    upper = np.linspace(0, np.pi, half)
    lower = np.linspace(0, np.pi, config.examples - half)
    outer = np.stack([np.cos(upper), np.sin(upper)], axis=1)
    inner = np.stack([1 - np.cos(lower), 0.5 - np.sin(lower)], axis=1)
    points = (np.concatenate([outer, inner]) - [0.5, 0.25]) * 3.0
    points += random.normal(0, 1, points.shape) * config.noise * 3.0
    return points, np.concatenate([np.ones(half), -np.ones(config.examples - half)])


def _plane(config: PlaneConfig, random: np.random.Generator) -> tuple[Points, Points]:
    points = random.uniform(-6, 6, (config.examples, 2))
    stray = random.uniform(-6, 6, points.shape) * config.noise
    return points, (points + stray).sum(axis=1) / 10.0


def _shape(config: PlaneConfig) -> Shape:
    return (len(config.features),)


def _split(config: PlaneConfig) -> tuple[int, int, int]:
    train = config.examples // 2
    return train, config.examples - train, 0


def _size(config: PlaneConfig) -> int:
    return config.examples


def _record(
    name: str, title: str, summary: str, draw: Callable[[PlaneConfig, np.random.Generator], Any], classes: bool = True
) -> DatasetDef:
    def load(config: PlaneConfig, directory: object) -> Examples:
        points, values = draw(config, np.random.default_rng(config.seed))
        labels = (values > 0).astype(np.int32) if classes else None
        return Examples(feature_matrix(points, config.features), labels, values[:, None], points)

    return DatasetDef(
        type=name,
        title=title,
        summary=summary,
        source="Smilkov and Carter, TensorFlow Playground, 2016" if name != "moons" else "Pedregosa et al., 2011",
        kind="plane",
        Config=PlaneConfig,
        input_shape=_shape,
        outputs=lambda config: 1,
        classes=("negative", "positive") if classes else (),
        size=_size,
        default_split=_split,
        load=load,
    )


CIRCLE = _record("circle", "Circle", "A disc inside a ring.", _circle)
EXCLUSIVE_OR = _record("exclusive_or", "Exclusive or", "Four quadrants; opposite ones share a class.", _exclusive_or)
GAUSSIAN = _record("gaussian", "Gaussian", "Two clouds of normal points.", _gaussian)
SPIRAL = _record("spiral", "Spiral", "Two arms, wound around each other.", _spiral)
MOONS = _record("moons", "Moons", "Two half-circles, hooked into each other.", _moons)
PLANE = _record("plane", "Plane", "Regression: the value rises along the diagonal.", _plane, classes=False)
