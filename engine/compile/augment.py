"""Augmentation of a training batch: drawn on the device from seed, step and place in the list."""

import jax
import jax.numpy as jnp

from engine.augmentation.definition import Canvas
from engine.compile.batches import Batch, DeviceData
from engine.compile.live import LiveInputs
from engine.compile.program import Program
from engine.spec import paths


def augmented(program: Program, data: DeviceData, batch: Batch, key: jax.Array, live: LiveInputs) -> Batch:
    """The batch with every augmentation applied in turn.

    What an autoencoder is to make moves along with its input, but is spared what corrupts it.

    Args:
        batch: inputs [batch, *example]. key: of this step.
    """
    if not program.augmentations:
        return batch
    white = data.shift + data.gain * jnp.asarray(program.data.levels, program.dtype)
    inputs = clean = batch.inputs
    corrupted = False
    for number, part in enumerate(program.augmentations):
        own = jax.random.fold_in(key, number)
        canvas = Canvas(own, live.settings(paths.augmentation(number)), data.shift, white)
        inputs = part.record.apply(part.config, inputs, canvas)
        corrupted = corrupted or part.record.corrupts
        if not corrupted:
            clean = inputs
        elif not part.record.corrupts:
            clean = part.record.apply(part.config, clean, canvas)
    goals = zip(program.objectives, batch.targets, strict=True)
    targets = tuple(clean if goal.target == "input" else target for goal, target in goals)
    return batch._replace(inputs=inputs, targets=targets)
