"""Groups written out: the network of layers alone that a network with groups stands for.

Copy 3 of the group instance `block_1` gives its node `conv` the address `block_1/3/conv`: it takes the place of an id
in everything that computes and reports, and as it draws the random numbers, another copy more or less changes none of
the others'. Settings know where in the spec they are written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod

from engine.spec import paths
from engine.spec.experiment import ExperimentSpec
from engine.spec.network import LARGEST_FACTOR, Edge, Group, Network, Node, WeightsFrom
from engine.spec.parameters import Parameter, Values, resolve_settings

SEPARATOR = "/"

Wires = Mapping[str, Sequence[tuple[str, str]]]
"""What leads into a group, by the name of its input: (node, port) of each wire's source."""


@dataclass(frozen=True)
class Origin:
    """Where the spec says what a written-out node is.

    Attributes:
        path: of the node, in the network or in a group.
        settings: paths of the settings that are the value of a parameter, by the setting's name.
        derived: for each setting that is worked out from parameters, the paths of those.
        owners: the node itself as it is written, and the instances around it, outermost first, each by its path: it is
            frozen where one of them is, and its learning-rate factors are multiplied.
    """

    path: str
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    derived: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    owners: tuple[tuple[str, Node], ...] = ()

    def setting(self, name: str) -> str:
        """The path of a setting."""
        return self.settings.get(name, paths.setting(self.path, name))


@dataclass(frozen=True)
class Instance:
    """A group that was written out. output: the node whose output the last copy gives out."""

    group: str
    repeat: int
    output: str


@dataclass(frozen=True)
class Expansion:
    """A network of layers alone.

    Attributes:
        origins: of every node whose address is no id of the drawing. instances: by address.
    """

    network: Network
    origins: Mapping[str, Origin] = field(default_factory=dict[str, Origin])
    instances: Mapping[str, Instance] = field(default_factory=dict[str, Instance])

    def output(self, name: str) -> str:
        """The node that gives out what a node of the drawing gives out."""
        return self.instances[name].output if name in self.instances else name

    def origin(self, name: str) -> Origin:
        """Where a node is written."""
        return self.origins.get(name) or Origin(paths.node(name))


def drawn_id(address: str) -> str:
    """The block of the drawing that an address lies in.

    Example:
        >>> drawn_id("block_1/3/conv")
        'block_1'
    """
    return address.partition(SEPARATOR)[0]


def copy_prefix(instance: str, number: int) -> str:
    """What addresses in a copy of an instance begin with. number: of the copy, from 1."""
    return f"{instance}{SEPARATOR}{number}{SEPARATOR}"


def expand(spec: ExperimentSpec) -> tuple[ExperimentSpec, Expansion]:
    """A valid spec with its groups written out, and what became of them; the spec itself where it has none."""
    if not spec.network.groups:
        return spec, Expansion(spec.network)
    expansion = expand_network(spec.network)
    objectives = tuple(
        goal.model_copy(update={"prediction": expansion.output(goal.prediction)}) for goal in spec.objectives
    )
    return spec.model_copy(update={"network": expansion.network, "objectives": objectives}), expansion


def without_copies(network: Network) -> Network:
    """The network with one copy of every group: whatever is written in it occurs there too."""

    def once(nodes: Sequence[Node]) -> tuple[Node, ...]:
        return tuple(node if node.repeat == 1 else node.model_copy(update={"repeat": 1}) for node in nodes)

    groups = {name: group.model_copy(update={"nodes": once(group.nodes)}) for name, group in network.groups.items()}
    return network.model_copy(update={"nodes": once(network.nodes), "groups": groups})


def expand_network(network: Network) -> Expansion:
    """A network with its groups written out.

    Args:
        network: its groups are well formed (see `engine.checks.groups`).
    """
    writer = _Writer(network)
    writer.write(network.nodes, network.edges, _Place("", {}, {}, paths.NODES))
    flat = Network.model_construct(nodes=tuple(writer.nodes), edges=tuple(writer.edges), groups={})
    return Expansion(flat, writer.origins, writer.instances)


@dataclass(frozen=True)
class _Place:
    """Where nodes are written out.

    Attributes:
        prefix: of their addresses. wires: what comes in from outside. values: of the group's parameters.
        nodes: path of the nodes in the spec.
        owners: instances around, outermost first, by their paths.
        weights_from: where the instance around takes its weights from, and its own address.
    """

    prefix: str
    wires: Wires
    values: Values
    nodes: str
    owners: tuple[tuple[str, Node], ...] = ()
    weights_from: tuple[WeightsFrom, str] | None = None

    @cached_property
    def inner(self) -> bool:
        """Whether it lies in a group."""
        return bool(self.prefix)


class _Writer:
    def __init__(self, network: Network) -> None:
        self._groups: Mapping[str, Group] = network.groups
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.origins: dict[str, Origin] = {}
        self.instances: dict[str, Instance] = {}

    def write(self, nodes: Sequence[Node], edges: Sequence[Edge], place: _Place) -> None:
        """Nodes and edges of one graph, each instance in it written out."""
        outputs = {node.id: self._output(node, place.prefix) for node in nodes}
        into: dict[str, list[tuple[str, str, str]]] = {node.id: [] for node in nodes}
        for edge in edges:
            sources = (
                [(outputs[edge.source], edge.source_port)]
                if edge.source in outputs
                else place.wires.get(edge.source, [])
            )
            for source, port in sources:
                into.setdefault(edge.target, []).append((source, port, edge.target_port))
        for node in nodes:
            if node.type in self._groups:
                self._write_instance(node, into[node.id], place)
            else:
                self._write_layer(node, place)
                address = place.prefix + node.id
                self.edges += [wire(source, address, port, target) for source, port, target in into[node.id]]

    def _output(self, node: Node, prefix: str) -> str:
        """The address that gives out what a node gives out."""
        address = prefix + node.id
        group = self._groups.get(node.type)
        if group is None:
            return address
        last = next(inner for inner in group.nodes if inner.id == group.ports.output)
        return self._output(last, copy_prefix(address, node.repeat))

    def _write_layer(self, node: Node, place: _Place) -> None:
        if not place.inner:
            self.nodes.append(node)
            return
        address = place.prefix + node.id
        path = paths.join(place.nodes, node.id)
        found = resolve_settings(node.config, place.values)
        owners = (*place.owners, (path, node))
        factor = prod(owner.learning_rate_factor for _, owner in owners)
        self.origins[address] = Origin(path, found.settings, found.derived, owners)
        self.nodes.append(
            node.model_copy(
                update={
                    "id": address,
                    "config": found.config,
                    "frozen": any(owner.frozen for _, owner in owners),
                    "learning_rate_factor": min(LARGEST_FACTOR, factor),
                    "weights_from": node.weights_from or _inherited(place.weights_from, address),
                }
            )
        )

    def _write_instance(self, node: Node, into: Sequence[tuple[str, str, str]], place: _Place) -> None:
        group = self._groups[node.type]
        address, path = place.prefix + node.id, paths.join(place.nodes, node.id)
        given = resolve_settings(node.config, place.values)
        values = {
            name: Parameter(
                given.config.get(name, default),
                None if name in given.derived else given.settings.get(name, paths.setting(path, name)),
                given.derived.get(name, frozenset()),
            )
            for name, default in group.parameters.items()
        }
        first = group.ports.inputs[0]
        wires = {
            name: [(source, port) for source, port, target in into if target == name] for name in group.ports.inputs
        }
        inner = paths.join(paths.group(node.type), "nodes")
        owners = (*place.owners, (path, node))
        kept = place.weights_from if node.weights_from is None else (node.weights_from, address)
        last = next(inner_node for inner_node in group.nodes if inner_node.id == group.ports.output)
        for number in range(1, node.repeat + 1):
            prefix = copy_prefix(address, number)
            self.write(group.nodes, group.edges, _Place(prefix, wires, values, inner, owners, kept))
            wires = {**wires, first: [(self._output(last, prefix), "out")]}
        self.instances[address] = Instance(node.type, node.repeat, self._output(node, place.prefix))


def _inherited(kept: tuple[WeightsFrom, str] | None, address: str) -> WeightsFrom | None:
    """Where a node in an instance with saved weights takes its own from: the node in the same place."""
    if kept is None:
        return None
    source, instance = kept
    return source.model_copy(update={"node": source.node + address[len(instance) :]})


def wire(source: str, target: str, source_port: str = "out", target_port: str = "in") -> Edge:
    """A wire between addresses."""
    return Edge.model_construct(source=source, target=target, source_port=source_port, target_port=target_port)
