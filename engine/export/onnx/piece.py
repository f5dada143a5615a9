"""What a maker of nodes gets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.arrays import HostArray
from engine.export.blocks import Block
from engine.export.onnx.graph import Graph, Values


@dataclass(frozen=True)
class Piece:
    """One layer.

    Attributes:
        block: the layer. graph: where it is written. inputs: values that it reads.
        arrays: its weights and running statistics by name.
    """

    block: Block
    graph: Graph
    inputs: tuple[Values, ...]
    arrays: Mapping[str, HostArray]

    @property
    def given(self) -> Values:
        """The first input."""
        return self.inputs[0]

    def array(self, name: str) -> Values:
        """One of its arrays as a constant."""
        return self.graph.constant(self.arrays[name], name)


Make = Callable[[Piece], Values]
"""Writes a layer and returns its output."""
