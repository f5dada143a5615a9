"""What flows through a network in one step, as statistics and pictures read it."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.compile.batches import Batch
from engine.compile.model import Catchers, make_catchers
from engine.compile.program import Program
from engine.compile.update import Gradients
from engine.compile.weights import Groups
from engine.diagnostics.columns import Sample


class Flow(NamedTuple):
    """What flowed through a network in one step.

    Attributes:
        outputs: of every stack. deltas: at every output, and at every use of those with several.
        gradient: of the data loss with respect to the weights. sample: which examples were real.
    """

    outputs: list[jax.Array]
    deltas: Catchers
    gradient: Groups
    sample: Sample


def flow_of(found: Gradients, batch: Batch) -> Flow:
    """What flowed where these gradients were taken."""
    return Flow(found.outputs, found.catchers, found.weights, Sample(batch.mask, batch.real))


def no_flow(program: Program, weights: Groups) -> Flow:
    """Zeros in place of what flows in a step of training. weights: of the program."""
    zeros = make_catchers(program, program.batch_size)
    outputs = [zeros.nodes[number] for number in range(len(program.plan.stacks))]
    sample = Sample(jnp.zeros(program.batch_size, program.dtype), jnp.zeros((), program.dtype))
    return Flow(outputs, zeros, tuple(jnp.zeros_like(group) for group in weights), sample)
