"""Networks that are one chain of layers, written as one line."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pydantic import JsonValue

from engine.spec import Edge, Network, Node

Step = str | tuple[str, dict[str, JsonValue]]


def make_chain(*steps: Step, names: Sequence[str] = ()) -> Network:
    """A network of layers in a row behind the input `x`.

    Args:
        steps: a layer type, or (type, config), from the first behind the input to the last.
        names: ids of the last nodes; the others are `dense_1`, `dense_2`, `sigmoid_1`, ...

    Example:
        >>> [node.id for node in make_chain(("dense", {"units": 4}), "tanh", ("dense", {"units": 2})).nodes]
        ['x', 'dense_1', 'tanh_1', 'dense_2']
    """
    nodes = [Node(id="x", type="input")]
    seen: Counter[str] = Counter()
    for number, step in enumerate(steps):
        kind, config = step if isinstance(step, tuple) else (step, {})
        seen[kind] += 1
        named = number - (len(steps) - len(names))
        name = names[named] if named >= 0 else f"{kind}_{seen[kind]}"
        nodes.append(Node(id=name, type=kind, config=config))
    edges = (Edge(source=a.id, target=b.id) for a, b in pairwise(nodes))
    return Network(nodes=tuple(nodes), edges=tuple(edges))
