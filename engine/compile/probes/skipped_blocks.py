"""What a network computes without one of its blocks, and how long the ways through its blocks are."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.live import LiveInputs
from engine.compile.model import LayerStates, Pass, forward
from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.compile.objective import Sums, answers, losses_of, sum_losses
from engine.compile.probes.skips import (
    Gates,
    Skip,
    gated,
    path_lengths,
    residual_blocks,
    same_shape_layers,
    unrolled,
    unrolled_arrays,
)
from engine.compile.probes.subject import Subject, blocks, share_of_loss
from engine.compile.program import Program
from engine.compile.weights import StackWeights
from engine.errors import EngineError
from engine.problems import make_problem
from engine.views.slices import Slice, Slices

MOST_NODES = 250
"""Every copy is compiled on its own."""

WAYS = 4
"""Drawn for each length."""

WAY_EXAMPLES = 16
SEED = 60_000

Flat = tuple[StackWeights, LayerStates, jax.Array, jax.Array]
"""(weights, running statistics, salts, live values), every node on its own."""


class Counted(NamedTuple):
    """sums: of the losses. right: examples answered rightly. real: examples."""

    sums: Sums
    right: jax.Array
    real: jax.Array


def skipped_blocks(subject: Subject, options: Mapping[str, str]) -> Slices:
    """See `engine.views.probes`."""
    whole = subject.program
    if len(whole.plan.nodes) > MOST_NODES:
        raise EngineError(make_problem("too_many_layers_to_skip", got=len(whole.plan.nodes), expected=MOST_NODES))
    residual, skips = _skips(whole)
    program, flat = unrolled(whole), _flat(subject)
    rows, size = subject.rows(options["part"], options["examples"]), subject.block()
    todo = list(blocks(rows, size))
    fixed, gates = (flat, subject.data), subject.as_given(np.ones(len(skips)))
    name = f"skipped/{size}/{[(skip.place, skip.branch) for skip in skips]}"
    run = subject.make(name, partial(_counted, size, skips), gates, *fixed, *todo[0])
    zeros: Counted = jax.tree.map(np.zeros_like, run(gates, *fixed, *todo[0]))
    mean = subject.make("skipped mean", _mean, zeros.sums, flat[3])
    ways = _Ways(subject, skips, flat) if residual else None
    yield Slice(0, total := (len(skips) + 1) * len(todo) + (0 if ways is None else ways.count))
    losses, right, done = [], [], 0
    for left_out in range(-1, len(skips)):
        opened = subject.as_given(np.arange(len(skips)) != left_out)
        counted = zeros
        for block in todo:
            counted = jax.tree.map(np.add, counted, run(opened, *fixed, *block))
            done += 1
            yield Slice(done, total)
        losses.append(float(mean(counted.sums, flat[3])))
        right.append(float(counted.right / counted.real) if whole.objective.accuracy else float("nan"))
    arrays = {
        "blocks": text_lines([program.plan.nodes[skip.place].node_id for skip in skips]),
        "residual": sizes([int(bool(residual))]),
        "losses": numbers(losses),
        "accuracies": numbers(right),
        "examples": sizes([len(rows)]),
        "ways": numbers(path_lengths(program.plan, skips, whole.objective.prediction)),
    }
    if ways is not None:
        for number in range(ways.count):
            ways.take(number)
            yield Slice(done + number + 1, total)
        arrays["gradients"] = numbers(ways.means())
    yield Slice(total, total, arrays)


def _skips(program: Program) -> tuple[list[Skip], list[Skip]]:
    """Residual blocks, and what is skipped: these, or else layers that keep the shape."""
    residual = residual_blocks(program.plan)
    skips = residual or same_shape_layers(program.plan)
    if not skips:
        raise EngineError(make_problem("nothing_to_skip"))
    return residual, skips


def _flat(subject: Subject) -> Flat:
    groups, layers, salts, live = subject.given
    stacks = jax.tree.map(np.asarray, (subject.program.layout.split(groups), layers))
    weights, states = (unrolled_arrays(subject.program, each) for each in stacks)
    return weights, states, salts, live


def _counted(
    size: int,
    skips: list[Skip],
    whole: Program,
    opened: jax.Array,
    flat: Flat,
    data: DeviceData,
    first: jax.Array,
    last: jax.Array,
) -> Counted:
    weights, layers, salts, live = flat
    program = gated(unrolled(whole), skips, Gates(opened))
    batch = evaluation_batch(program, data, first, last, size)
    run = Pass(batch.inputs, batch.mask, None, salts)
    reads = forward(program, weights, layers, run, LiveInputs(program, live))[2]
    right = jnp.zeros((), program.dtype)
    if program.objective.accuracy:
        correct = (answers(program, reads[0]) == batch.labels).astype(program.dtype)
        right = jnp.sum(correct.reshape(size, -1).mean(axis=1) * batch.mask)
    return Counted(sum_losses(program, reads, batch), right, batch.real)


def _mean(program: Program, sums: Sums, live: jax.Array) -> jax.Array:
    return jnp.asarray(losses_of(program, sums, LiveInputs(program, live)).whole)


class _Ways:
    """The gradient at the input along single ways: a few drawn for each number of branches that they take.

    Source:
        Veit, Wilber, Belongie 2016, section 4.3.
    """

    def __init__(self, subject: Subject, skips: list[Skip], flat: Flat) -> None:
        size = min(WAY_EXAMPLES, subject.block(share=2))
        random, n = np.random.default_rng(SEED), len(skips)
        self._gates = np.zeros(((n + 1) * WAYS, n))
        for number, gates in enumerate(self._gates):
            gates[random.choice(n, number // WAYS, replace=False)] = 1
        self.count = len(self._gates)
        self._subject = subject
        self._rest = (flat, subject.data, np.int32(0), np.int32(min(size, subject.prepared.counts[0])))
        name = f"way/{size}/{[(skip.place, skip.branch) for skip in skips]}"
        first = subject.as_given(self._gates[0])
        self._run = subject.make(name, partial(_gradient_size, size, skips), first, *self._rest)
        self._found = np.zeros(self.count)

    def take(self, number: int) -> None:
        """Goes one way."""
        self._found[number] = self._run(self._subject.as_given(self._gates[number]), *self._rest)

    def means(self) -> NDArray[np.float64]:
        """[n + 1] mean norm of the gradient at the input by the number of branches that a way takes."""
        return self._found.reshape(-1, WAYS).mean(axis=1)


def _gradient_size(
    size: int,
    skips: list[Skip],
    whole: Program,
    way: jax.Array,
    flat: Flat,
    data: DeviceData,
    first: jax.Array,
    last: jax.Array,
) -> jax.Array:
    """Mean over examples of the norm of the gradient of an example's loss at the input."""
    weights, layers, salts, live = flat
    program = gated(unrolled(whole), skips, Gates(jnp.ones_like(way), way))
    batch = evaluation_batch(program, data, first, last, size)
    totals = jnp.ones(len(program.objectives), program.dtype)

    def cost(inputs: jax.Array) -> jax.Array:
        run = Pass(inputs, batch.mask, None, salts)
        reads = forward(program, weights, layers, run, LiveInputs(program, live))[2]
        return share_of_loss(program, sum_losses(program, reads, batch), totals, live)

    gradient = jax.grad(cost)(batch.inputs).reshape(size, -1)
    return jnp.sum(jnp.linalg.norm(gradient, axis=1) * batch.mask) / batch.real
