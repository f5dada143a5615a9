"""Statistics of a step. What they are made of depends only on the size of the network, never on what is compiled.

The loop alone moves the state (`engine.compile.chunk`, `engine.compile.large_chunk`). Of a small network `look` takes
the gradient of the state before the step again. A large network would pay for that twice, so its loop hands out what
flowed in its last step.
"""

import jax
import numpy as np

from engine.arrays import Floats
from engine.compile.batches import single_batch
from engine.compile.flow import Flow, Handed, flow_of
from engine.compile.live import LiveInputs
from engine.compile.model import make_catchers
from engine.compile.program import Program
from engine.compile.statistics import Statistics, statistics
from engine.compile.step import STEP_STREAM, Inputs, Start, batch_at, stream
from engine.compile.update import TrainState, can_die, gradients, units_alive
from engine.compile.whole_flow import whole_flow
from engine.diagnostics import columns


def next_flow(program: Program, state: TrainState, start: Start, inputs: Inputs) -> Flow:
    """What will flow in the step that begins at `start`. It moves nothing."""
    live = LiveInputs(program, inputs.live)
    drawn = single_batch(program, inputs.data, inputs.root, start.epoch, start.position)
    batch, run, _ = batch_at(program, drawn, start.step, inputs, live, stream(inputs.root, STEP_STREAM))
    catchers = make_catchers(program, program.batch_size)
    return flow_of(gradients(program, state, batch, run, live, catchers), batch)


def flow_statistics(
    program: Program, old: TrainState, new: TrainState, handed: Handed, start: Start, window: jax.Array, inputs: Inputs
) -> Statistics:
    """The statistics of a step of a large network.

    Args:
        old, new: states before and after it. handed: out of the loop. start: where it began.
        window: u32 scalar, steps that `window_dead` looks back.
    """
    step = start.step + 1
    awake = [last == step for last in new.alive]
    flow = whole_flow(program, old, handed, start, inputs)
    return statistics(program, old, new, flow, awake, (step, window), columns.LARGE)


def look(
    program: Program, old: TrainState, new: TrainState, start: Start, window: jax.Array, inputs: Inputs
) -> Statistics:
    """The statistics of the step from one state to the next. It moves nothing.

    Args:
        old: before the step that begins at `start`. new: after it; `old` again for a look ahead of the step.
        window: u32 scalar, steps that `window_dead` looks back.
    """
    flow = next_flow(program, old, start, inputs)
    awake = [units_alive(program, number, flow.outputs, flow.sample.mask) for number in can_die(program)]
    return statistics(program, old, new, flow, awake, (start.step + 1, window), columns.LARGE_IN_LOOK)


def first_non_finite(program: Program, found: Statistics, losses: Floats) -> tuple[str, str]:
    """(node, quantity) of the first thing that is not finite: forward through outputs and loss, back through deltas.

    Args:
        losses: [1 + objectives] the total and its parts.
    """
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
