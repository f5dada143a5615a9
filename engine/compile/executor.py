"""The dispatches that move a run's state on."""

from collections.abc import Callable, Mapping
from copy import copy

import jax
import numpy as np

from engine.arrays import Floats, HostArray
from engine.compile.block_rows import rows_of, without_update
from engine.compile.cache import ExecutableCache
from engine.compile.chunk import CAPACITY, EVALUATIONS, Chunk
from engine.compile.dispatch_result import DispatchResult
from engine.compile.full import first_non_finite
from engine.compile.last_sound import last_sound
from engine.compile.picture_model import PictureModel
from engine.compile.program import Program
from engine.compile.statistics import Statistics
from engine.datasets.definition import PreparedData
from engine.report import BlockRows


class Executor(PictureModel):
    """Takes the steps of one run."""

    def __init__(
        self,
        program: Program,
        prepared: PreparedData,
        seed: int,
        cache: ExecutableCache,
        given: Callable[[], Mapping[str, HostArray]] = dict,
    ) -> None:
        super().__init__(program, prepared, seed, cache, given)
        self._reported: tuple[int, Statistics] | None = None

    def restore(self, named: Mapping[str, HostArray], step: int) -> None:
        """Takes over a state: see `TrainingState.restore`. What was reported of another one is forgotten."""
        super().restore(named, step)
        self._reported = None

    def lean(self, count: int) -> DispatchResult:
        """Takes up to `count` steps without statistics; stops before the first that is not finite."""
        run, start, before = self.executables.lean(), self._start(), self.state
        inputs = self._all_inputs()

        def attempt(steps: int) -> Chunk:
            return run(before, start, np.int32(steps), inputs)

        wanted = min(count, CAPACITY, self._most_in_a_dispatch())
        chunk = attempt(wanted)
        done, finite = int(chunk.done), bool(chunk.finite)
        sound = done == wanted and finite
        if not sound:
            done, chunk = last_sound(attempt, done)
        return self._take_over(chunk, done, None, sound)

    def full(self, window: int) -> DispatchResult:
        """Takes one step with statistics. Where it is not finite, nothing moves.

        Statistics of the first step are made by `look`, always: it is compiled by then, so that the first report waits
        for nothing but the step.

        Args:
            window: steps that `window_dead` looks back.
        """
        result = self._step(window)
        if result.statistics is not None:
            self._reported = self.step + (not result.finite), result.statistics
        return result

    def _step(self, window: int) -> DispatchResult:
        start, before, inputs, back = self._start(), self.state, self._all_inputs(), np.uint32(window)
        chunk = self.executables.lean()(before, start, np.int32(1), inputs)
        if chunk.flow is None or self.step == 0:
            statistics = self.executables.look()(before, chunk.state, start, back, inputs)
        else:
            statistics = self.executables.statistics()(before, chunk.state, chunk.flow, start, back, inputs)
        sound = int(chunk.done) == 1 and bool(chunk.finite)
        return self._take_over(chunk, 1, jax.tree.map(np.asarray, statistics), sound)

    def _take_over(self, chunk: Chunk, done: int, statistics: Statistics | None, sound: bool) -> DispatchResult:
        """Takes over what the loop gave back; nothing of a step with statistics that is not finite."""
        losses = np.asarray(chunk.losses)[:done].copy()
        if statistics is not None and not sound:
            return DispatchResult(losses, [], statistics, False)
        due = self._due(self.step, done)
        rows = np.asarray(chunk.evaluations)[: len(due)].copy()
        self._state = chunk.state
        self.step += done
        if due and not self.program.small:
            rows = self._evaluated()[None]
        return DispatchResult(losses, list(zip(due, rows, strict=True)), statistics, sound)

    def _evaluated(self) -> Floats:
        """[1 + metrics] loss and metrics over the validation part, with the weights as they stand."""
        return np.asarray(self.evaluate("validation").row)

    def first_look(self) -> Statistics:
        """Statistics of the state as it stands, on the batch of the next step, which is not taken: of no update."""
        found = self._look()
        self._reported = self.step, found._replace(nodes=without_update(found.nodes))
        return self._reported[1]

    def _look(self) -> Statistics:
        statistics = self.executables.look()(self.state, self.state, self._start(), np.uint32(1), self._all_inputs())
        return jax.tree.map(np.asarray, statistics)

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

    def first_evaluation(self) -> Floats:
        """[1 + metrics] loss and metrics over the validation part before the first step, as all further ones."""
        if not self.program.small:
            return self._evaluated()
        start = self._start()._replace(until_evaluation=np.uint32(0))
        chunk = self.executables.lean()(self.state, start, np.int32(0), self._all_inputs())
        return np.asarray(chunk.evaluations)[0].copy()

    def first_non_finite(self, result: DispatchResult) -> tuple[str, str]:
        """(node, quantity) that was not finite first, in a step with statistics."""
        assert result.statistics is not None
        return first_non_finite(self.program, result.statistics, result.losses)

    def _due(self, step: int, done: int) -> list[int]:
        """Steps behind which the validation part is evaluated, among the `done` that follow `step`."""
        period = self.program.evaluation_period
        if not self.program.data.counts[1]:
            return []
        return list(range((step // period + 1) * period, step + done + 1, period))

    def _most_in_a_dispatch(self) -> int:
        """Steps before evaluations fill their buffer; in a large network up to the next one, made on its own."""
        period = self.program.evaluation_period
        if not self.program.data.counts[1]:
            return CAPACITY
        return EVALUATIONS * period if self.program.small else period - self.step % period
