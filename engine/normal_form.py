"""One form for all spellings of an experiment, and its hash."""

import hashlib
import json
from collections.abc import Iterator
from typing import TypeVar

import rfc8785
from pydantic import JsonValue

from engine import registry
from engine.spec import Component, ExperimentSpec, Network

AnyComponent = TypeVar("AnyComponent", bound=Component)


def normalize(spec: ExperimentSpec) -> ExperimentSpec:
    """The normal form of a checked spec.

    Nodes by id; edges by target and port, in their own order into one port; every default of every component filled
    in. A split of None stays: it means the data set's own split, whatever its size.
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
    nodes = (_filled("layers", node) for node in sorted(network.nodes, key=lambda node: node.id))
    edges = sorted(network.edges, key=lambda edge: (edge.target, edge.target_port))
    return network.model_copy(update={"nodes": tuple(nodes), "edges": tuple(edges)})


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


def _components(spec: ExperimentSpec) -> Iterator[tuple[str, Component]]:
    """(family, component) of everything a spec names."""
    for node in spec.network.nodes:
        yield "layers", node
        kind = registry.layer(node.type).Config
        settings = kind.model_validate(node.config)
        for name in kind.model_fields:
            nested = registry.nested_family(kind, name)
            if nested is not None:
                yield nested, getattr(settings, name)
    yield "datasets", spec.data
    for step in spec.data.preprocessing:
        yield "preprocessing", step
    for part in spec.data.augmentations:
        yield "augmentations", part
    for goal in spec.objectives:
        yield "losses", goal.loss
    yield "optimizers", spec.optimizer
    yield "schedules", spec.schedule


def component_versions(spec: ExperimentSpec) -> dict[str, int]:
    """Version of everything a spec names, by family and type: what computes may differ where one differs."""
    return {f"{family}.{part.type}": registry.FAMILIES[family][part.type].version for family, part in _components(spec)}


def canonical_json(spec: ExperimentSpec) -> bytes:
    """RFC 8785 JSON of the normal form and of the versions of its components."""
    document = json.loads(normalize(spec).model_dump_json())
    return rfc8785.dumps({"spec": document, "versions": component_versions(spec)})


def spec_hash(spec: ExperimentSpec) -> str:
    """SHA-256 of `canonical_json`, as 64 hexadecimal digits. The spec was checked before."""
    return hashlib.sha256(canonical_json(spec)).hexdigest()
