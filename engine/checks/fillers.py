"""Layers that a hint may insert to turn one shape into another."""

from collections.abc import Iterator
from math import isqrt, prod

from pydantic import JsonValue, ValidationError

from engine import registry
from engine.datasets.definition import Description
from engine.errors import ShapeError
from engine.layers.definition import Shape

SHORTEST = 8
"""A row of fewer numbers is no image and no sequence."""

Filler = tuple[str, dict[str, JsonValue], Shape]
"""(type, settings, output shape) of a layer."""


def make_fillers(given: Shape, aims: list[Shape], dataset: Description | None) -> Iterator[Filler]:
    """Layers that might turn one shape into another: the cheapest first.

    Args:
        given: shape to start from. aims: shapes to end at. dataset: None where it is not known.
    """
    for name, settings in _parts(given, aims, dataset):
        layer = registry.layer(name)
        try:
            yield name, settings, layer.output_shape(layer.Config.model_validate(settings), (given,))
        except (ShapeError, ValidationError):
            continue


def _parts(given: Shape, aims: list[Shape], dataset: Description | None) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    if dataset is not None and dataset.tokens and given == dataset.input_shape:
        yield "embedding", {"tokens": dataset.tokens}
    for shape in _readings(given, aims, dataset):
        yield "reshape", {"shape": list(shape)}
    for wanted in aims:
        if len(wanted) == len(given) == 3:
            yield from _resizing(wanted, given)
        elif len(wanted) == 1:
            yield "flatten", {}
            yield "dense", {"units": wanted[0]}
        elif wanted[:-1] == given[:-1]:
            yield "dense", {"units": wanted[-1], "per_position": True}


def _resizing(wanted: Shape, given: Shape) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    """One image to the size and the channels of another."""
    if wanted[-1] == given[-1]:
        yield "max_pool2d", {"pool_size": max(1, given[0] // wanted[0])}
        yield "upsample2d", {"factor": max(1, wanted[0] // given[0])}
    stride = max(1, given[0] // wanted[0])
    yield "conv2d", {"filters": wanted[-1], "kernel_size": 1, **({"stride": stride} if stride > 1 else {})}


def _readings(given: Shape, aims: list[Shape], dataset: Description | None) -> Iterator[Shape]:
    """A row as the data's image, as a square one or as a sequence of single numbers; images as sequences of rows.

    Beside an image, one number for each of its channels.
    """
    count, shape = prod(given), () if dataset is None else dataset.input_shape
    yield from [shape] if shape and prod(shape) == count and shape != given else []
    yield from ((*[1] * (len(aim) - 1), count) for aim in aims if len(aim) > len(given) == 1)
    if len(given) == 1 and count >= SHORTEST:
        side = isqrt(count)
        yield from [(side, side, 1)] if side * side == count else []
        yield (count, 1)
    elif len(given) > 1:
        yield (given[0], count // given[0])
        yield (*given, 1)
