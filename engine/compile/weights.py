"""Weights as a few vectors: the smallest arrays side by side in one, each larger array alone.

One vector keeps the loop of a tiny network short (its cost follows the number of instructions); cutting matrices out of
a vector and their gradients into one costs more than it saves from a few dozen numbers on (2-8x6-1: 84,000 steps/s
apart, 50,000 in one; 784-100-100-10: 5,300 and 3,800). An array alone is a vector too, since XLA's CPU loops over
[784, 30] leave vector units idle at the end of every row of 30.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike

from engine.arrays import Floats
from engine.compile.plan import Plan
from engine.layers.definition import Shape, WeightSpec
from engine.layers.initialize import draw_weights

ALONE_FROM = 64
"""Arrays of at least so many numbers stay apart."""

NodeWeights = tuple[dict[str, jax.Array], ...]
"""For each node of the plan, its weights by name."""

Groups = tuple[jax.Array, ...]
"""The vectors: large arrays in the plan's order, then the joined small ones (if any)."""


Constant = Floats | float
"""A number for each weight of a group, or one for all of them."""


@dataclass(frozen=True)
class WeightArray:
    """One array of weights and where it lies.

    Attributes:
        node: index in the plan. offset: start in its group, 0 for one that stands alone.
    """

    node: int
    name: str
    spec: WeightSpec
    group: int
    offset: int

    @property
    def size(self) -> int:
        """Numbers in the array."""
        return int(np.prod(self.spec.shape, dtype=np.int64))


@dataclass(frozen=True)
class WeightLayout:
    """Where every array of a plan's weights lies."""

    arrays: tuple[WeightArray, ...]
    nodes: int
    group_shapes: tuple[Shape, ...]

    @property
    def size(self) -> int:
        """Number of weights."""
        return sum(array.size for array in self.arrays)

    def split(self, groups: Sequence[jax.Array]) -> NodeWeights:
        """The arrays of every node, cut out of the groups."""
        nodes: tuple[dict[str, jax.Array], ...] = tuple({} for _ in range(self.nodes))
        for array in self.arrays:
            group = groups[array.group]
            if array.size < group.size:
                group = group[array.offset : array.offset + array.size]
            nodes[array.node][array.name] = group.reshape(array.spec.shape)
        return nodes

    def join(self, nodes: Sequence[dict[str, jax.Array]]) -> Groups:
        """The groups, from the arrays of every node (weights or their gradients)."""
        members: list[list[jax.Array]] = [[] for _ in self.group_shapes]
        for array in self.arrays:
            members[array.group].append(nodes[array.node][array.name])
        joined: list[jax.Array] = []
        for parts in members:
            flat = [part.ravel() for part in parts]
            joined.append(flat[0] if len(flat) == 1 else jnp.concatenate(flat))
        return tuple(joined)

    def constant(self, values: Sequence[float], dtype: DTypeLike) -> tuple[Constant, ...]:
        """One number for each array, spread over the groups; a plain number where a group has only one value."""
        spread: list[Constant] = []
        for group, shape in enumerate(self.group_shapes):
            pairs = [(array, value) for array, value in zip(self.arrays, values, strict=True) if array.group == group]
            if len({value for _, value in pairs}) == 1:
                spread.append(pairs[0][1])
                continue
            whole = np.zeros(shape, dtype)
            for array, value in pairs:
                whole[array.offset : array.offset + array.size] = value
            spread.append(whole)
        return tuple(spread)


def make_layout(plan: Plan) -> WeightLayout:
    """Places every array of weights of a plan."""
    specs = [
        (position, name, spec)
        for position, node in enumerate(plan.nodes)
        for name, spec in node.layer.weights(node.config, node.input_shapes).items()
    ]
    large = [spec for _, _, spec in specs if _size(spec) >= ALONE_FROM]
    arrays: list[WeightArray] = []
    group, offset = 0, 0
    for position, name, spec in specs:
        if _size(spec) >= ALONE_FROM:
            arrays.append(WeightArray(position, name, spec, group, 0))
            group += 1
        else:
            arrays.append(WeightArray(position, name, spec, len(large), offset))
            offset += _size(spec)
    shapes = tuple((_size(spec),) for spec in large) + (((offset,),) if offset else ())
    return WeightLayout(tuple(arrays), len(plan.nodes), shapes)


def _size(spec: WeightSpec) -> int:
    return int(np.prod(spec.shape, dtype=np.int64))


def first_weights(plan: Plan, layout: WeightLayout, key: jax.Array, salts: jax.Array, dtype: DTypeLike) -> Groups:
    """Draws the first weights: every node from its own key, so that equal ids get equal numbers.

    Args:
        key: stream of the run's first weights. salts: [nodes] u32.
    """
    return layout.join(
        [
            draw_weights(node.layer, node.config, jax.random.fold_in(key, salts[position]), node.input_shapes, dtype)
            for position, node in enumerate(plan.nodes)
        ]
    )
