"""The loss of a batch, the penalty of the weights, and the count of right answers."""

from collections.abc import Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import Batch
from engine.compile.live import LiveInputs
from engine.compile.program import Program
from engine.compile.weights import Constant, Groups
from engine.spec import paths


class Sums(NamedTuple):
    """What losses are made of: numbers that add up over batches.

    Attributes:
        losses: for each objective the weighted sum of its loss over all examples.
        totals: for each objective the sum of the weights.
    """

    losses: tuple[jax.Array, ...]
    totals: tuple[jax.Array, ...]


class Losses(NamedTuple):
    """whole: the weighted sum of all objectives. parts: [objectives], [0] where there is but one."""

    whole: jax.Array
    parts: jax.Array


def sum_losses(program: Program, reads: Sequence[jax.Array], batch: Batch) -> Sums:
    """Adds up the examples of a batch. A penalty on activations counts every example alike.

    Args:
        reads: what each objective reads, [batch, *read].
    """
    losses: list[jax.Array] = []
    totals: list[jax.Array] = []
    for objective, read, target in zip(program.objectives, reads, batch.targets, strict=True):
        alike = objective.target == "none"
        weights, total = (batch.mask, batch.real) if alike else (batch.weights, batch.total)
        each = objective.loss.per_example(objective.config, read, target)
        losses.append(jnp.sum(each * weights.reshape(-1, *(1,) * (each.ndim - 1)), axis=0))
        totals.append(total)
    return Sums(tuple(losses), tuple(totals))


def losses_of(program: Program, sums: Sums, live: LiveInputs) -> Losses:
    """Mean over the examples, divided by the sum of their weights; then the weighted sum of the objectives."""
    parts: list[jax.Array] = []
    for objective, loss, total in zip(program.objectives, *sums, strict=True):
        parts.append(objective.loss.of_mean(objective.config, loss / total))
    if len(parts) == 1:
        whole = jnp.asarray(program.objective.weight, program.dtype) * parts[0]
        return Losses(whole, jnp.zeros(0, program.dtype))
    weighted = [live.at(paths.join(paths.objective(number), "weight")) * part for number, part in enumerate(parts)]
    return Losses(sum(weighted, jnp.zeros((), program.dtype)), jnp.stack(parts))


def mean_losses(program: Program, reads: Sequence[jax.Array], batch: Batch, live: LiveInputs) -> Losses:
    """The losses of a batch: what is descended.

    Args:
        reads: what each objective reads, [batch, *read].
    """
    return losses_of(program, sum_losses(program, reads, batch), live)


def answers(program: Program, read: jax.Array) -> jax.Array:
    """Class predicted for each example: the largest output, or which side of the threshold a single one lies on.

    Args:
        read: [batch, ...] what the loss reads.

    Returns:
        [batch] int32; [batch, *positions] where every position has its class.
    """
    if program.objective.loss.positions:
        return jnp.argmax(read, axis=-1).astype(jnp.int32)
    flat = read.reshape(read.shape[0], -1)
    if flat.shape[1] == 1:
        return (flat[:, 0] > program.objective.threshold).astype(jnp.int32)
    return jnp.argmax(flat, axis=1).astype(jnp.int32)


def penalty_masks(program: Program) -> tuple[Constant, ...]:
    """1 where l1 and l2 apply, by group."""
    layout = program.layout
    frozen = [program.plan.nodes[array.node].frozen for array in layout.arrays]
    flags = [float(array.spec.penalized and not held) for array, held in zip(layout.arrays, frozen, strict=True)]
    return layout.constant(flags, program.dtype)


def penalty(program: Program, groups: Groups, live: LiveInputs) -> jax.Array:
    """l1 sum |w| + l2/2 sum w^2 over the penalised weights, a scalar; skipped while both are 0."""
    l1, l2 = live.at(paths.L1), live.at(paths.L2)
    zero = jnp.zeros((), program.dtype)
    half = jnp.asarray(0.5, program.dtype)

    def total() -> jax.Array:
        parts = [
            jnp.sum(mask * (l1 * jnp.abs(group) + half * l2 * group * group))
            for mask, group in zip(penalty_masks(program), only_free(groups, live), strict=True)
            if not (isinstance(mask, float) and mask == 0.0)
        ]
        return sum(parts, zero)

    return lax.cond(l1 + l2 > 0, total, lambda: zero)


def with_penalty(program: Program, gradients: Sequence[jax.Array], groups: Groups, live: LiveInputs) -> Groups:
    """The data gradient plus that of the penalty: g + l2 w + l1 sign(w).

    Args:
        gradients: of each group, in its shape.
    """
    l1, l2 = live.at(paths.L1), live.at(paths.L2)
    return tuple(
        gradient if isinstance(mask, float) and mask == 0.0 else gradient + mask * (l2 * group + l1 * jnp.sign(group))
        for gradient, mask, group in zip(gradients, penalty_masks(program), only_free(groups, live), strict=True)
    )


def only_free(groups: Groups, live: LiveInputs) -> Groups:
    """Numbers of the weights, 0 where a weight is frozen by itself."""
    free = live.free()
    if free is None:
        return groups
    return tuple(jnp.where(mask > 0, group, 0) for mask, group in zip(free, groups, strict=True))
