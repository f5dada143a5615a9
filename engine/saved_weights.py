"""Saved weights: weights and running statistics of nodes in one file, named by the SHA-256 of its bytes.

Arrays are named as in a checkpoint (`weights/<node>/<array>`, `layers/<node>/<array>`). Equal weights make equal bytes,
so a spec that names a file says exactly which numbers a node starts with. Ids of nodes may hold slashes.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from engine.array_file import UnreadableError, read_arrays, read_header, write_arrays
from engine.arrays import HostArray
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Facts
from engine.spec import Network, paths
from engine.spec.expand import SEPARATOR

WEIGHTS_VERSION = 1
KINDS = ("weights", "layers")
"""What a file holds of each node: learned numbers, and running statistics."""

Shapes = dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class SavedNode:
    """A node of a file. version: of its layer. weights, layers: shapes of its arrays by name."""

    type: str
    version: int
    weights: Shapes = field(default_factory=Shapes)
    layers: Shapes = field(default_factory=Shapes)


SavedNodes = Mapping[str, SavedNode]
"""By id, in the order of the file."""


class SavedWeights(Protocol):
    """Files of saved weights by name."""

    def nodes(self, name: str) -> SavedNodes | None:
        """What a file holds; None where there is none of this name, or it cannot be read."""
        ...

    def read(self, name: str) -> bytes | None:
        """A file; None as before."""
        ...


def write_weights(arrays: Mapping[str, HostArray], layers: Mapping[str, tuple[str, int]]) -> bytes:
    """A file.

    Args:
        arrays: by name, `weights/<node>/<array>` and `layers/<node>/<array>`. layers: (type, version) of each node.
    """
    held = sorted({_split(name)[1] for name in arrays})
    nodes = {node: dict(zip(("type", "version"), layers[node], strict=True)) for node in held}
    return write_arrays({"version": WEIGHTS_VERSION, "nodes": nodes}, arrays)


def weights_name(blob: bytes) -> str:
    """The name of a file: 64 hexadecimal digits."""
    return hashlib.sha256(blob).hexdigest()


def saved_nodes(start: bytes) -> SavedNodes:
    """What a file holds, from its header (see `engine.array_file.read_header`).

    Raises:
        UnreadableError: it is no file of saved weights of this version.
    """
    facts, shapes = read_header(start)
    return _nodes(facts, shapes)


def initial_arrays(network: Network, saved: SavedWeights | None) -> dict[str, HostArray]:
    """The arrays that nodes with `weights_from` start with, by the names of the network's own nodes.

    Layers without weights in a group that starts with saved ones are passed over.

    Args:
        network: with its groups written out, checked.

    Raises:
        EngineError: `weights_missing`, or `weights_node_unknown`, by node.
    """
    found: dict[str, HostArray] = {}
    files: dict[str, dict[str, dict[tuple[str, str], HostArray]]] = {}
    for node in network.nodes:
        if node.weights_from is None:
            continue
        name, place = node.weights_from.weights, paths.join(paths.node(node.id), "weights_from")
        if name not in files:
            blob = None if saved is None else saved.read(name)
            if blob is None:
                raise EngineError(make_problem("weights_missing", node_id=node.id, path=place, got=name[:12]))
            files[name] = _by_node(blob)
        own = files[name].get(node.weights_from.node, {})
        if not own and SEPARATOR not in node.id:
            got = node.weights_from.node
            raise EngineError(make_problem("weights_node_unknown", node_id=node.id, path=place, got=got))
        found |= {f"{kind}/{node.id}/{array}": values for (kind, array), values in own.items()}
    return found


def _by_node(blob: bytes) -> dict[str, dict[tuple[str, str], HostArray]]:
    """Arrays of every node of a file, by kind and name."""
    nodes: dict[str, dict[tuple[str, str], HostArray]] = {}
    for name, values in read_arrays(blob)[1].items():
        kind, owner, array = _split(name)
        nodes.setdefault(owner, {})[kind, array] = values
    return nodes


def _nodes(facts: Facts, shapes: Mapping[str, tuple[int, ...]]) -> SavedNodes:
    if facts.get("version") != WEIGHTS_VERSION:
        raise UnreadableError(f"version {facts.get('version')}")
    nodes = {name: SavedNode(**entry) for name, entry in facts["nodes"].items()}
    for name, shape in shapes.items():
        kind, node, array = _split(name)
        (nodes[node].weights if kind == "weights" else nodes[node].layers)[array] = shape
    return nodes


def _split(name: str) -> tuple[str, str, str]:
    """Kind, node and array of a name.

    Example:
        >>> _split("weights/block_1/2/conv_1/kernel")
        ('weights', 'block_1/2/conv_1', 'kernel')
    """
    kind, _, rest = name.partition("/")
    node, _, array = rest.rpartition("/")
    if kind not in KINDS or not node:
        raise UnreadableError(f"there is an array named {name}")
    return kind, node, array
