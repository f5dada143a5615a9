"""Whether two experiments see the same batches, which of their layers start with the same weights, and why not.

What a layer starts with follows from few things, so no number is drawn: of an array that is drawn its node's id and its
place in the node, the seed, its shape, initialiser and data type; of one that is given its numbers; of saved ones
their file. Layers are identified by their addresses, since the id is part of the key that they are drawn with.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from engine import registry
from engine.layers.definition import Shape, WeightSpec
from engine.normal_form import normalize
from engine.shapes import infer_shapes, input_wires
from engine.spec import Component, Config, ExperimentSpec, Node, WeightsFrom
from engine.spec.expand import expand

StartCause = Literal["shape", "saved", "initializer", "seed", "precision", "edited"]
BatchCause = Literal["seed", "data", "augmentation", "batch_size"]


class Start(NamedTuple):
    """An experiment as it began.

    Attributes:
        input_shape: of one example of its data. edited: layers with a weight that was set by hand before the first
            step.
    """

    spec: ExperimentSpec
    input_shape: Shape
    edited: Collection[str] = ()


@dataclass(frozen=True)
class LayerStart:
    """A layer with weights that both have.

    Attributes:
        node_id: its address. causes: why its initial weights differ; empty where they are equal.
    """

    node_id: str
    causes: tuple[StartCause, ...]


@dataclass(frozen=True)
class _Array:
    """What decides the first numbers of one array.

    Attributes:
        fixed: its numbers where none is drawn, a single one for equal numbers. fans: () where its scale needs none.
    """

    name: str
    shape: Shape
    fixed: tuple[float, ...] | None
    initializer: Component | None
    fans: tuple[int, ...]


class _Layer(NamedTuple):
    arrays: tuple[_Array, ...]
    saved: WeightsFrom | None


def batch_causes(first: ExperimentSpec, second: ExperimentSpec) -> tuple[BatchCause, ...]:
    """Why the batches of two checked experiments differ; empty where both see the same ones in the same order."""
    one, other = normalize(first), normalize(second)
    found: dict[BatchCause, bool] = {
        "seed": one.training.seed != other.training.seed,
        "data": _examples(one) != _examples(other),
        "augmentation": one.data.augmentations != other.data.augmentations,
        "batch_size": one.training.batch_size != other.training.batch_size,
    }
    return tuple(cause for cause, holds in found.items() if holds)


def _examples(spec: ExperimentSpec) -> object:
    return spec.data.type, spec.data.config, spec.data.split, spec.data.preprocessing


def lone_layers(first: Start, second: Start) -> tuple[str, ...]:
    """Addresses of layers with weights that only one of two experiments has, those of the first in front."""
    before, after = _layers(first), _layers(second)
    return (*(name for name in before if name not in after), *(name for name in after if name not in before))


def layer_starts(first: Start, second: Start) -> tuple[LayerStart, ...]:
    """Every layer with weights that two experiments share by its address, in the order of the second.

    Args:
        first, second: of checked experiments.

    Raises:
        EngineError: a shape does not fit, which a checked experiment excludes.
    """
    before, after = _layers(first), _layers(second)
    return tuple(
        LayerStart(name, _causes(before[name], layer, (first, second), name))
        for name, layer in after.items()
        if name in before
    )


def _layers(start: Start) -> Mapping[str, _Layer]:
    network = expand(start.spec)[0].network
    shapes, wires = infer_shapes(network, start.input_shape), input_wires(network)
    found: dict[str, _Layer] = {}
    for node in network.nodes:
        arrays = _arrays(node, tuple(shapes[edge.source] for edge in wires[node.id]))
        if arrays:
            found[node.id] = _Layer(arrays, node.weights_from)
    return found


def _arrays(node: Node, inputs: tuple[Shape, ...]) -> tuple[_Array, ...]:
    config = registry.layer_config(node)
    weights = registry.layer(node.type).weights(config, inputs)
    return tuple(_array(name, weight, config) for name, weight in weights.items())


def _array(name: str, weight: WeightSpec, config: Config) -> _Array:
    if not isinstance(weight.initializer, str):
        return _Array(name, weight.shape, (weight.initializer,), None, ())
    component: Component = getattr(config, weight.initializer)
    record = registry.initializer(component.type)
    settings = record.Config.model_validate(component.config)
    numbers = record.numbers(settings)
    if numbers is not None:
        return _Array(name, weight.shape, numbers[:1] if len(set(numbers)) == 1 else numbers, None, ())
    filled = Component(type=component.type, config=settings.model_dump(mode="json"))
    scaled = record.deviation(settings) is None
    return _Array(name, weight.shape, None, filled, (weight.fan_in, weight.fan_out) if scaled else ())


def _causes(first: _Layer, second: _Layer, starts: tuple[Start, Start], name: str) -> tuple[StartCause, ...]:
    here, there = (start.spec.training for start in starts)
    differ = [(one.name, one.shape) for one in first.arrays] != [(one.name, one.shape) for one in second.arrays]
    drawn = first.saved is None and any(array.initializer is not None for array in (*first.arrays, *second.arrays))
    same_file = first.saved == second.saved
    found: dict[StartCause, bool] = {
        "shape": differ,
        "saved": not same_file,
        "initializer": not differ and same_file and first.saved is None and first.arrays != second.arrays,
        "seed": same_file and drawn and here.seed != there.seed,
        "precision": here.precision != there.precision,
        "edited": any(name in start.edited for start in starts),
    }
    return tuple(cause for cause, holds in found.items() if holds)
