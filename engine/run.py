"""One run: commands in, reports out. What it reports is a function of its spec, its seed and its event log alone."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from math import isfinite
from typing import Any, Literal

from numpy.typing import NDArray
from pydantic import JsonValue

from engine import findings
from engine.checkpoint import read_checkpoint, write_checkpoint
from engine.compile.cache import ExecutableCache
from engine.compile.facts import data_facts
from engine.compile.fingerprint import fingerprint, versions
from engine.compile.forms import Kind
from engine.compile.live import RATE, check_value, first_values, rate_in_use, settings_of
from engine.compile.machine import Machine, Moved
from engine.compile.program import make_program
from engine.compile.statistics import Statistics
from engine.compile.through_time import measure_fading
from engine.datasets.definition import PARTS, Part, PreparedData
from engine.errors import EngineError
from engine.findings.evidence import EvidenceRecorder
from engine.findings.facts import DataFacts
from engine.findings.tracker import FindingTracker
from engine.ladder import next_on_ladder, on_ladder
from engine.patience import Patience
from engine.pictures import draw_view, examples_shown, view_scene
from engine.problem_texts import make_problem
from engine.recorder import Recorder
from engine.report import NODE_COLUMNS, REPLAYED, Advance, Event, EventKind, RunSchema, StepReport, ViewReport
from engine.schema import make_schema
from engine.spec import ExperimentSpec, paths
from engine.spec.live import with_live_values
from engine.stride import Stride

Status = Literal["new", "ready", "finished", "diverged"]
AFTER_AN_UPDATE = ("window_dead", "update_ratio")
"""Columns that mean nothing before the first update."""

LEAST_REDUCTION = 1e-8
"""A schedule that would lower the rate by less leaves it, as PyTorch's ReduceLROnPlateau (eps)."""

LOOK_KINDS: tuple[Kind, ...] = ("start", "look")
"""Executables that tell the state before the first step."""


class Run:
    """A network in training. Not thread-safe, but for `compile`, which may run in a thread of its own.

    Attributes:
        status: `new` until the first executables are compiled; `finished` behind the last epoch (advancing
            further trains on); `diverged` behind the last finite step.
    """

    def __init__(
        self, spec: ExperimentSpec, prepared: PreparedData, *, cache: ExecutableCache, platform: str = "cpu"
    ) -> None:
        self.spec = spec
        self._stride = Stride()
        self.status: Status = "new"
        self._prepared = prepared
        self._program = make_program(spec, prepared, platform)
        self._machine = Machine(self._program, prepared, spec.training.seed, cache)
        self._live = first_values(self._program, spec)
        self._machine.set_live(self._live)
        self._recorder = Recorder()
        self._replay: deque[Event] = deque()
        self._log: list[Event] = []
        self._scene = view_scene(self._program, spec, prepared)
        self.schema: RunSchema = make_schema(self._program, spec, self._scene)
        self._evidence = EvidenceRecorder()
        self._facts: DataFacts | None = None
        self._findings = FindingTracker()
        self._patience = Patience(spec.training.early_stopping)
        self._plateau: dict[str, float] = {}
        self._report_at: int | None = None
        self._reported_step: int | None = None
        self._restored_from: int | None = None

    @property
    def step(self) -> int:
        """Updates done."""
        return self._machine.step

    @property
    def weights_step(self) -> int:
        """The step whose weights the network has: `step`, or the best one where those were restored."""
        return self.step if self._restored_from is None else self._restored_from

    @property
    def stride(self) -> int:
        """Statistics are taken at its multiples."""
        return self._stride.now

    @property
    def pending_stride(self) -> int | None:
        """The stride that was asked for, until it holds."""
        return self._stride.wanted

    @property
    def epoch(self) -> float:
        """Examples seen over training size."""
        whole, rest = divmod(self.step, self._program.steps_per_epoch)
        return whole + rest * self._program.batch_size / self._program.data.counts[0]

    @property
    def lean_ready(self) -> bool:
        """Whether the loop is compiled; until then only stride 1 trains without waiting for it."""
        return self._machine.executables.lean_ready

    @property
    def steps_to_report(self) -> int:
        """Steps to the next one with statistics, at least 1."""
        return min(self._ahead(), *self._possible_ends())

    @property
    def reported(self) -> bool:
        """Whether the last report is of the present step."""
        return self._reported_step == self.step

    @property
    def report_due(self) -> bool:
        """Whether a report was asked for and the step that makes it has not been taken."""
        return self._report_at is not None

    def compile(self) -> None:
        """Compiles everything that the run needs."""
        self.compile_look()
        self.compile_step()
        self.compile_rest()

    def compile_look(self) -> None:
        """Compiles what `look` needs, without optimising: it moves nothing."""
        self._machine.executables.together(*LOOK_KINDS)

    def compile_step(self) -> None:
        """Compiles what the first step needs; then the run is `ready`, and trains at stride 1."""
        self._machine.executables.together(*self._step_kinds())
        if self.status == "new":
            self.status = "ready"

    @property
    def compile_progress(self) -> tuple[int, int]:
        """Of the executables that the first step needs, how many are compiled; and how many they are."""
        kinds = (*LOOK_KINDS, *self._step_kinds())
        return self._machine.executables.count(*kinds), len(kinds)

    def compile_rest(self) -> None:
        """Compiles pictures and the loop."""
        for part in self.parts():
            part()

    def parts(self) -> tuple[Callable[[], object], ...]:
        """What `compile` compiles, one executable a call, in the order in which they are wanted."""
        made = self._machine.executables
        parts: list[Callable[[], object]] = [made.start, made.look]
        parts += [getattr(made, kind) for kind in self._step_kinds()]
        shown = examples_shown(self._scene)
        if shown is not None:
            parts.append(partial(made.predict, shown))
        if any(self._prepared.counts[1:]):
            parts.append(made.evaluate)
        return (*parts, made.lean)

    def _step_kinds(self) -> tuple[Kind, ...]:
        if self._program.small:
            return ("lean",)
        return ("full", "statistics", "evaluate") if self._prepared.counts[1] else ("full", "statistics")

    def look(self) -> StepReport | None:
        """The report of the state before the first step: statistics on its batch, no losses and no update.

        It is taken once; None behind the first step, or where it has been taken.
        """
        if self.step or self._reported_step is not None:
            return None
        self._reported_step = 0
        told = self._machine.first_look()
        nodes = told.nodes.copy()
        nodes[:, [NODE_COLUMNS.index(name) for name in AFTER_AN_UPDATE]] = float("nan")
        return self._recorder.frame(0, self._stride.bucket_width, told._replace(nodes=nodes))

    def live(self) -> dict[str, float]:
        """Live values by path."""
        return dict(self._live)

    def learning_rate(self) -> float | None:
        """The rate that the next step takes: the live one times the schedule's factor. None where there is none."""
        return self._rate_at(self.step)

    def _rate_at(self, updates: int) -> float | None:
        return rate_in_use(self._program, self._live, updates) if RATE in self._live else None

    def set_live(self, path: str, value: float) -> Event:
        """Changes a live value from the next step on; compiles nothing.

        Raises:
            EngineError: `unknown_live_path` or `live_value_out_of_range`.
        """
        problems = check_value(self._program, self.spec, path, value)
        if problems:
            raise EngineError(*problems)
        return self._changed("live_change", path, float(value))

    def set_stride(self, n: int) -> Event:
        """Asks for another stride; it holds from the next step that is a multiple of both the old and the new one.

        Raises:
            EngineError: `stride_not_a_power_of_two`.
        """
        self._stride.ask(n)
        event = Event("stride", self.step, {"to": n})
        self._log.append(event)
        return event

    def request_report(self) -> Event | None:
        """Asks that the next step tell its statistics: an event, or None where it does so anyway."""
        if self.steps_to_report == 1:
            return None
        self._report_at = self.step + 1
        return self._logged(Event("report", self.step))

    def advance(self, max_steps: int) -> Advance:
        """Trains up to `max_steps` steps; fewer at the end, on divergence, or where a buffer is full.

        How calls cut the steps up changes no bit of any report.
        """
        told = Advance()
        if self.status == "diverged" or max_steps < 1:
            return told
        self._begin()
        taken = 0
        while taken < max_steps and not self._stopped():
            self._replay_due()
            self._settle_stride(told.events)
            moved = self._dispatch(max_steps - taken)
            taken += self._take(moved, told)
            self._settle_stride(told.events)
            if self._ends():
                told.events.extend(self._finish())
                break
        return Advance(told.reports, told.events, taken)

    def view(self, name: str, options: dict[str, JsonValue] | None = None) -> ViewReport:
        """Renders a picture from the current weights.

        Args:
            options: for `confusion`, `part`: train, validation or test.

        Raises:
            EngineError: `unknown_view`; `unknown_view_option`; `test_sealed` for the test part before `open_test`.
        """
        if (options or {}).get("part") == "test" and not self.test_openings:
            raise EngineError(make_problem("test_sealed", got=name))
        arrays = draw_view(name, options or {}, self._scene, self._machine)
        return ViewReport(name, self.weights_step, arrays)

    def evaluate(self, part: Literal["train", "validation"]) -> dict[str, float]:
        """Loss and metrics over a part of the data; {} where it holds no examples."""
        return self._measure(part) if self._prepared.counts[PARTS.index(part)] else {}

    def open_test(self) -> Event:
        """Loss and metrics over the test part, `values` of the event; None for what is no finite number.

        A look at the test part is counted: whoever chooses by it has no test any more.

        Raises:
            EngineError: `no_test_part`.
        """
        if not self._prepared.counts[PARTS.index("test")]:
            raise EngineError(make_problem("no_test_part"))
        told = self._measure("test")
        values: dict[str, JsonValue] = {name: value if isfinite(value) else None for name, value in told.items()}
        return self._logged(
            Event(
                "test_opened",
                self.step,
                {"count": self.test_openings + 1, "values": values, "weights_step": self.weights_step},
            )
        )

    def redo(self, event: Event) -> None:
        """Does to the run what an event of `REPLAYED` tells was done to it."""
        if event.kind == "stride":
            self.set_stride(int(str(event.detail["to"])))
        elif event.kind == "test_opened":
            self.open_test()
        elif event.kind == "report":
            self.request_report()
        else:
            self.set_live(str(event.detail["path"]), float(str(event.detail["to"])))

    def _measure(self, part: Part) -> dict[str, float]:
        row = self._machine.evaluate(part).row
        return dict(zip(("loss", *self.schema.metrics), (float(value) for value in row), strict=True))

    @property
    def test_openings(self) -> int:
        """How often the test part was looked at."""
        return sum(event.kind == "test_opened" for event in self._log)

    def state(self) -> dict[str, NDArray[Any]]:
        """Everything that the next step reads, by name (see `engine.compile.saved`): copies on the host."""
        return self._machine.named()

    def weights(self) -> dict[str, dict[str, NDArray[Any]]]:
        """Every node's weights by name, as they stand: copies on the host."""
        return self._machine.weights()

    def fingerprint(self) -> dict[str, JsonValue]:
        """What bit-identical continuation depends on."""
        return {**fingerprint(self._program.platform), "components": versions(self.spec, self._program)}

    def checkpoint(self) -> bytes:
        """Everything that the run needs to go on, bit for bit, on such a machine."""
        facts = {
            "spec": self.spec.model_dump(mode="json"),
            "step": self.step,
            "stride": self.stride,
            "wanted_stride": self._stride.wanted,
            "report_at": self._report_at,
            "reported_step": self._reported_step,
            "restored_from": self._restored_from,
            "status": self.status,
            "live": self._live,
            "since": self._recorder.since,
            "findings": self._findings.facts(),
            "patience": self._patience.facts(),
            "plateau": self._plateau,
            "events": [asdict(event) for event in self._log],
            "fingerprint": self.fingerprint(),
            "platform": self._program.platform,
        }
        kept = {f"record/{name}": array for name, array in self._recorder.arrays().items()}
        best = {f"best/{name}": array for name, array in self._patience.arrays().items()}
        evidence = {f"evidence/{name}": array for name, array in self._evidence.arrays().items()}
        return write_checkpoint(facts, {**self._machine.named(), **kept, **best, **evidence})

    @classmethod
    def resume(
        cls,
        checkpoint: bytes,
        prepared: PreparedData,
        *,
        cache: ExecutableCache,
        events: Sequence[Event] = (),
    ) -> "Run":
        """The run that a checkpoint holds.

        Args:
            events: what was done to it afterwards; those of `REPLAYED` are done again at their steps,
                others follow by themselves. A replayed event is not told a second time.

        Raises:
            EngineError: `checkpoint_unreadable`.
        """
        facts, arrays = read_checkpoint(checkpoint)
        run = cls(ExperimentSpec.model_validate(facts["spec"]), prepared, cache=cache, platform=facts["platform"])
        run._restore(facts, arrays)
        run._replay.extend(event for event in events if event.kind in REPLAYED)
        return run

    def resumed_event(self, checkpoint_fingerprint: dict[str, JsonValue]) -> Event:
        """The event that tells where the run goes on, and whether bit for bit."""
        return Event(
            "resumed", self.step, {"identical": checkpoint_fingerprint == self.fingerprint(), "from_step": self.step}
        )

    def _restore(self, facts: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> None:
        best, rest = _below("best/", arrays)
        kept, rest = _below("record/", rest)
        evidence, state = _below("evidence/", rest)
        self._machine.restore(state, facts["step"])
        self._stride = Stride(facts["stride"], facts["wanted_stride"])
        self._report_at, self._reported_step = facts["report_at"], facts["reported_step"]
        self._restored_from = facts["restored_from"]
        self.status = "new" if facts["status"] == "ready" else facts["status"]
        self._live = facts["live"]
        self._machine.set_live(self._live)
        self._recorder.restore(facts["since"], kept)
        self._evidence.restore(evidence)
        self._findings.restore(facts["findings"])
        self._patience.restore(facts["patience"], best)
        self._plateau = facts["plateau"]
        self._log = [Event(**event) for event in facts["events"]]

    def _begin(self) -> None:
        if self.step == 0 and self._prepared.counts[1] and not self._recorder.evaluated:
            self._note_evaluation(0, self._machine.first_evaluation())
        if self.status == "finished":
            self._patience.renew()
        self.status = "ready"
        self._restored_from = None

    def _replay_due(self) -> None:
        while self._replay and self._replay[0].step <= self.step:
            self.redo(self._replay.popleft())

    def _settle_stride(self, events: list[Event]) -> None:
        if self._stride.settle(self.step):
            events.append(self._logged(Event("bucket_width", self.step, {"to": self._stride.bucket_width})))

    def _ahead(self) -> int:
        """Steps to the next multiple of the stride, step of the ladder or report that was asked for."""
        ahead = min(self._stride.ahead(self.step), next_on_ladder(self.step) - self.step)
        return ahead if self._report_at is None else min(ahead, max(self._report_at - self.step, 1))

    def _dispatch(self, most: int) -> Moved:
        ahead = self.steps_to_report
        if ahead == 1:
            return self._machine.full(min(self.step + 1, self._program.steps_per_epoch))
        stops = [most, ahead - 1]
        if self._replay:
            stops.append(max(1, self._replay[0].step - self.step))
        if self._patience.watches or self._program.schedule.react:
            stops.append(self._until_evaluation())
        return self._machine.lean(min(stops))

    def _possible_ends(self) -> list[int]:
        """Steps to where the run may end: they tell statistics, so that the record holds everything up to there."""
        ends = [self._until_evaluation()] if self._patience.last_chance else []
        return [*ends, self._last_step() - self.step] if self._last_step() > self.step else [*ends, 2**31]

    def _until_evaluation(self) -> int:
        return self._program.evaluation_period - self.step % self._program.evaluation_period

    def _take(self, moved: Moved, told: Advance) -> int:
        steps = len(moved.losses) if moved.finite or moved.told is None else 0
        climbs = moved.told is not None and moved.finite and on_ladder(self.step)
        rate = self._rate_at(self.step - 1) if climbs else None  # before an evaluation of this step reduces it
        if steps:
            self._recorder.add_losses(moved.losses)
            self._evidence.add_losses(moved.losses)
        for step, row in moved.evaluations:
            self._note_evaluation(step, row)
            told.events.extend(self._react(float(row[0])))
        if not moved.finite:
            return steps + self._blame(moved, told)
        if moved.told is not None:
            self._report_at, self._reported_step = None, self.step
            told.reports.append(self._recorder.frame(self.step, self._stride.bucket_width, moved.told))
            if climbs:
                told.events.extend(self._climb(moved.told, rate))
        return steps

    def _note_evaluation(self, step: int, row: NDArray[Any]) -> None:
        self._recorder.add_evaluation(step, row)
        self._evidence.add_evaluation(step, row)
        self._patience.see(step, float(row[0]), self._machine.named_model)

    def _react(self, loss: float) -> list[Event]:
        """What the schedule makes of an evaluation: a change of the live learning rate, or nothing."""
        if self._program.schedule.react is None or RATE not in self._live:
            return []
        own = settings_of(paths.SCHEDULE, self._live)
        self._plateau, factor = self._program.schedule.react(own, self._plateau, loss)
        rate = self._live[RATE]
        return [self._changed("rate_reduced", RATE, rate * factor)] if rate - rate * factor > LEAST_REDUCTION else []

    def _changed(self, kind: EventKind, path: str, value: float) -> Event:
        event = Event(kind, self.step, {"path": path, "from": self._live[path], "to": value})
        self._live[path] = value
        self._machine.set_live(self._live)
        return self._logged(event)

    def _finish(self) -> list[Event]:
        """Behind the last epoch, or where patience is over: then the best weights are taken up again."""
        self.status = "finished"
        detail: dict[str, JsonValue] = {"reason": "epochs"}
        best = {"best_step": self._patience.best_step, "best_loss": self._patience.best_loss}
        if self._patience.over:
            detail = {"reason": "early_stopping", **best}
        if self._patience.restored is not None:
            self._machine.restore_model(self._patience.restored)
            self._restored_from = self._patience.best_step
            detail |= {**best, "restored": True}
        return [*self._found(finished=True), self._logged(Event("finished", self.step, detail))]

    def _blame(self, moved: Moved, told: Advance) -> int:
        """Ends the run at a step that is not finite; returns the steps that were taken after all."""
        if moved.told is None:
            moved = self._machine.full(min(self.step + 1, self._program.steps_per_epoch))
            if moved.finite:  # the other form of the step rounds its way past an overflow
                return self._take(moved, told)
        self._diverge(moved, told)
        return 0

    def _diverge(self, moved: Moved, told: Advance) -> None:
        assert moved.told is not None
        node_id, quantity = self._machine.blame(moved)
        failed = self.step + 1
        detail: dict[str, JsonValue] = {"node_id": node_id, "quantity": quantity, "step": failed}
        told.reports.append(self._recorder.frame(failed, self._stride.bucket_width, moved.told))
        told.events.append(self._logged(Event("diverged", self.step, detail)))
        if self.step == 0 and isfinite(moved.losses[-1][0]):
            self._evidence.add_losses(moved.losses[-1:])  # of the weights before the first update
        told.events.extend(self._found(detail))
        self.status = "diverged"

    def _climb(self, told: Statistics, rate: float | None) -> list[Event]:
        """Takes the statistics of a ladder step as evidence; the findings that begin or end there.

        Args:
            rate: that the step took.
        """
        self._evidence.add_statistics(self.step, told.nodes, rate)
        faded = measure_fading(self._program, self._prepared, self.step, self.weights)
        self._evidence.add_through_time(self.step, faded)
        return self._found()

    def _found(self, diverged: dict[str, JsonValue] | None = None, *, finished: bool = False) -> list[Event]:
        """What the rules make of the evidence; at ladder steps and at the end alone."""
        self._facts = self._facts or data_facts(self.spec, self._prepared)
        first = first_values(self._program, self.spec)
        changed = {path: value for path, value in self._live.items() if value != first[path]}
        spec = with_live_values(self.spec, changed) if changed else self.spec
        evidence = self._evidence.evidence(spec, self.schema, self._facts, diverged=diverged, finished=finished)
        found = findings.find_all(evidence)
        at_the_end = finished or diverged is not None
        return [self._logged(event) for event in self._findings.changes(self.step, found, counted=not at_the_end)]

    def _stopped(self) -> bool:
        return self.status == "diverged"

    def _ends(self) -> bool:
        return self.status == "ready" and (self.step == self._last_step() or self._patience.over)

    def _last_step(self) -> int:
        epochs = self.spec.training.epochs
        return -1 if epochs is None else epochs * self._program.steps_per_epoch

    def _logged(self, event: Event) -> Event:
        self._log.append(event)
        return event


def _below(prefix: str, arrays: dict[str, NDArray[Any]]) -> tuple[dict[str, NDArray[Any]], dict[str, NDArray[Any]]]:
    """(arrays under a prefix, by the rest of their names; the others)."""
    below = {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}
    return below, {name: array for name, array in arrays.items() if not name.startswith(prefix)}
