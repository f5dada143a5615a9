"""The record of a network that others have trained, and whose weights can be downloaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.arrays import HostArray
from engine.spec import ExperimentSpec, WeightsFrom

Arrays = Mapping[str, HostArray]


@dataclass(frozen=True)
class PretrainedDef:
    """Weights that were published for a network of the zoo.

    Attributes:
        type: of the network in the zoo. title: which weights, and what they were trained on.
        source: who published them where, and under which licence.
        mirrors: addresses that end in a slash. file: its name there, a safetensors file. megabytes: of it.
        sha256: of the file, as its publisher states it.
        layers: (type, version) of the layers that the weights belong to, by address.
        convert: (arrays of the file) -> arrays by the names of saved weights (`engine.saved_weights`). Raises KeyError
            where one is missing.
        task: an experiment on another task, with fresh weights. kept: ids of its nodes that start with those of the
            same name, frozen.
    """

    type: str
    title: str
    source: str
    mirrors: tuple[str, ...]
    file: str
    megabytes: float
    sha256: str
    layers: Mapping[str, tuple[str, int]]
    convert: Callable[[Arrays], dict[str, HostArray]]
    task: ExperimentSpec
    kept: tuple[str, ...]

    @property
    def command(self) -> str:
        """What downloads them."""
        return f"backlight weights fetch {self.type}"

    def transfer(self, weights: str) -> ExperimentSpec:
        """The experiment on another task, starting with saved weights. weights: their name."""
        network = self.task.network
        nodes = tuple(
            node.model_copy(update={"weights_from": WeightsFrom(weights=weights, node=node.id), "frozen": True})
            if node.id in self.kept
            else node
            for node in network.nodes
        )
        return self.task.model_copy(update={"network": network.model_copy(update={"nodes": nodes})})
