"""The statistics of a full step: every node's row, every wire's, and the counts that tell where something broke."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from engine.compile.batches import Batch
from engine.compile.paths import lit_nodes, lost_shifts
from engine.compile.program import Program
from engine.compile.update import Gradients, TrainState, can_die
from engine.compile.weights import Groups
from engine.diagnostics import columns
from engine.diagnostics.columns import Sample
from engine.diagnostics.histograms import activation_histograms
from engine.diagnostics.norms import row_norms
from engine.layers.definition import Shape


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
    batch: Batch,
    clock: tuple[jax.Array, jax.Array],
) -> Statistics:
    """All statistics of one update.

    Args:
        clock: (number of this step, steps that `window_dead` looks back), u32.
    """
    sample = Sample(batch.mask, batch.real)
    signals, bad, histograms, ranges = _signals(program, found, sample)
    weights, broken = _weights(program, old.weights, found.weights, new.weights)
    dead = _window_dead(program, new, clock)
    norm, rms, mean, std, low, high, zeros, asleep, saturated = signals.T
    gradient, gradient_rms, ratio, weight = weights.T
    cells = (norm, rms, gradient, gradient_rms, mean, std, low, high, zeros, asleep, dead, saturated, ratio, weight)
    nodes = jnp.stack([*cells, bad[:, 0].astype(signals.dtype)], axis=1).astype(jnp.float32)
    faults = jnp.concatenate([bad, broken], axis=1)
    return Statistics(nodes, _edges(program, found, nodes[:, 0], sample), faults, histograms, ranges)


def _by_shape(program: Program) -> dict[Shape, list[int]]:
    groups: dict[Shape, list[int]] = {}
    for index, node in enumerate(program.plan.nodes):
        groups.setdefault(node.output_shape, []).append(index)
    return groups


def _signals(program: Program, found: Gradients, sample: Sample) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
    """[nodes, 9] columns of outputs and deltas, [nodes, 2] non-finite counts, histograms, ranges."""
    parts: list[tuple[jax.Array, ...]] = []
    order: list[int] = []
    for members in _by_shape(program).values():
        outputs = jnp.stack([found.outputs[index] for index in members])
        deltas = jnp.stack([found.catchers.nodes[index] for index in members])
        rows = _group_rows(program, members, outputs, deltas, sample)
        bad = [columns.non_finite_count(side, sample) for side in (outputs, deltas)]
        parts.append((rows, jnp.stack(bad, axis=1), *activation_histograms(outputs, sample.mask)))
        order.extend(members)
    back = np.argsort(order)
    joined = [jnp.concatenate(column)[back] for column in zip(*parts, strict=True)]
    return joined[0], joined[1], joined[2], joined[3]


def _group_rows(
    program: Program, members: list[int], outputs: jax.Array, deltas: jax.Array, sample: Sample
) -> jax.Array:
    lit, lost = lit_nodes(program), lost_shifts(program)
    layers = [program.plan.nodes[index].layer for index in members]
    bounds = [(layer.saturation.low, layer.saturation.high) if layer.saturation else (np.nan,) * 2 for layer in layers]
    low, high = (jnp.asarray(side, program.dtype) for side in np.asarray(bounds).T)

    def only(values: jax.Array, kept: list[bool]) -> jax.Array:
        return values if all(kept) else jnp.where(np.asarray(kept), values, jnp.nan)

    cells = [
        only(columns.delta_rms(deltas, sample), [index in lit for index in members]),
        only(columns.delta_norm(deltas), [index in lit and index not in lost for index in members]),
        *columns.activation_columns(outputs, sample),
        only(columns.batch_dead(outputs, sample), [layer.can_die for layer in layers]),
        columns.saturated_share(outputs, low, high, sample),
    ]
    return jnp.stack(cells, axis=1)


def _window_dead(program: Program, new: TrainState, clock: tuple[jax.Array, jax.Array]) -> jax.Array:
    shares = dict(zip(can_die(program), (columns.window_dead(last, *clock) for last in new.alive), strict=True))
    missing = jnp.full((), jnp.nan, jnp.float32)
    return jnp.stack([shares.get(index, missing) for index in range(len(program.plan.nodes))])


def _weights(program: Program, old: Groups, gradient: Groups, new: Groups) -> tuple[jax.Array, jax.Array]:
    """[nodes, 4] gradient norm, its RMS, update ratio, weight norm; [nodes, 2] non-finite gradients and weights."""
    layout, dtype = program.layout, program.dtype
    count = layout.nodes
    sizes = np.zeros(count)
    for array in layout.arrays:
        sizes[array.node] += array.size
    if not layout.arrays:
        return jnp.full((count, 4), jnp.nan, dtype), jnp.zeros((count, 2), jnp.int32)
    update = tuple(after - before for after, before in zip(new, old, strict=True))
    gradient_norm, weight_norm, update_norm = (_node_norms(program, side) for side in (gradient, old, update))
    ratio = jnp.where(weight_norm > 0, update_norm / jnp.where(weight_norm > 0, weight_norm, 1), jnp.nan)
    root = jnp.asarray(np.sqrt(np.maximum(sizes, 1)), dtype)
    cells = jnp.stack([gradient_norm, gradient_norm / root, ratio, weight_norm], axis=1)
    owners = jnp.where((sizes > 0)[:, None], cells, jnp.nan)
    return owners, jnp.stack([_node_faults(program, side) for side in (gradient, new)], axis=1)


def _node_norms(program: Program, groups: Groups) -> jax.Array:
    rows = _by_node(program, groups)
    norms = jnp.concatenate([row_norms(part.reshape(len(owners), -1)) for owners, part in rows])
    table = _owner_table([owner for owners, _ in rows for owner in owners], program.layout.nodes)
    return row_norms(jnp.where(table, norms[None, :], 0))


def _node_faults(program: Program, groups: Groups) -> jax.Array:
    rows = _by_node(program, groups)
    counts = [jnp.sum(~jnp.isfinite(part.reshape(len(owners), -1)), axis=1, dtype=jnp.int32) for owners, part in rows]
    table = _owner_table([owner for owners, _ in rows for owner in owners], program.layout.nodes)
    return jnp.sum(jnp.where(table, jnp.concatenate(counts)[None, :], 0), axis=1, dtype=jnp.int32)


def _owner_table(owners: list[int], nodes: int) -> Any:
    return np.arange(nodes)[:, None] == np.asarray(owners)[None, :]


def _by_node(program: Program, groups: Groups) -> list[tuple[list[int], jax.Array]]:
    """(owners, [owners, numbers]): large arrays one by one, the joined ones cut by node and padded with zeros."""
    layout = program.layout
    parts: list[tuple[list[int], jax.Array]] = []
    spans: dict[int, tuple[int, int]] = {}
    for array in layout.arrays:
        if layout.group_shapes[array.group] == array.spec.shape and array.size == groups[array.group].size:
            parts.append(([array.node], groups[array.group]))
        else:
            first = spans.get(array.node, (array.offset, 0))[0]
            spans[array.node] = (first, array.offset + array.size)
    if spans:
        longest = max(last - first for first, last in spans.values())
        joined = groups[-1]
        rows = [jnp.pad(joined[first:last], (0, longest - (last - first))) for first, last in spans.values()]
        parts.append((list(spans), jnp.stack(rows)))
    return parts


def _edges(program: Program, found: Gradients, node_rms: jax.Array, sample: Sample) -> jax.Array:
    """[edges, 1]: an output with one reader gives its own share whole, otherwise every use has been tapped."""
    lit, caught = lit_nodes(program), found.catchers.wires
    rows: list[jax.Array] = []
    for index, node in enumerate(program.plan.nodes):
        for wire, source in zip(node.wires, node.sources, strict=True):
            own = columns.delta_rms(caught[wire][None], sample)[0] if wire in caught else node_rms[source]
            shines = index in lit or wire == program.objective.fold_wire
            rows.append(own.astype(jnp.float32) if shines else jnp.full((), jnp.nan, jnp.float32))
    return jnp.stack(rows)[:, None] if rows else jnp.zeros((0, 1), jnp.float32)
