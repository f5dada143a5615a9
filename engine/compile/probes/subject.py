"""What a measurement is taken of: a network, its weights and its data as they stand, and the executables it needs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from hashlib import blake2b
from types import MappingProxyType
from typing import TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray
from engine.compile.batches import Batch, DeviceData
from engine.compile.cache import ExecutableCache
from engine.compile.device import device_of
from engine.compile.kept import Executable
from engine.compile.live import LiveInputs
from engine.compile.model import LayerStates, Pass, forward
from engine.compile.numbers.exact import exactly
from engine.compile.objective import Sums, sum_losses
from engine.compile.options import options_of
from engine.compile.participation import moving
from engine.compile.program import Program
from engine.compile.step import Inputs
from engine.compile.update import TrainState
from engine.compile.weights import Groups, StackWeights
from engine.datasets.definition import PARTS, PreparedData
from engine.errors import EngineError
from engine.losses.definition import mean_itself
from engine.problems import make_problem
from engine.spec import paths
from engine.views.slices import Slices

Tree = TypeVar("Tree")

BLOCK_OPERATIONS = 25_000_000
"""Multiply-adds of the forward passes in a slice: some 30 ms with what a second derivative adds to them."""

BLOCK_NUMBERS = 2**21
"""Of one node's output in a slice."""

LARGEST_BLOCK = 1024

QUICK, OPTIMIZED = "look", "probe"
"""How executables are compiled: what is computed of a small network takes less time than to optimise it."""

ALL = "all"
"""Of the examples."""

PathOfTraining = Callable[[], Sequence[tuple[int, Mapping[str, HostArray]]]]
"""Former weights of the run by name, with their steps, oldest first."""


def no_path() -> Sequence[tuple[int, Mapping[str, HostArray]]]:
    """Where no former weights are kept."""
    return ()


Begun = Mapping[str, HostArray]
"""Arrays of the last slice of a measurement that ended early; empty where none is known."""

NOTHING_BEGUN: Begun = MappingProxyType({})


Standing = tuple[Groups, LayerStates, jax.Array, jax.Array]
"""Weights, running statistics, salts, live values: what executables are given."""


class Subject:
    """One network as it stands. A small one is measured in float64, a large one in the precision of its run.

    Args:
        state, inputs: read when they are first needed.

    Attributes:
        program: in the precision of the measurement. prepared: the data. path: of its training. begun: what an earlier
            measurement of this view came to; whether it was of the same state is for the measurement to see.
    """

    def __init__(
        self,
        cache: ExecutableCache,
        program: Program,
        prepared: PreparedData,
        state: Callable[[], TrainState],
        inputs: Callable[[], Inputs],
        path: PathOfTraining = no_path,
        begun: Begun = NOTHING_BEGUN,
    ) -> None:
        self._cache, self._state, self._inputs = cache, state, inputs
        self.program = replace(program, precision="float64") if program.small else program
        self.prepared, self.path, self.begun = prepared, path, begun

    @cached_property
    def given(self) -> Standing:
        """Arguments of executables."""
        state, inputs = self._state(), self._inputs()
        return self._in_precision((state.weights, state.layers, inputs.salts, inputs.live))

    @cached_property
    def data(self) -> DeviceData:
        """The data on the device."""
        return self._in_precision(self._inputs().data)

    def _in_precision(self, tree: Tree) -> Tree:
        if self.program.precision != "float64":
            return tree
        with exactly(self.program):
            return jax.tree.map(self._exact, tree)

    def _exact(self, array: jax.Array) -> jax.Array:
        if np.dtype(array.dtype) != np.float32:
            return array
        return jax.device_put(np.asarray(array).astype(np.float64), device_of(self.program.platform))

    # ---- executables --------------------------------------------------------------------------------------------

    def make(self, name: str, function: Executable, *arguments: object) -> Executable:
        """What calls a function of the program and these arguments, or of others of their shapes, compiled now.

        Args:
            name: of what it computes, with all that it depends on beside the program.
        """
        key = f"probe {name}/{self.program.structure}"
        with exactly(self.program), jax.default_device(device_of(self.program.platform)):
            options = options_of(QUICK if self.program.small else OPTIMIZED, self.program.platform)
            form = partial(function, self.program), arguments
            compiled = self._cache.compiled(key, lambda: form, options, holder=self)

        return partial(_called, self.program, compiled)

    # ---- examples -----------------------------------------------------------------------------------------------

    def rows(self, part: str, examples: str = ALL) -> range:
        """Rows of the first examples of a part, of training where the part has none.

        Args:
            examples: how many at most, or `all`.
        """
        counts = self.prepared.counts
        number = PARTS.index(part) if part in PARTS and counts[PARTS.index(part)] else 0
        first = sum(counts[:number])
        return range(first, first + min(counts[number], counts[number] if examples == ALL else int(examples)))

    @property
    def operations(self) -> int:
        """Multiply-adds of one example's forward pass."""
        nodes = self.program.plan.nodes
        return sum(node.layer.operations(node.config, node.input_shapes, node.output_shape) for node in nodes)

    def block(self, most: int = LARGEST_BLOCK, share: int = 1) -> int:
        """Examples of a slice. share: how much more than a pass and its derivatives is computed of each."""
        widest = max(node.numbers for node in self.program.plan.nodes)
        wanted = min(BLOCK_OPERATIONS // max(1, share * self.operations), BLOCK_NUMBERS // widest, most, LARGEST_BLOCK)
        return max(1, min(wanted, sum(self.prepared.counts)))

    def totals(self, rows: range) -> NDArray[np.float64]:
        """[objectives] by what the sum of each objective's losses over these rows is divided."""
        weights = np.asarray(self.data.weights, np.float64)
        own = float(weights[rows.start : rows.stop].sum()) if self.program.data.weighted else float(len(rows))
        return np.asarray([len(rows) if goal.target == "none" else own for goal in self.program.objectives], np.float64)

    # ---- weights ------------------------------------------------------------------------------------------------

    def vector(self) -> NDArray[np.float64]:
        """[n] the weights that move."""
        groups = jax.tree.map(np.asarray, self.given[0])
        parts = [np.asarray(array.cut(groups), np.float64).ravel() for array in moving(self.program)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def fingerprint(self, *more: HostArray) -> HostArray:
        """u1 [16] of all that the loss depends on, the weights included. more: that a measurement depends on."""
        known = blake2b(f"{self.program.structure} {self.program.precision}".encode(), digest_size=16)
        for array in (*jax.tree.leaves(self.given), *more):
            known.update(np.ascontiguousarray(array).tobytes())
        return np.frombuffer(known.digest(), np.uint8)

    def as_given(self, vector: NDArray[np.float64]) -> HostArray:
        """A vector [n] in the precision of the measurement."""
        return vector.astype(np.dtype(self.program.dtype))


Probe = Callable[[Subject, Mapping[str, str]], Slices]
"""(subject, options) -> slices of a measurement."""


def measured(probe: Probe, subject: Callable[[], Subject], options: Mapping[str, str]) -> Slices:
    """The slices of a measurement; nothing is computed before the first is asked for."""
    yield from probe(subject(), options)


def blocks(rows: range, size: int) -> Iterator[tuple[np.int32, np.int32]]:
    """(first, behind the last row) for each block of rows: each is padded to `size`."""
    for first in range(rows.start, rows.stop, size):
        yield np.int32(first), np.int32(rows.stop)


Fixed = tuple[LayerStates, jax.Array, jax.Array]
"""Running statistics, salts and live values: what stays while weights are moved."""


def block_sums(program: Program, weights: StackWeights, given: Fixed, batch: Batch) -> Sums:
    """Losses of a block, added up; dropout and noise off, batch norm on its running statistics."""
    layers, salts, live = given
    run = Pass(batch.inputs, batch.mask, None, salts)
    reads = forward(program, weights, layers, run, LiveInputs(program, live))[2]
    return sum_losses(program, reads, batch)


def share_of_loss(program: Program, sums: Sums, totals: jax.Array, live: jax.Array) -> jax.Array:
    """What a block adds to the loss: the loss is the sum of this over all blocks where it is a mean over examples.

    Args:
        totals: [objectives] what the losses of the whole set are divided by. live: [live_size] live values.
    """
    several, values = len(sums.losses) > 1, LiveInputs(program, live)
    weights = [
        values.at(paths.join(paths.objective(number), "weight")) if several else program.objective.weight
        for number in range(len(sums.losses))
    ]
    parts = [
        jnp.asarray(weight * loss / total) for weight, loss, total in zip(weights, sums.losses, totals, strict=True)
    ]
    return jnp.sum(jnp.stack(parts))


def require_mean(program: Program) -> None:
    """Refuses losses that are no mean over examples.

    Raises:
        EngineError: `loss_not_a_mean`.
    """
    for goal in program.objectives:
        if goal.loss.of_mean is not mean_itself:
            raise EngineError(make_problem("loss_not_a_mean", got=goal.loss.title))


def require_size(program: Program, most: int) -> int:
    """Weights that move, between 1 and `most`.

    Raises:
        EngineError: `probe_learns_nothing` or `probe_too_large`.
    """
    count = sum(array.size for array in moving(program))
    if not count:
        raise EngineError(make_problem("probe_learns_nothing"))
    if count > most:
        raise EngineError(make_problem("probe_too_large", got=count, expected=most))
    return count


def _called(program: Program, compiled: Executable, *given: object) -> object:
    with exactly(program):
        return jax.tree.map(np.asarray, compiled(*given))
