"""Steps that compute statistics. The form that a run uses depends only on its size, never on what is compiled.

A small network's state is moved by the loop alone; `look` reads: it takes the gradient of the state before the step
once more and makes the statistics of it. A large network would pay for that twice, so its full step hands out what
flowed through it, and the statistics are made of that.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from engine.arrays import Floats
from engine.compile.batches import single_batch
from engine.compile.live import LiveInputs
from engine.compile.model import make_catchers
from engine.compile.program import Program
from engine.compile.statistics import Statistics, statistics
from engine.compile.step import STEP_STREAM, Inputs, Start, StepInputs, batch_at, stream, take_step
from engine.compile.update import Gradients, TrainState, can_die, gradients, units_alive
from engine.diagnostics.columns import Sample
from engine.diagnostics.finite import all_finite


class Flow(NamedTuple):
    """What flowed through a network in one step: values and deltas of every node, and which examples were real."""

    found: Gradients
    sample: Sample


class FullStep(NamedTuple):
    """What the full step of a large network gives back.

    Attributes:
        state: after the update, finite or not. finite: whether it is, and so is the loss.
        losses: [columns] data loss, penalty, and each of several objectives.
    """

    state: TrainState
    finite: jax.Array
    losses: jax.Array
    flow: Flow


def _given(program: Program, start: Start, inputs: Inputs, live: LiveInputs) -> StepInputs:
    """The batch of the step that begins at `start`, drawn by itself."""
    batch = single_batch(program, inputs.data, inputs.root, start.epoch, start.position)
    return batch_at(program, batch, start.step, inputs, live, stream(inputs.root, STEP_STREAM))


def full_step(program: Program, state: TrainState, start: Start, inputs: Inputs) -> FullStep:
    """One update, with all that flowed."""
    live = LiveInputs(program, inputs.live)
    given = _given(program, start, inputs, live)
    state, losses, found = take_step(program, state, given, live, make_catchers(program, program.batch_size))
    finite = all_finite(state) & jnp.isfinite(losses[0] + losses[1])
    return FullStep(state, finite, losses, Flow(found, Sample(given.batch.mask, given.batch.real)))


def flow_statistics(
    program: Program, old: TrainState, new: TrainState, flow: Flow, step: jax.Array, window: jax.Array
) -> Statistics:
    """The statistics of a full step.

    Args:
        old, new: states before and after it. step: u32, its number. window: u32, steps that `window_dead` looks back.
    """
    awake = [last == step for last in new.alive]
    return statistics(program, old, new, flow.found, flow.sample, awake, (step, window), apart=True)


def look(
    program: Program, old: TrainState, new: TrainState, start: Start, window: jax.Array, inputs: Inputs
) -> Statistics:
    """The statistics of the step from one state to the next. It moves nothing.

    Args:
        old: before the step that begins at `start`. new: after it; `old` again for a look ahead of the step.
        window: u32, steps that `window_dead` looks back.
    """
    live = LiveInputs(program, inputs.live)
    batch, run, _ = _given(program, start, inputs, live)
    found = gradients(program, old, batch, run, live, make_catchers(program, program.batch_size))
    sample = Sample(batch.mask, batch.real)
    awake = [units_alive(program, number, found.outputs, batch.mask) for number in can_die(program)]
    return statistics(program, old, new, found, sample, awake, (start.step + 1, window), apart=not program.small)


def first_non_finite(program: Program, found: Statistics, losses: Floats) -> tuple[str, str]:
    """(node, quantity) of the first thing that is not finite: forward through outputs and loss, back through deltas."""
    faults = np.asarray(found.faults)
    names = [node.node_id for node in program.plan.nodes]
    for index, row in enumerate(faults):
        if row[0]:
            return names[index], "activation"
    if not np.isfinite(np.sum(losses)):
        return names[program.objective.prediction], "loss"
    for column, quantity in ((1, "delta"), (2, "weight_gradient"), (3, "update")):
        for index in reversed(range(len(faults))):
            if faults[index][column]:
                return names[index], quantity
    return names[program.objective.prediction], "update"
