"""The dispatches of a run that trains in a lane beside others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Floats, HostArray
from engine.compile.cache import ExecutableCache, Executables
from engine.compile.dispatch_result import DispatchResult
from engine.compile.executor import Executor
from engine.compile.lane_forms import ROOM
from engine.compile.lanes import LaneChunk, Lanes
from engine.compile.numbers.inspector import Inspector
from engine.compile.program import Program
from engine.compile.statistics import Statistics
from engine.compile.step import Inputs
from engine.compile.update import TrainState
from engine.datasets.definition import PreparedData
from engine.limits import LANES


@dataclass(frozen=True)
class Lane:
    """A place among runs that train side by side. number: below `LANES`."""

    lanes: Lanes
    number: int


MOST_WEIGHTS = 4096
"""Networks with more gain nothing (784-30-10: their steps are bound by memory), and lanes that run ahead take more."""


def pays_in_lanes(program: Program) -> bool:
    """Whether runs of a program train faster side by side: small ones on a CPU, whose steps are mostly overhead."""
    return program.small and program.layout.size <= MOST_WEIGHTS and program.platform == "cpu"


def make_executor(
    program: Program,
    prepared: PreparedData,
    seed: int,
    cache: ExecutableCache,
    given: Callable[[], Mapping[str, HostArray]],
    lane: Lane | None = None,
) -> Executor:
    """The executor of a run: in a lane where it is given one and that pays."""
    if lane is None or not pays_in_lanes(program):
        return Executor(program, prepared, seed, cache, given)
    return LaneExecutor(replace(program, lanes=LANES), prepared, seed, cache, given, lane)


class LaneExecutor(Executor):
    """Takes the steps of one run in a lane; `program.lanes` is `LANES`.

    Attributes:
        lanes: where it trains.
    """

    def __init__(
        self,
        program: Program,
        prepared: PreparedData,
        seed: int,
        cache: ExecutableCache,
        given: Callable[[], Mapping[str, HostArray]],
        lane: Lane,
    ) -> None:
        super().__init__(program, prepared, seed, cache, given)
        self.lanes, self._lane = lane.lanes, lane.number
        self._behind: tuple[LaneChunk, TrainState | None] | None = None
        self.lanes.enter(self._lane, self)

    @property
    def state(self) -> TrainState:
        """Of this lane; cut out of the others' when it is first read."""
        if self._state is None and self._behind is not None:
            chunk, _ = self._behind
            self._state = chunk.state(self._lane)
            self._behind = chunk, self._state
        return super().state

    def change_program(self, program: Program, executables: Executables) -> None:
        """See `TrainingState`."""
        self._state = self.state
        super().change_program(program, executables)

    @property
    def mark(self) -> object:
        """See `LaneRunner`."""
        if self._behind is not None and self._state is self._behind[1]:
            return self._behind[0]
        return self.state

    @property
    def inputs(self) -> Inputs:
        """See `LaneRunner`."""
        return self._all_inputs()

    def lean(self, count: int) -> DispatchResult:
        """See `Executor`."""
        wanted = min(count, ROOM.steps, self._most_in_a_dispatch())
        chunk = self.lanes.chunk(self._lane, self._start(), wanted)
        done, sound = chunk.count, chunk.sound(self._lane)
        if not sound:
            done, chunk = self._last_sound(chunk)
        return self._move(chunk, done, sound=sound)

    def _last_sound(self, chunk: LaneChunk) -> tuple[int, LaneChunk]:
        """The most steps behind which everything is finite, found by halving, and the chunk that took them."""
        low, high = 0, chunk.done(self._lane) + 1
        while high - low > 1:
            middle = (low + high) // 2
            if self.lanes.alone(self._lane, self._start(), middle).sound(self._lane):
                low = middle
            else:
                high = middle
        return low, self.lanes.alone(self._lane, self._start(), low)

    def _step(self, window: int) -> DispatchResult:
        chunk = self.lanes.chunk(self._lane, self._start(), 1)
        statistics = chunk.statistics(self._lane, window)
        if not chunk.sound(self._lane):
            return DispatchResult(chunk.losses(self._lane).copy(), [], statistics, False)
        moved = self._move(chunk, 1, sound=True)
        return DispatchResult(moved.losses, moved.evaluations, statistics, True)

    def _look(self) -> Statistics:
        return self.lanes.first_look(self._lane, self._start())

    def _move(self, chunk: LaneChunk, done: int, *, sound: bool) -> DispatchResult:
        """Goes to the end of a chunk, all of whose steps are finite."""
        due = self._due(self.step, done)
        rows = chunk.evaluations(self._lane)[: len(due)].copy()
        losses = chunk.losses(self._lane)[:done].copy()
        if done:
            self._state, self._behind = None, (chunk, None)
        self.step += done
        return DispatchResult(losses, list(zip(due, rows, strict=True)), None, sound)

    def _inspect(self) -> Inspector:
        if self._inspector is None:
            alone = replace(self.program, lanes=0)
            self._inspector = Inspector(self._cache, alone, self._prepared, self._cache.executables(alone))
        return self._inspector

    def first_evaluation(self) -> Floats:
        """See `Executor`."""
        return np.asarray(self.evaluate("validation").row)

    def _most_in_a_dispatch(self) -> int:
        period = self.program.evaluation_period
        return ROOM.evaluations * period if self.program.data.counts[1] else ROOM.steps
