"""What a network is made of: the groups and parameters that it reads, without those that are only kept."""

from collections.abc import Mapping, Sequence
from functools import cache

from engine.spec.network import Group, Network, Node
from engine.spec.parameters import parameters_of


def without_unused(network: Network) -> Network:
    """A network without groups that no node stands for, and without parameters that no layer reads.

    Args:
        network: its groups are well formed (see `engine.checks.groups`).
    """
    groups = network.groups
    used = used_groups(network)

    @cache
    def read(name: str) -> frozenset[str]:
        """Parameters of a group that a layer in it takes a setting from, directly or through another group."""
        settings = (
            value
            for node in groups[name].nodes
            for setting, value in node.config.items()
            if node.type not in groups or setting in read(node.type)
        )
        return frozenset(parameter for value in settings for parameter in parameters_of(value))

    def kept(nodes: Sequence[Node]) -> tuple[Node, ...]:
        return tuple(
            node.model_copy(update={"config": _only(node.config, read(node.type))}) if node.type in groups else node
            for node in nodes
        )

    left = {
        name: group.model_copy(update={"nodes": kept(group.nodes), "parameters": _only(group.parameters, read(name))})
        for name, group in groups.items()
        if name in used
    }
    return network.model_copy(update={"nodes": kept(network.nodes), "groups": left})


def used_groups(network: Network) -> frozenset[str]:
    """Names of the groups that nodes stand for, directly or inside others."""
    return _reached(network.nodes, network.groups, frozenset())


def _reached(nodes: Sequence[Node], groups: Mapping[str, Group], known: frozenset[str]) -> frozenset[str]:
    for node in nodes:
        if node.type in groups and node.type not in known:
            known = _reached(groups[node.type].nodes, groups, known | {node.type})
    return known


def _only(settings: Mapping[str, object], names: frozenset[str]) -> dict[str, object]:
    return {name: value for name, value in settings.items() if name in names}
