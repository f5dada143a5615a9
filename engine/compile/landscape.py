"""The cost of a batch as a function of one vector of all weights that move: what full-batch optimisers descend."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np

from engine.compile.batches import Batch
from engine.compile.live import LiveInputs
from engine.compile.model import LayerStates, Pass, forward
from engine.compile.objective import mean_losses, penalty, penalty_masks
from engine.compile.participation import moving
from engine.compile.program import Program
from engine.compile.weights import Groups
from engine.optimizers.landscape import Landscape, Product
from engine.spec import paths


def gather(program: Program, groups: Groups) -> jax.Array:
    """[n] the weights that move, array behind array."""
    parts = [array.cut(groups) for array in moving(program)]
    return jnp.concatenate(parts) if parts else jnp.zeros(0, program.dtype)


def scatter(program: Program, vector: jax.Array, groups: Groups) -> Groups:
    """Groups with the arrays that move taken from a vector [numbers that move]."""
    moved = {(array.node, array.name) for array in moving(program)}
    members: list[list[jax.Array]] = [[] for _ in groups]
    first = 0
    for array in program.layout.arrays:
        if (array.node, array.name) in moved:
            members[array.group].append(vector[first : first + array.size])
            first += array.size
        else:
            members[array.group].append(array.cut(groups))
    return tuple(parts[0] if len(parts) == 1 else jnp.concatenate(parts) for parts in members)


def make_landscape(
    program: Program,
    weights: Groups,
    layers: LayerStates,
    seen: tuple[Batch, Pass],
    live: LiveInputs,
    known: tuple[jax.Array, jax.Array],
) -> Landscape:
    """The landscape of a step; what an optimiser doesn't ask for is never traced.

    Args:
        weights, layers: before the step. seen: batch and pass of the step, so that dropout draws the same units.
        known: (cost, [n] its gradient) at the weights.
    """
    batch, run = seen
    here = gather(program, weights)

    free = _free(program, live)

    def held(vector: jax.Array) -> jax.Array:
        return vector if free is None else jnp.where(free > 0, vector, here)

    def reads_of(vector: jax.Array) -> tuple[jax.Array, ...]:
        stacks = program.layout.split(scatter(program, held(vector), weights))
        return forward(program, stacks, layers, run, live)[2]

    def loss_of(reads: tuple[jax.Array, ...]) -> jax.Array:
        return mean_losses(program, reads, batch, live).whole

    def cost(vector: jax.Array) -> jax.Array:
        return loss_of(reads_of(vector)) + penalty(program, scatter(program, held(vector), weights), live)

    def hessian() -> Product:
        return jax.linearize(jax.grad(cost), here)[1]

    def gauss_newton() -> Product:
        decay = live.at(paths.L2) * _masks(program)
        return _add_diagonal(_inner(reads_of, loss_of, here), decay if free is None else decay * free)

    return Landscape(cost, *known, hessian, gauss_newton, _factors(program, free))


def _inner(
    reads_of: Callable[[jax.Array], tuple[jax.Array, ...]],
    loss_of: Callable[[tuple[jax.Array, ...]], jax.Array],
    here: jax.Array,
) -> Product:
    """v -> J^T H_L J v. J v is the transpose of J^T, so that layers need a backward pass alone."""
    reads, pull = jax.vjp(reads_of, here)
    nothing = jax.tree.map(jnp.zeros_like, reads)

    def transposed(cotangent: tuple[jax.Array, ...]) -> jax.Array:
        return pull(cotangent)[0]

    _, push = jax.vjp(transposed, nothing)
    _, curve = jax.linearize(jax.grad(loss_of), reads)

    def product(vector: jax.Array) -> jax.Array:
        return pull(curve(push(vector)[0]))[0]

    return product


def _add_diagonal(product: Product, diagonal: jax.Array) -> Product:
    return lambda vector: product(vector) + diagonal * vector


def _free(program: Program, live: LiveInputs) -> jax.Array | None:
    """[n] 0 where a weight is frozen by itself, else 1; None where none is."""
    groups = live.free()
    return None if groups is None else gather(program, groups)


def _masks(program: Program) -> jax.Array:
    """[n] 1 where penalties apply."""
    masks = zip(penalty_masks(program), program.layout.group_shapes, strict=True)
    return gather(program, tuple(jnp.broadcast_to(jnp.asarray(mask, program.dtype), shape) for mask, shape in masks))


def _factors(program: Program, free: jax.Array | None) -> jax.Array:
    """[n] learning-rate factors; 0 where a weight is frozen by itself."""
    arrays = moving(program)
    factors = [program.plan.nodes[array.node].learning_rate_factor for array in arrays]
    spread = jnp.asarray(np.repeat(factors, [array.size for array in arrays]), program.dtype)
    return spread if free is None else spread * free
