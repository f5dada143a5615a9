"""The full step: the same update as the lean loop's, with every statistic of every node and wire."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from engine.compile.batches import Batch, training_batch
from engine.compile.chunk import SHUFFLE_STREAM, STEP_STREAM, Inputs, Start, order_of, stream
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, make_catchers
from engine.compile.objective import penalty
from engine.compile.paths import lit_nodes, lost_shifts
from engine.compile.program import Program
from engine.compile.update import Gradients, TrainState, can_die, gradients, last_alive, next_weights, unit_alive
from engine.compile.weights import NodeWeights
from engine.diagnostics import columns
from engine.diagnostics.columns import Sample
from engine.diagnostics.finite import all_finite
from engine.diagnostics.histograms import activation_histogram


class FullStep(NamedTuple):
    """What the full step gives back.

    Attributes:
        state: after the update, or before it where anything was not finite. finite: whether it was taken.
        losses: [2] data loss and penalty. nodes: [nodes, columns] f4. edges: [edges, 1] f4.
        faults: [nodes, 4] i4 numbers of non-finite outputs, deltas, weight gradients and new weights.
        histograms: [nodes, 32] u1. ranges: [nodes, 2] f4.
    """

    state: TrainState
    finite: jax.Array
    losses: jax.Array
    nodes: jax.Array
    edges: jax.Array
    faults: jax.Array
    histograms: jax.Array
    ranges: jax.Array


def full_step(program: Program, state: TrainState, start: Start, window: jax.Array, inputs: Inputs) -> FullStep:
    """One update with all statistics.

    Args:
        window: u32, steps that `window_dead` looks back.
    """
    live = LiveInputs(program, inputs.live)
    order = order_of(program, stream(inputs.root, SHUFFLE_STREAM), start.epoch)
    batch = training_batch(program, inputs.data, order, start.position)
    key = jax.random.fold_in(stream(inputs.root, STEP_STREAM), start.step)
    run = Pass(batch.inputs, batch.mask, key, inputs.salts)
    found = gradients(program, state, batch, run, live, make_catchers(program, program.batch_size))
    losses = jnp.stack([found.loss, penalty(program, state.weights, live)])
    weights, memory = next_weights(program, state, found.weights, live, start.step)
    alive = last_alive(program, state.alive, found.outputs, batch.mask, start.step + 1)
    new = TrainState(weights, memory, found.layers, alive)
    finite = all_finite(new) & jnp.isfinite(losses[0] + losses[1])
    kept = jax.tree.map(lambda after, before: jnp.where(finite, after, before), new, state)
    nodes, faults = _node_rows(program, state, new, found, batch, (start.step + 1, window))
    pictures = [activation_histogram(output, batch.mask) for output in found.outputs]
    return FullStep(
        state=kept,
        finite=finite,
        losses=losses,
        nodes=nodes,
        edges=_edge_rows(program, found, Sample(batch.mask, batch.real)),
        faults=faults,
        histograms=jnp.stack([counts for counts, _ in pictures]),
        ranges=jnp.stack([ends for _, ends in pictures]),
    )


def _node_rows(
    program: Program,
    old: TrainState,
    new: TrainState,
    found: Gradients,
    batch: Batch,
    clock: tuple[jax.Array, jax.Array],
) -> tuple[jax.Array, jax.Array]:
    sample = Sample(batch.mask, batch.real)
    split = program.layout.split
    parts = split(old.weights), split(found.weights), split(new.weights)
    alive = dict(zip(can_die(program), new.alive, strict=True))
    lit, lost = lit_nodes(program), lost_shifts(program)
    missing = jnp.full((), jnp.nan, program.dtype)
    rows: list[jax.Array] = []
    faults: list[jax.Array] = []
    for index, node in enumerate(program.plan.nodes):
        output, delta = found.outputs[index], found.catchers.nodes[index]
        bias = delta.reshape(delta.shape[0], -1, delta.shape[-1])
        dead = [missing, missing]
        if index in alive:
            dead = columns.death_columns(unit_alive(output, batch.mask), alive[index], *clock)
        gradient_norm, gradient_rms, ratio, weight_norm, weight_faults = _weight_row(index, parts, missing)
        bad = columns.non_finite_count(output, sample)
        cells = [
            columns.delta_rms(delta, sample) if index in lit else missing,
            columns.delta_norm(bias) if index in lit and index not in lost else missing,
            gradient_norm,
            gradient_rms,
            *columns.activation_columns(output, sample),
            *dead,
            columns.saturated_share(node.layer, output, sample),
            ratio,
            weight_norm,
            bad,
        ]
        rows.append(jnp.stack([jnp.asarray(cell, jnp.float32) for cell in cells]))
        faults.append(jnp.stack([bad, columns.non_finite_count(delta, sample), *weight_faults]).astype(jnp.int32))
    return jnp.stack(rows), jnp.stack(faults)


def _weight_row(
    index: int, parts: tuple[NodeWeights, NodeWeights, NodeWeights], missing: jax.Array
) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array, list[jax.Array]]:
    old, gradient, new = (list(part[index].values()) for part in parts)
    none = jnp.int32(0)
    if not old:
        return missing, missing, missing, missing, [none, none]
    updates = [after - before for after, before in zip(new, old, strict=True)]
    counts = [sum((jnp.sum(~jnp.isfinite(part)) for part in side), none) for side in (gradient, new)]
    return *columns.weight_columns(old, gradient, updates), counts


def _edge_rows(program: Program, found: Gradients, sample: Sample) -> jax.Array:
    rows: list[jax.Array] = []
    lit = lit_nodes(program)
    for index, node in enumerate(program.plan.nodes):
        for wire, source in zip(node.wires, node.sources, strict=True):
            caught = found.catchers.wires
            delta = caught[wire] if wire in caught else found.catchers.nodes[source]
            shines = index in lit or wire == program.objective.fold_wire
            rows.append(jnp.asarray(columns.delta_rms(delta, sample) if shines else jnp.nan, jnp.float32))
    return jnp.stack(rows)[:, None] if rows else jnp.zeros((0, 1), jnp.float32)


def blame(program: Program, step: FullStep) -> tuple[str, str]:
    """(node, quantity) of the first thing that is not finite: forward through outputs and loss, back through deltas."""
    faults = [[int(count) for count in row] for row in step.faults]
    names = [node.node_id for node in program.plan.nodes]
    for index, row in enumerate(faults):
        if row[0]:
            return names[index], "activation"
    if not jnp.isfinite(step.losses[0] + step.losses[1]):
        return names[program.objective.prediction], "loss"
    for column, quantity in ((1, "delta"), (2, "weight_gradient"), (3, "update")):
        for index in reversed(range(len(faults))):
            if faults[index][column]:
                return names[index], quantity
    return names[program.objective.prediction], "update"
