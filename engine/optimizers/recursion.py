"""Optimisers that treat every weight alike and alone, from the recursion of one weight."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

Rule = Callable[[jax.Array, jax.Array, jax.Array, tuple[jax.Array, ...]], tuple[jax.Array, tuple[jax.Array, ...]]]
"""(gradient, weight, number of this step from 1, memories) -> (what is added to the weight, new memories)."""


class Memory(NamedTuple):
    """Steps done, and for each memory one number a weight."""

    steps: jax.Array
    kept: tuple[optax.Params, ...]


def by_weight(memories: int, rule: Rule) -> optax.GradientTransformation:
    """The transformation that applies a rule to every weight.

    Args:
        memories: numbers that the rule remembers of each weight, 0 at first.
        rule: element-wise, in the type of the weights.
    """

    def init(params: optax.Params) -> Memory:
        kept = tuple(jax.tree.map(jnp.zeros_like, params) for _ in range(memories))
        return Memory(jnp.zeros((), jnp.uint32), kept)

    def update(updates: optax.Updates, state: Any, params: optax.Params | None = None) -> tuple[optax.Updates, Memory]:
        steps = state.steps + 1
        gradients, structure = jax.tree.flatten(updates)
        weights = jax.tree.leaves(params)
        kept = [jax.tree.leaves(memory) for memory in state.kept]
        added: list[jax.Array] = []
        remembered: list[tuple[jax.Array, ...]] = []
        for number, (gradient, weight) in enumerate(zip(gradients, weights, strict=True)):
            own = tuple(memory[number] for memory in kept)
            change, new = rule(gradient, weight, steps.astype(gradient.dtype), own)
            added.append(change)
            remembered.append(new)
        trees = tuple(jax.tree.unflatten(structure, [new[index] for new in remembered]) for index in range(memories))
        return jax.tree.unflatten(structure, added), Memory(steps, trees)

    return optax.GradientTransformation(init, update)
