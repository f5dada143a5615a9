"""All that flowed in a step of a large network: what its loop handed out, and what lies before the first weights.

That part is worked out again: its outputs from the batch, its deltas from those of its readers. In the loop it would
cost every step; the gradient at the input is 0.3 of the arithmetic of a step of 784-100-100-10.
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp

from engine.compile.batches import single_batch
from engine.compile.flow import Flow, Handed
from engine.compile.live import LiveInputs
from engine.compile.model import Catchers, Held, Pass, apply_node, make_catchers
from engine.compile.paths import nodes_before_weights
from engine.compile.program import Program
from engine.compile.step import STEP_STREAM, Inputs, Start, batch_at, stream
from engine.compile.update import TrainState
from engine.compile.weights import StackWeights
from engine.diagnostics.columns import Sample


def whole_flow(program: Program, state: TrainState, handed: Handed, start: Start, inputs: Inputs) -> Flow:
    """What flowed in the step that began at `start`.

    Each delta is the sum of what its readers pull back (reverse accumulation; Linnainmaa 1976), last node first.

    Args:
        state: before the step. handed: out of it.
    """
    live = LiveInputs(program, inputs.live)
    drawn = single_batch(program, inputs.data, inputs.root, start.epoch, start.position)
    batch, run, _ = batch_at(program, drawn, start.step, inputs, live, stream(inputs.root, STEP_STREAM))
    step = _Step(program, state, live, run, dict(handed.outputs))
    left = sorted(nodes_before_weights(program))
    for place in left:
        step.output_again(place)
    deltas = _deltas(program, step, handed.deltas, left)
    outputs = [step.outputs[number] for number in range(len(program.plan.stacks))]
    return Flow(outputs, deltas, handed.gradient, Sample(batch.mask, batch.real))


def _deltas(program: Program, step: "_Step", known: Catchers, left: list[int]) -> Catchers:
    plan, wanted = program.plan, make_catchers(program, program.batch_size).wires
    nodes, wires = dict(known.nodes), dict(known.wires)
    pulled: dict[int, tuple[jax.Array, ...]] = {}
    for place in reversed(left):
        number, _ = plan.spots[place]
        delta = jnp.zeros_like(step.outputs[number])
        for reader, wire in plan.readers(place):
            if reader not in pulled:
                stack, copy = plan.spots[reader]
                pulled[reader] = step.back(reader, nodes[stack][copy] if plan.stacks[stack].many else nodes[stack])
            share = pulled[reader][plan.nodes[reader].wires.index(wire)]
            delta = delta + share
            if wire in wanted and wire not in wires:
                wires[wire] = share
        nodes[number] = delta
    return Catchers(nodes, wires)


class _Step:
    """Single nodes of a step, forward and back.

    Attributes:
        outputs: by stack.
    """

    def __init__(
        self, program: Program, state: TrainState, live: LiveInputs, run: Pass, outputs: dict[int, jax.Array]
    ) -> None:
        self._program, self._state, self._live, self._run = program, state, live, run
        self._weights: StackWeights = program.layout.split(state.weights)
        self.outputs = outputs

    def output_again(self, place: int) -> None:
        """Computes a node outside loops again."""
        node = self._program.plan.nodes[place]
        read = self._read(place) or (self._run.inputs,)
        number, _ = self._program.plan.spots[place]
        self.outputs[number], _ = apply_node(self._program, node, self._held(place), read, self._run)

    def back(self, place: int, delta: jax.Array) -> tuple[jax.Array, ...]:
        """[batch, *shape] at each input of a node, of the delta at its output."""
        node, held = self._program.plan.nodes[place], self._held(place)

        def output(*read: jax.Array) -> jax.Array:
            return apply_node(self._program, node, held, read, self._run)[0]

        return tuple(jax.vjp(output, *self._read(place))[1](delta))

    def _read(self, place: int) -> tuple[jax.Array, ...]:
        plan = self._program.plan
        spots = [plan.spots[source] for source in plan.nodes[place].sources]
        return tuple(
            self.outputs[number][copy] if plan.stacks[number].many else self.outputs[number] for number, copy in spots
        )

    def _held(self, place: int) -> Held:
        number, copy = self._program.plan.spots[place]
        stack = self._program.plan.stacks[number]

        def own(arrays: Mapping[str, jax.Array]) -> Mapping[str, jax.Array]:
            return {name: array[copy] for name, array in arrays.items()} if stack.many else arrays

        held = (self._weights[number], self._state.layers[number], self._live.stack(stack))
        weights, state, live = (own(arrays) for arrays in held)
        return Held(weights, state, live, self._run.salts[place])
