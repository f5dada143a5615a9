"""One training step: see `engine.compile.chunk` for the loop that takes them."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.compile.augment import augmented
from engine.compile.batches import Batch, DeviceData
from engine.compile.live import LiveInputs
from engine.compile.model import Catchers, Pass
from engine.compile.objective import penalty
from engine.compile.program import Program
from engine.compile.update import Gradients, TrainState, gradients, last_alive, next_weights

WEIGHT_STREAM, STEP_STREAM, AUGMENT_STREAM, PICTURE_STREAM = 0, 1, 2, 3


class Start(NamedTuple):
    """Where a run stands, as u32 scalars.

    Attributes:
        step: updates done, modulo 2^32. epoch: whole epochs done. position: updates done in this epoch.
        until_evaluation: updates to the next evaluation; 0 asks for one before the first step.
    """

    step: jax.Array
    epoch: jax.Array
    position: jax.Array
    until_evaluation: jax.Array


class Inputs(NamedTuple):
    """What every executable takes beside the state: live values, seed and salts, data."""

    live: jax.Array
    root: jax.Array
    salts: jax.Array
    data: DeviceData


class StepInputs(NamedTuple):
    """What one step reads beside the state.

    Attributes:
        batch: as drawn and augmented. run: what its forward pass takes. step: u32, updates done before it.
    """

    batch: Batch
    run: Pass
    step: jax.Array


class Step(NamedTuple):
    """What one step gives back.

    Attributes:
        state: after the update, finite or not. losses: [columns] data loss, penalty, and each of several objectives.
        found: the gradients that it took.
    """

    state: TrainState
    losses: jax.Array
    found: Gradients


def stream(root: jax.Array, number: int) -> jax.Array:
    """One of the run's independent random streams. root: [2] u32, the data of a threefry key."""
    return jax.random.fold_in(jax.random.wrap_key_data(root, impl="threefry2x32"), jnp.uint32(number))


def augment_key(root: jax.Array, step: jax.Array) -> jax.Array:
    """The key that a step's augmentations are drawn from.

    Args:
        root: u32 [2], the run's seed words. step: u32 scalar, updates done before it.
    """
    return jax.random.fold_in(stream(root, AUGMENT_STREAM), step)


def batch_at(
    program: Program, drawn: Batch, step: jax.Array, inputs: Inputs, live: LiveInputs, noise: jax.Array
) -> StepInputs:
    """What a step reads.

    Args:
        drawn: its batch before augmentation. step: u32 scalar, updates done before it. noise: the stream `STEP_STREAM`.
    """
    batch = augmented(program, inputs.data, drawn, augment_key(inputs.root, step), live)
    return StepInputs(batch, Pass(batch.inputs, batch.mask, jax.random.fold_in(noise, step), inputs.salts), step)


def take_step(
    program: Program, state: TrainState, given: StepInputs, live: LiveInputs, catchers: Catchers | None = None
) -> Step:
    """One update. Nothing is guarded here: see `engine.compile.chunk`.

    Args:
        catchers: taps for the gradient at every output and use, where that is wanted.
    """
    batch, run, step = given
    found = gradients(program, state, batch, run, live, catchers)
    added = penalty(program, state.weights, live)
    losses = jnp.concatenate([jnp.stack([found.loss, added]), found.parts])
    weights, memory = next_weights(program, state, found, added, live, step, (batch, run))
    alive = last_alive(program, state.alive, found.outputs, batch.mask, step + 1)
    return Step(TrainState(weights, memory, found.layers, alive), losses, found)
