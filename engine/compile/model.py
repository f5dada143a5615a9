"""Runs a plan forward: any directed acyclic graph, copies in a loop, with taps where the caller wants gradients."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jax.typing import DTypeLike

from engine.compile.live import LiveInputs
from engine.compile.plan import Plan, PlanNode, Stack
from engine.compile.program import Program
from engine.compile.taps import tap
from engine.layers.definition import LayerContext
from engine.layers.initialize import start_state
from engine.repeats import Repeat, carried_by

LayerStates = tuple[dict[str, jax.Array], ...]
"""For each stack of the plan, its running statistics by name."""


@dataclass(frozen=True)
class Catchers:
    """Dummy inputs whose gradients are the deltas: by stack, and by wire where an output is used several times.

    A wire into a stack of several nodes is called by the number of the first node's.
    """

    nodes: Mapping[int, jax.Array] = field(default_factory=dict[int, jax.Array])
    wires: Mapping[int, jax.Array] = field(default_factory=dict[int, jax.Array])


jax.tree_util.register_dataclass(Catchers, data_fields=["nodes", "wires"], meta_fields=[])


@dataclass(frozen=True)
class Pass:
    """One forward pass.

    Attributes:
        inputs: [batch, *shape] as the input node gives them out. mask: [batch], 1 for a real example.
        key: stream of this step, None in evaluation.
    """

    inputs: jax.Array
    mask: jax.Array
    key: jax.Array | None
    salts: jax.Array


def first_states(plan: Plan, dtype: DTypeLike) -> LayerStates:
    """Running statistics before the first step."""

    def of_stack(stack: Stack) -> dict[str, jax.Array]:
        state = start_state(stack.node.layer, stack.node.config, stack.node.input_shapes, dtype)
        if not stack.many:
            return state
        return {name: jnp.broadcast_to(array, (stack.copies, *array.shape)) for name, array in state.items()}

    return tuple(of_stack(stack) for stack in plan.stacks)


def make_catchers(program: Program, batch: int, without: frozenset[int] = frozenset()) -> Catchers:
    """One catcher for every stack, and one for every use of an output that has several.

    Args:
        without: nodes outside loops whose deltas nobody wants, nor those of their uses by nodes outside loops.
    """
    plan = program.plan

    def zeros(stack: Stack, source: int) -> jax.Array:
        shape = (batch, *plan.nodes[source].output_shape)
        return jnp.zeros((stack.copies, *shape) if stack.many else shape, program.dtype)

    nodes = {
        number: zeros(stack, stack.places[0])
        for number, stack in enumerate(plan.stacks)
        if without.isdisjoint(stack.places)
    }
    wires = {
        wire: zeros(stack, source)
        for stack in plan.stacks
        for port, (wire, source) in enumerate(zip(stack.node.wires, stack.node.sources, strict=True))
        if any(len(plan.readers(plan.nodes[place].sources[port])) > 1 for place in stack.places)
        and (stack.many or source not in without)
    }
    return Catchers(nodes, wires)


def forward(
    program: Program,
    weights: Sequence[Mapping[str, jax.Array]],
    states: LayerStates,
    run: Pass,
    live: LiveInputs,
    catchers: Catchers | None = None,
    overrides: Mapping[int, jax.Array] | None = None,
) -> tuple[list[jax.Array], LayerStates, tuple[jax.Array, ...]]:
    """Every node's output.

    Args:
        weights: by stack and name. catchers: where deltas are wanted.
        overrides: by stack of one node, what stands in place of its output [batch, *shape].

    Returns:
        (outputs by stack, new running statistics by stack, what each loss reads).
    """
    walk = _Walk(program, run, live, overrides or {})
    plan, caught = program.plan, catchers or Catchers()
    starts = {plan.spots[repeat.start][0]: repeat for repeat in plan.repeats}
    number = 0
    while number < len(plan.stacks):
        repeat = starts.get(number)
        numbers = range(number, number + (repeat.length if repeat else 1))
        given = {each: walk.given(each, weights[each], states[each], caught) for each in numbers}
        if repeat is None:
            walk.take(number, given[number])
        else:
            walk.loop(repeat, given)
        number += len(numbers)
    reads = tuple(
        walk.output(goal.read) if goal.fold_wire is None else walk.read[goal.fold_wire] for goal in program.objectives
    )
    return walk.outputs, tuple(walk.states), reads


class Held(NamedTuple):
    """What one node is computed with beside its inputs: arrays and live settings by name, salt of its stream."""

    weights: Mapping[str, jax.Array]
    state: Mapping[str, jax.Array]
    live: Mapping[str, jax.Array]
    salt: jax.Array


class _Given(NamedTuple):
    """What a stack's nodes are computed with; of several nodes every array has an axis for the copies in front.

    Attributes:
        node, wires: catchers, None and {} where no delta is wanted.
    """

    weights: Mapping[str, jax.Array]
    state: Mapping[str, jax.Array]
    live: Mapping[str, jax.Array]
    salt: jax.Array
    node: jax.Array | None
    wires: Mapping[int, jax.Array]


class _Walk:
    """A forward pass on its way.

    Attributes:
        outputs, states: of the stacks so far. read: what came in over each wire of nodes outside loops.
    """

    def __init__(self, program: Program, run: Pass, live: LiveInputs, overrides: Mapping[int, jax.Array]) -> None:
        self._program, self._plan, self._run, self._live = program, program.plan, run, live
        self._overrides = overrides
        self.outputs: list[jax.Array] = []
        self.states: list[dict[str, jax.Array]] = []
        self.read: dict[int, jax.Array] = {}

    def given(
        self, number: int, weights: Mapping[str, jax.Array], state: Mapping[str, jax.Array], caught: Catchers
    ) -> _Given:
        """What a stack is computed with."""
        stack = self._plan.stacks[number]
        places = np.asarray(stack.places) if stack.many else stack.places[0]
        wires = {wire: caught.wires[wire] for wire in stack.node.wires if wire in caught.wires}
        live = self._live.stack(stack)
        return _Given(weights, state, live, self._run.salts[places], caught.nodes.get(number), wires)

    def output(self, place: int) -> jax.Array:
        """The output of a node."""
        number, copy = self._plan.spots[place]
        return self.outputs[number][copy] if self._plan.stacks[number].many else self.outputs[number]

    def take(self, number: int, given: _Given) -> None:
        """Computes a node by itself."""
        node = self._plan.stacks[number].node
        inputs = [self.output(source) for source in node.sources]
        inputs = _tapped(node.wires, inputs, given)
        self.read.update(zip(node.wires, inputs, strict=True))
        output, state = self._apply(node, given, inputs)
        self.outputs.append(self._overrides.get(number, output))
        self.states.append(state)

    def loop(self, repeat: Repeat, given: Mapping[int, _Given]) -> None:
        """Computes copies in a row, each with what the one before it hands on."""
        start, length, plan = repeat.start, repeat.length, self._plan
        sources = [node.sources for node in plan.nodes]
        carried = carried_by(sources, start, length)
        # What the first copy reads in place of the nodes carried, and what every copy reads from before the first.
        first = _entries(sources, start, length)
        fixed = {source: self.output(source) for source in _fixed(sources, start, length)}

        def copy(
            handed: tuple[jax.Array, ...], each: Mapping[int, _Given]
        ) -> tuple[tuple[jax.Array, ...], tuple[tuple[jax.Array, ...], tuple[dict[str, jax.Array], ...]]]:
            before = dict(zip(carried, handed, strict=True))
            outputs: list[jax.Array] = []
            states: list[dict[str, jax.Array]] = []
            for number, place in zip(each, range(start + length, start + 2 * length), strict=True):
                node = plan.nodes[place - length]
                inputs = [
                    fixed[source]
                    if source in fixed
                    else outputs[source - start - length]
                    if source >= start + length
                    else before[source - start]
                    for source in plan.nodes[place].sources
                ]
                output, state = self._apply(node, each[number], _tapped(node.wires, inputs, each[number]))
                outputs.append(output)
                states.append(state)
            return tuple(outputs[inner] for inner in carried), (tuple(outputs), tuple(states))

        entry = tuple(self.output(first[inner]) for inner in carried)
        _, (outputs, states) = lax.scan(copy, entry, dict(given), length=repeat.copies)
        self.outputs += outputs
        self.states += states

    def _apply(
        self, node: PlanNode, given: _Given, inputs: Sequence[jax.Array]
    ) -> tuple[jax.Array, dict[str, jax.Array]]:
        held = Held(given.weights, given.state, given.live, given.salt)
        output, state = apply_node(self._program, node, held, tuple(inputs) or (self._run.inputs,), self._run)
        return output if given.node is None else tap(output, given.node), state


def apply_node(
    program: Program, node: PlanNode, held: Held, inputs: tuple[jax.Array, ...], run: Pass
) -> tuple[jax.Array, dict[str, jax.Array]]:
    """(output, new running statistics) of one node.

    Args:
        inputs: [batch, *shape] each, in the order of its wires.
    """
    training = run.key is not None and not (node.frozen and node.has_state)
    context = LayerContext(
        training=training,
        example_mask=run.mask,
        key=jax.random.fold_in(run.key, held.salt) if training and run.key is not None else None,
        live=held.live,
        platform=program.platform,
    )
    output, state = node.layer.apply(node.config, held.weights, held.state, inputs, context)
    return output, dict(state) if training else dict(held.state)


def _tapped(wires: Sequence[int], inputs: Sequence[jax.Array], given: _Given) -> list[jax.Array]:
    return [
        tap(value, given.wires[wire]) if wire in given.wires else value
        for wire, value in zip(wires, inputs, strict=True)
    ]


def _entries(sources: Sequence[Sequence[int]], start: int, length: int) -> dict[int, int]:
    """For each node of a copy that the next one reads, counted from its start: what the first copy reads instead."""
    return {
        there - start: here
        for place in range(start, start + length)
        for here, there in zip(sources[place], sources[place + length], strict=True)
        if there != here and here < start
    }


def _fixed(sources: Sequence[Sequence[int]], start: int, length: int) -> set[int]:
    """Nodes before the first copy that every copy reads."""
    return {
        here
        for place in range(start, start + length)
        for here, there in zip(sources[place], sources[place + length], strict=True)
        if there == here
    }
