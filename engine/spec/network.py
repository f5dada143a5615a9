"""The network as people draw it: nodes and edges, and groups of nodes that are drawn as one block."""

from typing import Annotated

from pydantic import Field, JsonValue, StringConstraints

from engine.spec.component import Component, ComponentType, Items, NodeId, SpecPart

MOST_GROUPS = 100
MOST_PARAMETERS = 32
LARGEST_FACTOR = 1e6
MOST_FROZEN_WEIGHTS = 4096
"""In one array, one by one."""

WeightsName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""Of a file of saved weights: the SHA-256 of its bytes (see `engine.saved_weights`)."""

SavedNodeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_/]{0,254}$")]
"""Of a node in such a file."""


WeightIndex = Annotated[Items[Annotated[int, Field(ge=0, lt=10**9)]], Field(max_length=8)]
"""Of one number in an array of weights, along each axis."""

FrozenWeights = dict[
    Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")],
    Annotated[Items[WeightIndex], Field(max_length=MOST_FROZEN_WEIGHTS)],
]
"""Weights that keep their value, by the name of their array, such as `kernel`."""


class WeightsFrom(SpecPart):
    """Where a node's initial weights and running statistics come from: a node of a file of saved weights."""

    weights: WeightsName
    node: SavedNodeId


class Node(Component):
    """One block: a layer type or the name of a group, its settings, and how it takes part in training.

    Attributes:
        config: settings of the layer, or values of the group's parameters.
        repeat: how many copies of a group follow one another; 1 for a layer.
        weights_from: where its initial weights come from; None: they are drawn by its initialisers.
        frozen_weights: single weights that don't learn; left out of the JSON where there are none.
    """

    id: NodeId
    frozen: bool = False
    learning_rate_factor: float = Field(default=1.0, ge=0.0, le=LARGEST_FACTOR)
    repeat: int = Field(default=1, ge=1)
    weights_from: WeightsFrom | None = None
    frozen_weights: FrozenWeights = Field(default_factory=dict, exclude_if=lambda listed: not listed)

    @property
    def draws(self) -> bool:
        """Whether it trains weights that are drawn: neither frozen nor saved ones."""
        return not self.frozen and self.weights_from is None


class Edge(SpecPart):
    """One wire. Ports are named where a layer has several; the order of edges into one port counts."""

    source: NodeId
    target: NodeId
    source_port: str = "out"
    target_port: str = "in"


class Ports(SpecPart):
    """Where a group meets the network around it.

    Attributes:
        inputs: names of its inputs. An edge of the group whose source is such a name carries what comes in there. Of
            repeated groups each reads the one before it at the first input; the other inputs lead into every copy.
        output: the node whose output the group gives out.
    """

    inputs: Items[NodeId] = Field(default=("in",), min_length=1, max_length=16)
    output: NodeId


class Group(SpecPart):
    """Part of a network under a name. Nodes whose type is this name stand for a copy of it.

    Attributes:
        nodes: layers, or instances of other groups. edges: between them and from inputs.
        parameters: default values by name. A setting of a node may be `{"parameter": name}`, with `times` or `over`
            a whole number by which the value is multiplied or divided.
    """

    nodes: Items[Node] = ()
    edges: Items[Edge] = ()
    ports: Ports
    parameters: dict[NodeId, JsonValue] = Field(default_factory=dict[NodeId, JsonValue], max_length=MOST_PARAMETERS)


class Network(SpecPart):
    """Nodes and edges, in any order, and the groups that nodes are made of."""

    nodes: Items[Node] = ()
    edges: Items[Edge] = ()
    groups: dict[ComponentType, Group] = Field(default_factory=dict[ComponentType, Group], max_length=MOST_GROUPS)
