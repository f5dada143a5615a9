"""What a layer computes on the way along the sequence of one example: gates and states, or shares of attention."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.compile.plan import Plan, PlanNode
from engine.errors import EngineError
from engine.layers.definition import GateValues
from engine.problems import make_problem

MOST_EXACT = 2_000_000
"""Weights of a layer that are widened to float64; larger ones are read in the run's own precision."""

LONGEST_GOT = 100

Outputs = Callable[[Sequence[str]], Sequence[Floats]]
"""Addresses -> the output of each node for the one example, [1, ...]."""

Arrays = Callable[[str], Mapping[str, Floats]]
"""An address -> the node's weights and running statistics by name."""


def gates_of(plan: Plan, address: str, arrays: Arrays, outputs: Outputs) -> tuple[GateValues, Floats]:
    """The gates and states of a recurrent layer; [steps, features] that it reads.

    Raises:
        EngineError: `no_gates`, also for an address that is not there.
    """
    node = _node(plan, address)
    if node is None or node.layer.gates is None:
        raise EngineError(make_problem("no_gates", got=address[:LONGEST_GOT]))
    weights, read = _read(plan, node, arrays, outputs)
    return node.layer.gates(node.config, weights, read), read


def attention_of(plan: Plan, address: str, arrays: Arrays, outputs: Outputs) -> Floats:
    """[heads, steps, steps] of an attention layer: how much each step takes from each.

    Raises:
        EngineError: `no_attention`, also for an address that is not there.
    """
    node = _node(plan, address)
    if node is None or node.layer.attends is None:
        raise EngineError(make_problem("no_attention", got=address[:LONGEST_GOT]))
    return node.layer.attends(node.config, *_read(plan, node, arrays, outputs))


def _node(plan: Plan, address: str) -> PlanNode | None:
    place = plan.positions.get(address)
    return None if place is None else plan.nodes[place]


def _read(
    plan: Plan, node: PlanNode, arrays: Arrays, outputs: Outputs
) -> tuple[dict[str, NDArray[np.floating]], NDArray[np.floating]]:
    """(weights, [steps, features] that the node reads)."""
    named = arrays(node.node_id)
    exact = sum(array.size for array in named.values()) <= MOST_EXACT
    (before,) = outputs([plan.nodes[node.sources[0]].node_id])
    weights = {name: np.asarray(array, np.float64) if exact else array for name, array in named.items()}
    return weights, np.asarray(before[0], np.float64) if exact else before[0]
