"""The wiring: ports, cycles, one input, nothing left over."""

from collections import Counter, defaultdict

from engine import registry
from engine.checks.draft import Draft
from engine.checks.wires import check_edges
from engine.errors import Problem
from engine.layers.definition import LayerDef
from engine.problems import make_problem
from engine.shapes import find_cyclic
from engine.spec import Config, Edge, paths


def check_graph(draft: Draft) -> list[Problem]:
    """Problems of the wiring. Nodes of an unknown type are in the graph, but their ports are not judged."""
    if not draft.nodes:
        return [make_problem("network_empty", path="network.nodes")]
    drawn = draft.drawn
    wires = check_edges(drawn.edges, drawn.nodes, drawn.nodes, paths.join("network", "edges"), drawn=True)
    found = [*_input_problems(draft), *wires]
    for name in draft.nodes:
        found += _port_problems(draft, name)
    found += [
        make_problem("cycle", node_id=name, expected="wires that lead from the input to the loss")
        for name in find_cyclic(read_sources(draft))
    ]
    return found + _unused_problems(draft)


def read_sources(draft: Draft) -> dict[str, list[str]]:
    """What each node reads, wires to nowhere left out."""
    sources: dict[str, list[str]] = {name: [] for name in draft.nodes}
    for edge in draft.edges:
        if edge.source in sources and edge.target in sources:
            sources[edge.target].append(edge.source)
    return sources


def layer_of(draft: Draft, node_id: str) -> LayerDef[Config] | None:
    """The layer of a node, None where its type is unknown."""
    return registry.find_layer(draft.nodes[node_id].type)


def _input_problems(draft: Draft) -> list[Problem]:
    inputs = [name for name in draft.nodes if (layer := layer_of(draft, name)) is not None and not layer.inputs]
    if not inputs and not any(layer_of(draft, name) is None for name in draft.nodes):
        return [make_problem("input_missing", path="network.nodes")]
    if len(inputs) > 1:
        return [make_problem("several_inputs", node_id=name, got=len(inputs), expected=1) for name in inputs]
    return []


def _port_problems(draft: Draft, node_id: str) -> list[Problem]:
    layer = layer_of(draft, node_id)
    if layer is None:
        return []
    wires: dict[str, list[Edge]] = defaultdict(list)
    for edge in draft.wires_into(node_id):
        wires[edge.target_port].append(edge)
    if not layer.inputs:
        return [make_problem("takes_no_wire", node_id=node_id)] if wires else []
    known = {port.name for port in layer.inputs}
    names = ", ".join(sorted(known))
    found = [
        make_problem("unknown_port", node_id=node_id, got=port, expected=names) for port in wires if port not in known
    ]
    unknown = bool(found)
    for port in layer.inputs:
        if not wires[port.name]:
            # A wire at an unknown port has been reported already, and so has one that could not be read.
            found += [] if unknown or draft.may_lack_input(node_id) else [_wire_missing(layer, node_id, port.name)]
        elif len(wires[port.name]) > 1 and not port.many:
            count = len(wires[port.name])
            found.append(make_problem("too_many_wires", node_id=node_id, got=count, expected=1))
    return found


def _wire_missing(layer: LayerDef[Config], node_id: str, port: str) -> Problem:
    if len(layer.inputs) == 1:
        return make_problem("wire_missing", node_id=node_id, expected=port)
    return make_problem("port_not_connected", node_id=node_id, got=layer.type, expected=port)


def _unused_problems(draft: Draft) -> list[Problem]:
    """Ends that no objective reads. What only feeds such an end is not blamed as well."""
    if draft.objective is None or draft.objective.prediction not in draft.nodes:
        return []
    ends = draft.predictions
    readers = Counter(edge.source for edge in draft.edges if edge.target in draft.nodes)
    loose = [name for name in draft.nodes if not readers[name] and name not in ends and not draft.may_lack_reader(name)]
    return [make_problem("unused_node", node_id=name) for name in loose]


def single_source(draft: Draft, node_id: str) -> str | None:
    """The one node that leads into another; None where there are none or several."""
    sources = [edge.source for edge in draft.wires_into(node_id) if edge.source in draft.nodes]
    return sources[0] if len(sources) == 1 and sources[0] != node_id else None
