"""A run's state on the device, and the dispatches that move it on."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any

import jax
import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats, HostArray
from engine.compile.answers import answers_of
from engine.compile.block_rows import rows_of, without_update
from engine.compile.bottlenecks import bottlenecks
from engine.compile.cache import ExecutableCache, Executables
from engine.compile.carry import carried_over
from engine.compile.chunk import CAPACITY, EVALUATIONS, Chunk
from engine.compile.corrupt import corrupted, corrupts
from engine.compile.device import device_of
from engine.compile.dispatch_result import DispatchResult
from engine.compile.evaluation import Evaluated
from engine.compile.full import first_non_finite
from engine.compile.image_patch import ImagePatch, image_patch
from engine.compile.last_sound import last_sound
from engine.compile.layer_outputs import LayerOutputs
from engine.compile.live import LiveInputs, as_vector
from engine.compile.numbers.inspector import Inspector, Standing
from engine.compile.of_state import OfState
from engine.compile.one_weight import placed, with_weight
from engine.compile.probes.subject import PathOfTraining, Subject, no_path
from engine.compile.program import Program
from engine.compile.saved import Named, named_model, named_state, read_model, read_state, with_given
from engine.compile.statistics import Statistics
from engine.compile.step import PICTURE_STREAM, Inputs, Start, stream
from engine.compile.update import TrainState
from engine.datasets.definition import PARTS, Part, PreparedData
from engine.errors import EngineError
from engine.layers.definition import Shape
from engine.problems import make_problem
from engine.report import Arrays, BlockRows, ExampleRequest

LONGEST_GOT = 100
"""Letters of an address that its refusal repeats."""


class Executor:
    """State, step counter and executables of one run.

    Args:
        given: initial weights and running statistics that are not drawn, by name (see `engine.compile.saved`).
    """

    def __init__(
        self,
        program: Program,
        prepared: PreparedData,
        seed: int,
        cache: ExecutableCache,
        given: Callable[[], Mapping[str, HostArray]] = dict,
    ) -> None:
        self.program = program
        self.step = 0
        self.executables = cache.executables(program)
        self._small = program.small
        self._cache = cache
        self._prepared = prepared
        self._given = given
        self._device = device_of(program.platform)
        self._root = np.asarray(jax.random.key_data(jax.random.key(seed, impl="threefry2x32")), np.uint32)
        self._salts = np.asarray(program.plan.salts, np.uint32)
        self._state: TrainState | None = None
        self._inputs: Inputs | None = None
        self._reported: tuple[int, Statistics] | None = None
        self._outputs = LayerOutputs(program.plan)
        self._named: OfState[Named] = OfState()
        self._inspector: Inspector | None = None

    @property
    def state(self) -> TrainState:
        """Weights, optimiser memory, running statistics, last-alive steps."""
        if self._state is None:
            words, salts = self._put(self._root), self._put(self._salts)
            given = self._given()
            self._state = self.executables.start()(words, salts)
            if given:
                self.restore_model(with_given(self.named_model(), given))
        return self._state

    def restore(self, named: Mapping[str, HostArray], step: int) -> None:
        """Takes over a state, as `named` gave it out.

        Raises:
            EngineError: it is not of such a network (see `engine.compile.saved`).
        """
        host = read_state(self.program, named, self.executables.state_shapes())
        self._state, self._reported = jax.tree.map(self._put, host), None
        self.step = step

    def named(self) -> Named:
        """The state by name: copies on the host."""
        return named_state(self.program, self.state)

    def named_model(self) -> Named:
        """Weights and running statistics by name, without the optimiser's memory: copies on the host."""
        return named_model(self.program, (self.state.weights, self.state.layers))

    def restore_model(self, named: Mapping[str, HostArray]) -> None:
        """Takes up weights and running statistics as `named_model` gave them out."""
        shapes = self.executables.state_shapes()
        host = read_model(self.program, named, (shapes.weights, shapes.layers))
        weights, layers = jax.tree.map(self._put, host)
        self._state = self.state._replace(weights=weights, layers=layers)

    def weights(self) -> dict[str, dict[str, Floats]]:
        """Every node's arrays of weights by name, on the host; nodes without weights are left out."""
        nodes = self.program.plan.nodes
        weights: dict[str, dict[str, Floats]] = {}
        groups = [np.asarray(group) for group in self.state.weights]
        for array in self.program.layout.arrays:
            own = weights.setdefault(nodes[array.node].node_id, {})
            own[array.name] = np.array(array.cut(groups)).reshape(array.spec.shape)
        return weights

    def set_weight(self, node: str, array: str, index: Sequence[int], value: float) -> float:
        """Changes one number of the weights, and nothing else; returns the number that was there.

        Raises:
            EngineError: see `engine.compile.one_weight`.
        """
        weights = self.state.weights
        number, group, before = with_weight(self.program, weights, node, array, index, value)
        self._state = self.state._replace(weights=placed(weights, number, self._put(group)))
        return before

    def change_program(self, program: Program, executables: Executables) -> None:
        """Goes on with another form of the same network (see `engine.compile.variant`): nothing moves."""
        if self._state is not None:
            carried = carried_over(self.program, program, self._state, executables.state_shapes())
            self._state = self._state if carried is self._state else jax.tree.map(self._put, carried)
        self.program, self.executables, self._inspector = program, executables, None
        self._outputs = LayerOutputs(program.plan)

    def set_live(self, values: Mapping[str, float]) -> None:
        """New live values, from the next step on."""
        self._inputs = self._all_inputs()._replace(live=self._put(as_vector(self.program, values)))

    def lean(self, count: int) -> DispatchResult:
        """Takes up to `count` steps without statistics; stops before the first that is not finite."""
        run, start, before = self.executables.lean(), self._start(), self.state
        inputs = self._all_inputs()

        def attempt(steps: int) -> Chunk:
            return run(before, start, np.int32(steps), inputs)

        wanted = min(count, CAPACITY, self._most_before_evaluations_fill())
        chunk = attempt(wanted)
        done, finite = int(chunk.done), bool(chunk.finite)
        sound = done == wanted and finite
        if not sound:
            done, chunk = last_sound(attempt, done)
        return self._take_over(chunk, done, None, sound)

    def full(self, window: int) -> DispatchResult:
        """Takes one step with statistics. Where it is not finite, nothing moves.

        Args:
            window: steps that `window_dead` looks back.
        """
        result = self._small_step(window) if self._small else self._large_step(window)
        if result.statistics is not None:
            self._reported = self.step + (not result.finite), result.statistics
        return result

    def _small_step(self, window: int) -> DispatchResult:
        start, before, inputs = self._start(), self.state, self._all_inputs()
        chunk = self.executables.lean()(before, start, np.int32(1), inputs)
        statistics = self.executables.look()(before, chunk.state, start, np.uint32(window), inputs)
        sound = int(chunk.done) == 1 and bool(chunk.finite)
        return self._take_over(chunk, 1, jax.tree.map(np.asarray, statistics), sound)

    def _large_step(self, window: int) -> DispatchResult:
        before, number = self.state, np.uint32((self.step + 1) % 2**32)
        found = self.executables.full()(before, self._start(), self._all_inputs())
        statistics = self.executables.statistics()(before, found.state, found.flow, number, np.uint32(window))
        losses, on_host = np.asarray(found.losses)[None], jax.tree.map(np.asarray, statistics)
        if not bool(found.finite):
            return DispatchResult(losses, [], on_host, False)
        self._state = found.state
        self.step += 1
        evaluations = [(step, np.asarray(self.evaluate("validation").row)) for step in self._due(self.step - 1, 1)]
        return DispatchResult(losses, evaluations, on_host, True)

    def _take_over(self, chunk: Chunk, done: int, statistics: Statistics | None, sound: bool) -> DispatchResult:
        """Takes over what the loop gave back; nothing of a step with statistics that is not finite."""
        losses = np.asarray(chunk.losses)[:done].copy()
        if statistics is not None and not sound:
            return DispatchResult(losses, [], statistics, False)
        due = self._due(self.step, done)
        rows = np.asarray(chunk.evaluations)[: len(due)].copy()
        self._state = chunk.state
        self.step += done
        return DispatchResult(losses, list(zip(due, rows, strict=True)), statistics, sound)

    def first_look(self) -> Statistics:
        """Statistics of the state as it stands, on the batch of the next step, which is not taken: of no update."""
        statistics = self.executables.look()(self.state, self.state, self._start(), np.uint32(1), self._all_inputs())
        found: Statistics = jax.tree.map(np.asarray, statistics)
        self._reported = self.step, found._replace(nodes=without_update(found.nodes))
        return self._reported[1]

    def block_rows(self, block: str) -> BlockRows:
        """Statistics of what is in a block, as last computed; of the state as it stands where none were."""
        if self._reported is None:
            self.first_look()
        assert self._reported is not None
        return rows_of(self.program.plan, *self._reported, block)

    def as_it_stands(self) -> "Executor":
        """The same state, which stays while this one trains on: what it holds is replaced, never changed."""
        self._inspect()
        return copy(self)

    def example_numbers(self, asked: ExampleRequest) -> Arrays:
        """What one example does in one node, forward and back."""
        return self._inspect().example_numbers(self._standing, asked)

    def weight_gradient(self, asked: ExampleRequest) -> Arrays:
        """The gradient of one weight for one example, its paths, its check and its next update."""
        return self._inspect().weight_gradient(self._standing, asked)

    def subject(self, path: PathOfTraining = no_path) -> Subject:
        """What measurements in slices are taken of: the network as it stands. path: of its training."""
        return Subject(self._cache, self.program, self._prepared, lambda: self.state, self._all_inputs, path)

    def _inspect(self) -> Inspector:
        if self._inspector is None:
            self._inspector = Inspector(self._cache, self.program, self._prepared, self.executables)
        return self._inspector

    @property
    def _standing(self) -> Standing:
        return Standing(self.state, self._start(), self._all_inputs())

    def first_evaluation(self) -> Floats:
        """Loss and metrics over the validation part before the first step, as the loop would evaluate them."""
        if not self._small:
            return np.asarray(self.evaluate("validation").row)
        start = self._start()._replace(until_evaluation=np.uint32(0))
        chunk = self.executables.lean()(self.state, start, np.int32(0), self._all_inputs())
        return np.asarray(chunk.evaluations)[0].copy()

    def evaluate(self, part: Part) -> Evaluated:
        """Loss, metrics and confusion over a part of the data, as host arrays."""
        number = PARTS.index(part)
        first, last = (sum(self.program.data.counts[:end]) for end in (number, number + 1))
        run = self.executables.evaluate()
        return jax.tree.map(np.asarray, run(self.state, np.int32(first), np.int32(last), self._all_inputs()))

    def confusion(self, part: Part) -> NDArray[np.int32]:
        """[classes, classes] counts over a part of the data: rows are true classes, columns predicted ones."""
        return np.asarray(self.evaluate(part).confusion)

    def predict(self, examples: Floats) -> Floats:
        """The prediction for [n, *shape] preprocessed examples."""
        run = self.executables.predict(len(examples))
        given = self._put(np.ascontiguousarray(examples, self.program.dtype))
        return np.asarray(run(self.state, given, self._all_inputs().live))

    def outputs(self, examples: Floats, addresses: Sequence[str]) -> tuple[Floats, ...]:
        """The output of each node for [n, *shape] preprocessed examples, in evaluation.

        Raises:
            EngineError: `unknown_block`.
        """
        given = np.ascontiguousarray(examples, self.program.dtype)
        run = self.executables.outputs(len(given))
        return self._outputs.of(
            self.state, given, addresses, lambda: run(self.state, self._put(given), self._all_inputs().live)
        )

    def input_gradient(self, examples: Floats) -> tuple[NDArray[np.int64], Floats]:
        """(unit, d score / d example) of [n, *shape] preprocessed examples: of the unit that the loss reads most of."""
        run = self.executables.input_gradient(len(examples))
        given = self._put(np.ascontiguousarray(examples, self.program.dtype))
        units, gradient = run(self.state, given, self._all_inputs().live)
        return np.asarray(units, np.int64), np.asarray(gradient)

    def image_patch(self, address: str) -> ImagePatch | None:
        """The patch of the image that an output of a node sees, None where it sees no such one."""
        return image_patch(self.program.plan, self.program.plan.positions[address])

    def bottlenecks(self) -> dict[str, Shape]:
        """Output shapes by address, see `engine.compile.bottlenecks`."""
        nodes = self.program.plan.nodes
        places = bottlenecks(self.program.plan, self.program.objective.prediction)
        return {nodes[place].node_id: nodes[place].output_shape for place in places}

    def decode(self, address: str, codes: Floats) -> Floats:
        """The prediction with codes in place of a bottleneck's output.

        Raises:
            EngineError: `not_a_bottleneck`.
        """
        known = self.bottlenecks()
        if address not in known:
            expected = ", ".join(known) or "none"
            raise EngineError(make_problem("not_a_bottleneck", got=address[:LONGEST_GOT], expected=expected))
        number = self.program.plan.spots[self.program.plan.positions[address]][0]
        dtype, count = self.program.dtype, len(codes)
        given = np.ascontiguousarray(codes, dtype).reshape(count, *known[address])
        examples = np.zeros((count, *self.program.data.input_shape), dtype)
        run = self.executables.decode(number, count)
        return np.asarray(run(self.state, self._put(given), self._put(examples), self._all_inputs().live))

    def arrays(self, address: str) -> dict[str, Floats]:
        """A node's weights and running statistics by name; {} for one without any, or that is not there."""
        named = self._named.get(self.state, b"", self.named_model)
        own = (f"weights/{address}/", f"layers/{address}/")
        parts = ((name.rpartition("/"), array) for name, array in named.items() if name.startswith(own))
        return {last: array for (_, _, last), array in parts}

    def corrupt(self, examples: Floats) -> Floats | None:
        """[n, *shape] preprocessed examples as training shows them to the network; None where it corrupts none.

        The same examples get the same corruption, so that a picture changes with the weights alone.
        """
        if not corrupts(self.program):
            return None
        inputs = self._all_inputs()
        given = self._put(np.ascontiguousarray(examples, self.program.dtype))
        live, key = LiveInputs(self.program, inputs.live), stream(inputs.root, PICTURE_STREAM)
        return np.asarray(corrupted(self.program, inputs.data, given, key, live))

    def answers(self, predictions: Floats) -> tuple[NDArray[np.int64], Floats]:
        """(class, confidence) of predictions as `predict` gives them out."""
        return answers_of(self.program, predictions)

    def first_non_finite(self, result: DispatchResult) -> tuple[str, str]:
        """(node, quantity) that was not finite first, in a step with statistics."""
        assert result.statistics is not None
        return first_non_finite(self.program, result.statistics, result.losses)

    def _all_inputs(self) -> Inputs:
        if self._inputs is None:
            live = self._put(np.zeros(len(self.program.live_slots), self.program.dtype))
            data = self._cache.data(self.program, self._prepared)
            self._inputs = Inputs(live, self._put(self._root), self._put(self._salts), data)
        return self._inputs

    def _put(self, value: HostArray) -> jax.Array:
        return jax.device_put(value, self._device)

    def _start(self) -> Start:
        epoch, position = divmod(self.step, self.program.steps_per_epoch)
        period = self.program.evaluation_period
        until = min(period - self.step % period, 2**32 - 1)
        words: list[Any] = [np.uint32(word) for word in (self.step % 2**32, epoch % 2**32, position, until)]
        return Start(*words)

    def _due(self, step: int, done: int) -> list[int]:
        """Steps behind which the validation part is evaluated, among the `done` that follow `step`."""
        period = self.program.evaluation_period
        if not self.program.data.counts[1]:
            return []
        return list(range((step // period + 1) * period, step + done + 1, period))

    def _most_before_evaluations_fill(self) -> int:
        return EVALUATIONS * self.program.evaluation_period if self.program.data.counts[1] else CAPACITY
