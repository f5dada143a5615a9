"""What a denoising network is given of an example: the example with the corruption that training puts on it."""

import jax
import jax.numpy as jnp

from engine.augmentation.definition import Canvas
from engine.compile.batches import DeviceData
from engine.compile.live import LiveInputs
from engine.compile.program import Program
from engine.layers.definition import LayerContext
from engine.spec import paths


def corrupts(program: Program) -> bool:
    """Whether training corrupts inputs: by an augmentation, or by a layer right behind the input."""
    return any(part.record.corrupts for part in program.augmentations) or _first_noise(program) is not None


def corrupted(program: Program, data: DeviceData, examples: jax.Array, key: jax.Array, live: LiveInputs) -> jax.Array:
    """Preprocessed examples with the corruption drawn from `key`; augmentations that don't corrupt are left out.

    Args:
        examples: [n, *shape].
    """
    white = data.shift + data.gain * jnp.asarray(program.data.levels, program.dtype)
    seen = examples
    for number, part in enumerate(program.augmentations):
        if part.record.corrupts:
            own = jax.random.fold_in(key, number)
            canvas = Canvas(own, live.settings(paths.augmentation(number)), data.shift, white)
            seen = part.record.apply(part.config, seen, canvas)
    index = _first_noise(program)
    if index is None:
        return seen
    node, own = program.plan.nodes[index], jax.random.fold_in(key, len(program.augmentations))
    context = LayerContext(True, jnp.ones(len(seen), program.dtype), own, live.node(index), program.platform)
    return node.layer.apply(node.config, {}, {}, (seen,), context)[0]


def _first_noise(program: Program) -> int | None:
    """The layer that alone reads the input and does nothing but disturb it in training."""
    nodes = program.plan.nodes
    readers = [index for index, node in enumerate(nodes) if any(not nodes[at].sources for at in node.sources)]
    if len(readers) != 1 or not nodes[readers[0]].layer.noise:
        return None
    return readers[0]
