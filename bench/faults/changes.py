"""Faulty changes of a spec: what the kinds of faults are made of."""

from collections.abc import Callable
from itertools import pairwise

from pydantic import JsonValue

from engine import registry
from engine.findings.network import has_kernel
from engine.spec import Clipping, Component, Edge, ExperimentSpec, Network, Node
from engine.spec.expand import wire

Change = Callable[[ExperimentSpec], ExperimentSpec | None]
"""(sound spec) -> faulty spec, None where the fault can't be made in it."""

INPUTS = "x"
OUTPUT = "output"


def classifies(spec: ExperimentSpec) -> bool:
    """Whether its targets are classes."""
    return spec.objectives[0].target == "label"


def with_nodes(spec: ExperimentSpec, change: Callable[[Node], Node]) -> ExperimentSpec | None:
    """Every node changed; None where no node is another."""
    nodes = tuple(map(change, spec.network.nodes))
    if nodes == spec.network.nodes:
        return None
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def activations(kind: str, **config: JsonValue) -> Change:
    """Other hidden activations."""

    def swapped(node: Node) -> Node:
        hidden = registry.layer(node.type).activation
        return node.model_copy(update={"type": kind, "config": config}) if hidden else node

    return lambda spec: with_nodes(spec, swapped)


def started(setting: str, kind: str, **config: JsonValue) -> Change:
    """Other initial weights (`weight`, `recurrent`) or biases (`bias`) in all layers with weights."""
    wanted = ("weight_initializer", "recurrent_initializer") if setting == "weight" else (f"{setting}_initializer",)

    def again(node: Node) -> Node:
        layer = registry.layer(node.type)
        found = [name for name in wanted if name in layer.Config.model_fields] if has_kernel(layer) else []
        new: dict[str, JsonValue] = {name: {"type": kind, "config": config} for name in found}
        return node.model_copy(update={"config": {**node.config, **new}})

    return lambda spec: with_nodes(spec, again)


def ended(*kinds: str) -> Change:
    """More layers behind the output."""

    def longer(spec: ExperimentSpec) -> ExperimentSpec:
        names = [OUTPUT, *(f"end_{number}" for number in range(len(kinds)))]
        nodes = tuple(Node(id=name, type=kind) for name, kind in zip(names[1:], kinds, strict=True))
        edges = tuple(wire(source, target) for source, target in pairwise(names))
        network = Network(nodes=(*spec.network.nodes, *nodes), edges=(*spec.network.edges, *edges))
        goal = spec.objectives[0].model_copy(update={"prediction": names[-1]})
        return spec.model_copy(update={"network": network, "objectives": (goal,)})

    return longer


def behind(spec: ExperimentSpec, chosen: Callable[[Node], bool], kind: str, **config: JsonValue) -> ExperimentSpec:
    """A layer behind each of some nodes."""
    network = spec.network
    names = {node.id: f"{kind}_after_{node.id}" for node in network.nodes if chosen(node)}
    nodes = tuple(Node(id=name, type=kind, config=config) for name in names.values())
    edges = [edge.model_copy(update={"source": names.get(edge.source, edge.source)}) for edge in network.edges]
    edges += [Edge(source=source, target=name) for source, name in names.items()]
    return spec.model_copy(update={"network": Network(nodes=(*network.nodes, *nodes), edges=tuple(edges))})


def behind_activations(kind: str, **config: JsonValue) -> Change:
    """A layer behind each hidden activation."""
    return lambda spec: behind(spec, lambda node: registry.layer(node.type).activation, kind, **config)


def before_output(*layers: tuple[str, dict[str, JsonValue]]) -> Change:
    """More layers before the last one with weights."""

    def longer(spec: ExperimentSpec) -> ExperimentSpec:
        last = "last" if any(node.id == "last" for node in spec.network.nodes) else OUTPUT
        source = next(edge.source for edge in spec.network.edges if edge.target == last)
        names = [source, *(f"more_{number}" for number in range(len(layers))), last]
        kept = [edge for edge in spec.network.edges if edge.target != last]
        nodes = tuple(
            Node(id=name, type=kind, config=config) for name, (kind, config) in zip(names[1:], layers, strict=False)
        )
        edges = tuple(wire(first, second) for first, second in pairwise(names))
        network = Network(nodes=(*spec.network.nodes, *nodes), edges=(*kept, *edges))
        return spec.model_copy(update={"network": network})

    return longer


def rate(factor: float) -> Change:
    """So many times the learning rate."""

    def other(spec: ExperimentSpec) -> ExperimentSpec:
        config = spec.optimizer.config
        new = {**config, "learning_rate": float(str(config["learning_rate"])) * factor}
        return spec.model_copy(update={"optimizer": Component(type=spec.optimizer.type, config=new)})

    return other


def optimizer(kind: str, **config: JsonValue) -> Change:
    """Another optimiser."""
    return lambda spec: spec.model_copy(update={"optimizer": Component(type=kind, config=config)})


def schedule(kind: str, **config: JsonValue) -> Change:
    """A schedule."""
    return lambda spec: spec.model_copy(update={"schedule": Component(type=kind, config=config)})


def training(**values: JsonValue | Clipping) -> Change:
    """Other settings of the training."""
    return lambda spec: spec.model_copy(update={"training": spec.training.model_copy(update=dict(values))})


def preprocessing(*steps: Component) -> Change:
    """Other preprocessing; not where the inputs are the targets."""

    def other(spec: ExperimentSpec) -> ExperimentSpec | None:
        if spec.objectives[0].target == "input" or spec.data.preprocessing == steps:
            return None
        return spec.model_copy(update={"data": spec.data.model_copy(update={"preprocessing": steps})})

    return other


def split(**values: int) -> Change:
    """Another split."""

    def other(spec: ExperimentSpec) -> ExperimentSpec:
        new = spec.data.split.model_copy(update=dict(values))
        return spec.model_copy(update={"data": spec.data.model_copy(update={"split": new})})

    return other


def loss(kind: str, *, target: str | None = None, end: str | None = None) -> Change:
    """Another loss, behind another last activation; for classes alone."""

    def other(spec: ExperimentSpec) -> ExperimentSpec | None:
        if not classifies(spec):
            return None
        longer = ended(end)(spec) if end is not None else spec
        assert longer is not None
        goal = longer.objectives[0]
        new = {"loss": Component(type=kind), "target": target or goal.target}
        return longer.model_copy(update={"objectives": (goal.model_copy(update=new),)})

    return other


def narrow(spec: ExperimentSpec) -> ExperimentSpec | None:
    """One unit in every hidden layer."""

    def thin(node: Node) -> Node:
        hidden = node.id not in (OUTPUT, "last")
        names = [name for name in ("units", "filters") if name in node.config] if hidden else []
        return node.model_copy(update={"config": {**node.config, **dict.fromkeys(names, 1)}})

    return with_nodes(spec, thin)


def frozen(spec: ExperimentSpec) -> ExperimentSpec | None:
    """All hidden layers frozen."""

    def still(node: Node) -> Node:
        hidden = node.id not in (OUTPUT, "last") and has_kernel(registry.layer(node.type))
        return node.model_copy(update={"frozen": True}) if hidden else node

    return with_nodes(spec, still)


def all_frozen(spec: ExperimentSpec) -> ExperimentSpec | None:
    """Every layer with weights frozen."""

    def still(node: Node) -> Node:
        return node.model_copy(update={"frozen": True}) if has_kernel(registry.layer(node.type)) else node

    return with_nodes(spec, still)


def pooled_away(spec: ExperimentSpec) -> ExperimentSpec | None:
    """Pooling until one pixel is left."""
    if not any(node.type == "max_pool2d" for node in spec.network.nodes):
        return None

    def coarse(node: Node) -> Node:
        return node.model_copy(update={"config": {"pool_size": 4}}) if node.id == "max_pool2d_1" else node

    return with_nodes(spec, coarse)


def forgetful(spec: ExperimentSpec) -> ExperimentSpec | None:
    """A simple recurrent layer that forgets from step to step, in place of an LSTM."""
    weak: JsonValue = {"type": "orthogonal", "config": {"gain": 0.1}}

    def simple(node: Node) -> Node:
        config = {**node.config, "recurrent_initializer": weak}
        return node.model_copy(update={"type": "simple_recurrent", "config": config}) if node.type == "lstm" else node

    return with_nodes(spec, simple)


def together(*changes: Change) -> Change:
    """One change after the other."""

    def both(spec: ExperimentSpec) -> ExperimentSpec | None:
        changed: ExperimentSpec | None = spec
        for change in changes:
            changed = None if changed is None else change(changed)
        return changed

    return both
