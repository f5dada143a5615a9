"""How many layers and wires a network with groups becomes; nothing is written out for it."""

from collections.abc import Sequence

from engine.spec.network import Edge, Network, Node


def count_layers(network: Network) -> dict[str, int]:
    """Layers in one copy of each group, nested ones written out. Groups in themselves and unknown types count as one.

    Nothing is written out for it, so that it is known before memory is taken.
    """
    counts: dict[str, int] = {}

    def count(name: str, inside: frozenset[str]) -> int:
        if name in inside or name not in network.groups:
            return 1
        if name not in counts:
            within = inside | {name}
            nodes = network.groups[name].nodes
            counts[name] = sum(node.repeat * count(node.type, within) for node in nodes)
        return counts[name]

    for name in network.groups:
        count(name, frozenset())
    return counts


def count_wires(network: Network) -> int:
    """Wires of the network with its groups written out. No group lies in itself."""
    uses: dict[tuple[str, str], int] = {}
    inner: dict[str, int] = {}

    def used(kind: str, port: str) -> int:
        """Wires that one wire into an input of a group becomes, in one copy."""
        key = (kind, port)
        if key not in uses:
            group = network.groups[kind]
            types = {node.id: node for node in group.nodes}
            uses[key] = sum(into(types[edge.target], edge.target_port) for edge in group.edges if edge.source == port)
        return uses[key]

    def into(node: Node, port: str) -> int:
        """Wires that one wire into a node becomes: the first input leads into the first copy, others into all."""
        group = network.groups.get(node.type)
        if group is None:
            return 1
        if port not in group.ports.inputs:
            return 0
        return used(node.type, port) * (1 if port == group.ports.inputs[0] else node.repeat)

    def within(nodes: Sequence[Node], edges: Sequence[Edge]) -> int:
        """Wires between nodes, and in their copies."""
        types = {node.id: node for node in nodes}
        known = (edge for edge in edges if edge.target in types and edge.source in types)
        return sum(into(types[edge.target], edge.target_port) for edge in known) + sum(map(own, nodes))

    def own(node: Node) -> int:
        """Wires in all copies of a node, and from each copy to the next."""
        group = network.groups.get(node.type)
        if group is None:
            return 0
        if node.type not in inner:
            inner[node.type] = within(group.nodes, group.edges)
        return node.repeat * inner[node.type] + (node.repeat - 1) * used(node.type, group.ports.inputs[0])

    return within(network.nodes, network.edges)
