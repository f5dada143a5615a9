"""The statistics of a step: every node's row, every wire's, and the counts that locate non-finite numbers."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.compile.flow import Flow
from engine.compile.paths import lost_shifts, nodes_with_gradient
from engine.compile.program import Program
from engine.compile.update import TrainState, can_die
from engine.compile.weights import Groups, WeightLayout
from engine.diagnostics import columns
from engine.diagnostics.columns import Signals
from engine.diagnostics.histograms import activation_histograms
from engine.diagnostics.norms import row_norms
from engine.diagnostics.segments import Segments

Rows = TypeVar("Rows")
"""Arrays with a row for each node."""


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
    flow: Flow,
    awake: Sequence[jax.Array],
    clock: tuple[jax.Array, jax.Array],
    large_from: int,
) -> Statistics:
    """All statistics of one update.

    Args:
        flow: what flowed in it.
        awake: for each node that can die, [units] whether a unit was not 0 for some example of this batch.
        clock: (number of this step, steps that `window_dead` looks back), u32.
        large_from: see `columns.signals`.
    """
    stacks = program.plan.stacks
    flowing = [
        columns.Flowing(stack.node.layer, stack.node.output_shape, stack.copies, output, flow.deltas.nodes[number])
        for number, (stack, output) in enumerate(zip(stacks, flow.outputs, strict=True))
    ]
    signals = _by_node(program, columns.signals(flowing, flow.sample, large_from))
    weights, broken = _weights(program, old.weights, flow.gradient, new.weights)
    dead = _shares(program, [jnp.mean((~alive).astype(jnp.float32), axis=-1) for alive in awake])
    window_dead = _shares(program, [columns.window_dead(last, *clock) for last in new.alive])
    nodes = _rows(program, signals, weights, (dead, window_dead))
    faults = jnp.concatenate([jnp.stack([signals.broken_outputs, signals.broken_deltas], axis=1), broken], axis=1)
    copies = [stack.copies for stack in stacks]
    pictures = _by_node(program, activation_histograms(flow.outputs, copies, flow.sample.mask))
    return Statistics(nodes.astype(jnp.float32), _edges(program, flow, nodes[:, 0]), faults, *pictures)


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


def _by_node(program: Program, rows: Rows) -> Rows:
    """Rows that stand stack behind stack, in the order of the nodes."""
    order = program.plan.unstacked

    def reordered(column: jax.Array) -> jax.Array:
        return column[order]

    return jax.tree.map(reordered, rows) if program.plan.repeats else rows


def _shares(program: Program, found: Sequence[jax.Array]) -> jax.Array:
    """[nodes] one share for each node that can die, NaN for the others."""
    places = [place for number in can_die(program) for place in program.plan.stacks[number].places]
    known = [share.astype(jnp.float32).reshape(-1) for share in found]
    written = jnp.concatenate([*known, jnp.full(1, jnp.nan, jnp.float32)])
    source = np.full(len(program.plan.nodes), len(places))
    source[places] = np.arange(len(places))
    return written[source]


def _weights(program: Program, old: Groups, gradient: Groups, new: Groups) -> tuple[jax.Array, jax.Array]:
    """[nodes, 4] gradient norm, its RMS, update ratio, weight norm; [nodes, 2] non-finite gradients and weights."""
    layout, dtype = program.layout, program.dtype
    if not layout.arrays:
        return jnp.full((layout.nodes, 4), jnp.nan, dtype), jnp.zeros((layout.nodes, 2), jnp.int32)
    arrays = Segments([each.size // each.copies for each in layout.stacks], [each.copies for each in layout.stacks])
    own = _own_arrays(layout)
    sizes = np.asarray([*(array.size for array in layout.arrays), 0.0])[own].sum(axis=1)

    def lay(groups: Groups) -> jax.Array:
        cut = [(each, each.cut(groups)) for each in layout.stacks]
        return arrays.lay([part.reshape(each.copies, -1) if each.copies > 1 else part for each, part in cut])

    def norms(laid: jax.Array) -> jax.Array:
        return row_norms(jnp.append(arrays.norms(laid), 0)[own])

    def faults(laid: jax.Array) -> jax.Array:
        counts = arrays.sums((~jnp.isfinite(laid)).astype(jnp.int32))
        return jnp.sum(jnp.append(counts, 0)[own], axis=1, dtype=jnp.int32)

    before, slope, after = lay(old), lay(gradient), lay(new)
    gradient_norm, weight_norm, update_norm = norms(slope), norms(before), norms(after - before)
    ratio = jnp.where(weight_norm > 0, update_norm / jnp.where(weight_norm > 0, weight_norm, 1), jnp.nan)
    root = jnp.asarray(np.sqrt(np.maximum(sizes, 1)), dtype)
    cells = jnp.stack([gradient_norm, gradient_norm / root, ratio, weight_norm], axis=1)
    return jnp.where((sizes > 0)[:, None], cells, jnp.nan), jnp.stack([faults(slope), faults(after)], axis=1)


def _own_arrays(layout: WeightLayout) -> NDArray[np.intp]:
    """[nodes, most arrays of a node] the arrays of each node; where it has fewer, the number behind the last array."""
    own: list[list[int]] = [[] for _ in range(layout.nodes)]
    for number, array in enumerate(layout.arrays):
        own[array.node].append(number)
    most = max(map(len, own))
    return np.asarray([each + [len(layout.arrays)] * (most - len(each)) for each in own], np.intp)


def _edges(program: Program, flow: Flow, node_rms: jax.Array) -> jax.Array:
    """[edges, 1]: an output with one reader gives its own share whole, otherwise every use has been tapped."""
    plan = program.plan
    if not plan.edges:
        return jnp.zeros((0, 1), jnp.float32)
    lit, caught = nodes_with_gradient(program), flow.deltas.wires
    folds = {goal.fold_wire for goal in program.objectives}
    shines = [index in lit or wire in folds for index, node in enumerate(plan.nodes) for wire in node.wires]
    # Shares that were tapped stand behind those of the nodes; of each wire, where its share stands.
    known, places, count = [node_rms], np.zeros(len(plan.edges), np.int64), len(plan.nodes)
    for stack in plan.stacks:
        for port, wire in enumerate(stack.node.wires):
            readers = [plan.nodes[place] for place in stack.places]
            wires = [reader.wires[port] for reader in readers]
            if wire not in caught:
                places[wires] = [reader.sources[port] for reader in readers]
                continue
            shares = caught[wire] if stack.many else caught[wire][None]
            known.append(jax.vmap(columns.delta_rms, (0, None))(shares, flow.sample))
            places[wires] = np.arange(count, count + stack.copies)
            count += stack.copies
    rows = jnp.concatenate(known)[places].astype(jnp.float32)
    return (rows if all(shines) else jnp.where(np.asarray(shines), rows, jnp.nan))[:, None]
