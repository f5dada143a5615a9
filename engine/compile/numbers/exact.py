"""One example through a whole network in float64, whatever the precision of the run."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike

from engine.arrays import Floats, HostArray
from engine.compile.batches import Batch, DeviceData, device_data, target_of
from engine.compile.live import LiveInputs
from engine.compile.model import Catchers, LayerStates, Pass, forward, make_catchers
from engine.compile.numbers.node_derivatives import Own, handed_back, slope
from engine.compile.objective import mean_losses
from engine.compile.paths import nodes_with_gradient
from engine.compile.plan import PlanNode
from engine.compile.program import Program
from engine.compile.weights import Groups, StackWeights
from engine.datasets.definition import PreparedData

Tree = TypeVar("Tree")
Reads = tuple[jax.Array, ...]

MOST_EXACT_WEIGHTS = 2_000_000
"""Larger networks are computed in the run's own precision: float64 would take twice their memory."""


class Given(NamedTuple):
    """What a pass is computed with.

    Attributes:
        inputs: [1, *shape] preprocessed. targets: one array for each objective, of one example. live: as a vector.
    """

    layers: LayerStates
    inputs: jax.Array
    targets: tuple[jax.Array, ...]
    live: jax.Array


class Traced(NamedTuple):
    """What flows in one pass there and back.

    Attributes:
        loss: scalar, all objectives with their weights. parts: [objectives], [0] where there is but one.
        outputs: by stack. reads: what each loss reads. read_deltas: gradient of the loss with respect to each.
        caught: deltas by stack and by wire. weights: gradient by stack.
        slopes: derivative of every activation at what it reads, by number of its stack.
    """

    loss: jax.Array
    parts: jax.Array
    outputs: list[jax.Array]
    reads: tuple[jax.Array, ...]
    read_deltas: tuple[jax.Array, ...]
    caught: Catchers
    weights: StackWeights
    slopes: dict[int, jax.Array]


class Costed(NamedTuple):
    """What shows on which side of a kink a network is.

    Attributes:
        handed: by number of their stacks, what nodes that are not affine hand back of a fixed delta, by wire.
    """

    loss: jax.Array
    read_deltas: tuple[jax.Array, ...]
    handed: dict[int, tuple[jax.Array, ...]]


def exact_program(program: Program) -> Program:
    """The same network in float64, up to `MOST_EXACT_WEIGHTS`; it reads decoded examples that all count alike."""
    precision = "float64" if program.layout.size <= MOST_EXACT_WEIGHTS else program.precision
    return replace(program, precision=precision, data=replace(program.data, raw=False, weighted=False))


def exactly(program: Program) -> AbstractContextManager[object]:
    """Within it JAX computes in the precision of an exact program. Holds for the calling thread alone."""
    return jax.enable_x64(True) if program.precision == "float64" else nullcontext()


def example_at(
    program: Program, prepared: PreparedData, row: int, own: DTypeLike
) -> tuple[Floats, tuple[HostArray, ...]]:
    """(inputs [1, *shape], targets) of one example as a run reads it.

    Args:
        program: exact. row: of the whole data set. own: dtype of the run, to which the numbers are rounded.
    """
    only = replace(
        prepared,
        inputs=prepared.inputs[row : row + 1],
        labels=None if prepared.labels is None else prepared.labels[row : row + 1],
        values=None if prepared.values is None else prepared.values[row : row + 1],
        points=None,
        weights=None,
        counts=(1, 0, 0),
    )
    with exactly(program):
        found = device_data(program, only)
        inputs, values = (
            jax.device_put(np.asarray(array, own).astype(program.dtype)) for array in (found.inputs, found.values)
        )
        data: DeviceData = found._replace(inputs=inputs, values=values)
        rows = jax.device_put(np.zeros(1, np.int32))
        targets = tuple(target_of(program, data, goal.target, inputs, rows, data.labels) for goal in program.objectives)
        return np.asarray(inputs), tuple(np.asarray(target) for target in targets)


def trace(program: Program, groups: Groups, given: Given) -> Traced:
    """One example forward and back, in evaluation: dropout and noise off, batch norm on its running statistics."""
    run, losses = _pass(program, given)

    def cost(weights: StackWeights, caught: Catchers) -> tuple[jax.Array, tuple[jax.Array, list[jax.Array], Reads]]:
        outputs, _, reads = forward(program, weights, given.layers, run, LiveInputs(program, given.live), caught)
        found = losses(reads)
        return found[0], (found[1], outputs, reads)

    split, catchers = program.layout.split(groups), make_catchers(program, 1)
    gradients = jax.value_and_grad(cost, argnums=(0, 1), has_aux=True)
    (loss, (parts, outputs, reads)), (weights, caught) = gradients(split, catchers)
    read_deltas = jax.grad(losses, has_aux=True)(reads)[0]
    sloped = [number for number, stack in enumerate(program.plan.stacks) if stack.node.layer.activation]
    slopes = _each(program, sloped, split, given, outputs, partial(_slope, program.platform))
    return Traced(loss, parts, outputs, reads, read_deltas, caught, weights, slopes)


def cost_of(program: Program, groups: Groups, given: Given) -> Costed:
    """The loss of one example, and what shows the kinks between two such."""
    run, losses = _pass(program, given)
    split = program.layout.split(groups)
    outputs, _, reads = forward(program, split, given.layers, run, LiveInputs(program, given.live))
    lit = nodes_with_gradient(program)
    curved = [
        number
        for number, stack in enumerate(program.plan.stacks)
        if stack.node.sources and not stack.node.layer.affine and any(place in lit for place in stack.places)
    ]
    handed = _each(program, curved, split, given, outputs, partial(_handed, program.platform))
    return Costed(losses(reads)[0], jax.grad(losses, has_aux=True)(reads)[0], handed)


def _handed(platform: str, node: PlanNode, own: Own, read: tuple[jax.Array, ...]) -> tuple[jax.Array, ...]:
    return handed_back(node, platform, own, read)


def _slope(platform: str, node: PlanNode, own: Own, read: tuple[jax.Array, ...]) -> jax.Array:
    return slope(node, platform, own, read[0])


def _each(
    program: Program,
    numbers: Sequence[int],
    weights: StackWeights,
    given: Given,
    outputs: list[jax.Array],
    compute: Callable[[PlanNode, Own, tuple[jax.Array, ...]], Tree],
) -> dict[int, Tree]:
    """Something of the nodes of some stacks, by the stack's number; of copies, with an axis for them in front."""
    plan, live = program.plan, LiveInputs(program, given.live)

    def output(place: int) -> jax.Array:
        number, copy = plan.spots[place]
        return outputs[number][copy] if plan.stacks[number].many else outputs[number]

    found: dict[int, Tree] = {}
    for number in numbers:
        stack = plan.stacks[number]
        own = Own(weights[number], given.layers[number], live.stack(stack))
        read = [tuple(output(source) for source in plan.nodes[place].sources) for place in stack.places]
        of_node = partial(compute, stack.node)
        if stack.many:
            together = tuple(jnp.stack(each) for each in zip(*read, strict=True))
            found[number] = jax.vmap(of_node)(own, together)
        else:
            found[number] = of_node(own, read[0])
    return found


def losses_of_example(program: Program, given: Given) -> Callable[[Reads], tuple[jax.Array, jax.Array]]:
    """What each loss reads -> (the loss of the example, [objectives] its parts, [0] where there is but one)."""
    return _pass(program, given)[1]


def _pass(program: Program, given: Given) -> tuple[Pass, Callable[[Reads], tuple[jax.Array, jax.Array]]]:
    mask, one = jnp.ones(1, program.dtype), jnp.ones((), program.dtype)
    batch = Batch(given.inputs, given.targets, jnp.zeros(1, jnp.int32), mask, one, mask, one)
    live = LiveInputs(program, given.live)

    def losses(reads: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
        found = mean_losses(program, reads, batch, live)
        return found.whole, found.parts

    return Pass(given.inputs, mask, None, jnp.zeros(len(program.plan.nodes), jnp.uint32)), losses
