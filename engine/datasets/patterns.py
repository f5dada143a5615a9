"""More sets of the plane: rings, a checkerboard, hills and valleys, and a rare class."""

import numpy as np

from engine.datasets.plane import PLAYGROUND, RADIUS, PlaneConfig, Points, make_plane_record, on_circle, pairs
from engine.datasets.randomness import RandomNumbers
from engine.spec import setting

HILLS = ((-4.0, 2.5, 1.0), (0.0, 2.5, -1.0), (4.0, 2.5, 1.0), (-4.0, -2.5, -1.0), (0.0, -2.5, 1.0), (4.0, -2.5, -1.0))
REACH = 2.0
FIELDS = 4


class UnbalancedConfig(PlaneConfig):
    """Settings of the set with a rare class."""

    examples: int = setting(
        2040,
        title="Points",
        help="Total number of points: training, validation and test.",
        ge=20,
        le=20_000,
        unit="points",
    )
    ratio: int = setting(
        50,
        title="Class ratio",
        help="Number of points of the frequent class per point of the rare class.",
        ge=1,
        le=1000,
        choices=(1, 10, 50, 100),
    )


def _rings(config: PlaneConfig) -> tuple[Points, Points]:
    """Three rings, the middle one of the other class; noise moves points along the radius and across."""
    random = RandomNumbers(config.seed)
    ring = np.arange(config.examples) % 3
    radius = (ring + random.uniform(0.55, 0.95, config.examples)) * RADIUS / 3
    points = on_circle(radius, random.uniform(0, 2 * np.pi, config.examples))
    points += pairs(random, RADIUS / 3, config.examples) * config.noise
    return points, np.where(ring == 1, 1.0, -1.0)


def _checkerboard(config: PlaneConfig) -> tuple[Points, Points]:
    """Four by four fields; noise moves points over their edges."""
    random = RandomNumbers(config.seed)
    points = pairs(random, RADIUS, config.examples)
    fields = np.floor((points + RADIUS) * FIELDS / (2 * RADIUS)).astype(np.int64)
    values = np.where(fields.sum(axis=1) % 2 == 0, 1.0, -1.0)
    return points + pairs(random, RADIUS / 2, config.examples) * config.noise, values


def _hills(config: PlaneConfig) -> tuple[Points, Points]:
    """At each point the hill or valley that is felt most: 1 in its middle, 0 from a distance of 2 on."""
    random = RandomNumbers(config.seed)
    points = pairs(random, 6.0, config.examples)
    strayed = points + pairs(random, 6.0, config.examples) * config.noise
    heights = np.zeros(config.examples)
    for x1, x2, sign in HILLS:
        height = sign * np.maximum(1 - np.hypot(strayed[:, 0] - x1, strayed[:, 1] - x2) / REACH, 0)
        heights = np.where(np.abs(height) > np.abs(heights), height, heights)
    return points, heights


def _unbalanced(config: UnbalancedConfig) -> tuple[Points, Points]:
    """Two clouds around (-1.5, -1.5) and (1.5, 1.5) with deviation 1, wider with noise; at least two rare points."""
    random = RandomNumbers(config.seed)
    rare = max(2, round(config.examples / (1 + config.ratio)))
    values = np.repeat([1.0, -1.0], [rare, config.examples - rare])
    stray = np.stack([random.normal(config.examples), random.normal(config.examples)], axis=1)
    return 1.5 * values[:, None] + (1.0 + 2.0 * config.noise) * stray, values


RINGS = make_plane_record(
    "rings",
    "Rings",
    "Three concentric rings, with the middle one in the other class: two closed boundaries.",
    _rings,
    PlaneConfig,
    source="Pedregosa et al. 2011 (scikit-learn, make_circles), with a third ring.",
)
CHECKERBOARD = make_plane_record(
    "checkerboard",
    "Checkerboard",
    "Sixteen squares of alternating classes: exclusive or, many times over.",
    _checkerboard,
    PlaneConfig,
    source="Ho and Kleinberg 1996 (checkerboard data), four by four squares.",
)
HILLS_AND_VALLEYS = make_plane_record(
    "hills",
    "Hills and valleys",
    "Regression: three hills of height 1 and three valleys of depth 1 on flat land.",
    _hills,
    PlaneConfig,
    source=PLAYGROUND,
    classes=False,
)
UNBALANCED = make_plane_record(
    "unbalanced",
    "Rare class",
    "Two overlapping clouds, one of them fifty times rarer. Always predicting the frequent class is 98 % accurate.",
    _unbalanced,
    UnbalancedConfig,
    source="Japkowicz and Stephen 2002 (the class imbalance problem); overlapping normal clouds.",
)
