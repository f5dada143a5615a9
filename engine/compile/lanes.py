"""Lanes: runs of one structure that take their steps in one program, a `vmap` of the loop of a single run.

A lane's steps are a function of its own state, live values and seed, whoever trains in the other lanes: the program has
a fixed width, and lanes that nobody trains in repeat another one. So steps may be taken ahead for all, and whoever
comes for the same steps finds them done. From a run that trains alone a lane differs in its last digits.
"""

from collections import deque
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol
from weakref import WeakValueDictionary

import jax
import jax.numpy as jnp
import numpy as np

from engine.arrays import Floats
from engine.compile.cache import Executables
from engine.compile.chunk import Chunk
from engine.compile.lane_forms import inputs_of_lanes
from engine.compile.program import Program
from engine.compile.statistics import Statistics
from engine.compile.step import Inputs, Start
from engine.compile.update import TrainState

MOST_AHEAD_BYTES = 64 * 2**20
"""Of chunks that wait for lanes that have not come for them; what is dropped is computed again."""


class LaneRunner(Protocol):
    """A run in a lane: what decides its next steps."""

    step: int
    program: Program
    executables: Executables

    @property
    def mark(self) -> object:
        """Its state, or the chunk that it stands behind."""
        ...

    @property
    def state(self) -> TrainState:
        """Where it stands."""
        ...

    @property
    def inputs(self) -> Inputs:
        """Of its steps."""
        ...


class LaneChunk:
    """Steps of several lanes.

    Args:
        own: whose steps were asked for. start: where it stands. count: how many steps.
        marks, inputs: of each lane before them; None where it is padded. given: the inputs of all lanes.
        before: states of all lanes. chunk: what the program returned.

    Attributes:
        step: behind which they begin. states: of all lanes behind them. nbytes: of what the program returned.
        waiting: lanes that have not come for them.
    """

    def __init__(
        self,
        own: LaneRunner,
        start: Start,
        count: int,
        marks: dict[int, object],
        inputs: dict[int, Inputs],
        given: Inputs,
        before: TrainState,
        chunk: Chunk,
    ) -> None:
        self.step, self.count, self.waiting = own.step, count, set(marks)
        self.states = chunk.state
        self.nbytes = sum(leaf.nbytes for leaf in jax.tree.leaves(chunk))
        self._executables, self._start, self._given, self._before = own.executables, start, given, before
        self._marks, self._inputs, self._chunk = marks, inputs, chunk
        self._cut: dict[int, TrainState] = {}
        self._statistics: Statistics | None = None

    @cached_property
    def _losses(self) -> Floats:
        return np.asarray(self._chunk.losses)[:, : self.count]

    @cached_property
    def _evaluations(self) -> Floats:
        return np.asarray(self._chunk.evaluations)

    @cached_property
    def _done(self) -> list[int]:
        finite = np.isfinite(self._losses[:, :, 0] + self._losses[:, :, 1])
        return np.where(finite.all(axis=1), self.count, finite.argmin(axis=1) if self.count else 0).tolist()

    @cached_property
    def _sound(self) -> list[bool]:
        return [bool(one) and done == self.count for one, done in zip(self._finite, self._done, strict=True)]

    @property
    def _finite(self) -> list[bool]:
        return np.asarray(self._chunk.finite).tolist()

    def losses(self, lane: int) -> Floats:
        """[count, columns] of a lane."""
        return self._losses[lane]

    def evaluations(self, lane: int) -> Floats:
        """[n, columns] of a lane."""
        return self._evaluations[lane]

    def done(self, lane: int) -> int:
        """Steps of a lane before the first whose loss is not finite."""
        return self._done[lane]

    def sound(self, lane: int) -> bool:
        """Whether all steps of a lane and the state behind them are finite."""
        return self._sound[lane]

    def state(self, lane: int) -> TrainState:
        """The state of a lane behind them."""
        if lane not in self._cut:
            self._cut[lane] = _cut(self.states, np.int32(lane))
        return self._cut[lane]

    def statistics(self, lane: int, window: int) -> Statistics:
        """Those of a lane's step, on the host, where there is one step. window: the same for all lanes."""
        found = self._statistics
        if found is None:
            look = self._executables.look()
            on_device = look(self._before, self.states, self._start, np.uint32(window), self._given)
            found = self._statistics = jax.tree.map(np.asarray, on_device)
        return _row(found, lane)

    def begins(self, lane: int, mark: object, step: int, inputs: Inputs) -> bool:
        """Whether these are the next steps of a lane that stands so."""
        return self.step == step and self._marks.get(lane) is mark and self._inputs.get(lane) is inputs

    def forget(self) -> None:
        """Nobody else comes for them: what they began with is let go of."""
        self._marks, self._inputs = {}, {}


class Lanes:
    """Runs that train side by side; one that nobody holds any more has left its lane. Not thread-safe.

    Attributes:
        computed: chunks so far.
    """

    def __init__(self) -> None:
        self.computed = 0
        self._runners: WeakValueDictionary[int, LaneRunner] = WeakValueDictionary()
        self._chunks: deque[LaneChunk] = deque()
        self._given: tuple[list[Inputs], Inputs] | None = None

    def enter(self, lane: int, runner: LaneRunner) -> None:
        """A run takes a lane, in place of one that has left it."""
        self._runners[lane] = runner

    def chunk(self, lane: int, start: Start, count: int) -> LaneChunk:
        """The next steps of a lane, at most `count`; computed for every lane that comes to the same step.

        Args:
            start: where the run stands.
        """
        own = self._runners[lane]
        mark, inputs = own.mark, own.inputs
        found = next((one for one in self._chunks if one.begins(lane, mark, own.step, inputs)), None)
        if found is None or found.count > count:
            found = self._compute(own, {**self._others(lane), lane: mark}, start, count)
            self._chunks.append(found)
            if len(self._chunks) * found.nbytes > MOST_AHEAD_BYTES:
                self._chunks.popleft().forget()
        found.waiting.discard(lane)
        if not found.waiting:
            self._chunks.remove(found)
            found.forget()
        return found

    def alone(self, lane: int, start: Start, count: int) -> LaneChunk:
        """Steps of one lane, with the same bits."""
        own = self._runners[lane]
        return self._compute(own, {lane: own.mark}, start, count)

    def first_look(self, lane: int, start: Start) -> Statistics:
        """Statistics of a lane's state as it stands, on the batch of its next step, on the host."""
        own = self._runners[lane]
        states = _stack([own.state] * own.program.lanes)
        given = self._stacked([own.inputs] * own.program.lanes)
        found = own.executables.look()(states, states, start, np.uint32(1), given)
        return _row(jax.tree.map(np.asarray, found), lane)

    def _others(self, lane: int) -> dict[int, object]:
        """Marks of the other lanes that are where this one is, or will be behind what has been computed for them."""
        own = self._runners[lane]
        found: dict[int, object] = {}
        for number, other in list(self._runners.items()):
            if number != lane and _one_program(other, own):
                mark, step = self._latest_mark(number, other)
                if step == own.step:
                    found[number] = mark
        return found

    def _latest_mark(self, lane: int, runner: LaneRunner) -> tuple[object, int]:
        mark, step, inputs = runner.mark, runner.step, runner.inputs
        for one in self._chunks:
            if one.begins(lane, mark, step, inputs) and one.sound(lane):
                mark, step = one, one.step + one.count
        return mark, step

    def _compute(self, own: LaneRunner, marks: dict[int, object], start: Start, count: int) -> LaneChunk:
        self.computed += 1
        lanes = range(own.program.lanes)
        inputs = {lane: self._runners[lane].inputs for lane in marks}
        given = self._stacked([inputs.get(lane, own.inputs) for lane in lanes])
        before = self._states(own, marks)
        chunk = own.executables.lean()(before, start, np.int32(count), given)
        return LaneChunk(own, start, count, marks, inputs, given, before, chunk)

    def _stacked(self, inputs: list[Inputs]) -> Inputs:
        known = self._given
        if known is None or any(one is not other for one, other in zip(known[0], inputs, strict=True)):
            known = self._given = inputs, inputs_of_lanes(inputs)
        return known[1]

    def _states(self, own: LaneRunner, marks: dict[int, object]) -> TrainState:
        """The states of all lanes, stacked; those of lanes that nobody trains in are no matter."""
        first = next(iter(marks.values()))
        if isinstance(first, LaneChunk) and all(mark is first for mark in marks.values()):
            return first.states
        return _stack([_state(marks.get(lane), lane, own.state) for lane in range(own.program.lanes)])


def _one_program(one: LaneRunner, other: LaneRunner) -> bool:
    """Whether runs differ in nothing but what lanes differ in."""
    same = one.executables.structure == other.executables.structure and one.inputs.data is other.inputs.data
    return same and one.program.plan.salts == other.program.plan.salts


def _state(mark: object, lane: int, padding: TrainState) -> TrainState:
    if isinstance(mark, LaneChunk):
        return mark.state(lane)
    return mark if isinstance(mark, TrainState) else padding


def _row(found: Statistics, lane: int) -> Statistics:
    return Statistics(*(array[lane] for array in found))


@jax.jit
def _stack(states: Sequence[TrainState]) -> TrainState:
    return jax.tree.map(_stacked, *states)


def _stacked(*leaves: jax.Array) -> jax.Array:
    return jnp.stack(leaves)


@jax.jit
def _cut(states: TrainState, lane: jax.Array) -> TrainState:
    def cut(leaf: jax.Array) -> jax.Array:
        return leaf[lane]

    return jax.tree.map(cut, states)
