"""The loss and the metrics over a range of rows, block by block; the same code inside the loop and on its own."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.compile.batches import Batch, DeviceData, evaluation_batch
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, forward
from engine.compile.objective import Sums, answers, losses_of, sum_losses
from engine.compile.program import Program
from engine.compile.update import TrainState
from engine.metrics.definition import MetricBatch, Tally
from engine.metrics.tallies import CONFUSION


class Evaluated(NamedTuple):
    """row: [columns] loss, each of several objectives, metrics. confusion: [classes, classes] i32, rows true."""

    row: jax.Array
    confusion: jax.Array


Carry = tuple[jax.Array, tuple[Sums, dict[str, jax.Array]]]
"""First row of the next block; the sums over the blocks before it, and what was counted there by tally."""


def evaluation_columns(program: Program) -> int:
    """Length of an evaluation's row."""
    return program.loss_columns - 1 + len(program.metrics)


def tallies(program: Program) -> tuple[Tally, ...]:
    """What has to be counted: each tally once, and the confusion matrix wherever there are classes."""
    wanted = [metric.tally for metric in program.metrics]
    wanted += [CONFUSION] if program.objective.accuracy else []
    return tuple({tally.name: tally for tally in wanted}.values())


def evaluate_rows(
    program: Program,
    state: TrainState,
    first: jax.Array,
    last: jax.Array,
    data: DeviceData,
    salts: jax.Array,
    live: LiveInputs,
) -> Evaluated:
    """Evaluates rows first..last-1 with dropout off and batch norm on its running statistics.

    Args:
        first, last: i32 scalars. salts: u32 [nodes].
    """
    block = jnp.int32(program.evaluation_block)
    weights = program.layout.split(state.weights)
    counted = tallies(program)
    centre = jnp.mean(data.values, axis=0) if data.values.shape[1] else jnp.zeros(0, program.dtype)

    def sums_of(begin: jax.Array) -> tuple[Sums, dict[str, jax.Array]]:
        batch = evaluation_batch(program, data, begin, last)
        run = Pass(batch.inputs, batch.mask, None, salts)
        _, _, reads = forward(program, weights, state.layers, run, live)
        scale = data.target_scale
        found = metric_batch(program, reads[0], batch, begin - first, centre, scale) if counted else None
        return sum_losses(program, reads, batch), {tally.name: tally.count(found) for tally in counted if found}

    def body(carry: Carry) -> Carry:
        begin, sums = carry
        return begin + block, jax.tree.map(jnp.add, sums, sums_of(begin))

    def nothing(leaf: jax.ShapeDtypeStruct) -> jax.Array:
        return jnp.zeros(leaf.shape, leaf.dtype)

    empty = jax.tree.map(nothing, jax.eval_shape(sums_of, first))
    _, (sums, counts) = lax.while_loop(lambda carry: carry[0] < last, body, (first, empty))
    losses = losses_of(program, sums, live)
    metrics = [metric.value(counts[metric.tally.name]).astype(program.dtype)[None] for metric in program.metrics]
    row = jnp.concatenate([losses.whole[None], losses.parts, *metrics])
    return Evaluated(row, counts.get(CONFUSION.name, jnp.zeros((0, 0), jnp.int32)))


def metric_batch(
    program: Program, read: jax.Array, batch: Batch, place: jax.Array, centre: jax.Array, target_scale: jax.Array
) -> MetricBatch:
    """A block of examples as metrics see it; where every position has its class, positions are rows.

    Args:
        read: [batch, ...] what the objective reads. place: i32 scalar, examples before this block.
        centre: [targets] mean of the targets over the data set; [0] where they are no values.
        target_scale: [targets] one unit of them in their own units; [0] where they are no values.
    """
    objective = program.objective
    rows = read.shape[0] * (read[0].size // read.shape[-1] if objective.loss.positions else 1)
    scores = read.reshape(rows, -1)
    mask = jnp.repeat(batch.mask, rows // len(batch.mask))
    wanted = jnp.zeros((rows, 0), program.dtype)
    if objective.target in ("value", "input"):
        wanted = batch.targets[0].reshape(rows, -1)
    classes = program.data.classes if objective.accuracy else 0
    scaled = objective.target == "value"
    width = wanted.shape[1]
    rates = jax.nn.sigmoid(scores) if objective.loss.logits and wanted.shape[1] else scores
    return MetricBatch(
        scores=jax.nn.log_softmax(scores, axis=1) if objective.loss.one_distribution else rates,
        truth=batch.labels.reshape(-1) if classes else jnp.zeros(rows, jnp.int32),
        guess=answers(program, read).reshape(-1) if classes else jnp.zeros(rows, jnp.int32),
        wanted=wanted,
        mask=mask,
        place=place,
        capacity=-(-max(program.data.counts) // program.evaluation_block) * program.evaluation_block,
        classes=classes,
        centre=centre if scaled else jnp.zeros(width, program.dtype),
        unit=target_scale if scaled else jnp.ones(width, program.dtype),
    )
