"""The loop of a small network: as many steps as asked for in one dispatch, with the loss of each, and validation at its
cadence.

A loop is the only program that moves a run's state: how XLA rounds a step depends on what else the program computes, so
a second form of it would give other bits. The one of a large network (`engine.compile.large_chunk`) therefore hands out
what flowed in its last step (`engine.compile.flow.Handed`), of which `engine.compile.full` makes the statistics.

Nothing in the loop guards single weights: it stops at a non-finite loss, looks at the whole state once behind the last
step, and `engine.run` finds the first bad step by running again from the start of the chunk. So a step costs what the
same step costs in a hand-written loop, and the last finite weights survive all the same.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import epoch_order, ordered_batch
from engine.compile.evaluation import evaluate_rows, evaluation_columns
from engine.compile.flow import Handed
from engine.compile.live import LiveInputs
from engine.compile.program import Program
from engine.compile.step import STEP_STREAM, Inputs, Start, batch_at, stream, take_step
from engine.compile.update import TrainState
from engine.diagnostics.finite import all_finite

CAPACITY = 8192
"""Most steps of one dispatch."""

EVALUATIONS = 256
"""Most evaluations of one dispatch."""


class Chunk(NamedTuple):
    """What the lean loop gives back.

    Attributes:
        done: steps whose loss was finite. finite: whether the state still is.
        losses: [CAPACITY, columns] data loss, penalty and several objectives of each step.
        evaluations: [EVALUATIONS, columns]; [0, 0] of a large network, whose loop evaluates nothing.
        flow: handed out of the last step, zeros where none was taken; None of a small network.
    """

    state: TrainState
    done: jax.Array
    finite: jax.Array
    losses: jax.Array
    evaluations: jax.Array
    flow: Handed | None


class _Walk(NamedTuple):
    done: jax.Array
    start: Start
    order: jax.Array
    state: TrainState
    losses: jax.Array
    sound: jax.Array
    evaluations: jax.Array
    evaluated: jax.Array


def order_of(program: Program, root: jax.Array, epoch: jax.Array) -> jax.Array:
    """The order of an epoch, padded to whole batches: i32 [steps per epoch * batch size].

    Args:
        root: u32 [2], the run's seed words. epoch: u32 scalar, from 0.
    """
    return epoch_order(root, epoch, program.data.counts[0], program.steps_per_epoch * program.batch_size)


class Room(NamedTuple):
    """Most steps and most evaluations of one dispatch."""

    steps: int
    evaluations: int


ROOM = Room(CAPACITY, EVALUATIONS)


def lean_loop(program: Program, state: TrainState, start: Start, count: jax.Array, inputs: Inputs) -> Chunk:
    """Trains up to `count` steps.

    Args:
        count: i32 scalar, at most CAPACITY, and few enough for EVALUATIONS; 0 for an evaluation alone.
    """
    return loop(program, state, start, count, inputs, ROOM, guarded=True)


def loop(
    program: Program, state: TrainState, start: Start, count: jax.Array, inputs: Inputs, room: Room, *, guarded: bool
) -> Chunk:
    """See `lean_loop`.

    Args:
        guarded: whether it stops at a loss that is not finite; where not, `done` is `count`.
    """
    live = LiveInputs(program, inputs.live)
    noise = stream(inputs.root, STEP_STREAM)
    columns = evaluation_columns(program)

    def segment(walk: _Walk) -> _Walk:
        left = jnp.minimum(jnp.uint32(program.steps_per_epoch) - walk.start.position, walk.start.until_evaluation)
        end = jnp.minimum(count, walk.done + left.astype(jnp.int32))
        walked = _steps(program, walk, end, inputs, live, noise, guarded=guarded)
        return _after_segment(program, walk, walked, inputs, live)

    first = _Walk(
        done=jnp.int32(0),
        start=start,
        order=order_of(program, inputs.root, start.epoch),
        state=state,
        losses=jnp.zeros((room.steps, program.loss_columns), program.dtype),
        sound=jnp.bool_(True),
        evaluations=jnp.zeros((room.evaluations, columns), program.dtype),
        evaluated=jnp.int32(0),
    )

    def goes_on(walk: _Walk) -> jax.Array:
        return ((walk.done < count) | (walk.start.until_evaluation == 0)) & walk.sound

    last = lax.while_loop(goes_on, segment, first)
    return Chunk(last.state, last.done, all_finite(last.state), last.losses, last.evaluations, None)


def _steps(
    program: Program,
    walk: _Walk,
    end: jax.Array,
    inputs: Inputs,
    live: LiveInputs,
    noise: jax.Array,
    *,
    guarded: bool,
) -> _Walk:
    """Steps within one epoch and between two evaluations: nothing rare is inside."""

    def step(
        carry: tuple[jax.Array, TrainState, jax.Array, jax.Array],
    ) -> tuple[jax.Array, TrainState, jax.Array, jax.Array]:
        done, state, losses, sound = carry
        ahead = (done - walk.done).astype(jnp.uint32)
        batch = ordered_batch(program, inputs.data, walk.order, walk.start.position + ahead)
        given = batch_at(program, batch, walk.start.step + ahead, inputs, live, noise)
        taken = take_step(program, state, given, live)
        row = taken.losses
        return (
            done + 1,
            taken.state,
            lax.dynamic_update_slice(losses, row[None], (done, jnp.int32(0))),
            jnp.isfinite(row[0] + row[1]) if guarded else sound,
        )

    done, state, losses, sound = lax.while_loop(
        lambda carry: (carry[0] < end) & carry[3], step, (walk.done, walk.state, walk.losses, walk.sound)
    )
    done = jnp.where(sound, done, done - 1)
    return walk._replace(done=done, state=state, losses=losses, sound=sound)


def _after_segment(program: Program, before: _Walk, walk: _Walk, inputs: Inputs, live: LiveInputs) -> _Walk:
    """Moves the counters on, evaluates where that is due, and shuffles where an epoch ended."""
    moved = (walk.done - before.done).astype(jnp.uint32)
    position = before.start.position + moved
    until = before.start.until_evaluation - moved
    ended = position == jnp.uint32(program.steps_per_epoch)
    epoch = before.start.epoch + ended.astype(jnp.uint32)
    order = lax.cond(ended, lambda: order_of(program, inputs.root, epoch), lambda: walk.order)
    evaluations, evaluated = walk.evaluations, walk.evaluated
    due = until == 0
    train, validation, _ = program.data.counts
    if validation:

        def evaluate() -> jax.Array:
            first, last = jnp.int32(train), jnp.int32(train + validation)
            row = evaluate_rows(program, walk.state, first, last, inputs.data, inputs.salts, live).row
            return lax.dynamic_update_slice(evaluations, row[None], (evaluated, jnp.int32(0)))

        def keep() -> jax.Array:
            return walk.evaluations

        evaluations = lax.cond(due & walk.sound, evaluate, keep)
        evaluated = evaluated + due.astype(jnp.int32)
    start = Start(
        step=before.start.step + moved,
        epoch=epoch,
        position=jnp.where(ended, jnp.uint32(0), position),
        until_evaluation=jnp.where(due, jnp.uint32(program.evaluation_period), until),
    )
    return walk._replace(start=start, order=order, evaluations=evaluations, evaluated=evaluated)
