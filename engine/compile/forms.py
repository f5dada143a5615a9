"""What each executable of a program computes, and on what shapes. Nothing here needs a device."""

from functools import cached_property, partial
from typing import Any, Literal, TypeVar

import jax
import numpy as np
from jax.typing import DTypeLike

from engine.compile.batches import DeviceData, wants_values
from engine.compile.chunk import lean_loop
from engine.compile.flow import nothing_handed
from engine.compile.full import flow_statistics, look, next_flow
from engine.compile.kept import Executable
from engine.compile.lane_forms import lane_look, lane_loop
from engine.compile.large_chunk import large_loop
from engine.compile.program import Program
from engine.compile.start import decode, evaluate, first_state, input_gradient, outputs, predict
from engine.compile.step import Inputs, Start
from engine.compile.update import TrainState

Kind = Literal["start", "look", "flow", "statistics", "evaluate", "lean"]
Tree = TypeVar("Tree")
Form = tuple[Executable, tuple[object, ...]]
"""A function and the shapes of its arguments."""


class Forms:
    """The executables of one program before they are compiled.

    Args:
        sharding: where arrays lie; None where that is left open.
    """

    def __init__(self, program: Program, sharding: jax.sharding.Sharding | None = None) -> None:
        self._program = program
        self._sharding = sharding

    def form(self, kind: Kind) -> Form:
        """What an executable computes and takes: see the methods of `Executables`."""
        state, inputs, start = self.state, self.inputs, self._start
        word, row = self._shape((), np.uint32), self._shape((), np.int32)
        match kind:
            case "start":
                return self._of(first_state), (inputs.root, inputs.salts)
            case "look" | "lean" if self._program.lanes:
                return self._in_lanes(kind, start)
            case "look":
                return self._of(look), (state, state, start, word, inputs)
            case "flow":
                return self._of(next_flow), (state, start, inputs)
            case "statistics":
                handed = jax.eval_shape(self._of(nothing_handed), state.weights)
                return self._of(flow_statistics), (state, state, self._placed(handed), start, word, inputs)
            case "evaluate":
                return self._of(evaluate), (state, row, row, inputs)
            case "lean":
                return self._of(lean_loop if self._program.small else large_loop), (state, start, row, inputs)

    def _in_lanes(self, kind: Kind, start: Start) -> Form:
        lanes, inputs = self._program.lanes, self.inputs

        def of_all(leaf: jax.ShapeDtypeStruct) -> jax.ShapeDtypeStruct:
            return self._shape((lanes, *leaf.shape), leaf.dtype)

        many = jax.tree.map(of_all, self.state)
        live, root = (self._shape((lanes, *one.shape), one.dtype) for one in (inputs.live, inputs.root))
        own = inputs._replace(live=live, root=root)
        if kind == "look":
            return self._of(lane_look), (many, many, start, self._shape((), np.uint32), own)
        return self._of(lane_loop), (many, start, self._shape((), np.int32), own)

    def predict(self, count: int) -> Form:
        """The same for predictions of so many examples."""
        return self._of(predict), (self.state, self._examples(count), self.inputs.live)

    def outputs(self, count: int) -> Form:
        """The same for what every layer outputs for so many examples."""
        return self._of(outputs), (self.state, self._examples(count), self.inputs.live)

    def input_gradient(self, count: int) -> Form:
        """The same for the gradient of what is predicted with respect to so many examples."""
        return self._of(input_gradient), (self.state, self._examples(count), self.inputs.live)

    def decode(self, number: int, count: int) -> Form:
        """The same for predictions of so many examples with the output of a stack given."""
        shape = self._program.plan.stacks[number].node.output_shape
        codes = self._shape((count, *shape), self._program.dtype)
        function = partial(decode, self._program, number)
        return function, (self.state, codes, self._examples(count), self.inputs.live)

    def _examples(self, count: int) -> jax.ShapeDtypeStruct:
        return self._shape((count, *self._program.data.input_shape), self._program.dtype)

    @cached_property
    def state(self) -> TrainState:
        """Shapes of the state."""
        state = jax.eval_shape(self._of(first_state), self.inputs.root, self.inputs.salts)
        return self._placed(state)

    @cached_property
    def inputs(self) -> Inputs:
        """Shapes of what every step takes beside the state."""
        program = self._program
        words, salts = self._shape((2,), np.uint32), self._shape((len(program.plan.nodes),), np.uint32)
        return Inputs(self._shape((program.live_size,), program.dtype), words, salts, self._data)

    @property
    def _data(self) -> DeviceData:
        form, dtype = self._program.data, self._program.dtype
        rows = sum(form.counts)
        outputs = form.outputs if wants_values(self._program) else 0
        return DeviceData(
            inputs=self._shape((rows, *form.input_shape), np.uint8 if form.raw else dtype),
            gain=self._shape(form.affine_shape, dtype),
            shift=self._shape(form.affine_shape, dtype),
            values=self._shape((rows, outputs), dtype),
            labels=self._shape((rows, *form.label_shape), np.int32),
            weights=self._shape((rows if form.weighted else 0,), dtype),
            target_scale=self._shape((outputs,), dtype),
        )

    @property
    def _start(self) -> Start:
        return Start(*(self._shape((), np.uint32) for _ in range(4)))

    def _of(self, function: Executable) -> Executable:
        return partial(function, self._program)

    def _placed(self, tree: Tree) -> Tree:
        def place(leaf: jax.ShapeDtypeStruct) -> jax.ShapeDtypeStruct:
            return self._shape(leaf.shape, leaf.dtype)

        return jax.tree.map(place, tree)

    def _shape(self, shape: tuple[int, ...], dtype: DTypeLike) -> Any:
        return jax.ShapeDtypeStruct(shape, dtype, sharding=self._sharding)
