"""What full-batch optimisers see: the cost of all training examples as a function of one vector of weights."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import optax
from jax import lax

PRODUCTS_AT_ONCE = 16
"""Columns of a matrix of curvature that are computed together; their activations are held at once."""

Product = Callable[[jax.Array], jax.Array]
"""v -> A v for a symmetric matrix A; both [n]."""


class Landscape(NamedTuple):
    """The cost around the current weights: data loss of the whole batch plus penalty.

    Attributes:
        cost: [n] any weights -> cost.
        value, gradient: at the current weights; [] and [n].
        hessian: () -> products with the Hessian at the current weights.
        gauss_newton: () -> products with J^T H_L J, J the Jacobian of what the losses read and H_L the Hessian of the
            loss in it, plus the penalty's curvature. For half the squared error that is J^T J.
        factors: [n] learning-rate factors of the nodes, by which every update is multiplied.

    Source:
        Pearlmutter 1994 (products with the Hessian); Schraudolph 2002, section 3 (products with J^T H_L J).
    """

    cost: Callable[[jax.Array], jax.Array]
    value: jax.Array
    gradient: jax.Array
    hessian: Callable[[], Product]
    gauss_newton: Callable[[], Product]
    factors: jax.Array


Memory = TypeVar("Memory")

Step = Callable[[Landscape, jax.Array, Memory], tuple[jax.Array, Memory]]
"""(landscape, [n] weights, memory) -> ([n] what is added to the weights where all factors are 1, new memory)."""


def by_landscape(init: Callable[[jax.Array], Memory], step: Step[Memory]) -> optax.GradientTransformationExtraArgs:
    """The transformation of a full-batch optimiser, whose update takes a `landscape`.

    Args:
        init: [n] weights -> memory; finite numbers only.
        step: one step.
    """

    def first(params: Any) -> Any:
        return init(params)

    def update(updates: optax.Updates, state: Any, params: Any = None, **extra: Any) -> tuple[jax.Array, Any]:
        return step(extra["landscape"], params, state)

    return optax.GradientTransformationExtraArgs(first, update)


def matrix_of(product: Product, weights: jax.Array) -> jax.Array:
    """[n, n] the symmetric matrix whose products are given, a few columns at a time."""
    columns = lax.map(product, jnp.eye(weights.size, dtype=weights.dtype), batch_size=PRODUCTS_AT_ONCE)
    return (columns + columns.T) / 2
