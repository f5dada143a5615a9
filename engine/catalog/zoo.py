"""What the networks of the zoo cost, by the same count as that of any drawing; computed when it is first asked for."""

from collections.abc import Mapping
from functools import cache

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from engine import registry
from engine.catalog.entries import ZooEntry
from engine.checks import check
from engine.shapes import order_nodes
from engine.spec import Network
from engine.spec.expand import expand_network
from engine.zoo import ZOO
from engine.zoo.definition import Architecture

_BY_TYPE: Mapping[str, Architecture] = {entry.type: entry for entry in ZOO}


@with_config(ConfigDict(extra="forbid"))
class ZooCosts(TypedDict):
    """A network counted: learned numbers, multiply-adds of one example, bytes of a run.

    `layers`: convolutions, dense and recurrent layers on the longest path; it is the number in many a network's name.
    """

    type: str
    weights: int
    operations: int
    memory_bytes: int
    layers: int


@with_config(ConfigDict(extra="forbid"))
class ZooOverview(TypedDict):
    """All networks counted, in the order of the catalogue."""

    networks: list[ZooCosts]


def zoo_entries() -> list[ZooEntry]:
    """The texts of every network."""
    return [_entry(entry) for entry in ZOO]


@cache
def zoo_overview() -> ZooOverview:
    """What every entry costs."""
    return {"networks": [_costs(entry) for entry in ZOO]}


def find_architecture(type: str) -> Architecture | None:
    """A network by its name; None where there is none of that type."""
    return _BY_TYPE.get(type)


def _entry(entry: Architecture) -> ZooEntry:
    error = entry.top5_error
    return {
        "type": entry.type,
        "title": entry.title,
        "summary": entry.summary,
        "year": entry.year,
        "source": entry.source,
        "top5_error": None if error is None else error.value,
        "top5_source": None if error is None else error.source,
    }


def _costs(entry: Architecture) -> ZooCosts:
    result = check(entry.spec.model_dump(mode="json"))
    return {
        "type": entry.type,
        "weights": result.weights,
        "operations": result.operations,
        "memory_bytes": result.memory_bytes,
        "layers": _depth(entry.spec.network),
    }


def _depth(network: Network) -> int:
    """Layers whose weights are drawn at random, on the longest path through a network."""
    drawn = expand_network(network).network
    kinds = {node.id: registry.layer(node.type) for node in drawn.nodes}
    sources: dict[str, list[str]] = {name: [] for name in kinds}
    for edge in drawn.edges:
        sources[edge.target].append(edge.source)
    depths: dict[str, int] = {}
    for name in order_nodes(sources):
        counts = "weight_initializer" in kinds[name].Config.model_fields
        depths[name] = counts + max((depths[source] for source in sources[name]), default=0)
    return max(depths.values())
