"""The network of an experiment as lines of a program: its layers in order, under names that a program may use."""

import keyword
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from engine import registry
from engine.layers.definition import LayerDef, Shape, WeightSpec
from engine.losses.definition import folds
from engine.shapes import infer_shapes, input_wires, topological_order
from engine.spec import Config, ExperimentSpec, Network
from engine.spec.expand import expand
from engine.spec.network import FrozenWeights

SettingsT = TypeVar("SettingsT", bound=Config)


@dataclass(frozen=True)
class Block:
    """One layer.

    Attributes:
        address: in the network, groups written out. name: in the program.
        inputs: names of what it reads, in order. shapes: of those. output: shape of its own output, without the batch.
        frozen: it doesn't learn. factor: on the learning rate. held: single weights that don't learn.
    """

    address: str
    name: str
    layer: LayerDef[Config]
    config: Config
    inputs: tuple[str, ...]
    shapes: tuple[Shape, ...]
    output: Shape
    frozen: bool
    factor: float
    held: FrozenWeights

    def settings(self, kind: type[SettingsT] | tuple[type[SettingsT], ...]) -> SettingsT:
        """Its settings, of the kind that a layer of its type has."""
        assert isinstance(self.config, kind)
        return self.config

    @cached_property
    def weights(self) -> dict[str, WeightSpec]:
        """Its arrays by name."""
        return dict(self.layer.weights(self.config, self.shapes))


@dataclass(frozen=True)
class Reading:
    """What one loss reads: the name of a block, its shape, and whether its activation is part of the loss."""

    name: str
    shape: Shape
    folded: bool


@dataclass(frozen=True)
class Blocks:
    """A network.

    Attributes:
        layers: sources before readers. readings: what each objective reads. predictions: names of what they are about.
    """

    layers: tuple[Block, ...]
    readings: tuple[Reading, ...]
    predictions: tuple[str, ...]

    @property
    def prediction(self) -> str:
        """That of the first objective."""
        return self.predictions[0]


def blocks_of(spec: ExperimentSpec, input_shape: Shape, taken: Collection[str]) -> Blocks:
    """The network of a checked spec.

    Args:
        input_shape: of one example. taken: names that blocks can't have in this program.
    """
    written, expansion = expand(spec)
    network: Network = expansion.network
    shapes = infer_shapes(network, input_shape)
    wires = input_wires(network)
    nodes = {node.id: node for node in network.nodes}
    order = topological_order(network)
    names = _names(order, taken)
    layers = tuple(
        Block(
            address=address,
            name=names[address],
            layer=registry.layer(nodes[address].type),
            config=registry.layer_config(nodes[address]),
            inputs=tuple(names[edge.source] for edge in wires[address]),
            shapes=tuple(shapes[edge.source] for edge in wires[address]),
            output=shapes[address],
            frozen=nodes[address].frozen,
            factor=nodes[address].learning_rate_factor,
            held=nodes[address].frozen_weights,
        )
        for address in order
    )
    readings: list[Reading] = []
    for objective in written.objectives:
        address = objective.prediction
        folded = folds(registry.layer(nodes[address].type), registry.loss(objective.loss.type))
        read = wires[address][0].source if folded else address
        readings.append(Reading(names[read], shapes[read], folded))
    return Blocks(layers, tuple(readings), tuple(names[objective.prediction] for objective in written.objectives))


def _names(addresses: Collection[str], taken: Collection[str]) -> dict[str, str]:
    """Identifiers, all different: `block_1/2/conv_1` becomes `block_1_2_conv_1`."""
    names: dict[str, str] = {}
    used = set(taken)
    for address in sorted(addresses, key=lambda one: ("/" in one, one)):
        name = address.replace("/", "_")
        while name in used or keyword.iskeyword(name):
            name += "_"
        used.add(name)
        names[address] = name
    return names
