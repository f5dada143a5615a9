"""The network as people draw it: nodes and edges."""

from pydantic import Field

from engine.spec.component import Component, Items, NodeId, SpecPart


class Node(Component):
    """One block: a layer type, its settings, and how it takes part in training."""

    id: NodeId
    frozen: bool = False
    learning_rate_factor: float = Field(default=1.0, ge=0.0, le=1e6)


class Edge(SpecPart):
    """One wire. Ports are named where a layer has several; the order of edges into one port counts."""

    source: NodeId
    target: NodeId
    source_port: str = "out"
    target_port: str = "in"


class Network(SpecPart):
    """Nodes and edges, in any order."""

    nodes: Items[Node] = ()
    edges: Items[Edge] = ()
