"""Other settings of a layer that are worth a try when shapes don't fit, read from its record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import prod

from pydantic import JsonValue, ValidationError

from engine.errors import ShapeError
from engine.layers.definition import LayerDef, Shape
from engine.spec import Config

NEIGHBOURS = 4
"""How far whole numbers are varied."""


@dataclass(frozen=True)
class Candidate:
    """One setting of one layer, changed.

    Attributes:
        config: all settings with the change. keeps_weights: the layer's weights keep their shapes.
        grows: its output gets no smaller. words: the value is a word, not a number. distance: from the present value.
    """

    setting: str
    value: JsonValue
    config: Config
    keeps_weights: bool
    grows: bool
    words: bool
    distance: int


@cache
def _fields(model: type[Config]) -> Mapping[str, tuple[tuple[str, ...], bool, bool]]:
    """(words that a setting offers, whether it takes whole numbers, whether it takes rows of them) by name."""
    schema = model.model_json_schema()
    found: dict[str, tuple[tuple[str, ...], bool, bool]] = {}
    for name, facts in schema.get("properties", {}).items():
        parts = [facts, *facts.get("anyOf", ())]
        words = [word for part in parts for word in part.get("enum", ()) if isinstance(word, str)]
        whole = any(part.get("type") == "integer" for part in parts)
        found[name] = (tuple(words), whole, any(part.get("type") == "array" for part in parts))
    return found


def make_candidates(
    layer: LayerDef[Config], config: Config, inputs: tuple[Shape, ...], wanted: list[Shape]
) -> list[Candidate]:
    """Changes of one setting that change the layer's output shape, the mildest first.

    Args:
        config: present settings. inputs: shapes that arrive. wanted: shapes to aim at; their sizes are tried as well.
    """
    before = _shape_of(layer, config, inputs)
    found = [
        candidate
        for name, value in _values(type(config), config, inputs, wanted)
        if (candidate := _make(layer, config, inputs, before, name, value)) is not None
    ]
    return sorted(found, key=lambda each: (not each.words, each.distance, not each.grows))


def _values(
    model: type[Config], config: Config, inputs: tuple[Shape, ...], wanted: list[Shape]
) -> Iterator[tuple[str, JsonValue]]:
    sizes = {size for shape in wanted for size in (*shape, prod(shape))}
    for name, (words, whole, rows) in _fields(model).items():
        present = getattr(config, name)
        yield from ((name, word) for word in words if word != present)
        if whole and isinstance(present, int) and not isinstance(present, bool):
            near = range(max(0, present - NEIGHBOURS), present + NEIGHBOURS + 1)
            yield from ((name, number) for number in sorted({*near, *sizes} - {present}))
        elif whole:
            yield from ((name, number) for number in range(1, NEIGHBOURS + 1))
        if rows and isinstance(present, tuple) and inputs:
            for shape in _rearranged(present, prod(inputs[0]), wanted):
                row: list[JsonValue] = [*shape]
                yield name, row


def _rearranged(present: Shape, count: int, wanted: list[Shape]) -> Iterator[Shape]:
    """Shapes of so many numbers: those to aim at, and the present one with a single size changed."""
    alike = [shape for shape in wanted if len(shape) == len(present)]
    yield from (shape for shape in alike if prod(shape) == count and shape != present)
    for axis in reversed(range(len(present))):
        others = prod(present) // present[axis] if present[axis] else 0
        if others and count % others == 0:
            yield (*present[:axis], count // others, *present[axis + 1 :])


def _make(
    layer: LayerDef[Config],
    config: Config,
    inputs: tuple[Shape, ...],
    before: Shape | None,
    name: str,
    value: JsonValue,
) -> Candidate | None:
    try:
        changed = type(config).model_validate({**config.model_dump(), name: value})
    except ValidationError:
        return None
    after = _shape_of(layer, changed, inputs)
    weights = _weight_shapes(layer, changed, inputs)
    idle = not weights and not isinstance(value, list) and after == inputs[0]
    if after is None or after == before or idle:
        return None
    present = getattr(config, name)
    distance = abs(value - present) if isinstance(value, int) and isinstance(present, int) else 0
    return Candidate(
        setting=name,
        value=value,
        config=changed,
        keeps_weights=weights == _weight_shapes(layer, config, inputs),
        grows=before is None or prod(after) >= prod(before),
        words=isinstance(value, str),
        distance=distance,
    )


def _shape_of(layer: LayerDef[Config], config: Config, inputs: tuple[Shape, ...]) -> Shape | None:
    try:
        return layer.output_shape(config, inputs)
    except ShapeError:
        return None


def _weight_shapes(layer: LayerDef[Config], config: Config, inputs: tuple[Shape, ...]) -> dict[str, Shape]:
    try:
        return {name: weight.shape for name, weight in layer.weights(config, inputs).items()}
    except (ShapeError, IndexError, ValueError):  # weights of inputs that the layer doesn't take
        return {}
