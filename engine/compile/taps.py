"""Taps: the gradient at a place in the graph, caught without touching anything that flows through it.

Source: a `custom_vjp` identity whose backward pass hands the cotangent on and returns it a second time, as the
cotangent of a dummy input (precedent: flax's FP8 layers).
"""

import jax


@jax.custom_vjp
def tap(value: jax.Array, _catcher: jax.Array) -> jax.Array:
    """The value, unchanged; the gradient with respect to the catcher is the gradient with respect to `value`.

    Args:
        value: [batch, ...] output of a node, or one use of it.
        _catcher: anything of the same shape and dtype; its numbers are never read.
    """
    return value


def _forward(value: jax.Array, _catcher: jax.Array) -> tuple[jax.Array, None]:
    return value, None


def _backward(_: None, cotangent: jax.Array) -> tuple[jax.Array, jax.Array]:
    return cotangent, cotangent


tap.defvjp(_forward, _backward)
