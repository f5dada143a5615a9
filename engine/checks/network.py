"""The network of a spec in the making: read node by node, its groups written out for everything that looks further."""

import keyword
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from pydantic import Field, JsonValue

from engine import registry
from engine.checks.components import check_component
from engine.checks.groups import check_copies, check_groups, check_instances, group_path
from engine.checks.reading import MOST_PROBLEMS, Where, read_part, readable_id
from engine.errors import Problem
from engine.limits import LIMITS
from engine.problems import make_problem
from engine.spec import Config, Edge, Group, Network, Node, Ports, paths
from engine.spec.component import NodeId, SpecPart
from engine.spec.expand import Expansion, expand_network
from engine.spec.network import MOST_GROUPS, MOST_PARAMETERS

Add = Callable[[list[Problem]], None]


UNREAD = ""
"""Type of a node of which nothing but its id is known: no layer and no group is called that."""


@dataclass
class Drawn:
    """The network as it is written: what could be read of it.

    Attributes:
        nodes: by id, the first of each; one that could not be read stands there with the type `UNREAD`, as does one
            whose group could not be read, so that its neighbours are not blamed.
        unsure_sources, unsure_targets: nodes that wires which could not be read may have led from, and to.
        expansion: None where its groups cannot be written out.
    """

    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    edges: list[Edge] = field(default_factory=list[Edge])
    groups: dict[str, Group] = field(default_factory=dict[str, Group])
    unsure_sources: set[str] = field(default_factory=set[str])
    unsure_targets: set[str] = field(default_factory=set[str])
    expansion: Expansion | None = None

    @property
    def network(self) -> Network:
        """All of it."""
        return Network(nodes=tuple(self.nodes.values()), edges=tuple(self.edges), groups=self.groups)


class GroupFrame(SpecPart):
    """A group without its nodes and edges, which are read one by one."""

    ports: Ports
    parameters: dict[NodeId, JsonValue] = Field(default_factory=dict[NodeId, JsonValue], max_length=MOST_PARAMETERS)


class NetworkReader:
    """Reads a network from raw JSON. add: where problems go."""

    def __init__(self, add: Add) -> None:
        self._add = add
        self.drawn = Drawn()

    def read(self, value: JsonValue) -> Drawn:
        """Takes up what can be read; the groups are written out where nothing is wrong with them."""
        if not isinstance(value, dict):
            self._add([make_problem("not_an_object", path="network")])
            return self.drawn
        unknown = unknown_keys(value, ("nodes", "edges", "groups"))
        self._add([make_problem("unknown_key", path=paths.join("network", key)) for key in unknown])
        if self._is_too_large(value, "network"):
            return self.drawn
        groups = value.get("groups", {})
        self._read_groups(groups)
        self.drawn.nodes = self._nodes(value.get("nodes", []), ("network", "nodes"), drawn=True)
        self.drawn.edges, unread = self._edges(value.get("edges", []), ("network", "edges"))
        self.drawn.unsure_sources = _ends(unread, "source", self.drawn.nodes)
        self.drawn.unsure_targets = _ends(unread, "target", self.drawn.nodes)
        self._stand_in(groups)
        self._write_out()
        return self.drawn

    def _stand_in(self, groups: JsonValue) -> None:
        """Nodes of a group that could not be read, or whose name is that of a layer, are of no known type."""
        drawn = self.drawn
        named = groups if isinstance(groups, dict) else {node.type for node in drawn.nodes.values()}
        lost = {name for name in named if name not in drawn.groups or registry.find_layer(name) is not None}
        if not isinstance(groups, dict):
            lost = {name for name in lost if registry.find_layer(name) is None}

        def known(node: Node) -> Node:
            return node.model_copy(update={"type": UNREAD, "repeat": 1}) if node.type in lost else node

        drawn.nodes = {name: known(node) for name, node in drawn.nodes.items()}
        drawn.groups = {
            name: group.model_copy(update={"nodes": tuple(map(known, group.nodes))})
            for name, group in drawn.groups.items()
        }

    def _write_out(self) -> None:
        drawn = self.drawn
        network = Network.model_construct(
            nodes=tuple(drawn.nodes.values()), edges=tuple(drawn.edges), groups=drawn.groups
        )
        faults = check_groups(network) if drawn.groups else []
        faults += [] if faults else check_copies(network)
        self._add([*faults, *(each for each in check_instances(network) if not self._is_unsure(each))])
        if not faults:
            drawn.expansion = expand_network(network) if drawn.groups else Expansion(network)

    def _is_unsure(self, problem: Problem) -> bool:
        return problem.code == "wire_missing" and problem.node_id in self.drawn.unsure_targets

    def _read_groups(self, value: JsonValue) -> None:
        if not isinstance(value, dict):
            self._add([make_problem("not_an_object", path="network.groups")])
        elif len(value) > MOST_GROUPS:
            self._add(
                [make_problem("wrong_length", path="network.groups", got=len(value), expected=f"≤ {MOST_GROUPS}")]
            )
        else:
            for name, entry in value.items():
                self._read_group(name, entry)

    def _read_group(self, name: str, entry: JsonValue) -> None:
        where = ("network", "groups", name)
        _, misnamed = read_part(Node, {"id": "group", "type": name}, where)
        if misnamed:
            self._add([make_problem("bad_name", path=group_path(name), got=name)])
            return
        if not isinstance(entry, dict):
            self._add([make_problem("not_an_object", path=group_path(name))])
            return
        if self._is_too_large(entry, group_path(name)):
            return
        frame, problems = read_part(
            GroupFrame, {key: part for key, part in entry.items() if key not in ("nodes", "edges")}, where
        )
        self._add(problems)
        nodes = self._nodes(entry.get("nodes", []), (*where, "nodes"), drawn=False)
        edges, unread = self._edges(entry.get("edges", []), (*where, "edges"))
        if frame is None or unread:
            return
        self.drawn.groups[name] = Group(
            nodes=tuple(nodes.values()), edges=tuple(edges), ports=frame.ports, parameters=frame.parameters
        )

    def _is_too_large(self, graph: dict[str, JsonValue], path: str) -> bool:
        """Whether there are more nodes or edges than allowed: such a network is not looked into at all."""
        counted = (
            ("too_many_nodes", graph.get("nodes"), LIMITS.drawn_nodes, paths.join(path, "nodes")),
            ("too_many_edges", graph.get("edges"), LIMITS.edges, paths.join(path, "edges")),
        )
        found = [
            make_problem(code, path=where, got=len(entries), expected=limit)
            for code, entries, limit, where in counted
            if isinstance(entries, list) and len(entries) > limit
        ]
        self._add(found)
        return bool(found)

    def _entries(self, value: JsonValue, path: str) -> Iterator[tuple[int, JsonValue]]:
        if isinstance(value, list):
            yield from enumerate(value)
        else:
            self._add([make_problem("not_a_list", path=path)])

    def _edges(self, value: JsonValue, where: Where) -> tuple[list[Edge], list[JsonValue]]:
        """Wires, and the JSON of what could not be read of them."""
        found: list[Edge] = []
        unread: list[JsonValue] = [] if isinstance(value, list) else [value]
        for index, entry in self._entries(value, paths.join(*where)):
            edge, problems = read_part(Edge, entry, (*where, str(index)))
            self._add(problems)
            if edge is not None:
                found.append(edge)
            else:
                unread.append(entry)
        return found, unread

    def _nodes(self, value: JsonValue, where: Where, *, drawn: bool) -> dict[str, Node]:
        """Nodes by id, the first of each. drawn: they are blocks of the network, so that problems name them."""
        found: dict[str, Node] = {}
        for index, entry in self._entries(value, paths.join(*where)):
            shown = readable_id(entry)
            place = (*where, shown or str(index))
            node, problems = read_part(Node, entry, place, shown if drawn else None)
            self._add(problems)
            node = node or _stand_in_for(shown)
            if node is None:
                continue
            named, path = node.id if drawn else None, paths.join(*place)
            if node.id in found:
                self._add([make_problem("duplicate_node_id", node_id=named, path=path, got=node.id)])
                continue
            if keyword.iskeyword(node.id):
                self._add([make_problem("reserved_node_id", node_id=named, path=path, got=node.id)])
            found[node.id] = node
        return found


class ConfigReader:
    """Reads the settings of written-out nodes; copies of a group share what was read."""

    def __init__(self, drawn: Drawn, add: Add) -> None:
        self._drawn, self._add = drawn, add
        self._known: dict[str, tuple[Config | None, list[Problem]]] = {}

    def read(self, node: Node) -> Config | None:
        """The settings of a node, None where they are not in order."""
        if node.type == UNREAD:
            return None
        expansion = self._drawn.expansion
        origin = expansion.origins.get(node.id) if expansion is not None else None
        if origin is None:
            if node.type in self._drawn.groups and registry.find_layer(node.type) is None:
                return None
            config, problems = check_component("layers", node, ("network", "nodes", node.id), node.id)
            self._add(problems)
            return config
        key = f"{origin.path} {node.config}"
        if key not in self._known:
            self._known[key] = check_component("layers", node, paths.steps(origin.path), node.id)
            self._add(self._known[key][1])
        return self._known[key][0]


def _stand_in_for(name: str | None) -> Node | None:
    """What stands in the place of a node that could not be read; None where its id could not be read either."""
    named, _ = read_part(Node, {"id": name, "type": "input"}, ())
    return None if named is None else named.model_copy(update={"type": UNREAD})


def _ends(unread: list[JsonValue], key: str, nodes: Collection[str]) -> set[str]:
    """Nodes that may be an end of wires which could not be read: the one that is named, or any where none is."""
    found: set[str] = set()
    for entry in unread:
        end = entry.get(key) if isinstance(entry, dict) else None
        found |= {end} if isinstance(end, str) and end in nodes else set(nodes)
    return found


def unknown_keys(document: dict[str, JsonValue], known: tuple[str, ...]) -> list[str]:
    """Keys that a part of the spec does not have, the first `MOST_PROBLEMS` of them."""
    return [key for key in document if key not in known][:MOST_PROBLEMS]
