"""What flowed when one example passed a network there and back: by node, on the host."""

from typing import Protocol

import jax
import numpy as np

from engine.arrays import Floats, HostArray
from engine.compile.kept import Executable
from engine.compile.live import LiveInputs
from engine.compile.numbers.exact import Given, Traced
from engine.compile.numbers.node_derivatives import (
    Own,
    inputs_of_output,
    output_of_input,
    output_of_weight,
    weights_of_output,
)
from engine.compile.paths import nodes_with_gradient
from engine.compile.program import Program
from engine.compile.weights import WeightArray

HostGroups = tuple[HostArray, ...]


class NodeExecutables(Protocol):
    """Compiles derivatives of single nodes."""

    def of(self, place: int, name: str, function: Executable, *fixed: object) -> Executable:
        """(own, inputs, flat) -> what `function` computes of a node. fixed: what it is given beside that, by name."""
        ...


class ExamplePass:
    """One example's outputs, deltas, weights and gradients. To be used within `exactly(program)`.

    Args:
        program: exact. groups: its weights. given: the example. traced: what flowed. All of it on the host.
    """

    def __init__(
        self, program: Program, groups: HostGroups, given: Given, traced: Traced, nodes: NodeExecutables
    ) -> None:
        self.program, self.groups, self.given, self.traced = program, groups, given, traced
        self._nodes = nodes
        self.plan = program.plan
        self.lit = nodes_with_gradient(program)
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

    def inputs(self, place: int) -> tuple[Floats, ...]:
        """[1, *shape] what a node reads over each wire; the example where it is the input."""
        sources = self.plan.nodes[place].sources
        return tuple(self.output(source)[None] for source in sources) or (np.asarray(self.given.inputs),)

    def input_deltas(self, place: int) -> tuple[Floats, ...]:
        """Gradient of the loss at each wire into a node, [*input] each: what the node hands back."""
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

    def weights(self, place: int) -> dict[str, Floats]:
        """A node's weights by name, each in its declared shape."""
        return {each.name: each.cut(self.groups).reshape(each.spec.shape) for each in self.arrays(place)}

    def gradient(self, array: WeightArray) -> Floats:
        """Gradient of this example's loss with respect to an array of weights, in the shape of that."""
        number, copy = self.plan.spots[array.node]
        found = np.asarray(self.traced.weights[number][array.name])
        return found[copy] if self.plan.stacks[number].many else found

    def own(self, place: int) -> Own:
        """What a node is computed with beside its inputs."""
        number, copy = self.plan.spots[place]
        many = self.plan.stacks[number].many
        state = {name: array[copy] if many else array for name, array in self.given.layers[number].items()}
        weights = jax.tree.map(jax.device_put, self.weights(place))
        return Own(weights, state, self._live.node(place))

    def slopes(self, place: int) -> Floats | None:
        """[*shape] derivative of an element-wise activation at what it reads; None for other layers."""
        number, copy = self.plan.spots[place]
        slopes = self.traced.slopes.get(number)
        return None if slopes is None else self._copy(slopes, number, copy)

    def by_output(self, place: int, flat: int) -> dict[str, Floats]:
        """Derivative of one output with respect to each weight, by name: in the shape of each array.

        Args:
            flat: number of the output in row-major order.
        """
        run = self._nodes.of(place, "weights of output", weights_of_output)
        found = run(self.own(place), self.inputs(place), np.int32(flat))
        return {name: np.asarray(found[name]) for name in found}

    def inputs_by_output(self, place: int, flat: int) -> tuple[Floats, ...]:
        """Derivative of one output with respect to all that a node reads, by wire: [*input] each.

        Args:
            flat: number of the output in row-major order.
        """
        run = self._nodes.of(place, "inputs of output", inputs_of_output)
        return tuple(np.asarray(each)[0] for each in run(self.own(place), self.inputs(place), np.int32(flat)))

    def fed(self, array: WeightArray, flat: int) -> Floats:
        """[*shape] derivative of each output of a node with respect to one of its weights: what feeds the weight."""
        run = self._nodes.of(array.node, f"output of weight {array.name}", output_of_weight, array.name)
        return np.asarray(run(self.own(array.node), self.inputs(array.node), np.int32(flat)))[0]

    def rates(self, place: int, port: int, flat: int) -> Floats:
        """[*shape] derivative of each output of a node with respect to one number that it reads over a wire."""
        run = self._nodes.of(place, f"output of input {port}", output_of_input, port)
        return np.asarray(run(self.own(place), self.inputs(place), np.int32(flat)))[0]

    def read_by(self, place: int) -> tuple[int, ...]:
        """Objectives whose loss reads a node's output itself."""
        return tuple(number for number, goal in enumerate(self.program.objectives) if goal.read == place)

    def read_delta(self, number: int) -> Floats:
        """Gradient of the loss with respect to what an objective reads: [*read]."""
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

    def _copy(self, array: jax.Array, number: int, copy: int) -> Floats:
        host = np.asarray(array)
        return host[copy][0] if self.plan.stacks[number].many else host[0]
