"""Layers that can't do what they are there for: reported before a step is taken, each with the change that cures it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import layer_of, read_sources, single_source
from engine.checks.passages import sole_passages
from engine.checks.walk import Walk
from engine.errors import Edit, InsertNode, Problem, RemovePart, SetValue
from engine.findings.network import has_kernel
from engine.layers.spans import ANYTHING
from engine.problems import make_problem
from engine.shapes import order_nodes
from engine.spec import paths
from engine.spec.expand import SEPARATOR

Wires = Mapping[str, Sequence[str]]
"""What reads each node, or what each node reads."""

USUAL_UNITS = 16
"""Of a layer that is widened."""


def check_design(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """What the layers and their order show."""
    yield from _softmax_of_one(draft, walk)
    yield from _no_activation(draft, walk)
    yield from _softmax_inside(draft)
    yield from _bottlenecks(draft, walk)


def replaced(draft: Draft, name: str, kind: str) -> tuple[Edit, ...]:
    """Edits that put another layer in the place of one without weights."""
    source = single_source(draft, name)
    if source is None or SEPARATOR in name:
        return ()
    return InsertNode(layer=kind, source=source, target=name), RemovePart(path=paths.node(name))


def _kernels(draft: Draft) -> list[str]:
    """Layers with weights drawn by an initialiser."""
    return [name for name in draft.nodes if (layer := layer_of(draft, name)) is not None and has_kernel(layer)]


def _readers(draft: Draft) -> Wires:
    readers: dict[str, list[str]] = {name: [] for name in draft.nodes}
    for name, sources in read_sources(draft).items():
        for source in sources:
            readers[source].append(name)
    return readers


def _no_activation(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Several layers with weights and nothing that bends; a linear autoencoder is a way to principal components."""
    layers = ((name, layer_of(draft, name)) for name in draft.nodes)
    bent = any(layer is not None and not layer.affine for name, layer in layers if name not in draft.predictions)
    rebuilds = any(goal is not None and goal.target == "input" for goal in draft.objectives)
    if rebuilds:
        return
    if bent:
        yield from _merged(draft, walk)
        return
    kernels = _kernels(draft)
    leading = _reached(read_sources(draft), kernels)
    inner = [name for name in kernels if name in leading]
    if not inner:
        return
    edits = tuple(InsertNode(layer="relu", source=name) for name in inner)
    fix = () if any(SEPARATOR in name for name in inner) else edits
    yield make_problem("no_activation", node_id=inner[0], got=len(kernels), fix=fix)


def _merged(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Dense layers that only another dense layer reads, and that are no narrower than what they join.

    Their product is any matrix that one layer could have; a narrower one limits its rank, which may be meant.
    """
    readers, kernels = _readers(draft), _kernels(draft)
    maps = dict.fromkeys(name for name in kernels if (layer := layer_of(draft, name)) is not None and layer.affine)
    for name in maps:
        source, ahead = single_source(draft, name), readers[name]
        if source is None or len(ahead) != 1 or ahead[0] not in maps or name in draft.predictions:
            continue
        shapes = [walk.shapes.get(each, ()) for each in (source, name, ahead[0])]
        if any(len(shape) != 1 for shape in shapes):
            continue
        given, own, after = (shape[0] for shape in shapes)
        if own >= min(given, after):
            fix = () if SEPARATOR in name else (InsertNode(layer="relu", source=name),)
            yield make_problem("no_activation_between", node_id=name, got=ahead[0], fix=fix)


def _reached(wires: Wires, starts: Iterable[str]) -> set[str]:
    """Nodes to which paths of one wire or more lead from some."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        ahead = [name for name in wires[waiting.pop()] if name not in found]
        found.update(ahead)
        waiting += ahead
    return found


def _shares(draft: Draft, name: str) -> bool:
    """Whether the outputs of a node sum to 1 whatever comes in."""
    layer, config = layer_of(draft, name), draft.configs.get(name)
    if layer is None or config is None:
        return False
    return layer.span(config, (ANYTHING,), ((1,),)).sums_to_one


def _softmax_of_one(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Shares of one number are 1, whatever it was. For classes a sigmoid does what is meant, for values nothing."""
    values = {goal.prediction for goal in draft.objectives if goal is not None and goal.target in ("value", "input")}
    for name in draft.nodes:
        if not _shares(draft, name) or walk.shapes.get(name, (0,))[-1] != 1 or SEPARATOR in name:
            continue
        fix = (RemovePart(path=paths.node(name)),) if name in values else replaced(draft, name, "sigmoid")
        yield make_problem("softmax_of_one", node_id=name, got=1, expected="≥ 2", fix=fix)


def _softmax_inside(draft: Draft) -> Iterator[Problem]:
    """A softmax whose shares a layer with weights reads; those that weigh something are multiplied with it."""
    kernels, readers, sources = set(_kernels(draft)), _readers(draft), read_sources(draft)
    weighed: set[str] = set()
    for name in reversed(order_nodes(sources)):
        if any(ahead in kernels or (ahead in weighed and len(sources[ahead]) == 1) for ahead in readers[name]):
            weighed.add(name)
    for name in draft.nodes:
        if name in weighed and name not in draft.predictions and _shares(draft, name):
            yield make_problem("softmax_inside", node_id=name, fix=replaced(draft, name, "relu"))


def _bottlenecks(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Hidden layers of one number for each example, that every path to a later layer with weights leads through."""
    kernels, readers, sources = dict.fromkeys(_kernels(draft)), _readers(draft), read_sources(draft)
    leading = _reached(sources, kernels).union(kernels)
    passages = sole_passages({name: sources[name] for name in leading})
    for name in kernels:
        if prod(walk.shapes.get(name, (0,))) != 1 or name not in passages:
            continue
        layer = registry.layer(draft.nodes[name].type)
        setting = next((each for each in ("units", "filters") if each in layer.Config.model_fields), None)
        path = paths.setting(paths.node(name), setting or "units")
        fix: tuple[Edit, ...] = ()
        if setting is not None and SEPARATOR not in name:
            bent = () if kernels.keys().isdisjoint(readers[name]) else (InsertNode(layer="relu", source=name),)
            fix = (SetValue(path=path, value=USUAL_UNITS), *bent)
        yield make_problem("bottleneck", node_id=name, path=path, got=1, fix=fix)
