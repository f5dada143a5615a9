"""Drawn shapes: a class for every pixel (segmentation), one shape with its frame, or several (detection)."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.boxes import BOX_NUMBERS, intersection_over_union
from engine.datasets.definition import DatasetDef, Description, Examples
from engine.datasets.randomness import Numbers, RandomNumbers
from engine.layers.spans import UNIT
from engine.spec import Config, setting

SHAPES = ("disc", "square", "triangle")
LEAST, MOST = 0.14, 0.26
BRIGHT = (0.5, 1.0)


class ShapesConfig(Config):
    """Settings of the drawn shapes."""

    examples: int = setting(
        1000, title="Images", help=("Total number of examples: training, validation and test."), ge=20, le=10_000
    )
    side: int = setting(24, title="Side", help="Height and width of each image.", ge=8, le=64, unit="pixels")
    noise: float = setting(
        0.1, title="Noise", help="Standard deviation of the noise added to every pixel.", ge=0.0, le=0.5
    )
    seed: int = setting(0, title="Data seed", help="A different seed draws different images.", ge=0, lt=2**32)


class SegmentationConfig(ShapesConfig):
    """Settings of the shapes with a class for every pixel."""

    shapes: int = setting(
        2, title="Shapes", help="Number of shapes per image. Later ones cover earlier ones.", ge=1, le=5
    )


class BoxesConfig(ShapesConfig):
    """Settings of the images with several shapes and their boxes."""

    side: int = setting(32, title="Side", help="Height and width of each image.", ge=8, le=64, unit="pixels")
    shapes: int = setting(
        3,
        title="Shapes",
        help="Most shapes per image. One that would cover much of another is left out.",
        ge=1,
        le=5,
    )


SMALL, LARGE = 0.1, 0.18
"""Radius of one of several shapes, as a fraction of the side."""
MOST_OVERLAP = 0.1
"""Intersection over union with an earlier box beyond which a shape is left out."""


def _inside(kind: Numbers, centre: Numbers, radius: Numbers, side: int) -> NDArray[np.bool_]:
    """[n, side, side] which pixels lie in one shape a picture; its frame is centre - radius ... centre + radius."""
    middle = (np.arange(side) + 0.5) / side
    down = (middle[None, :, None] - centre[:, 0, None, None]) / radius[:, None, None]
    across = (middle[None, None, :] - centre[:, 1, None, None]) / radius[:, None, None]
    disc = down**2 + across**2 <= 1
    square = (np.abs(down) <= 1) & (np.abs(across) <= 1)
    triangle = square & (2 * np.abs(across) <= 1 + down)
    which = kind[:, None, None]
    return np.where(which == 0, disc, np.where(which == 1, square, triangle))


class _Artist:
    """Draws shapes into pictures, one a picture at a time."""

    def __init__(self, config: ShapesConfig) -> None:
        self.random = RandomNumbers(config.seed)
        self.config = config
        self.pictures = np.zeros((config.examples, config.side, config.side))
        self.classes = np.zeros(self.pictures.shape, np.int32)

    def place(self, least: float, most: float) -> tuple[NDArray[np.int64], Numbers, Numbers]:
        """Kinds [n], centres [n, 2] as (down, across), and radii [n] of new shapes, in shares of the side."""
        random, count = self.random, self.config.examples
        kind = np.floor(random.uniform(0, len(SHAPES), count)).astype(np.int64)
        radius = random.uniform(least, most, count)
        spread = np.stack([random.uniform(0, 1, count), random.uniform(0, 1, count)], axis=1)
        return kind, radius[:, None] + spread * (1 - 2 * radius[:, None]), radius

    def draw(self, kind: NDArray[np.int64], centre: Numbers, radius: Numbers, drawn: NDArray[np.bool_]) -> None:
        """Draws placed shapes into the pictures where `drawn` [n] says so."""
        bright = self.random.uniform(*BRIGHT, self.config.examples)[:, None, None]
        inside = _inside(kind.astype(np.float64), centre, radius, self.config.side) & drawn[:, None, None]
        self.pictures = np.where(inside, bright, self.pictures)
        self.classes = np.where(inside, kind[:, None, None].astype(np.int32) + 1, self.classes)

    def draw_one(self) -> tuple[NDArray[np.int64], Numbers, Numbers]:
        """One more shape in every picture; see `place`."""
        kind, centre, radius = self.place(LEAST, MOST)
        self.draw(kind, centre, radius, np.ones(len(kind), np.bool_))
        return kind, centre, radius

    def images(self) -> NDArray[np.uint8]:
        """[n, side, side, 1] with noise."""
        noise = self.config.noise * self.random.normal(self.pictures.size).reshape(self.pictures.shape)
        return np.round(255 * np.clip(self.pictures + noise, 0, 1)).astype(np.uint8)[..., None]


def _load_segmentation(config: SegmentationConfig, directory: Path | None) -> Examples:
    artist = _Artist(config)
    for _ in range(config.shapes):
        artist.draw_one()
    return Examples(artist.images(), artist.classes.astype(np.int32), None)


def _load_detection(config: ShapesConfig, directory: Path | None) -> Examples:
    """Values: the frame's centre (across, down) and its width and height, in shares of the side."""
    artist = _Artist(config)
    kind, centre, radius = artist.draw_one()
    frames = np.stack([centre[:, 1], centre[:, 0], 2 * radius, 2 * radius], axis=1)
    return Examples(artist.images(), kind.astype(np.int32), frames)


def _load_boxes(config: BoxesConfig, directory: Path | None) -> Examples:
    """Values: for each shape its class from 1, its box's centre (across, down), width and height; zeros for none."""
    artist = _Artist(config)
    found = np.zeros((config.examples, config.shapes, BOX_NUMBERS))
    for number in range(config.shapes):
        kind, centre, radius = artist.place(SMALL, LARGE)
        box: Numbers = np.stack(
            [kind.astype(np.float64) + 1, centre[:, 1], centre[:, 0], 2 * radius, 2 * radius], axis=1
        )
        covered = intersection_over_union(found[:, :number, 1:], box[:, None, 1:])
        free = np.all(covered <= MOST_OVERLAP, axis=1)
        artist.draw(kind, centre, radius, free)
        found[:, number] = np.where(free[:, None], box, 0)
    return Examples(artist.images(), None, found.reshape(config.examples, -1))


def _describe_segmentation(config: ShapesConfig, directory: Path | None) -> Description:
    return Description(
        kind="image",
        input_shape=(config.side, config.side, 1),
        size=config.examples,
        classes=("ground", *SHAPES),
        label_shape=(config.side, config.side),
    )


def _describe_detection(config: ShapesConfig, directory: Path | None) -> Description:
    return Description(
        kind="image",
        input_shape=(config.side, config.side, 1),
        size=config.examples,
        classes=SHAPES,
        outputs=4,
        value_span=UNIT,
    )


def _describe_boxes(config: BoxesConfig, directory: Path | None) -> Description:
    return Description(
        kind="image",
        input_shape=(config.side, config.side, 1),
        size=config.examples,
        boxes=config.shapes,
        box_classes=SHAPES,
    )


SEGMENTATION = DatasetDef(
    type="shapes_segmentation",
    title="Shapes with pixel labels",
    summary="Segmentation: discs, squares and triangles on a dark background. Every pixel has a class.",
    source="Drawn here, after the shapes of Ronneberger, Fischer, Brox 2015's task: an image in, a label map out.",
    Config=SegmentationConfig,
    describe=_describe_segmentation,
    load=_load_segmentation,
)
DETECTION = DatasetDef(
    type="shapes_detection",
    title="Shapes with bounding boxes",
    summary="Detection: one shape per image. The network predicts its class and its bounding box (centre, width, "
    "height).",
    source="Drawn here; boxes as fractions of the image side, as in Redmon et al. 2016, section 2.",
    Config=ShapesConfig,
    describe=_describe_detection,
    load=_load_detection,
)
BOXES = DatasetDef(
    type="shapes_boxes",
    title="Several shapes with bounding boxes",
    summary="Object detection: up to three shapes per image, or as many as set. The network predicts the class and the "
    "bounding box of each.",
    source="Drawn here; boxes as fractions of the image side, as in Redmon et al. 2016, section 2.",
    Config=BoxesConfig,
    describe=_describe_boxes,
    load=_load_boxes,
)
