"""Examples drawn by hand: points of the plane with classes, and a curve. They stand in the settings themselves."""

from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.datasets.definition import DatasetDef, Description, Examples
from engine.datasets.plane import FeatureName, feature_matrix, features_setting
from engine.errors import Problem
from engine.layers.spans import Span
from engine.problems import make_problem
from engine.spec import Config, Items, setting

MOST_POINTS = 2000
MOST_CLASSES = 10
REACH = 6.0
CURVE_REACH = 4.0
CURVE_HEIGHT = 2.0
LETTERS = "ABCDEFGHIJ"

Coordinate = Annotated[float, Field(ge=-REACH, le=REACH)]
ClassNumber = Annotated[int, Field(ge=0, lt=MOST_CLASSES)]
ClassedPoint = tuple[Coordinate, Coordinate, ClassNumber]
CurvePoint = tuple[
    Annotated[float, Field(ge=-CURVE_REACH, le=CURVE_REACH)],
    Annotated[float, Field(ge=-CURVE_HEIGHT, le=CURVE_HEIGHT)],
]

START_POINTS: tuple[ClassedPoint, ...] = (
    (-3.0, 2.6, 0),
    (-2.2, 1.5, 0),
    (-1.2, 0.8, 0),
    (-0.3, 0.5, 0),
    (0.7, 0.6, 0),
    (1.6, 1.1, 0),
    (2.6, 2.2, 0),
    (-1.0, 2.4, 0),
    (0.1, 1.9, 0),
    (1.1, 2.5, 0),
    (-4.9, 1.4, 1),
    (-4.1, -0.5, 1),
    (-3.1, -1.9, 1),
    (-2.0, -2.7, 1),
    (-0.7, -3.1, 1),
    (0.6, -3.0, 1),
    (1.9, -2.6, 1),
    (3.0, -1.8, 1),
    (4.0, -0.4, 1),
    (4.9, 1.5, 1),
)
START_CURVE: tuple[CurvePoint, ...] = (
    (-3.8, -1.2),
    (-3.4, -1.0),
    (-3.0, -0.7),
    (-2.6, -0.3),
    (-2.2, 0.2),
    (-1.8, 0.6),
    (-1.4, 0.9),
    (-1.0, 1.0),
    (-0.6, 0.9),
    (-0.2, 0.5),
    (0.2, 0.1),
    (0.6, -0.3),
    (1.0, -0.5),
    (1.4, -0.5),
    (1.8, -0.3),
    (2.2, 0.1),
    (2.6, 0.6),
    (3.0, 1.0),
    (3.4, 1.3),
    (3.8, 1.4),
)


class DrawnPointsConfig(Config):
    """Settings of points drawn in the plane: the points themselves."""

    points: Items[ClassedPoint] = setting(
        START_POINTS,
        title="Points",
        help="Every point as [x1, x2, class]; coordinates lie between -6 and 6, and classes are numbered from 0.",
        max_length=MOST_POINTS,
    )
    classes: int = setting(
        2,
        title="Classes",
        help="Number of classes. The network needs one output per class, or a single one for two classes.",
        ge=2,
        le=MOST_CLASSES,
    )
    features: tuple[FeatureName, ...] = features_setting()


class DrawnCurveConfig(Config):
    """Settings of a drawn curve: the points on it."""

    points: Items[CurvePoint] = setting(
        START_CURVE,
        title="Points",
        help="Every point as [x, y]; x lies between -4 and 4, and y, the value to predict, between -2 and 2.",
        max_length=MOST_POINTS,
    )


def _places(points: tuple[tuple[float, ...], ...]) -> NDArray[np.float64]:
    """[n, 2] the first two numbers of each point."""
    return np.asarray([point[:2] for point in points], np.float64).reshape(-1, 2)


def _inputs_at(config: DrawnPointsConfig, points: NDArray[np.float64]) -> NDArray[np.float64]:
    return feature_matrix(points, config.features)


def _split(size: int) -> tuple[int, int, int]:
    """A fifth validates; every point is seen, so none is kept for a test."""
    return size - size // 5, size // 5, 0


def _load_points(config: DrawnPointsConfig, directory: Path | None) -> Examples:
    """Two classes have the values -1 and 1, more have none."""
    places = _places(config.points)
    labels = np.asarray([point[2] for point in config.points], np.int32)
    values = None if config.classes > 2 else np.where(labels[:, None] > 0, 1.0, -1.0)
    return Examples(_inputs_at(config, places), labels, values, places)


def _describe_points(config: DrawnPointsConfig, directory: Path | None) -> Description:
    return Description(
        kind="plane",
        input_shape=(len(config.features),),
        size=len(config.points),
        default_split=_split(len(config.points)),
        classes=tuple(LETTERS[: config.classes]),
        outputs=1 if config.classes == 2 else 0,
        value_span=Span(-1.0, 1.0) if config.classes == 2 else None,
        shown_span=Span(-REACH, REACH),
    )


def _unready_points(config: DrawnPointsConfig) -> list[Problem]:
    """Points of classes that there are, and of two of them at least."""
    found = {point[2] for point in config.points}
    if found and max(found) >= config.classes:
        expected = f"0 … {config.classes - 1}"
        return [make_problem("point_of_no_class", path="data.config.points", got=max(found), expected=expected)]
    if len(config.points) < 2:
        return [make_problem("points_missing", path="data.config.points", got=len(config.points))]
    if len(found) < 2:
        only = LETTERS[next(iter(found))]
        return [make_problem("points_of_one_class", path="data.config.points", got=only)]
    return []


def _load_curve(config: DrawnCurveConfig, directory: Path | None) -> Examples:
    places = _places(config.points)
    return Examples(places[:, :1], None, places[:, 1:], places)


def _describe_curve(config: DrawnCurveConfig, directory: Path | None) -> Description:
    heights = [height for _, height in config.points] or [0.0]
    return Description(
        kind="function",
        input_shape=(1,),
        size=len(config.points),
        default_split=_split(len(config.points)),
        outputs=1,
        value_span=Span(min(heights), max(heights)),
        shown_span=Span(-CURVE_REACH, CURVE_REACH),
    )


def _unready_curve(config: DrawnCurveConfig) -> list[Problem]:
    if len(config.points) < 2:
        return [make_problem("curve_missing", path="data.config.points", got=len(config.points))]
    return []


DRAWN_POINTS = DatasetDef(
    type="drawn_points",
    title="Drawn points",
    summary="Points placed by hand, in up to ten classes: click or paint them onto the plane.",
    source="The settings alone.",
    Config=DrawnPointsConfig,
    describe=_describe_points,
    load=_load_points,
    inputs_at=_inputs_at,
    unready=_unready_points,
)
DRAWN_CURVE = DatasetDef(
    type="drawn_curve",
    title="Drawn curve",
    summary="Regression: a curve drawn by hand, whose height is the value to predict.",
    source="The settings alone.",
    Config=DrawnCurveConfig,
    describe=_describe_curve,
    load=_load_curve,
    unready=_unready_curve,
)
