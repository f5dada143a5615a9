"""Changed specs: the cures that rules offer. Each changes one thing and keeps the seed."""

from collections.abc import Iterator

from pydantic import JsonValue

from engine import registry
from engine.spec import Clipping, Component, Edge, ExperimentSpec, Network, Node

SQUASHING = ("sigmoid", "tanh")


def with_relu_and_he(spec: ExperimentSpec) -> ExperimentSpec:
    """Hidden sigmoids and tanhs become ReLUs; the weights before them start as He proposed, their biases at 0."""
    prediction = spec.objectives[0].prediction
    hidden = {node.id for node in spec.network.nodes if node.type in (*SQUASHING, "relu") and node.id != prediction}
    started = {source for name in hidden for source in _weights_before(spec.network, name)}
    nodes = tuple(_he_started(node) if node.id in started else node for node in spec.network.nodes)
    network = spec.network.model_copy(update={"nodes": nodes})
    return _retyped(spec.model_copy(update={"network": network}), hidden, "relu")


def _he_started(node: Node) -> Node:
    fields = registry.layer(node.type).Config.model_fields
    start: dict[str, JsonValue] = {
        "weight_initializer": {"type": "he_normal", "config": {}},
        "bias_initializer": {"type": "zeros", "config": {}},
    }
    config = {**node.config, **{name: value for name, value in start.items() if name in fields}}
    return node.model_copy(update={"config": config})


def _weights_before(network: Network, node_id: str) -> Iterator[str]:
    """Nodes with initialisers that feed a node, through nodes that have none."""
    nodes = {node.id: node for node in network.nodes}
    waiting, seen = [node_id], {node_id}
    while waiting:
        name = waiting.pop()
        for edge in network.edges:
            if edge.target != name or edge.source in seen:
                continue
            seen.add(edge.source)
            layer = registry.layer(nodes[edge.source].type)
            if "weight_initializer" in layer.Config.model_fields:
                yield edge.source
            elif layer.inputs and not layer.activation:
                waiting.append(edge.source)


def with_leaky_relu(spec: ExperimentSpec) -> ExperimentSpec:
    """Every layer whose units can die becomes a leaky ReLU."""
    dying = {node.id for node in spec.network.nodes if registry.layer(node.type).can_die}
    return _retyped(spec, dying, "leaky_relu")


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
    added: list[Node] = []
    edges: list[Edge] = []
    for edge in spec.network.edges:
        target, source = registry.layer(nodes[edge.target].type), registry.layer(nodes[edge.source].type)
        hidden = target.activation and edge.target != spec.objectives[0].prediction
        if not hidden or "weight_initializer" not in source.Config.model_fields:
            edges.append(edge)
            continue
        name = _fresh_id("batch_norm", {*nodes, *(node.id for node in added)})
        added.append(Node(id=name, type="batch_norm"))
        edges += [edge.model_copy(update={"target": name, "target_port": "in"}), _edge_from(name, edge)]
    network = Network(nodes=(*spec.network.nodes, *added), edges=tuple(edges))
    return spec.model_copy(update={"network": network})


def _edge_from(name: str, edge: Edge) -> Edge:
    return Edge(source=name, target=edge.target, target_port=edge.target_port)


def _fresh_id(prefix: str, taken: set[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := f"{prefix}_{number}") not in taken)


def learning_rate_of(spec: ExperimentSpec) -> float | None:
    """The learning rate, None where the optimiser finds the length of its steps itself."""
    record = registry.optimizer(spec.optimizer.type)
    return record.Config.model_validate(spec.optimizer.config).model_dump().get("learning_rate")


def with_lower_rate(spec: ExperimentSpec) -> ExperimentSpec:
    """A tenth of the learning rate; nothing changes where the optimiser has none."""
    rate = learning_rate_of(spec)
    if rate is None:
        return spec
    config = {**spec.optimizer.config, "learning_rate": float(f"{rate / 10:.6g}")}
    return spec.model_copy(update={"optimizer": Component(type=spec.optimizer.type, config=config)})


def with_clipping(spec: ExperimentSpec) -> ExperimentSpec:
    """Gradients scaled down to a norm of 1 where they are larger; nothing changes where they are clipped already.

    Nor where the optimiser works out its step from gradient and curvature together.
    """
    full_batch = registry.optimizer(spec.optimizer.type).full_batch
    if spec.training.clipping is not None or (full_batch is not None and full_batch.landscape):
        return spec
    training = spec.training.model_copy(update={"clipping": Clipping(by="global_norm", at=1.0)})
    return spec.model_copy(update={"training": training})
