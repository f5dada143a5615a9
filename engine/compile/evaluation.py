"""The loss and the metrics over a range of rows, block by block; the same code inside the loop and on its own."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, forward
from engine.compile.objective import Sums, answers, losses_of, sum_losses
from engine.compile.program import Program
from engine.compile.update import TrainState


class Evaluated(NamedTuple):
    """row: [columns] loss, each of several objectives, metrics. confusion: [classes, classes] i32, rows true."""

    row: jax.Array
    confusion: jax.Array


def evaluation_columns(program: Program) -> int:
    """Length of an evaluation's row."""
    return program.loss_columns - 1 + int(program.objective.accuracy)


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

    def sums_of(begin: jax.Array) -> tuple[Sums, jax.Array]:
        batch = evaluation_batch(program, data, begin, last)
        run = Pass(batch.inputs, batch.mask, None, salts)
        _, _, reads = forward(program, weights, state.layers, run, live)
        confusion = jnp.zeros((classes, classes), jnp.int32)
        if classes:
            kind = jnp.float32
            real = jnp.broadcast_to(batch.mask.reshape(-1, *(1,) * (batch.labels.ndim - 1)), batch.labels.shape)
            truth = jax.nn.one_hot(batch.labels.ravel(), classes, dtype=kind) * real.astype(kind).reshape(-1, 1)
            guess = jax.nn.one_hot(answers(program, reads[0]).ravel(), classes, dtype=kind)
            confusion = jnp.round(truth.T @ guess).astype(jnp.int32)
        return sum_losses(program, reads, batch), confusion

    def body(carry: tuple[jax.Array, Any]) -> tuple[jax.Array, Any]:
        begin, sums = carry
        return begin + block, jax.tree.map(jnp.add, sums, sums_of(begin))

    def nothing(leaf: Any) -> jax.Array:
        return jnp.zeros(leaf.shape, leaf.dtype)

    empty = jax.tree.map(nothing, jax.eval_shape(sums_of, first))
    _, (sums, confusion) = lax.while_loop(lambda carry: carry[0] < last, body, (first, empty))
    losses = losses_of(program, sums, live)
    row = [losses.whole[None], losses.parts]
    if classes:
        count = jnp.maximum(jnp.sum(confusion), 1).astype(program.dtype)
        row.append(jnp.trace(confusion).astype(program.dtype)[None] / count)
    return Evaluated(jnp.concatenate(row), confusion)
