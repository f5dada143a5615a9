"""Derivatives of a single node: rows and columns of its Jacobian, for any layer, without its formula."""

from collections.abc import Callable
from typing import TypeVar

import jax
import jax.numpy as jnp

from engine.compile.plan import PlanNode
from engine.layers.definition import LayerContext, State, Weights

Tree = TypeVar("Tree")
Inputs = tuple[jax.Array, ...]


def node_function(node: PlanNode, state: State, live: dict[str, jax.Array], platform: str) -> Callable[..., jax.Array]:
    """(weights, inputs [1, ...]) -> output [1, ...] of a node in evaluation."""

    def apply(weights: Weights, inputs: Inputs) -> jax.Array:
        context = LayerContext(False, jnp.ones(1, inputs[0].dtype), None, live, platform)
        return node.layer.apply(node.config, weights, state, inputs, context)[0]

    return apply


def pull(function: Callable[[Tree], jax.Array], at: Tree, direction: jax.Array) -> Tree:
    """J^T direction: what an output's gradient becomes at the input."""
    _, pulled = jax.vjp(function, at)
    return pulled(direction)[0]


def push(function: Callable[[Tree], jax.Array], at: Tree, direction: Tree) -> jax.Array:
    """J direction, as the transpose of J^T, so that layers need a backward pass alone."""
    output, pulled = jax.vjp(function, at)

    def transposed(cotangent: jax.Array) -> Tree:
        return pulled(cotangent)[0]

    _, pushed = jax.vjp(transposed, jnp.zeros_like(output))
    return pushed(direction)[0]


def one_hot(like: jax.Array, flat: int) -> jax.Array:
    """1 at a place of an array of the same shape, 0 elsewhere."""
    return jnp.zeros(like.size, like.dtype).at[flat].set(1).reshape(like.shape)
