"""One form for all spellings of an experiment, and its hash."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import rfc8785
from pydantic import JsonValue

from engine import registry
from engine.spec import Component, Edge, ExperimentSpec, Network, Node, paths
from engine.spec.expand import Expansion, expand_network, without_copies
from engine.spec.frozen_weights import sorted_weights
from engine.spec.parameters import parameters_of
from engine.spec.used import without_unused

AnyComponent = TypeVar("AnyComponent", bound=Component)


def normalize(spec: ExperimentSpec) -> ExperimentSpec:
    """The normal form of a checked spec.

    Nodes by id; edges by target and port, in their own order into one port; every default of every component filled
    in, those of parameters in every instance of a group, those of layers in every group that is used. Groups and
    parameters that nothing uses stay, and count for no hash. A split of None stays: it means the data set's own split,
    whatever its size.
    """
    data = _filled("datasets", spec.data)
    steps = tuple(_filled("preprocessing", step) for step in data.preprocessing)
    drawn = tuple(_filled("augmentations", part) for part in data.augmentations)
    objectives = (goal.model_copy(update={"loss": _filled("losses", goal.loss)}) for goal in spec.objectives)
    return spec.model_copy(
        update={
            "network": _ordered(spec.network),
            "data": data.model_copy(update={"preprocessing": steps, "augmentations": drawn}),
            "objectives": tuple(objectives),
            "optimizer": _filled("optimizers", spec.optimizer),
            "schedule": _filled("schedules", spec.schedule),
        }
    )


def _ordered(network: Network) -> Network:
    expansion = expand_network(without_copies(network)) if network.groups else Expansion(network)
    flat = {node.id: node for node in expansion.network.nodes}
    known = {origin.path: flat[name] for name, origin in reversed(list(expansion.origins.items()))}
    groups = {
        name: group.model_copy(
            update={
                "nodes": _nodes(group.nodes, network, known, paths.join(paths.group(name), "nodes")),
                "edges": _edges(group.edges),
            }
        )
        for name, group in sorted(network.groups.items())
    }
    nodes = _nodes(network.nodes, network, {paths.node(name): node for name, node in flat.items()}, paths.NODES)
    return network.model_copy(update={"nodes": nodes, "edges": _edges(network.edges), "groups": groups})


def _nodes(nodes: Iterable[Node], network: Network, known: Mapping[str, Node], path: str) -> tuple[Node, ...]:
    """Nodes of the network or of a group by id, with their defaults.

    Args:
        known: by path, a written-out copy of every layer that is used. path: of the nodes.
    """
    filled: list[Node] = []
    for node in sorted(nodes, key=lambda node: node.id):
        group, written = network.groups.get(node.type), known.get(paths.join(path, node.id))
        config = node.config
        if group is not None:
            config = {**group.parameters, **config}
        elif written is not None:
            referring = {name: value for name, value in config.items() if any(parameters_of(value))}
            config = {**_filled("layers", written).config, **referring}
        frozen = sorted_weights(node.frozen_weights)
        filled.append(node.model_copy(update={"config": config, "frozen_weights": frozen}))
    return tuple(filled)


def _edges(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.target, edge.target_port)))


def _filled(family: str, component: AnyComponent) -> AnyComponent:
    """The component with every setting written out, nested components included."""
    record = registry.FAMILIES[family][component.type]
    settings = record.Config.model_validate(component.config)
    config: dict[str, JsonValue] = settings.model_dump(mode="json")
    for name in record.Config.model_fields:
        nested = registry.nested_family(record.Config, name)
        if nested is not None:
            config[name] = _filled(nested, getattr(settings, name)).model_dump(mode="json")
    return component.model_copy(update={"config": config})


def components(spec: ExperimentSpec) -> Iterator[tuple[str, str, Component]]:
    """(path, family, component) of everything a spec names, nested components included; of groups, one copy's."""
    for node in written_once(spec).nodes:
        yield from _with_nested(paths.node(node.id), "layers", node)
    yield from _with_nested(paths.DATA, "datasets", spec.data)
    for index, step in enumerate(spec.data.preprocessing):
        yield from _with_nested(paths.preprocessing(index), "preprocessing", step)
    for index, part in enumerate(spec.data.augmentations):
        yield from _with_nested(paths.augmentation(index), "augmentations", part)
    for index, goal in enumerate(spec.objectives):
        yield from _with_nested(paths.join(paths.objective(index), "loss"), "losses", goal.loss)
    yield from _with_nested(paths.OPTIMIZER, "optimizers", spec.optimizer)
    yield from _with_nested(paths.SCHEDULE, "schedules", spec.schedule)


def _with_nested(path: str, family: str, component: Component) -> Iterator[tuple[str, str, Component]]:
    yield path, family, component
    kind = registry.FAMILIES[family][component.type].Config
    inner = {name: registry.nested_family(kind, name) for name in kind.model_fields}
    if any(inner.values()):
        settings = kind.model_validate(component.config)
        for name, nested in inner.items():
            if nested is not None:
                yield from _with_nested(paths.setting(path, name), nested, getattr(settings, name))


def written_once(spec: ExperimentSpec) -> Network:
    """The network with one copy of every group written out."""
    return expand_network(without_copies(spec.network)).network if spec.network.groups else spec.network


def component_versions(spec: ExperimentSpec) -> dict[str, int]:
    """Version of everything a spec names, by family and type: what computes may differ where one differs."""
    found = ((family, part.type) for _, family, part in components(spec))
    return {f"{family}.{name}": registry.FAMILIES[family][name].version for family, name in found}


def canonical_json(spec: ExperimentSpec) -> bytes:
    """RFC 8785 JSON of the normal form, without what no node uses, and of the versions of its components."""
    return _write_canonical(_trained(normalize(spec)))


def _trained(normal: ExperimentSpec) -> ExperimentSpec:
    """A spec without groups and parameters that are kept and not trained."""
    return normal.model_copy(update={"network": without_unused(normal.network)})


def _write_canonical(normal: ExperimentSpec) -> bytes:
    document = json.loads(normal.model_dump_json())
    return rfc8785.dumps({"spec": document, "versions": component_versions(normal)})


def spec_hash(spec: ExperimentSpec) -> str:
    """SHA-256 of `canonical_json`, as 64 hexadecimal digits. The spec was checked before."""
    return hash_normal_form(normalize(spec))


def hash_normal_form(normal: ExperimentSpec) -> str:
    """`spec_hash` of a spec that is in its normal form already."""
    return hashlib.sha256(_write_canonical(_trained(normal))).hexdigest()


def document_hash(normal: ExperimentSpec) -> str:
    """SHA-256 of all that a normal form holds: of two equal experiments, one may keep a group that it doesn't use."""
    return hashlib.sha256(_write_canonical(normal)).hexdigest()
