"""The loss of one example as a function of one number that it reads, with everything else as it is."""

import jax
import numpy as np

from engine.arrays import Floats
from engine.compile.flow import Flow
from engine.compile.numbers.exact import Given, Reads, losses_of_example
from engine.compile.program import Program

POINTS = 81
"""Of a curve."""


def curve_of(
    number: int, program: Program, reads: Reads, given: Given, unit: jax.Array, values: jax.Array
) -> tuple[jax.Array, jax.Array]:
    """([points] loss, [points] its derivative) where what objective `number` reads at a flat place has these values.

    Args:
        number: of the objective. program: exact. unit: i32. values: [points].
    """
    read = reads[number]

    def loss_at(value: jax.Array) -> jax.Array:
        moved = read.ravel().at[unit].set(value).reshape(read.shape)
        return losses_of_example(program, given)((*reads[:number], moved, *reads[number + 1 :]))[0]

    return jax.lax.map(jax.value_and_grad(loss_at), values)


def values_around(points: Floats) -> Floats:
    """[points] values to both sides of some, in float64: half their range beyond them, at least a half."""
    finite = points[np.isfinite(points)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    beyond = max(high - low, 1.0) / 2
    return np.linspace(low - beyond, high + beyond, POINTS)


def batch_reads(program: Program, flow: Flow, number: int, unit: int, most: int) -> Floats:
    """[n] what an objective reads at a flat place over the real examples of a batch, evenly thinned."""
    stack, copy = program.plan.spots[program.objectives[number].read]
    output = np.asarray(flow.outputs[stack], np.float64)
    of_node = output[copy] if program.plan.stacks[stack].many else output
    real = of_node.reshape(len(of_node), -1)[np.asarray(flow.sample.mask) > 0, unit]
    return real[np.linspace(0, real.size - 1, min(most, real.size)).astype(np.int64)]
