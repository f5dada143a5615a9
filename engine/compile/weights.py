"""Weights as a few vectors: the smallest arrays side by side in one, each larger array alone.

One vector keeps the loop of a tiny network short (its cost follows the number of instructions); cutting matrices out of
a vector and their gradients into one costs more than it saves from a few dozen numbers on (2-8x6-1: 84,000 steps/s
apart, 50,000 in one; 784-100-100-10: 5,300 and 3,800). An array alone is a vector too, since XLA's CPU loops over
[784, 30] leave vector units idle at the end of every row of 30.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike

from engine.arrays import Floats, HostArray
from engine.compile.plan import Plan, Stack
from engine.layers.definition import Shape, WeightSpec
from engine.layers.initialize import draw_weights

ALONE_FROM = 64
"""Arrays of at least so many numbers stay apart."""

StackWeights = tuple[dict[str, jax.Array], ...]
"""For each stack of the plan, its weights by name; with an axis for the copies in front where there are several."""

Groups = tuple[jax.Array, ...]
"""The vectors: large arrays in the plan's order, then the joined small ones (if any)."""


Constant = Floats | float
"""A number for each weight of a group, or one for all of them."""


AnyArray = TypeVar("AnyArray", jax.Array, HostArray)


def cut_from(group: AnyArray, offset: int, size: int) -> AnyArray:
    """Some numbers of a group; the group itself where that is all of it."""
    return group[offset : offset + size] if size < group.size else group


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
        return _size(self.spec)

    def cut(self, groups: Sequence[AnyArray]) -> AnyArray:
        """Its numbers out of the groups, [numbers]."""
        return cut_from(groups[self.group], self.offset, self.size)


@dataclass(frozen=True)
class WeightStack:
    """The same array of all nodes of a stack, copy behind copy in one group.

    Attributes:
        stack: its number in the plan. places: nodes of the plan. spec: of one copy.
    """

    stack: int
    places: tuple[int, ...]
    name: str
    spec: WeightSpec
    group: int
    offset: int

    @property
    def copies(self) -> int:
        """Arrays in it."""
        return len(self.places)

    @property
    def size(self) -> int:
        """Numbers of all copies."""
        return self.copies * _size(self.spec)

    @property
    def shape(self) -> Shape:
        """Of the arrays as one."""
        return (self.copies, *self.spec.shape) if self.copies > 1 else self.spec.shape

    def cut(self, groups: Sequence[jax.Array]) -> jax.Array:
        """Its numbers out of the groups, [numbers]."""
        return cut_from(groups[self.group], self.offset, self.size)


@dataclass(frozen=True)
class WeightLayout:
    """Where every array of a plan's weights lies. count: stacks of the plan."""

    stacks: tuple[WeightStack, ...]
    nodes: int
    count: int
    group_shapes: tuple[Shape, ...]

    @cached_property
    def arrays(self) -> tuple[WeightArray, ...]:
        """Every array by itself, in the order in which they lie in their groups."""
        return tuple(
            WeightArray(place, each.name, each.spec, each.group, each.offset + copy * _size(each.spec))
            for each in self.stacks
            for copy, place in enumerate(each.places)
        )

    @property
    def size(self) -> int:
        """Number of weights."""
        return sum(each.size for each in self.stacks)

    def split(self, groups: Sequence[jax.Array]) -> StackWeights:
        """The arrays of every stack in their declared shapes, cut out of the groups [numbers of the group]."""
        split: StackWeights = tuple({} for _ in range(self.count))
        for each in self.stacks:
            split[each.stack][each.name] = each.cut(groups).reshape(each.shape)
        return split

    def join(self, stacks: Sequence[dict[str, jax.Array]]) -> Groups:
        """The groups [numbers of the group], from the arrays of every stack (weights or their gradients)."""
        return self.gathered([stacks[each.stack][each.name].ravel() for each in self.stacks])

    def gathered(self, parts: Sequence[jax.Array]) -> Groups:
        """The groups, from the numbers [n] of every stack of arrays in their order."""
        members: list[list[jax.Array]] = [[] for _ in self.group_shapes]
        for each, part in zip(self.stacks, parts, strict=True):
            members[each.group].append(part)
        return tuple(each[0] if len(each) == 1 else jnp.concatenate(each) for each in members)

    def constant(self, values: Sequence[float], dtype: DTypeLike) -> tuple[Constant, ...]:
        """One number for each array, spread over the groups; a plain number where a group has only one value."""
        spread: list[Constant] = []
        members: list[list[tuple[WeightArray, float]]] = [[] for _ in self.group_shapes]
        for array, value in zip(self.arrays, values, strict=True):
            members[array.group].append((array, value))
        for shape, pairs in zip(self.group_shapes, members, strict=True):
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
        (number, stack.places, name, spec)
        for number, stack in enumerate(plan.stacks)
        for name, spec in stack.node.layer.weights(stack.node.config, stack.node.input_shapes).items()
    ]
    large = [spec for spec in specs if _is_alone(spec)]
    stacks: list[WeightStack] = []
    group, offset = 0, 0
    for each in specs:
        if _is_alone(each):
            stacks.append(WeightStack(*each, group, 0))
            group += 1
        else:
            stacks.append(WeightStack(*each, len(large), offset))
            offset += stacks[-1].size
    shapes = tuple((len(places) * _size(spec),) for _, places, _, spec in large) + (((offset,),) if offset else ())
    return WeightLayout(tuple(stacks), len(plan.nodes), len(plan.stacks), shapes)


def _is_alone(each: tuple[int, tuple[int, ...], str, WeightSpec]) -> bool:
    _, places, _, spec = each
    return len(places) * _size(spec) >= ALONE_FROM


def _size(spec: WeightSpec) -> int:
    return int(np.prod(spec.shape, dtype=np.int64))


def first_weights(plan: Plan, layout: WeightLayout, key: jax.Array, salts: jax.Array, dtype: DTypeLike) -> Groups:
    """Draws the first weights: every node from its own key, so that equal ids get equal numbers.

    Args:
        key: stream of the run's first weights. salts: [nodes] u32.
    """

    def drawn(stack: Stack) -> dict[str, jax.Array]:
        node = stack.node

        def draw(salt: jax.Array) -> dict[str, jax.Array]:
            return draw_weights(node.layer, node.config, jax.random.fold_in(key, salt), node.input_shapes, dtype)

        return jax.vmap(draw)(salts[np.asarray(stack.places)]) if stack.many else draw(salts[stack.places[0]])

    return layout.join([drawn(stack) for stack in plan.stacks])
