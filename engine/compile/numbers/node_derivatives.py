"""Derivatives of a single node: rows and columns of its Jacobian, for any layer, without its formula."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

import jax
import jax.numpy as jnp

from engine.compile.plan import PlanNode
from engine.layers.definition import LayerContext

Tree = TypeVar("Tree")
Inputs = tuple[jax.Array, ...]
Named = Mapping[str, jax.Array]


class Own(NamedTuple):
    """What a node is computed with beside its inputs: weights, running statistics and live settings, by name."""

    weights: Named
    state: Named
    live: Named


def node_function(node: PlanNode, platform: str) -> Callable[[Own, Inputs], jax.Array]:
    """(own, inputs [1, ...]) -> output [1, ...] of a node in evaluation."""

    def apply(own: Own, inputs: Inputs) -> jax.Array:
        context = LayerContext(False, jnp.ones(1, inputs[0].dtype), None, own.live, platform)
        return node.layer.apply(node.config, own.weights, own.state, inputs, context)[0]

    return apply


def pull(function: Callable[[Tree], jax.Array], at: Tree, direction: jax.Array) -> Tree:
    """J^T direction: what an output's gradient becomes at the input.

    Args:
        direction: [*output].
    """
    _, pulled = jax.vjp(function, at)
    return pulled(direction)[0]


def push(function: Callable[[Tree], jax.Array], at: Tree, direction: Tree) -> jax.Array:
    """J direction [*output], as the transpose of J^T, so that layers need a backward pass alone."""
    output, pulled = jax.vjp(function, at)

    def transposed(cotangent: jax.Array) -> Tree:
        return pulled(cotangent)[0]

    _, pushed = jax.vjp(transposed, jnp.zeros_like(output))
    return pushed(direction)[0]


def handed_back(node: PlanNode, platform: str, own: Own, inputs: Inputs) -> Inputs:
    """What a node hands back of a fixed delta, with a different number at every output."""
    function = node_function(node, platform)

    def of_inputs(read: Inputs) -> jax.Array:
        return function(own, read)

    like = jax.eval_shape(of_inputs, inputs)
    direction = jnp.linspace(1.0, 2.0, like.size, dtype=like.dtype).reshape(like.shape)
    return pull(of_inputs, inputs, direction)


def slope(node: PlanNode, platform: str, own: Own, read: jax.Array) -> jax.Array:
    """[1, ...] derivative of an element-wise activation at what it reads."""
    function = node_function(node, platform)
    return pull(lambda inputs: function(own, inputs), (read,), jnp.ones_like(read))[0]


def output_of_weight(node: PlanNode, platform: str, name: str, own: Own, inputs: Inputs, flat: jax.Array) -> jax.Array:
    """[1, ...] derivative of each output with respect to one weight: what feeds the weight. name: of its array."""
    function = node_function(node, platform)

    def of_array(array: jax.Array) -> jax.Array:
        return function(own._replace(weights={**own.weights, name: array}), inputs)

    array = own.weights[name]
    return push(of_array, array, _one_hot(array, flat))


def output_of_input(node: PlanNode, platform: str, port: int, own: Own, inputs: Inputs, flat: jax.Array) -> jax.Array:
    """[1, ...] derivative of each output with respect to one number read over a wire. port: number of the wire."""
    function = node_function(node, platform)

    def of_input(read: jax.Array) -> jax.Array:
        return function(own, (*inputs[:port], read, *inputs[port + 1 :]))

    return push(of_input, inputs[port], _one_hot(inputs[port], flat))


def weights_of_output(node: PlanNode, platform: str, own: Own, inputs: Inputs, flat: jax.Array) -> Named:
    """Derivative of one output with respect to each weight, by name: in the shape of each array.

    Args:
        flat: i32 scalar, number of the output in row-major order.
    """
    function = node_function(node, platform)

    def of_weights(weights: Named) -> jax.Array:
        return function(own._replace(weights=weights), inputs)

    return pull(of_weights, own.weights, _one_hot(jax.eval_shape(of_weights, own.weights), flat))


def inputs_of_output(node: PlanNode, platform: str, own: Own, inputs: Inputs, flat: jax.Array) -> Inputs:
    """Derivative of one output with respect to all that the node reads, by wire: in the shape of each.

    Args:
        flat: i32 scalar, number of the output in row-major order.
    """
    function = node_function(node, platform)

    def of_inputs(read: Inputs) -> jax.Array:
        return function(own, read)

    return pull(of_inputs, inputs, _one_hot(jax.eval_shape(of_inputs, inputs), flat))


def _one_hot(like: jax.Array | jax.ShapeDtypeStruct, flat: jax.Array) -> jax.Array:
    """1 at a place of an array of the same shape, 0 elsewhere."""
    return jnp.zeros(like.size, like.dtype).at[flat].set(1).reshape(like.shape)
