"""The loss and the metrics over a range of rows, block by block; the same code inside the loop and on its own."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, forward
from engine.compile.objective import answers, summed_loss
from engine.compile.program import Program
from engine.compile.update import TrainState


class Evaluated(NamedTuple):
    """row: [1 + metrics] loss and, for classes, accuracy. confusion: [classes, classes] i32, rows true."""

    row: jax.Array
    confusion: jax.Array


def evaluate_rows(
    program: Program,
    state: TrainState,
    first: jax.Array,
    last: jax.Array,
    data: DeviceData,
    salts: jax.Array,
    live: LiveInputs,
) -> Evaluated:
    """Evaluates rows first..last-1 with dropout off and batch norm on its running statistics."""
    block = jnp.int32(program.evaluation_block)
    weights = program.layout.split(state.weights)
    classes = program.data.classes if program.objective.accuracy else 0

    def body(carry: tuple[jax.Array, jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array, jax.Array]:
        begin, total, confusion = carry
        batch = evaluation_batch(program, data, begin, last)
        run = Pass(batch.inputs, batch.mask, None, salts)
        _, _, read = forward(program, weights, state.layers, run, live)
        total = total + summed_loss(program, read, batch)
        if classes:
            kind = jnp.float32
            truth = jax.nn.one_hot(batch.labels, classes, dtype=kind) * batch.mask.astype(kind)[:, None]
            guess = jax.nn.one_hot(answers(program, read), classes, dtype=kind)
            confusion = confusion + jnp.round(truth.T @ guess).astype(jnp.int32)
        return begin + block, total, confusion

    begun = (first, jnp.zeros((), program.dtype), jnp.zeros((classes, classes), jnp.int32))
    _, total, confusion = lax.while_loop(lambda carry: carry[0] < last, body, begun)
    count = (last - first).astype(program.dtype)
    row = [total / count]
    if classes:
        row.append(jnp.trace(confusion).astype(program.dtype) / count)
    return Evaluated(jnp.stack(row), confusion)
