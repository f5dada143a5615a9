"""The record that makes a ready-made group: part of a network under a name, with its few parameters."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from engine.spec import Config, ConfigType, Edge, Group, Node, Ports

HE: dict[str, JsonValue] = {"weight_initializer": {"type": "he_normal"}}
"""The initialisation for layers before ReLU."""

BEFORE_NORM: dict[str, JsonValue] = {"padding": "same", "use_bias": False, **HE}
"""A convolution before batch norm, which cancels a bias."""


@dataclass(frozen=True)
class GroupDef:
    """A group that people find ready in the palette.

    Attributes:
        type: its name among the groups of a network.
        title: what the page calls it. summary: one sentence on what it does and what it needs at its input.
        formula: LaTeX, empty where the drawing says all. source: author, year, figure or equation.
        Config: its parameters with default, bounds and help.
        nodes, edges: what it is made of; edges begin at the names of inputs, too.
        output: the node whose output it gives out. inputs: names of its inputs.
        version: raised when the same parameters compute something else.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[Config]
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    output: str
    inputs: tuple[str, ...] = ("in",)
    version: int = 1

    @property
    def group(self) -> Group:
        """The group as it stands in a spec."""
        return Group(
            nodes=tuple(self.nodes),
            edges=tuple(self.edges),
            ports=Ports(inputs=self.inputs, output=self.output),
            parameters=self.Config().model_dump(mode="json"),
        )
