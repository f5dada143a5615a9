"""Groups: well formed, not inside themselves, their parameters and inputs known, their copies not too many."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from pydantic import JsonValue

from engine import registry
from engine.checks.wires import check_edges
from engine.errors import Problem
from engine.limits import LIMITS
from engine.problems import make_problem
from engine.spec import Edge, Group, Network, Node, paths
from engine.spec.counts import count_layers, count_wires
from engine.spec.parameters import OVER, TIMES, is_reference, parameters_of


class Graph(Protocol):
    """Nodes and edges: the network, or what is in a group."""

    @property
    def nodes(self) -> Sequence[Node]:
        """In any order."""
        ...

    @property
    def edges(self) -> Sequence[Edge]:
        """In any order."""
        ...


def check_groups(network: Network) -> list[Problem]:
    """Problems of the groups themselves, each at its path; [] where all of them can be written out."""
    found: list[Problem] = []
    for name, group in network.groups.items():
        path = group_path(name)
        if registry.find_layer(name) is not None:
            found.append(make_problem("group_name_taken", path=path, got=name))
        found += [*_form_problems(name, group), *_reference_problems(name, group)]
        found += list(_instance_problems(group, network, path, drawn=False))
    return found + [
        make_problem("group_inside_itself", path=group_path(name), got=name) for name in _nested_in_themselves(network)
    ]


def check_instances(network: Network) -> list[Problem]:
    """Problems of the network's own nodes that stand for groups."""
    return list(_instance_problems(network, network, "network", drawn=True))


def check_copies(network: Network) -> list[Problem]:
    """Whether all copies are few enough to be written out; the groups are well formed."""
    counts = count_layers(network)
    copies = {node.id: node.repeat * counts.get(node.type, 1) for node in network.nodes}
    if sum(copies.values()) > LIMITS.nodes and any(node.type in network.groups for node in network.nodes):
        largest = max(copies, key=copies.__getitem__)
        path = paths.join(paths.node(largest), "repeat")
        got = sum(copies.values())
        return [make_problem("too_many_copies", node_id=largest, path=path, got=got, expected=LIMITS.nodes)]
    wires = count_wires(network)
    if wires > LIMITS.wires:
        return [make_problem("too_many_wires_in_copies", path=paths.EDGES, got=wires, expected=LIMITS.wires)]
    return list(_outside_problems(network))


def _outside_problems(network: Network) -> Iterator[Problem]:
    """References in blocks that lie in no group."""
    for node in network.nodes:
        for name, value in node.config.items() if node.type in network.groups else ():
            for parameter in parameters_of(value):
                path = paths.setting(paths.node(node.id), name)
                yield make_problem("unknown_parameter", node_id=node.id, path=path, got=parameter, expected="-")


def group_path(name: str) -> str:
    """The path of a group."""
    return paths.join("network", "groups", name)


def _form_problems(name: str, group: Group) -> Iterator[Problem]:
    path = group_path(name)
    ids = Counter(node.id for node in group.nodes)
    for node_id, count in ids.items():
        if count > 1:
            yield make_problem("duplicate_node_id", path=paths.join(path, "nodes", node_id), got=node_id)
    for port, count in Counter(group.ports.inputs).items():
        if port in ids or count > 1:
            yield make_problem("group_input_taken", path=paths.join(path, "ports", "inputs"), got=port)
        if not any(edge.source == port for edge in group.edges):
            yield make_problem("group_input_unused", path=path, got=port)
    if group.ports.output not in ids:
        known = ", ".join(ids)
        where = paths.join(path, "ports", "output")
        yield make_problem("group_output_missing", path=where, got=group.ports.output, expected=known)
    sources = {*ids, *group.ports.inputs}
    yield from check_edges(group.edges, sources, ids, paths.join(path, "edges"), drawn=False)


def _reference_problems(name: str, group: Group) -> Iterator[Problem]:
    known = ", ".join(group.parameters) or "-"
    for node in group.nodes:
        path = paths.join(group_path(name), "nodes", node.id, paths.CONFIG)
        for setting, value in node.config.items():
            where = paths.join(path, setting)
            for parameter in parameters_of(value):
                if parameter not in group.parameters:
                    yield make_problem("unknown_parameter", path=where, got=parameter, expected=known)
            if any(not _is_factor(factor) for factor in _factors(value)):
                yield make_problem("parameter_factor", path=where, expected="1, 2, 3, …")


def _factors(value: JsonValue) -> Iterator[JsonValue]:
    """What references multiply and divide by."""
    if isinstance(value, list):
        for item in value:
            yield from _factors(item)
    if isinstance(value, dict):
        if is_reference(value):
            yield from (value[key] for key in (TIMES, OVER) if key in value)
        else:
            for item in value.values():
                yield from _factors(item)


def _is_factor(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LIMITS.nodes


def _instance_problems(graph: Graph, network: Network, path: str, *, drawn: bool) -> Iterator[Problem]:
    """Of every instance in a graph: its copies, its parameters and what leads into it.

    Args:
        drawn: its nodes are blocks of the network; else problems stand at their paths alone.
    """
    into: dict[str, set[str]] = {node.id: set() for node in graph.nodes}
    for edge in graph.edges:
        into.setdefault(edge.target, set()).add(edge.target_port)
    for node in graph.nodes:
        for problem in _node_problems(node, network, paths.join(path, "nodes", node.id), into[node.id]):
            yield problem if drawn else problem.model_copy(update={"node_id": None})


def _node_problems(node: Node, network: Network, path: str, into: set[str]) -> Iterator[Problem]:
    group = network.groups.get(node.type)
    if group is None:
        if node.repeat != 1:
            where = paths.join(path, "repeat")
            yield make_problem("repeat_needs_group", node_id=node.id, path=where, got=node.repeat, expected=1)
        return
    known = ", ".join(group.parameters) or "-"
    for name in node.config:
        if name not in group.parameters:
            where = paths.setting(path, name)
            yield make_problem("unknown_parameter", node_id=node.id, path=where, got=name, expected=known)
    ports = ", ".join(group.ports.inputs)
    for port in sorted(into - set(group.ports.inputs)):
        yield make_problem("unknown_port", node_id=node.id, path=path, got=port, expected=ports)
    for port in group.ports.inputs:
        if port not in into:
            yield make_problem("wire_missing", node_id=node.id, path=path, expected=port)


def _nested_in_themselves(network: Network) -> list[str]:
    """Groups that lie in themselves, directly or through others."""
    inside: Mapping[str, set[str]] = {
        name: {node.type for node in group.nodes if node.type in network.groups}
        for name, group in network.groups.items()
    }

    def reached(name: str) -> set[str]:
        found: set[str] = set()
        waiting = list(inside[name])
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += inside[each]
        return found

    return [name for name in inside if name in reached(name)]
