"""What views ask of a network, with the weights as they stand."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import jax
import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats, HostArray
from engine.compile.along_a_sequence import attention_of, gates_of
from engine.compile.answers import answers_of
from engine.compile.bottlenecks import bottlenecks
from engine.compile.cache import ExecutableCache, Executables
from engine.compile.corrupt import corrupted, corrupts
from engine.compile.evaluation import Evaluated
from engine.compile.image_patch import ImagePatch, image_patch
from engine.compile.layer_outputs import LayerOutputs
from engine.compile.live import LiveInputs
from engine.compile.numbers.inspector import Inspector, Standing
from engine.compile.of_state import OfState
from engine.compile.probes.subject import NOTHING_BEGUN, Begun, PathOfTraining, Subject, no_path
from engine.compile.program import Program
from engine.compile.saved import Named
from engine.compile.step import PICTURE_STREAM, stream
from engine.compile.training_state import TrainingState
from engine.datasets.definition import PARTS, Part, PreparedData
from engine.errors import EngineError
from engine.layers.definition import GateValues, Shape
from engine.problems import make_problem
from engine.report import Arrays, ExampleRequest
from engine.saved_weights import write_weights

LONGEST_GOT = 100
"""Letters of an address that its refusal repeats."""


class PictureModel(TrainingState):
    """The answers to views (`engine.views.definition.ViewModel`) that need no step."""

    def __init__(
        self,
        program: Program,
        prepared: PreparedData,
        seed: int,
        cache: ExecutableCache,
        given: Callable[[], Mapping[str, HostArray]] = dict,
    ) -> None:
        super().__init__(program, prepared, seed, cache, given)
        self._outputs = LayerOutputs(program.plan)
        self._named: OfState[Named] = OfState()
        self._inspector: Inspector | None = None

    def change_program(self, program: Program, executables: Executables) -> None:
        """Goes on with another form of the same network (see `engine.compile.variant`): nothing moves."""
        super().change_program(program, executables)
        self._outputs, self._inspector = LayerOutputs(program.plan), None

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
        """The prediction [codes, *output] with codes [codes, *code] in place of a bottleneck's output.

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
        """A node's weights and running statistics by name, each in its declared shape; {} for one without any, or that
        is not there.
        """
        named = self._named.get(self.state, b"", self.named_model)
        own = (f"weights/{address}/", f"layers/{address}/")
        parts = ((name.rpartition("/"), array) for name, array in named.items() if name.startswith(own))
        return {last: array for (_, _, last), array in parts}

    def saved_weights(self) -> bytes:
        """Weights and running statistics as they stand, as a file (see `engine.saved_weights`)."""
        nodes = {node.node_id: (node.layer.type, node.layer.version) for node in self.program.plan.nodes}
        return write_weights(self.named_model(), nodes)

    def gates(self, address: str, example: Floats) -> tuple[GateValues, Floats]:
        """Gates and states of a recurrent layer for one preprocessed example [*example], see `along_a_sequence`."""
        return gates_of(self.program.plan, address, self.arrays, partial(self.outputs, example[None]))

    def attention(self, address: str, example: Floats) -> Floats:
        """Attention weights of a layer for one preprocessed example [*example], see `along_a_sequence`."""
        return attention_of(self.program.plan, address, self.arrays, partial(self.outputs, example[None]))

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
        """(class [examples], confidence [examples]) of predictions as `predict` gives them out."""
        return answers_of(self.program, predictions)

    def evaluate(self, part: Part) -> Evaluated:
        """Loss, metrics and confusion over a part of the data, as host arrays."""
        number = PARTS.index(part)
        first, last = (sum(self.program.data.counts[:end]) for end in (number, number + 1))
        run = self.executables.evaluate()
        return jax.tree.map(np.asarray, run(self.state, np.int32(first), np.int32(last), self._all_inputs()))

    def confusion(self, part: Part) -> NDArray[np.int32]:
        """[classes, classes] counts over a part of the data: rows are true classes, columns predicted ones."""
        return np.asarray(self.evaluate(part).confusion)

    def example_numbers(self, asked: ExampleRequest) -> Arrays:
        """What one example does in one node, forward and back."""
        return self._inspect().example_numbers(self._standing, asked)

    def weight_gradient(self, asked: ExampleRequest) -> Arrays:
        """The gradient of one weight for one example, its paths, its check and its next update."""
        return self._inspect().weight_gradient(self._standing, asked)

    def subject(self, path: PathOfTraining = no_path, begun: Begun = NOTHING_BEGUN) -> Subject:
        """What measurements in slices are taken of: the network as it stands. path, begun: see `Subject`."""
        return Subject(self._cache, self.program, self._prepared, lambda: self.state, self._all_inputs, path, begun)

    def _inspect(self) -> Inspector:
        if self._inspector is None:
            self._inspector = Inspector(self._cache, self.program, self._prepared, self.executables)
        return self._inspector

    @property
    def _standing(self) -> Standing:
        return Standing(self.state, self._start(), self._all_inputs())
