"""Points of the plane: the sets that TensorFlow Playground made known, and moons. All lie within about -6 to 6."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import DatasetDef, Description, Examples
from engine.datasets.randomness import RandomNumbers
from engine.layers.spans import SYMMETRIC, Span
from engine.spec import Config, setting

Points = NDArray[np.float64]
FeatureName = Literal["x1", "x2", "x1_squared", "x2_squared", "x1_x2", "sin_x1", "sin_x2"]

FEATURES: dict[str, Callable[[Points, Points], Points]] = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1_squared": lambda x1, x2: x1**2,
    "x2_squared": lambda x1, x2: x2**2,
    "x1_x2": lambda x1, x2: x1 * x2,
    "sin_x1": lambda x1, x2: np.sin(x1),
    "sin_x2": lambda x1, x2: np.sin(x2),
}

PLAYGROUND = (
    "Smilkov et al. 2017 (TensorFlow Playground): its shapes; noise is a fraction, 0 to 0.5 there (0.8 in links)."
)
RADIUS = 5.0


def features_setting() -> tuple[FeatureName, ...]:
    """The inputs of a network on points of the plane, for a data set's settings."""
    return setting(
        ("x1", "x2"),
        title="Features",
        help="The inputs computed from each point. The coordinates alone are enough; the others make the task easier.",
        choices=tuple(FEATURES),
        min_length=1,
        max_length=len(FEATURES),
    )


class PlaneConfig(Config):
    """Settings of a set of points."""

    examples: int = setting(
        500,
        title="Points",
        help="Total number of points: training, validation and test.",
        ge=20,
        le=20_000,
        unit="points",
    )
    noise: float = setting(
        0.0,
        title="Noise",
        help="How far points are scattered, as a fraction of the plot. With noise, no network can be perfect.",
        ge=0.0,
        le=0.8,
        choices=(0.0, 0.05, 0.1, 0.2, 0.5),
    )
    seed: int = setting(0, title="Data seed", help="A different seed draws different points.", ge=0, lt=2**32)
    features: tuple[FeatureName, ...] = features_setting()


def feature_matrix(points: Points, names: tuple[str, ...]) -> Points:
    """What the network is given of points.

    Args:
        points: [n, 2]. names: features, in the order of the input.

    Returns:
        [n, features].
    """
    return np.stack([FEATURES[name](points[:, 0], points[:, 1]) for name in names], axis=1)


def pairs(random: RandomNumbers, reach: float, count: int) -> Points:
    """[count, 2] points of a square."""
    return np.stack([random.uniform(-reach, reach, count), random.uniform(-reach, reach, count)], axis=1)


def _halves(count: int) -> tuple[int, int]:
    return count // 2, count - count // 2


def on_circle(radius: Points, angle: Points) -> Points:
    """[n, 2] points at some distances and angles from the middle."""
    return np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)


def _circle(config: PlaneConfig) -> tuple[Points, Points]:
    random, (inner, outer) = RandomNumbers(config.seed), _halves(config.examples)
    radius = np.concatenate([random.uniform(0, RADIUS * 0.5, inner), random.uniform(RADIUS * 0.7, RADIUS, outer)])
    points = on_circle(radius, random.uniform(0, 2 * np.pi, config.examples))
    strayed = points + pairs(random, RADIUS, config.examples) * config.noise
    return points, np.where(np.hypot(strayed[:, 0], strayed[:, 1]) < RADIUS * 0.5, 1.0, -1.0)


def _exclusive_or(config: PlaneConfig) -> tuple[Points, Points]:
    random, padding = RandomNumbers(config.seed), 0.3
    points = pairs(random, RADIUS, config.examples)
    points += np.where(points > 0, padding, -padding)
    strayed = points + pairs(random, RADIUS, config.examples) * config.noise
    return points, np.where(strayed[:, 0] * strayed[:, 1] >= 0, 1.0, -1.0)


def _gaussian(config: PlaneConfig) -> tuple[Points, Points]:
    random, (first, second) = RandomNumbers(config.seed), _halves(config.examples)
    values = np.repeat([1.0, -1.0], [first, second])
    deviation = np.sqrt(0.5 + 7.0 * config.noise)
    stray = np.stack([random.normal(config.examples), random.normal(config.examples)], axis=1)
    return 2.0 * values[:, None] + deviation * stray, values


def _spiral(config: PlaneConfig) -> tuple[Points, Points]:
    random, counts = RandomNumbers(config.seed), _halves(config.examples)
    part = np.concatenate([np.arange(count) / count for count in counts])
    start = np.repeat([0.0, np.pi], counts)
    points = on_circle(RADIUS * part, 1.75 * 2 * np.pi * part + start)
    return points + pairs(random, 1.0, config.examples) * config.noise, np.repeat([1.0, -1.0], counts)


def _moons(config: PlaneConfig) -> tuple[Points, Points]:
    random, counts = RandomNumbers(config.seed), _halves(config.examples)
    upper, lower = (np.linspace(0, np.pi, count) for count in counts)
    outer = np.stack([np.cos(upper), np.sin(upper)], axis=1)
    inner = np.stack([1 - np.cos(lower), 0.5 - np.sin(lower)], axis=1)
    stray = np.stack([random.normal(config.examples), random.normal(config.examples)], axis=1)
    points = (np.concatenate([outer, inner]) - [0.5, 0.25] + config.noise * stray) * 3.0
    return points, np.repeat([1.0, -1.0], counts)


def _plane(config: PlaneConfig) -> tuple[Points, Points]:
    random = RandomNumbers(config.seed)
    points = pairs(random, 6.0, config.examples)
    strayed = points + pairs(random, 6.0, config.examples) * config.noise
    return points, strayed.sum(axis=1) / 10.0


PlaneT = TypeVar("PlaneT", bound=PlaneConfig)


def _inputs_at(config: PlaneConfig, points: Points) -> Points:
    return feature_matrix(points, config.features)


def _describe(config: PlaneConfig, classes: bool, values: Span) -> Description:
    has_coordinates = bool({"x1", "x2"} & set(config.features))
    return Description(
        kind="plane",
        input_shape=(len(config.features),),
        size=config.examples,
        classes=("negative", "positive") if classes else (),
        outputs=1,
        value_span=values,
        input_span=Span(-2.0, 2.0) if has_coordinates else None,  # they reach beyond -2 and 2 in every set
    )


def make_plane_record(
    name: str,
    title: str,
    summary: str,
    draw: Callable[[PlaneT], tuple[Points, Points]],
    Config: type[PlaneT],
    *,
    source: str = PLAYGROUND,
    classes: bool = True,
    values: Span = SYMMETRIC,
) -> DatasetDef[PlaneT]:
    """A set of points.

    Args:
        draw: (config) -> ([n, 2] points, [n] values: -1 or 1 where there are classes).
        values: span of the values, but for noise.
    """

    def load(config: PlaneT, directory: Path | None) -> Examples:
        points, values = draw(config)
        labels = (values > 0).astype(np.int32) if classes else None
        return Examples(_inputs_at(config, points), labels, values[:, None], points)

    return DatasetDef(
        type=name,
        title=title,
        summary=summary,
        source=source,
        Config=Config,
        describe=lambda config, directory: _describe(config, classes, values),
        load=load,
        inputs_at=_inputs_at,
    )


CIRCLE = make_plane_record("circle", "Circle", "A disc inside a ring: one round boundary.", _circle, PlaneConfig)
EXCLUSIVE_OR = make_plane_record(
    "exclusive_or",
    "Exclusive or",
    "Four quadrants, with opposite ones in the same class. No straight line separates the classes.",
    _exclusive_or,
    PlaneConfig,
)
GAUSSIAN = make_plane_record(
    "gaussian", "Gaussian", "Two clouds of points that one straight line separates.", _gaussian, PlaneConfig
)
SPIRAL = make_plane_record(
    "spiral",
    "Spiral",
    "Two arms wound around each other: the hardest of the two-dimensional data sets.",
    _spiral,
    PlaneConfig,
)
MOONS = make_plane_record(
    "moons",
    "Moons",
    "Two interlocking half-circles.",
    _moons,
    PlaneConfig,
    source="Pedregosa et al. 2011 (scikit-learn, make_moons): its shape, three times as large and centred.",
)
PLANE = make_plane_record(
    "plane",
    "Plane",
    "Regression: the value rises along the diagonal, from -1.2 to 1.2.",
    _plane,
    PlaneConfig,
    classes=False,
    values=Span(-1.2, 1.2),
)
