"""What flows through a network in one step, as statistics and pictures read it."""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.compile.batches import Batch
from engine.compile.model import Catchers, make_catchers
from engine.compile.paths import nodes_before_weights
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


class Handed(NamedTuple):
    """What the loop of a large network hands out of a step: of what flowed, all that lies behind weights.

    The rest, from the batch to the first weights, is cheap to work out again (`engine.compile.whole_flow`), but would
    cost every step of the loop: no update needs the gradient at the input of a network.

    Attributes:
        outputs: by stack. deltas, gradient: see `Flow`.
    """

    outputs: Mapping[int, jax.Array]
    deltas: Catchers
    gradient: Groups


def flow_of(found: Gradients, batch: Batch) -> Flow:
    """What flowed where these gradients were taken."""
    return Flow(found.outputs, found.catchers, found.weights, Sample(batch.mask, batch.real))


def handed_of(found: Gradients) -> Handed:
    """What is handed out where gradients were taken with `handed_catchers`."""
    return Handed({number: found.outputs[number] for number in found.catchers.nodes}, found.catchers, found.weights)


def handed_catchers(program: Program) -> Catchers:
    """Taps for the deltas that are handed out: those that updates need anyway."""
    return make_catchers(program, program.batch_size, nodes_before_weights(program))


def nothing_handed(program: Program, weights: Groups) -> Handed:
    """Zeros in place of what the loop hands out. weights: of the program."""
    zeros = handed_catchers(program)
    return Handed(dict(zeros.nodes), zeros, tuple(jnp.zeros_like(group) for group in weights))
