"""The loop of a large network: steps alone, across the ends of epochs.

Each step finds its own rows, since the order of all examples takes longer than a step (50,000: 1.7 ms; 64 of them:
5 us). Evaluations are an executable of their own, which pictures need as well: in the loop they would be compiled a
second time, and the first step would wait for that.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import single_batch
from engine.compile.chunk import CAPACITY, Chunk
from engine.compile.flow import Handed, handed_catchers, handed_of, nothing_handed
from engine.compile.live import LiveInputs
from engine.compile.program import Program
from engine.compile.step import STEP_STREAM, Inputs, Start, batch_at, stream, take_step
from engine.compile.update import TrainState
from engine.diagnostics.finite import all_finite


class _Walk(NamedTuple):
    done: jax.Array
    state: TrainState
    losses: jax.Array
    sound: jax.Array
    flow: Handed


def large_loop(program: Program, state: TrainState, start: Start, count: jax.Array, inputs: Inputs) -> Chunk:
    """Trains up to `count` steps; evaluates nothing.

    Args:
        count: i32 scalar, at most CAPACITY.
    """
    live = LiveInputs(program, inputs.live)
    noise = stream(inputs.root, STEP_STREAM)
    per_epoch = jnp.uint32(program.steps_per_epoch)

    def step(walk: _Walk) -> _Walk:
        ahead = walk.done.astype(jnp.uint32)
        place = start.position + ahead
        drawn = single_batch(program, inputs.data, inputs.root, start.epoch + place // per_epoch, place % per_epoch)
        given = batch_at(program, drawn, start.step + ahead, inputs, live, noise)
        taken = take_step(program, walk.state, given, live, handed_catchers(program))
        row = taken.losses
        losses = lax.dynamic_update_slice(walk.losses, row[None], (walk.done, jnp.int32(0)))
        return _Walk(walk.done + 1, taken.state, losses, jnp.isfinite(row[0] + row[1]), handed_of(taken.found))

    first = _Walk(
        done=jnp.int32(0),
        state=state,
        losses=jnp.zeros((CAPACITY, program.loss_columns), program.dtype),
        sound=jnp.bool_(True),
        flow=nothing_handed(program, state.weights),
    )
    last = lax.while_loop(lambda walk: (walk.done < count) & walk.sound, step, first)
    done = jnp.where(last.sound, last.done, last.done - 1)
    return Chunk(last.state, done, all_finite(last.state), last.losses, jnp.zeros((0, 0), program.dtype), last.flow)
