"""What flowed when one example passed a network there and back: by node, on the host."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np

from engine.arrays import Floats, HostArray
from engine.compile.live import LiveInputs
from engine.compile.model import LayerStates
from engine.compile.numbers.exact import Given, Traced
from engine.compile.numbers.node_derivatives import node_function
from engine.compile.paths import nodes_with_gradient
from engine.compile.program import Program
from engine.compile.weights import Groups, WeightArray


class ExamplePass:
    """One example's outputs, deltas, weights and gradients. To be used within `exactly(program)`.

    Args:
        program: exact. groups: its weights. given: the example. traced: what flowed, on the host.
    """

    def __init__(self, program: Program, groups: Groups, given: Given, traced: Traced) -> None:
        self.program, self.groups, self.given, self.traced = program, groups, given, traced
        self.plan = program.plan
        self.lit = nodes_with_gradient(program)
        self._gradients = [np.asarray(group) for group in program.layout.join(traced.weights)]
        self._live = LiveInputs(program, given.live)

    @property
    def loss(self) -> float:
        """Of the example, all objectives with their weights."""
        return float(self.traced.loss)

    def output(self, place: int) -> Floats:
        """[*shape] of a node."""
        return self._of(self.traced.outputs, place)

    def delta(self, place: int) -> Floats:
        """[*shape] gradient of the loss with respect to a node's output; 0 where the loss doesn't depend on it."""
        number, copy = self.plan.spots[place]
        return self._copy(self.traced.caught.nodes[number], number, copy)

    def inputs(self, place: int) -> tuple[jax.Array, ...]:
        """[1, *shape] what a node reads over each wire; the example where it is the input."""
        sources = self.plan.nodes[place].sources
        return tuple(jnp.asarray(self.output(source)[None]) for source in sources) or (self.given.inputs,)

    def input_deltas(self, place: int) -> tuple[Floats, ...]:
        """Gradient of the loss at each wire into a node: what the node hands back."""
        number, copy = self.plan.spots[place]
        first = self.plan.stacks[number].node
        caught = self.traced.caught.wires
        return tuple(
            self._copy(caught[wire], number, copy) if wire in caught else self.delta(source)
            for wire, source in zip(first.wires, self.plan.nodes[place].sources, strict=True)
        )

    def arrays(self, place: int) -> tuple[WeightArray, ...]:
        """A node's arrays of weights."""
        return tuple(array for array in self.program.layout.arrays if array.node == place)

    def weights(self, place: int) -> dict[str, jax.Array]:
        """A node's weights by name."""
        return {each.name: each.cut(self.groups).reshape(each.spec.shape) for each in self.arrays(place)}

    def gradient(self, array: WeightArray) -> Floats:
        """Gradient of this example's loss with respect to an array of weights."""
        return array.cut(self._gradients).reshape(array.spec.shape)

    def function(self, place: int) -> Callable[..., jax.Array]:
        """(weights, inputs) -> output of a node."""
        number, copy = self.plan.spots[place]
        many = self.plan.stacks[number].many
        states: LayerStates = self.given.layers
        state = {name: array[copy] if many else array for name, array in states[number].items()}
        return node_function(self.plan.nodes[place], state, self._live.node(place), self.program.platform)

    def read_by(self, place: int) -> tuple[int, ...]:
        """Objectives whose loss reads a node's output itself."""
        return tuple(number for number, goal in enumerate(self.program.objectives) if goal.read == place)

    def read_delta(self, number: int) -> Floats:
        """Gradient of the loss with respect to what an objective reads."""
        return np.asarray(self.traced.read_deltas[number])[0]

    def readers(self, place: int) -> tuple[tuple[int, int], ...]:
        """(reader, port) of every use of an output on which the loss depends; what is folded into a loss is none."""
        folds = {goal.fold_wire for goal in self.program.objectives}
        return tuple(
            (reader, self.plan.nodes[reader].wires.index(wire))
            for reader, wire in self.plan.readers(place)
            if reader in self.lit and wire not in folds
        )

    def _of(self, by_stack: list[jax.Array], place: int) -> Floats:
        number, copy = self.plan.spots[place]
        return self._copy(by_stack[number], number, copy)

    def _copy(self, array: HostArray | jax.Array, number: int, copy: int) -> Floats:
        host = np.asarray(array)
        return host[copy][0] if self.plan.stacks[number].many else host[0]
