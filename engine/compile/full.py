"""The full step: the same update as the lean loop's, with every statistic of every node and wire."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from engine.compile.augment import augmented
from engine.compile.batches import single_batch
from engine.compile.chunk import STEP_STREAM, Inputs, Start, augment_key, stream
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, make_catchers
from engine.compile.objective import penalty
from engine.compile.program import Program
from engine.compile.statistics import Statistics, statistics
from engine.compile.update import TrainState, gradients, last_alive, next_weights
from engine.diagnostics.finite import all_finite


class FullStep(NamedTuple):
    """What the full step gives back.

    Attributes:
        state: after the update, or before it where anything was not finite. finite: whether it was taken.
        losses: [columns] data loss, penalty, and each of several objectives.
    """

    state: TrainState
    finite: jax.Array
    losses: jax.Array
    told: Statistics


def full_step(program: Program, state: TrainState, start: Start, window: jax.Array, inputs: Inputs) -> FullStep:
    """One update with all statistics.

    Args:
        window: u32, steps that `window_dead` looks back.
    """
    live = LiveInputs(program, inputs.live)
    batch = single_batch(program, inputs.data, inputs.root, start.epoch, start.position)
    batch = augmented(program, inputs.data, batch, augment_key(inputs.root, start.step), live)
    run = Pass(batch.inputs, batch.mask, jax.random.fold_in(stream(inputs.root, STEP_STREAM), start.step), inputs.salts)
    found = gradients(program, state, batch, run, live, make_catchers(program, program.batch_size))
    added = penalty(program, state.weights, live)
    losses = jnp.concatenate([jnp.stack([found.loss, added]), found.parts])
    weights, memory = next_weights(program, state, found, added, live, start.step, (batch, run))
    alive = last_alive(program, state.alive, found.outputs, batch.mask, start.step + 1)
    new = TrainState(weights, memory, found.layers, alive)
    finite = all_finite(new) & jnp.isfinite(losses[0] + losses[1])

    def choose(after: jax.Array, before: jax.Array) -> jax.Array:
        return jnp.where(finite, after, before)

    kept = jax.tree.map(choose, new, state)
    return FullStep(kept, finite, losses, statistics(program, state, new, found, batch, (start.step + 1, window)))


def blame(program: Program, step: FullStep) -> tuple[str, str]:
    """(node, quantity) of the first thing that is not finite: forward through outputs and loss, back through deltas."""
    faults = np.asarray(step.told.faults)
    names = [node.node_id for node in program.plan.nodes]
    for index, row in enumerate(faults):
        if row[0]:
            return names[index], "activation"
    if not np.isfinite(np.sum(np.asarray(step.losses))):
        return names[program.objective.prediction], "loss"
    for column, quantity in ((1, "delta"), (2, "weight_gradient"), (3, "update")):
        for index in reversed(range(len(faults))):
            if faults[index][column]:
                return names[index], quantity
    return names[program.objective.prediction], "update"
