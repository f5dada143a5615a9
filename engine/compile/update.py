"""One update: data gradient, then penalty, then clipping, then optimiser."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax
from jax.typing import ArrayLike

from engine.compile.batches import Batch
from engine.compile.landscape import gather, make_landscape, scatter
from engine.compile.live import LiveInputs
from engine.compile.model import Catchers, LayerStates, Pass, forward
from engine.compile.objective import mean_losses, only_free, with_penalty
from engine.compile.participation import learns_nothing
from engine.compile.program import Program
from engine.compile.weights import Constant, Groups, StackWeights
from engine.diagnostics.norms import row_norms, scaled_norm
from engine.optimizers.landscape import Landscape
from engine.spec import paths

Alive = tuple[jax.Array, ...]
"""For each stack that can die, [units] or [copies, units] u32: the last step at which a unit was not always 0."""


class TrainState(NamedTuple):
    """What a step reads and writes."""

    weights: Groups
    optimizer: optax.OptState
    layers: LayerStates
    alive: Alive


class Gradients(NamedTuple):
    """What one backward pass yields.

    Attributes:
        outputs: of the forward pass, by stack. last: a scalar zero that is known only once every gradient is.
        parts: [objectives] losses, [0] where there is but one.
    """

    weights: Groups
    last: jax.Array
    catchers: Catchers
    loss: jax.Array
    outputs: list[jax.Array]
    layers: LayerStates
    parts: jax.Array


def can_die(program: Program) -> tuple[int, ...]:
    """Numbers of the stacks whose units can die."""
    return tuple(number for number, stack in enumerate(program.plan.stacks) if stack.node.layer.can_die)


def units_of(shape: tuple[int, ...]) -> int:
    """Units of an output: neurons, or channels of an image."""
    return shape[-1] if shape else 1


def first_alive(program: Program) -> Alive:
    """Before the first step."""
    stacks = [program.plan.stacks[number] for number in can_die(program)]
    return tuple(
        jnp.zeros((stack.copies,) * stack.many + (units_of(stack.node.output_shape),), jnp.uint32) for stack in stacks
    )


def optimizer_settings(program: Program, live: LiveInputs, step: ArrayLike) -> dict[str, jax.Array]:
    """The optimiser's live values at a step, the learning rate scaled by the schedule: scalars by name.

    Args:
        step: u32 scalar, updates done.
    """
    values = live.settings(paths.OPTIMIZER)
    if program.optimizer.learning_rate(program.optimizer_config) is not None:
        planned = live.settings(paths.SCHEDULE)
        factor = program.schedule.factor(program.schedule_config, planned, jnp.asarray(step), program.steps_per_epoch)
        values["learning_rate"] = values["learning_rate"] * jnp.asarray(factor, program.dtype)
    return values


def transformation(program: Program, live: LiveInputs, step: jax.Array) -> optax.GradientTransformation:
    """The optimiser at a step.

    Args:
        step: u32 scalar, updates done.
    """
    values = optimizer_settings(program, live, step)
    if program.memoryless:
        values.pop(str(program.optimizer.memory_setting))
    return program.optimizer.make_transformation(program.optimizer_config, values)


def gradients(
    program: Program, state: TrainState, batch: Batch, run: Pass, live: LiveInputs, catchers: Catchers | None = None
) -> Gradients:
    """Gradient of the data loss with respect to the weights and, where asked for, to every output and use."""

    def loss_of(
        weights: StackWeights, caught: Catchers
    ) -> tuple[jax.Array, tuple[list[jax.Array], LayerStates, jax.Array]]:
        outputs, layers, reads = forward(program, weights, state.layers, run, live, caught)
        losses = mean_losses(program, reads, batch, live)
        return losses.whole, (outputs, layers, losses.parts)

    split = program.layout.split(state.weights)
    differentiate = jax.value_and_grad(loss_of, argnums=(0, 1), has_aux=True)
    (loss, (outputs, layers, parts)), (by_stack, caught) = differentiate(split, catchers or Catchers())
    return Gradients(program.layout.join(by_stack), _last(program, by_stack), caught, loss, outputs, layers, parts)


def _last(program: Program, by_stack: StackWeights) -> jax.Array:
    firsts = [array.ravel()[0] for arrays in by_stack for array in arrays.values()]
    return sum(firsts, jnp.zeros((), program.dtype)) * 0


def first_memory(program: Program, weights: Groups, live: LiveInputs) -> optax.OptState:
    """The optimiser's memory before the first step."""
    optimizer = transformation(program, live, jnp.uint32(0))
    return optimizer.init(gather(program, weights) if sees_landscape(program) else weights)


def sees_landscape(program: Program) -> bool:
    """Whether the optimiser descends the cost of the whole batch, and not a gradient alone."""
    return program.optimizer.full_batch is not None and program.optimizer.full_batch.landscape


def next_weights(
    program: Program,
    state: TrainState,
    found: Gradients,
    penalty: jax.Array,
    live: LiveInputs,
    step: jax.Array,
    seen: tuple[Batch, Pass],
) -> tuple[Groups, optax.OptState]:
    """Weights and optimiser memory after an update.

    To each update a zero is added that is known only once every gradient, the penalty and the update before it are.
    It changes no finite number, and shows XLA that whatever reads the old weights comes first, so that updates happen
    in place (otherwise every large array is copied at every step), and one after the other (its CPU executor hands
    work to other threads when more than eight operations are ready at once: 1.7 times slower on 2-8x6-1).

    Args:
        penalty: of the old weights, a scalar. step: u32 scalar, updates done before this one.
        seen: what the gradient was taken on.
    """
    if learns_nothing(program):
        return state.weights, state.optimizer
    clipped = clipped_gradient(program, penalized_gradient(program, found.weights, state.weights, live), live)
    optimizer = transformation(program, live, step)
    if sees_landscape(program):
        known = (found.loss + penalty, gather(program, clipped))
        landscape = make_landscape(program, state.weights, state.layers, seen, live, known)
        updates, memory = _descend(program, optimizer, state, landscape)
    else:
        tree, memory = optimizer.update(clipped, state.optimizer, state.weights)
        updates = tuple(jax.tree.leaves(tree))
    updates = only_free(updates, live)
    factors = _factors(program)
    zero = found.last + penalty * 0
    weights: list[jax.Array] = []
    for old, update, factor in zip(state.weights, updates, factors, strict=True):
        scaled = update if isinstance(factor, float) and factor == 1.0 else update * factor
        weights.append(old + (scaled + zero))
        zero = weights[-1].ravel()[0] * 0
    return tuple(weights), memory


def _descend(
    program: Program, optimizer: optax.GradientTransformation, state: TrainState, landscape: Landscape
) -> tuple[Groups, optax.OptState]:
    """An update worked out on one vector; weights that don't move get 0."""
    whole = optax.with_extra_args_support(optimizer)
    weights = gather(program, state.weights)
    tree, memory = whole.update(landscape.gradient, state.optimizer, weights, landscape=landscape)
    (update,) = jax.tree.leaves(tree)
    still = tuple(jnp.zeros_like(group) for group in state.weights)
    return scatter(program, update, still), memory


def _without_frozen(program: Program, groups: Groups) -> Groups:
    held = [program.plan.nodes[array.node].frozen for array in program.layout.arrays]
    if not any(held):
        return groups
    masks = program.layout.constant([float(not frozen) for frozen in held], program.dtype)
    return tuple(jnp.where(jnp.asarray(mask) > 0, group, 0) for group, mask in zip(groups, masks, strict=True))


def _factors(program: Program) -> tuple[Constant, ...]:
    nodes = [program.plan.nodes[array.node] for array in program.layout.arrays]
    return program.layout.constant([0.0 if node.frozen else node.learning_rate_factor for node in nodes], program.dtype)


def penalized_gradient(program: Program, gradient: Groups, weights: Groups, live: LiveInputs) -> Groups:
    """The data gradient with that of the penalty; 0 where nodes or single weights are frozen."""
    return with_penalty(program, only_free(_without_frozen(program, gradient), live), weights, live)


def clipped_gradient(program: Program, groups: Groups, live: LiveInputs) -> Groups:
    """Gradients made short enough (Pascanu, Mikolov, Bengio 2013, algorithm 1, for norms)."""
    if program.clipping is None or not groups:
        return groups
    limit = live.at(paths.CLIPPING_LIMIT)
    if program.clipping == "value":
        return tuple(jnp.clip(group, -limit, limit) for group in groups)
    if program.clipping == "global_norm":
        return tuple(group * _shortening(scaled_norm(groups), limit) for group in groups)
    parts = [each.cut(groups).reshape(each.copies, -1) for each in program.layout.stacks]
    shortened = [(part * _shortening(row_norms(part), limit)[:, None]).ravel() for part in parts]
    return program.layout.gathered(shortened)


def _shortening(norm: jax.Array, limit: jax.Array) -> jax.Array:
    return jnp.where(norm > limit, limit / jnp.where(norm > 0, norm, 1), 1)


def last_alive(program: Program, alive: Alive, outputs: list[jax.Array], mask: jax.Array, step: jax.Array) -> Alive:
    """The last step at which each unit was not 0 for every real example.

    Args:
        outputs: of each stack, [batch, *output]. mask: [batch], 1 for a real example.
        step: u32 scalar, number of this step (updates done after it).
    """
    return tuple(
        jnp.where(units_alive(program, number, outputs, mask), step, last)
        for number, last in zip(can_die(program), alive, strict=True)
    )


def units_alive(program: Program, number: int, outputs: list[jax.Array], mask: jax.Array) -> jax.Array:
    """[units] or [copies, units] whether a unit of a stack is not 0 for some real example and position."""
    if not program.plan.stacks[number].many:
        return unit_alive(outputs[number], mask)
    return jax.vmap(unit_alive, (0, None))(outputs[number], mask)


def unit_alive(output: jax.Array, mask: jax.Array) -> jax.Array:
    """[units] whether a unit is not 0 for some real example and position."""
    shaped = mask.reshape(mask.shape + (1,) * (output.ndim - 1))
    awake = (output * shaped) != 0
    return jnp.any(awake.reshape(-1, units_of(output.shape[1:])), axis=0)
