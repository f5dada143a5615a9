"""The training loop of a run: dispatches steps, records their results, and acts on them."""

from collections import deque
from collections.abc import Callable
from math import isfinite

import numpy as np
from pydantic import JsonValue

from engine.arrays import Floats
from engine.compile.cache import Executables
from engine.compile.dispatch_result import DispatchResult
from engine.compile.executor import Executor
from engine.compile.facts import data_facts
from engine.compile.live import RATE, first_values, rate_in_use, settings_of, value_before
from engine.compile.participation import learns_nothing
from engine.compile.program import Program
from engine.compile.statistics import Statistics
from engine.compile.through_time import measure_fading
from engine.datasets.definition import PreparedData
from engine.findings.evidence import fact_arrays
from engine.ladder import on_ladder
from engine.report import Advance, Arrays, Event, EventKind, RunSchema, StepReport
from engine.run.checkpoint import Facts, named_below, parts_below
from engine.run.control import Control
from engine.run.judge import Judge
from engine.run.recorder import Recorder
from engine.run.reported import reported
from engine.spec import ExperimentSpec, paths


class Loop:
    """Takes the steps of one run.

    Attributes:
        executor: of its steps. control: what is done next. live: live values by path. log: all events.
        replay: events that are still to be done again, in the order of their steps.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        program: Program,
        prepared: PreparedData,
        executor: Executor,
        schema: RunSchema,
    ) -> None:
        self.live = first_values(program, spec)
        self.log: list[Event] = []
        self.replay: deque[Event] = deque()
        self.control = Control(
            spec.training,
            steps_per_epoch=program.steps_per_epoch,
            evaluation_period=program.evaluation_period,
            react=program.schedule.react if RATE in self.live else None,
        )
        self.control.idle = learns_nothing(program)
        self._spec = spec
        self._prepared = prepared
        self.executor = executor
        self._reported = reported(program.plan)
        self._recorder = Recorder()
        self._judge = Judge(spec, schema)
        self._unevaluated: Executor | None = None
        executor.set_live(self.live)

    @property
    def reports_before_evaluating(self) -> bool:
        """Whether the first step is reported before the state ahead of it is evaluated, which takes long in a large
        network; the evaluation is in the next frame. Depends on the spec alone.
        """
        late = not self.executor.program.small and self.executor.program.evaluation_period > 1
        return late and bool(self._prepared.counts[1]) and not self.control.may_end_at(1)

    @property
    def checkpoint_ready(self) -> bool:
        """Whether a checkpoint compiles nothing: the state before the first step may have to be evaluated for it."""
        return self._unevaluated is None or self._unevaluated.executables.ready("evaluate")

    def evaluate_start(self) -> None:
        """Evaluates the state before the first step where that waits: ahead of the next step or of a checkpoint."""
        if self._unevaluated is not None:
            start, self._unevaluated = self._unevaluated, None
            row = start.first_evaluation()
            self._recorder.add_evaluation(0, row)
            self.control.early_stopping.add(0, float(row[0]), start.named_model)

    def look(self) -> StepReport | None:
        """The report of the state before the first step: statistics on its batch, no losses and no update.

        It is taken once; None behind the first step, or where it has been taken.
        """
        if self.executor.step or self.control.reported is not None:
            return None
        self.control.note_report(0)
        found = self._reported.of(self.executor.first_look())
        return self._recorder.frame(0, self.control.stride.bucket_width, found)

    def rate_at(self, updates: int) -> float | None:
        """The learning rate of the update that follows so many; None where the optimiser has none."""
        return rate_in_use(self.executor.program, self.live, updates) if RATE in self.live else None

    def change(self, kind: EventKind, path: str, value: float) -> Event:
        """Changes a live value from the next step on; returns its event."""
        before = value_before(self._spec, self.live, path)
        event = Event(kind, self.executor.step, {"path": path, "from": before, "to": value})
        self.live[path] = value
        self.executor.set_live(self.live)
        return self.add_event(event)

    def change_program(self, program: Program, executables: Executables) -> None:
        """Goes on with another form of the same network."""
        self.executor.change_program(program, executables)
        self.executor.set_live(self.live)
        self.control.idle = learns_nothing(program)

    def add_event(self, event: Event) -> Event:
        """Logs an event."""
        self.log.append(event)
        self._judge.add_event(event)
        return event

    def advance(self, max_steps: int, redo: Callable[[Event], object]) -> Advance:
        """Trains up to `max_steps` steps; fewer at the end, on divergence, or where a buffer is full.

        How calls cut the steps up changes no bit of any report.

        Args:
            redo: applies an event of `replay` to the run.
        """
        done = Advance()
        if self.control.diverged or max_steps < 1:
            return done
        self.control.begin()
        taken = 0
        while taken < max_steps and not self.control.diverged:
            self.redo_due(redo, done.events)
            self._begin()
            taken += self._take(self._dispatch(max_steps - taken), done)
            self._settle_stride(done.events)
            if self.control.ends(self.executor.step):
                done.events.extend(self._finish())
                break
        return Advance(done.reports, done.events, taken)

    def redo_due(self, redo: Callable[[Event], object], events: list[Event]) -> None:
        """Does again what was done at this step. events: where the events go that follow from that."""
        while self.replay and self.replay[0].step <= self.executor.step:
            redo(self.replay.popleft())
        self._settle_stride(events)

    def facts(self) -> Facts:
        """Everything but arrays, for a checkpoint."""
        return {
            "control": self.control.facts(),
            "live": self.live,
            "since": self._recorder.since,
            "findings": self._judge.facts(),
            "events": [vars(event) for event in self.log],
        }

    def arrays(self) -> Arrays:
        """Arrays for a checkpoint, but for the state of the network."""
        return named_below({"record": self._recorder, "best": self.control.early_stopping, "evidence": self._judge})

    def restore(self, facts: Facts, arrays: Arrays) -> Arrays:
        """Takes over what `facts` and `arrays` gave out; returns the arrays of others."""
        rest, parts = parts_below(arrays, ("record", "best", "evidence"))
        self.control.restore(facts["control"], parts["best"])
        self.live = facts["live"]
        self.executor.set_live(self.live)
        self._recorder.restore(facts["since"], parts["record"])
        self.log = [Event(**event) for event in facts["events"]]
        self._judge.restore(facts["findings"], parts["evidence"], self.log)
        return rest

    def _begin(self) -> None:
        """Evaluates the state before the first step, or keeps it until that has been reported."""
        if self.executor.step or self._recorder.evaluated or not self._prepared.counts[1]:
            self.evaluate_start()
        elif self.reports_before_evaluating:
            self._unevaluated = self.executor.as_it_stands()
        else:
            self._note_evaluation(0, self.executor.first_evaluation())

    def _settle_stride(self, events: list[Event]) -> None:
        stride = self.control.stride
        if stride.settle(self.executor.step):
            events.append(self.add_event(Event("bucket_width", self.executor.step, {"to": stride.bucket_width})))

    def _dispatch(self, most: int) -> DispatchResult:
        ahead = self.control.next(self.executor.step, most, self.replay[0].step if self.replay else None)
        return self._full_step() if ahead.statistics else self.executor.lean(ahead.steps)

    def _full_step(self) -> DispatchResult:
        return self.executor.full(min(self.executor.step + 1, self.executor.program.steps_per_epoch))

    def _take(self, result: DispatchResult, done: Advance) -> int:
        """Takes over what a dispatch did; returns the steps that were taken."""
        steps = len(result.losses) if result.finite or result.statistics is None else 0
        climbs = result.statistics is not None and result.finite and on_ladder(self.executor.step)
        more = self._ladder_arrays() if climbs else {}  # before an evaluation of this step reduces the rate
        if steps:
            self._recorder.add_losses(result.losses)
        for step, row in result.evaluations:
            self._note_evaluation(step, row)
            done.events.extend(self._react(float(row[0])))
        if not result.finite:
            self._diverge(result if result.statistics is not None else self._full_step(), done)
            return steps
        if result.statistics is not None:
            self.control.note_report(self.executor.step)
            self._report(self.executor.step, result.statistics, more, done)
            if climbs:
                done.events.extend(self._changes())
        return steps

    def _report(self, step: int, statistics: Statistics, more: Arrays, done: Advance) -> None:
        if not self._judge.has_data:
            more = {**more, **fact_arrays(data_facts(self._spec, self._prepared))}
        found = self._reported.of(statistics)
        report = self._recorder.frame(step, self.control.stride.bucket_width, found, more)
        self._judge.add(report)
        done.reports.append(report)

    def _ladder_arrays(self) -> Arrays:
        """What a frame of a ladder step holds beside its statistics, for findings: the rate of the update that made
        the step, and what is left of gradients through time.
        """
        rate = self.rate_at(self.executor.step - 1)
        arrays: Arrays = {"ladder_rate": np.asarray([np.nan if rate is None else rate], np.float64)}
        fading = measure_fading(self.executor.program, self._prepared, self.executor.step, self.executor.weights)
        rows = [(self._reported.rows[node], left) for node, left in fading if node in self._reported.rows]
        return {**arrays, "through_time": np.asarray(rows, np.float64)} if rows else arrays

    def _note_evaluation(self, step: int, row: Floats) -> None:
        self._recorder.add_evaluation(step, row)
        self.control.early_stopping.add(step, float(row[0]), self.executor.named_model)

    def _react(self, loss: float) -> list[Event]:
        """What the schedule makes of an evaluation: a change of the live learning rate, or nothing."""
        if RATE not in self.live:
            return []
        rate = self.control.reduced_rate(settings_of(paths.SCHEDULE, self.live), self.live[RATE], loss)
        return [] if rate is None else [self.change("rate_reduced", RATE, rate)]

    def _finish(self) -> list[Event]:
        """Behind the last epoch, or where patience is over: then the best weights are taken up again."""
        event = Event("finished", self.executor.step, self.control.finish())
        if self.control.restored is not None:
            assert self.control.early_stopping.restored is not None
            self.executor.restore_model(self.control.early_stopping.restored)
        self._judge.add_event(event)
        return [*self._changes(at_the_end=True), self.add_event(event)]

    def _diverge(self, result: DispatchResult, done: Advance) -> None:
        """Ends the run at a step that is not finite. result: that step's, with statistics."""
        assert result.statistics is not None
        assert not result.finite
        self.evaluate_start()
        node_id, quantity = self.executor.first_non_finite(result)
        failed = self.executor.step + 1
        first_loss = float(result.losses[-1][0])
        if self.executor.step == 0 and isfinite(first_loss):
            self._recorder.add_first_loss(first_loss)  # of the weights before the first update
        self._report(failed, result.statistics, {}, done)
        detail: dict[str, JsonValue] = {"node_id": node_id, "quantity": quantity, "step": failed}
        done.events.append(self.add_event(Event("diverged", self.executor.step, detail)))
        done.events.extend(self._changes(at_the_end=True))
        self.control.diverge()

    def _changes(self, *, at_the_end: bool = False) -> list[Event]:
        """What the rules make of the record; at ladder steps and at the end alone."""
        return [self.add_event(event) for event in self._judge.changes(self.executor.step, at_the_end=at_the_end)]
