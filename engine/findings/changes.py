"""Changed networks: cures that rules offer. Each changes one thing and keeps the seed."""

from collections.abc import Collection, Iterator, Sequence
from itertools import count

from pydantic import JsonValue

from engine import registry
from engine.findings.network import has_kernel
from engine.spec import Component, Edge, ExperimentSpec, Network, Node
from engine.spec.expand import wire

HIDDEN_UNITS = 16
"""Width of a hidden layer that a cure adds."""


def with_relu_and_he(spec: ExperimentSpec) -> ExperimentSpec:
    """Hidden sigmoids and tanhs become ReLUs; the weights before them start as He proposed, their biases at 0."""
    prediction = spec.objectives[0].prediction
    hidden = {
        node.id
        for node in spec.network.nodes
        if node.id != prediction and (node.type == "relu" or registry.layer(node.type).saturation is not None)
    }
    started = _weights_before(spec.network, hidden)
    nodes = tuple(_started(node, "he_normal") if node.id in started else node for node in spec.network.nodes)
    network = spec.network.model_copy(update={"nodes": nodes})
    return _retyped(spec.model_copy(update={"network": network}), hidden, "relu")


def with_learning(spec: ExperimentSpec, names: Collection[str]) -> ExperimentSpec:
    """Nothing of some nodes is frozen."""

    def freed(node: Node) -> Node:
        factor = node.learning_rate_factor or 1.0
        return node.model_copy(update={"frozen": False, "learning_rate_factor": factor, "frozen_weights": {}})

    nodes = tuple(freed(node) if node.id in names else node for node in spec.network.nodes)
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def _started(node: Node, initializer: str) -> Node:
    fields = registry.layer(node.type).Config.model_fields
    start: dict[str, JsonValue] = {
        "weight_initializer": {"type": initializer, "config": {}},
        "bias_initializer": {"type": "zeros", "config": {}},
    }
    config = {**node.config, **{name: value for name, value in start.items() if name in fields}}
    return node.model_copy(update={"config": config})


def _weights_before(network: Network, names: Collection[str]) -> set[str]:
    """Nodes with initialisers that feed some nodes, through nodes that have none."""
    nodes = {node.id: node for node in network.nodes}
    sources: dict[str, list[str]] = {name: [] for name in nodes}
    for edge in network.edges:
        sources[edge.target].append(edge.source)
    waiting, seen, found = [*names], set[str](), set[str]()
    while waiting:
        for source in sources[waiting.pop()]:
            if source in seen:
                continue
            seen.add(source)
            layer = registry.layer(nodes[source].type)
            if has_kernel(layer):
                found.add(source)
            elif layer.inputs and not layer.activation:
                waiting.append(source)
    return found


def with_drawn_weights(spec: ExperimentSpec, chosen: Collection[str] | None = None) -> ExperimentSpec:
    """Weights drawn at random again: as He proposed before a ReLU and its like, as Glorot proposed elsewhere; biases 0.

    Args:
        chosen: ids of layers; None takes every layer with weights.
    """
    rectifying = [node.id for node in spec.network.nodes if registry.layer(node.type).rectifies]
    before = _weights_before(spec.network, rectifying)
    wanted = {node.id for node in spec.network.nodes} if chosen is None else set(chosen)
    nodes = tuple(
        _started(node, "he_normal" if node.id in before else "glorot_uniform") if node.id in wanted else node
        for node in spec.network.nodes
    )
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def with_hidden_relu(spec: ExperimentSpec) -> ExperimentSpec:
    """A ReLU behind every linear layer with weights; a hidden layer of 16 ReLUs where there is but one such layer."""
    nodes = {node.id: node for node in spec.network.nodes}
    ends = _predicting(spec.network, {goal.prediction for goal in spec.objectives})
    hidden = [node for node in spec.network.nodes if has_kernel(registry.layer(node.type)) and node.id not in ends]
    network = spec.network
    if hidden:
        read = {edge.source for edge in network.edges if registry.layer(nodes[edge.target].type).affine}
        network = with_behind(network, [node.id for node in hidden if node.id in read], "relu")
    else:
        for name in sorted(ends):
            if has_kernel(registry.layer(nodes[name].type)):
                network = _with_before(network, name)
    return spec.model_copy(update={"network": network})


def _predicting(network: Network, predictions: set[str]) -> set[str]:
    """The predictions, and the layers with weights that feed them through layers without."""
    types = {node.id: node.type for node in network.nodes}
    weighted = [name for name in predictions if has_kernel(registry.layer(types[name]))]
    return (predictions | _weights_before(network, predictions)) - _weights_before(network, weighted)


def with_behind(network: Network, names: Sequence[str], kind: str) -> Network:
    """A layer behind each of some nodes: whoever read the node reads the layer."""
    added = dict(zip(names, _fresh_ids(kind, {node.id for node in network.nodes}), strict=False))
    edges = (
        edge.model_copy(update={"source": added[edge.source]}) if edge.source in added else edge
        for edge in network.edges
    )
    return Network(
        nodes=(*network.nodes, *(Node(id=name, type=kind) for name in added.values())),
        edges=(*edges, *(wire(source, name) for source, name in added.items())),
    )


def _with_before(network: Network, node_id: str) -> Network:
    """A dense layer of 16 units and its ReLU before a node with one input."""
    taken = {node.id for node in network.nodes}
    dense, relu = next(_fresh_ids("dense", taken)), next(_fresh_ids("relu", taken))
    edges = tuple(
        edge.model_copy(update={"target": dense}) if edge.target == node_id else edge for edge in network.edges
    )
    added = (Node(id=dense, type="dense", config={"units": HIDDEN_UNITS}), Node(id=relu, type="relu"))
    wires = (wire(dense, relu), wire(relu, node_id))
    nodes = (_drawn(node) if node.id == node_id else node for node in network.nodes)
    return Network(nodes=(*nodes, *added), edges=(*edges, *wires))


def _drawn(node: Node) -> Node:
    """A node without initial weights given one by one: behind other inputs there are not as many."""
    config = registry.layer_config(node)
    given = set[str]()
    for name, value in config:
        if registry.nested_family(type(config), name) == "initializers":
            start = Component.model_validate(value)
            record = registry.initializer(start.type)
            if record.count(record.Config.model_validate(start.config)) is not None:
                given.add(name)
    kept = {name: value for name, value in node.config.items() if name not in given}
    return node.model_copy(update={"config": kept})


def with_leaky_relu(spec: ExperimentSpec) -> ExperimentSpec:
    """Every layer whose units can die becomes a leaky ReLU."""
    dying = {node.id for node in spec.network.nodes if registry.layer(node.type).can_die}
    return _retyped(spec, dying, "leaky_relu")


def with_lstm(spec: ExperimentSpec) -> ExperimentSpec:
    """Every simple recurrent layer becomes an LSTM with its size and its initialisers."""
    nodes = tuple(
        node.model_copy(update={"type": "lstm", "config": _without(node, "activation")})
        if registry.layer(node.type).recurrence(registry.layer_config(node)) is not None
        else node
        for node in spec.network.nodes
    )
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def with_orthogonal_states(spec: ExperimentSpec) -> ExperimentSpec:
    """Weights from state to state that keep norms at first, in every simple recurrent layer."""
    start: JsonValue = {"type": "orthogonal", "config": {}}
    nodes = tuple(
        node.model_copy(update={"config": {**node.config, "recurrent_initializer": start}})
        if registry.layer(node.type).recurrence(registry.layer_config(node)) is not None
        else node
        for node in spec.network.nodes
    )
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def _without(node: Node, setting: str) -> dict[str, JsonValue]:
    return {name: value for name, value in node.config.items() if name != setting}


def _retyped(spec: ExperimentSpec, chosen: set[str], new: str) -> ExperimentSpec:
    """Some nodes become another type, with its default settings; `sigmoid_2` is then called `relu_2`.

    They have no weights, so that their names draw no random numbers.
    """
    taken = {node.id for node in spec.network.nodes}
    names: dict[str, str] = {}
    for node in spec.network.nodes:
        name = f"{new}{node.id.removeprefix(node.type)}"
        follows = node.id in chosen and node.id.startswith(f"{node.type}_") and name not in taken
        names[node.id] = name if follows else node.id
    nodes = (
        node.model_copy(update={"id": names[node.id], "type": new, "config": {}})
        if node.id in chosen and node.type != new
        else node
        for node in spec.network.nodes
    )
    edges = (
        edge.model_copy(update={"source": names[edge.source], "target": names[edge.target]})
        for edge in spec.network.edges
    )
    objectives = (goal.model_copy(update={"prediction": names[goal.prediction]}) for goal in spec.objectives)
    network = Network(nodes=tuple(nodes), edges=tuple(edges))
    return spec.model_copy(update={"network": network, "objectives": tuple(objectives)})


def with_batch_norm(spec: ExperimentSpec) -> ExperimentSpec:
    """A batch norm before every hidden activation that weights feed directly."""
    nodes = {node.id: node for node in spec.network.nodes}
    fresh = _fresh_ids("batch_norm", set(nodes))
    added: list[Node] = []
    edges: list[Edge] = []
    for edge in spec.network.edges:
        target, source = registry.layer(nodes[edge.target].type), registry.layer(nodes[edge.source].type)
        hidden = target.activation and edge.target != spec.objectives[0].prediction
        if not hidden or not has_kernel(source):
            edges.append(edge)
            continue
        name = next(fresh)
        added.append(Node(id=name, type="batch_norm"))
        edges += [edge.model_copy(update={"target": name, "target_port": "in"}), _edge_from(name, edge)]
    network = Network(nodes=(*spec.network.nodes, *added), edges=tuple(edges))
    return spec.model_copy(update={"network": network})


def _edge_from(name: str, edge: Edge) -> Edge:
    return wire(name, edge.target, target_port=edge.target_port)


def with_wider_layers(spec: ExperimentSpec) -> ExperimentSpec:
    """Twice as many units or filters in every hidden layer; a hidden layer of 16 ReLUs where there is none."""
    ends = _predicting(spec.network, {goal.prediction for goal in spec.objectives})
    nodes = tuple(node if node.id in ends else _doubled(node) for node in spec.network.nodes)
    if nodes == spec.network.nodes:
        return with_hidden_relu(spec)
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def _doubled(node: Node) -> Node:
    layer = registry.layer(node.type)
    settings = [name for name in ("units", "filters") if name in layer.Config.model_fields] if has_kernel(layer) else []
    config = registry.layer_config(node)
    wider: dict[str, JsonValue] = {name: 2 * int(getattr(config, name)) for name in settings}
    return node.model_copy(update={"config": {**node.config, **wider}})


def with_dropout(spec: ExperimentSpec) -> ExperimentSpec:
    """Dropout at its usual rate behind the last hidden activation; nothing changes where there is noise already."""
    hidden = [
        node.id
        for node in spec.network.nodes
        if registry.layer(node.type).activation and node.id not in {goal.prediction for goal in spec.objectives}
    ]
    sources = {edge.source for edge in spec.network.edges}
    read = [name for name in hidden if name in sources]
    if not read or any(registry.layer(node.type).noise for node in spec.network.nodes):
        return spec
    return spec.model_copy(update={"network": with_behind(spec.network, read[-1:], "dropout")})


def _fresh_ids(prefix: str, taken: Collection[str]) -> Iterator[str]:
    """Ids that no node has, each another one."""
    return (name for number in count(1) if (name := f"{prefix}_{number}") not in taken)
