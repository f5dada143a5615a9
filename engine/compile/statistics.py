"""The statistics of a full step: every node's row, every wire's, and the counts that locate non-finite numbers."""

from collections.abc import Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from engine.compile.paths import lost_shifts, nodes_with_gradient
from engine.compile.program import Program
from engine.compile.update import Gradients, TrainState, can_die
from engine.compile.weights import Groups
from engine.diagnostics import columns
from engine.diagnostics.columns import Sample, Signals
from engine.diagnostics.histograms import activation_histograms
from engine.diagnostics.norms import row_norms
from engine.diagnostics.segments import Segments


class Statistics(NamedTuple):
    """nodes: [nodes, columns] f4. edges: [edges, 1] f4. faults: [nodes, 4] i4. histograms, ranges: see report."""

    nodes: jax.Array
    edges: jax.Array
    faults: jax.Array
    histograms: jax.Array
    ranges: jax.Array


def statistics(
    program: Program,
    old: TrainState,
    new: TrainState,
    found: Gradients,
    sample: Sample,
    awake: Sequence[jax.Array],
    clock: tuple[jax.Array, jax.Array],
    *,
    apart: bool,
) -> Statistics:
    """All statistics of one update.

    Args:
        sample: which rows of the batch are real.
        awake: for each node that can die, [units] whether a unit was not 0 for some example of this batch.
        clock: (number of this step, steps that `window_dead` looks back), u32.
        apart: whether large outputs are read on their own (see `columns.signals`).
    """
    layers, outputs = [node.layer for node in program.plan.nodes], [node.output_shape for node in program.plan.nodes]
    deltas = [found.catchers.nodes[index] for index in range(len(layers))]
    flow = columns.signals(layers, outputs, found.outputs, deltas, sample, apart=apart)
    weights, broken = _weights(program, old.weights, found.weights, new.weights)
    dead = _shares(program, [jnp.mean((~alive).astype(jnp.float32)) for alive in awake])
    window_dead = _shares(program, [columns.window_dead(last, *clock) for last in new.alive])
    nodes = _rows(program, flow, weights, (dead, window_dead))
    faults = jnp.concatenate([jnp.stack([flow.broken_outputs, flow.broken_deltas], axis=1), broken], axis=1)
    histograms, ranges = activation_histograms(found.outputs, sample.mask)
    return Statistics(
        nodes.astype(jnp.float32), _edges(program, found, nodes[:, 0], sample), faults, histograms, ranges
    )


def _rows(program: Program, flow: Signals, weights: jax.Array, dead: tuple[jax.Array, jax.Array]) -> jax.Array:
    """[nodes, columns] in the order of `NODE_COLUMNS`.

    Args:
        weights: [nodes, 4] as `_weights` gives them. dead: shares in this batch and in the window.
    """
    nodes, dtype = range(len(program.plan.nodes)), program.dtype
    lit, lost = nodes_with_gradient(program), lost_shifts(program)
    gradient, gradient_rms, ratio, weight = weights.T
    cells = (
        _only(flow.delta_rms, [index in lit for index in nodes]),
        _only(flow.delta_norm, [index in lit and index not in lost for index in nodes]),
        *(gradient, gradient_rms),
        *(flow.mean, flow.std, flow.low, flow.high, flow.zeros),
        *(share.astype(dtype) for share in dead),
        *(flow.saturated, ratio, weight),
        flow.broken_outputs.astype(dtype),
    )
    return jnp.stack(cells, axis=1)


def _only(values: jax.Array, kept: list[bool]) -> jax.Array:
    return values if all(kept) else jnp.where(np.asarray(kept), values, jnp.nan)


def _shares(program: Program, found: Sequence[jax.Array]) -> jax.Array:
    """[nodes] one share for each node that can die, NaN for the others."""
    shares = dict(zip(can_die(program), found, strict=True))
    missing = jnp.full((), jnp.nan, jnp.float32)
    return jnp.stack([shares.get(index, missing) for index in range(len(program.plan.nodes))])


def _weights(program: Program, old: Groups, gradient: Groups, new: Groups) -> tuple[jax.Array, jax.Array]:
    """[nodes, 4] gradient norm, its RMS, update ratio, weight norm; [nodes, 2] non-finite gradients and weights."""
    layout, dtype = program.layout, program.dtype
    if not layout.arrays:
        return jnp.full((layout.nodes, 4), jnp.nan, dtype), jnp.zeros((layout.nodes, 2), jnp.int32)
    arrays = Segments([array.size for array in layout.arrays])
    owner = np.arange(layout.nodes)[:, None] == np.asarray([array.node for array in layout.arrays])[None, :]
    sizes = owner @ np.asarray([array.size for array in layout.arrays], np.float64)

    def lay(groups: Groups) -> jax.Array:
        return arrays.lay([groups[array.group][array.offset : array.offset + array.size] for array in layout.arrays])

    def norms(laid: jax.Array) -> jax.Array:
        return row_norms(jnp.where(owner, arrays.norms(laid)[None, :], 0))

    def faults(laid: jax.Array) -> jax.Array:
        counts = arrays.sums((~jnp.isfinite(laid)).astype(jnp.int32))
        return jnp.sum(jnp.where(owner, counts[None, :], 0), axis=1, dtype=jnp.int32)

    before, slope, after = lay(old), lay(gradient), lay(new)
    gradient_norm, weight_norm, update_norm = norms(slope), norms(before), norms(after - before)
    ratio = jnp.where(weight_norm > 0, update_norm / jnp.where(weight_norm > 0, weight_norm, 1), jnp.nan)
    root = jnp.asarray(np.sqrt(np.maximum(sizes, 1)), dtype)
    cells = jnp.stack([gradient_norm, gradient_norm / root, ratio, weight_norm], axis=1)
    return jnp.where((sizes > 0)[:, None], cells, jnp.nan), jnp.stack([faults(slope), faults(after)], axis=1)


def _edges(program: Program, found: Gradients, node_rms: jax.Array, sample: Sample) -> jax.Array:
    """[edges, 1]: an output with one reader gives its own share whole, otherwise every use has been tapped."""
    lit, caught = nodes_with_gradient(program), found.catchers.wires
    folds = {goal.fold_wire for goal in program.objectives}
    rows: list[jax.Array] = []
    for index, node in enumerate(program.plan.nodes):
        for wire, source in zip(node.wires, node.sources, strict=True):
            own = columns.delta_rms(caught[wire], sample) if wire in caught else node_rms[source]
            shines = index in lit or wire in folds
            rows.append(own.astype(jnp.float32) if shines else jnp.full((), jnp.nan, jnp.float32))
    return jnp.stack(rows)[:, None] if rows else jnp.zeros((0, 1), jnp.float32)
