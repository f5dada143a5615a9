"""The shape of images and a number of classes, without examples: for networks that are only looked at and counted."""

from pathlib import Path

from engine.datasets.definition import DatasetDef, Description, Examples
from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import Config, setting


class ShapeOnlyConfig(Config):
    """Settings of the shape."""

    height: int = setting(
        224, title="Height", help="Height of an image.", ge=1, le=1024, unit="px", choices=(32, 224, 227)
    )
    width: int = setting(
        224, title="Width", help="Width of an image.", ge=1, le=1024, unit="px", choices=(32, 224, 227)
    )
    channels: int = setting(
        3, title="Channels", help="Numbers per pixel: 1 for grey images, 3 for colour.", ge=1, le=1024, choices=(1, 3)
    )
    classes: int = setting(10, title="Classes", help="Number of classes.", ge=1, le=1000, choices=(10, 100, 1000))


def _describe(config: ShapeOnlyConfig, directory: Path | None) -> Description:
    return Description(
        kind="image",
        input_shape=(config.height, config.width, config.channels),
        size=0,
        classes=tuple(str(number) for number in range(config.classes)),
        count_only=True,
    )


def _load(config: ShapeOnlyConfig, directory: Path | None) -> Examples:
    raise EngineError(make_problem("data_count_only", path="data", got="shape_only"))


SHAPE_ONLY = DatasetDef(
    type="shape_only",
    title="Input shape only",
    summary="Images of any size without examples: shapes, weights, multiply-adds and memory of a network are counted, "
    "but it can't be trained.",
    source="The settings alone.",
    Config=ShapeOnlyConfig,
    describe=_describe,
    load=_load,
)
