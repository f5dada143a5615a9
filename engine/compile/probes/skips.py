"""Blocks of a network that can be left out: residual branches, or single layers that keep the shape."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from numpy.typing import NDArray

from engine.compile.plan import Plan, PlanNode
from engine.compile.program import Program
from engine.compile.weights import StackWeights, make_layout
from engine.layers.definition import LayerContext, State, Weights
from engine.layers.joins import ADD
from engine.spec import Config


@dataclass(frozen=True)
class Skip:
    """A block that can be left out.

    Attributes:
        place: of the sum where the residual branch comes in, or of the layer.
        branch: which of the sum's inputs comes from the branch; None for a layer, which then hands its input on.
    """

    place: int
    branch: int | None


def residual_blocks(plan: Plan) -> list[Skip]:
    """Sums of a branch with layers that learn and a shorter one around it.

    The longer branch is the one with more layers that learn since the place where both part; as many in both are no
    residual block.
    """
    found: list[Skip] = []
    before = _ancestors(plan)
    for place, node in enumerate(plan.nodes):
        if node.layer is not ADD or len(node.sources) != 2:
            continue
        first, second = node.sources
        common = before[first] & before[second]
        if not common:
            continue
        fork = max(common)
        lengths = [_longest(plan, fork, source, before) for source in node.sources]
        if lengths[0] != lengths[1]:
            found.append(Skip(place, int(np.argmax(lengths))))
    return found


def same_shape_layers(plan: Plan) -> list[Skip]:
    """Layers that learn and give out the shape that they get."""
    return [
        Skip(place, None)
        for place, node in enumerate(plan.nodes)
        if _learns(node) and len(node.sources) == 1 and node.input_shapes[0] == node.output_shape
    ]


def _learns(node: PlanNode) -> bool:
    return bool(node.layer.weights(node.config, node.input_shapes)) and not node.layer.normalizes


def _ancestors(plan: Plan) -> list[set[int]]:
    """For each node all that it is computed from, with itself."""
    found: list[set[int]] = []
    for place, node in enumerate(plan.nodes):
        found.append({place}.union(*(found[source] for source in node.sources)))
    return found


def _longest(plan: Plan, fork: int, end: int, before: Sequence[set[int]]) -> int:
    """Layers that learn on the longest way from a fork to a node, which is counted."""
    lengths = {fork: 0}
    for place in sorted(before[end]):
        ways = [lengths[source] for source in plan.nodes[place].sources if source in lengths]
        if place != fork and ways:
            lengths[place] = max(ways) + _learns(plan.nodes[place])
    return lengths.get(end, 0)


def path_lengths(plan: Plan, skips: Sequence[Skip], end: int) -> NDArray[np.float64]:
    """[n + 1] how many ways from the input to a node lead through 0 ... n branches, as floating-point numbers.

    Source:
        Veit, Wilber, Belongie 2016 (Residual networks behave like ensembles of relatively shallow networks), section 3.

    Of n blocks in a row there are as many ways through k of them as n over k.
    """
    branches = {skip.place: skip.branch for skip in skips if skip.branch is not None}
    size = len(branches) + 1
    ways: list[NDArray[np.float64]] = []
    for place, node in enumerate(plan.nodes):
        own = np.zeros(size)
        if not node.sources:
            own[0] = 1
        for port, source in enumerate(node.sources):
            through = place in branches and port == branches[place]
            own += np.concatenate([[0.0], ways[source][:-1]]) if through else ways[source]
        ways.append(own)
    return ways[end]


def unrolled(program: Program) -> Program:
    """The same network with every copy of a part on its own."""
    plan = replace(program.plan, repeats=())
    return replace(program, plan=plan, layout=make_layout(plan))


def unrolled_arrays(program: Program, stacks: Sequence[Mapping[str, jax.Array]]) -> StackWeights:
    """Arrays by stack, such as weights or running statistics, as arrays of single nodes.

    Args:
        stacks: by name; of a stack of several copies [copies, ...].
    """
    spots, many = program.plan.spots, [stack.many for stack in program.plan.stacks]
    return tuple(
        {name: array[copy] if many[number] else array for name, array in stacks[number].items()}
        for number, copy in spots
    )


@dataclass(frozen=True)
class Gates:
    """Which blocks are gone through: [skips] of 1 and 0 each.

    Attributes:
        forward: 0 leaves a block out. backward: the gradient takes the branch where 1, else the way around it; None
            for the gradient of what was computed.
    """

    forward: jax.Array
    backward: jax.Array | None = None


def gated(program: Program, skips: Sequence[Skip], gates: Gates) -> Program:
    """An unrolled network whose blocks have gates."""
    numbers = {skip.place: number for number, skip in enumerate(skips)}
    nodes = tuple(
        node if place not in numbers else _with_gate(node, skips[numbers[place]].branch, numbers[place], gates)
        for place, node in enumerate(program.plan.nodes)
    )
    return replace(program, plan=replace(program.plan, nodes=nodes))


Apply = Callable[[Config, Weights, State, tuple[jax.Array, ...], LayerContext], tuple[jax.Array, State]]


def _with_gate(node: PlanNode, branch: int | None, number: int, gates: Gates) -> PlanNode:
    apply: Apply = node.layer.apply

    def gated_apply(
        config: Config, weights: Weights, state: State, inputs: tuple[jax.Array, ...], context: LayerContext
    ) -> tuple[jax.Array, State]:
        open_ = gates.forward[number] > 0
        if branch is None:
            output, after = apply(config, weights, state, inputs, context)
            return jnp.where(open_, output, inputs[0]), after
        through, around = inputs[branch], inputs[1 - branch]
        kept = jnp.where(open_, through, jnp.zeros_like(through)) + around
        if gates.backward is None:
            return kept, state
        way = gates.backward[number]
        slope = way * through + (1 - way) * around
        return lax.stop_gradient(kept) + slope - lax.stop_gradient(slope), state

    return replace(node, layer=replace(node.layer, apply=gated_apply))
