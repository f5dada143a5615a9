"""The loss of a batch, the penalty of the weights, and the count of right answers."""

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import Batch
from engine.compile.live import LiveInputs
from engine.compile.program import Program
from engine.compile.weights import Groups


def summed_loss(program: Program, read: jax.Array, batch: Batch) -> jax.Array:
    """Sum of the weighted losses of the real examples."""
    objective = program.objective
    each = objective.loss.per_example(objective.config, read, batch.targets)
    return jnp.asarray(objective.weight, program.dtype) * jnp.sum(each * batch.mask)


def mean_loss(program: Program, read: jax.Array, batch: Batch) -> jax.Array:
    """Mean over the real examples: what is descended."""
    return summed_loss(program, read, batch) / batch.real


def answers(program: Program, read: jax.Array) -> jax.Array:
    """Class predicted for each example: the largest output, or which side of the threshold a single one lies on.

    Args:
        read: [batch, ...] what the loss reads.

    Returns:
        [batch] int32.
    """
    flat = read.reshape(read.shape[0], -1)
    if flat.shape[1] == 1:
        return (flat[:, 0] > program.objective.threshold).astype(jnp.int32)
    return jnp.argmax(flat, axis=1).astype(jnp.int32)


def penalty_masks(program: Program) -> tuple[Any, ...]:
    """1 where l1 and l2 apply, by group."""
    layout = program.layout
    frozen = [program.plan.nodes[array.node].frozen for array in layout.arrays]
    flags = [float(array.spec.penalized and not held) for array, held in zip(layout.arrays, frozen, strict=True)]
    return layout.constant(flags, program.dtype)


def penalty(program: Program, groups: Groups, live: LiveInputs) -> jax.Array:
    """l1 sum |w| + l2/2 sum w^2 over the penalised weights; skipped while both are 0."""
    l1, l2 = live.training("l1"), live.training("l2")
    zero = jnp.zeros((), program.dtype)
    half = jnp.asarray(0.5, program.dtype)

    def total() -> jax.Array:
        parts = [
            jnp.sum(mask * (l1 * jnp.abs(group) + half * l2 * group * group))
            for mask, group in zip(penalty_masks(program), groups, strict=True)
            if not (isinstance(mask, float) and mask == 0.0)
        ]
        return sum(parts, zero)

    return lax.cond(l1 + l2 > 0, total, lambda: zero)


def with_penalty(program: Program, gradients: Sequence[jax.Array], groups: Groups, live: LiveInputs) -> Groups:
    """The data gradient plus that of the penalty: g + l2 w + l1 sign(w)."""
    l1, l2 = live.training("l1"), live.training("l2")
    return tuple(
        gradient if isinstance(mask, float) and mask == 0.0 else gradient + mask * (l2 * group + l1 * jnp.sign(group))
        for gradient, mask, group in zip(gradients, penalty_masks(program), groups, strict=True)
    )
