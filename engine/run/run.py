"""One run: commands in, reports out. What it reports is a function of its spec, its seed and its event log alone."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import isfinite
from typing import Literal

from pydantic import JsonValue

from engine.arrays import Floats, HostArray
from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.fingerprint import fingerprint, versions
from engine.compile.live import check_value
from engine.compile.probes import PROBES
from engine.compile.probes.subject import PathOfTraining, measured, no_path
from engine.compile.program import make_program
from engine.datasets.definition import PARTS, Part, PreparedData
from engine.errors import EngineError
from engine.pictures import asked_view, can_draw, draw_view, view_scene
from engine.problems import make_problem
from engine.report import REPLAYED, Advance, Event, RunSchema, StepReport, ViewReport
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from engine.run.compiled import CompiledRun
from engine.run.control import Status
from engine.run.loop import Loop
from engine.run.schema import make_schema
from engine.saved_weights import SavedWeights, initial_arrays, write_weights
from engine.spec import ExperimentSpec
from engine.spec.expand import expand
from engine.views.requests import view_options, view_type
from engine.views.slices import Slices


class Run(CompiledRun):
    """A network in training. Not thread-safe, but for `compile`, which may run in a thread of its own.

    Args:
        saved: weights that nodes start with; read when the first state is made.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        prepared: PreparedData,
        *,
        cache: ExecutableCache,
        platform: str = "cpu",
        saved: SavedWeights | None = None,
    ) -> None:
        self.spec = spec
        program = make_program(spec, prepared, platform)
        given = partial(initial_arrays, expand(spec)[0].network, saved)
        executor = Executor(program, prepared, spec.training.seed, cache, given)
        scene = view_scene(program, spec, prepared)
        self.schema: RunSchema = make_schema(program, spec, scene)
        super().__init__(cache, prepared, scene, Loop(spec, program, prepared, executor, self.schema))

    @property
    def status(self) -> Status:
        """`new` until the first executables are compiled; `finished` behind the last epoch (advancing further trains
        on); `diverged` behind the last finite step.
        """
        return self._control.status

    @property
    def step(self) -> int:
        """Updates done."""
        return self._executor.step

    @property
    def weights_step(self) -> int:
        """The step whose weights the network has: `step`, or the best one where those were restored."""
        return self.step if self._control.restored is None else self._control.restored

    @property
    def stride(self) -> int:
        """Statistics are taken at its multiples."""
        return self._control.stride.now

    @property
    def pending_stride(self) -> int | None:
        """The stride that was asked for, until it holds."""
        return self._control.stride.wanted

    @property
    def epoch(self) -> float:
        """Examples seen over training size."""
        whole, rest = divmod(self.step, self._program.steps_per_epoch)
        return whole + rest * self._program.batch_size / self._program.data.counts[0]

    @property
    def steps_to_report(self) -> int:
        """Steps to the next one with statistics, at least 1."""
        return self._control.steps_to_report(self.step)

    @property
    def reported(self) -> bool:
        """Whether the last report is of the present step."""
        return self._control.reported == self.step

    @property
    def report_due(self) -> bool:
        """Whether a report was asked for and the step that makes it has not been taken."""
        return self._control.report_due

    @property
    def untouched(self) -> bool:
        """Whether nothing has been computed yet: `look` has a report to give."""
        return self.step == 0 and self._control.reported is None

    def look(self) -> StepReport | None:
        """The report of the state before the first step: statistics on its batch, no losses and no update.

        It is taken once; None behind the first step, or where it has been taken.
        """
        return self._loop.look()

    def live(self) -> dict[str, float]:
        """Live values by path."""
        return dict(self._loop.live)

    def learning_rate(self) -> float | None:
        """The rate that the next step takes: the live one times the schedule's factor. None where there is none."""
        return self._loop.rate_at(self.step)

    def set_live(self, path: str, value: float) -> Event:
        """Changes a live value from the next step on. Where `change_ready` is False, it is compiled before that step.

        Raises:
            EngineError: `unknown_live_path` or `live_value_out_of_range`.
        """
        self.require_live(path, value)
        event = self._loop.change("live_change", path, float(value))
        self._take_live_program()
        return event

    def require_live(self, path: str, value: float) -> None:
        """Looks whether a live value can be changed so.

        Raises:
            EngineError: as `set_live`.
        """
        problems = check_value(self._program, self.spec, path, value)
        if problems:
            raise EngineError(*problems)

    def set_weight(self, node: str, array: str, index: Sequence[int], value: float) -> Event:
        """Changes one number of the weights between two steps; what the optimiser remembers stays.

        Args:
            node: an address. array: name of its weights, such as `kernel`. index: along each axis of the array.

        Raises:
            EngineError: `no_such_weights`, `unknown_weight` or `weight_not_finite`.
        """
        before = self._executor.set_weight(node, array, index, value)
        detail: dict[str, JsonValue] = {"node": node, "array": array, "index": list(index), "from": before, "to": value}
        return self._loop.add_event(Event("weight_change", self.step, detail))

    def set_stride(self, n: int) -> Event:
        """Asks for another stride; it holds from the next step that is a multiple of both the old and the new one.

        Raises:
            EngineError: `stride_not_a_power_of_two`.
        """
        self._control.stride.ask(n)
        return self._loop.add_event(Event("stride", self.step, {"to": n}))

    def request_report(self) -> Event | None:
        """Requests statistics for the next step: an event, or None if it has them anyway."""
        return self._loop.add_event(Event("report", self.step)) if self._control.ask_report(self.step) else None

    def advance(self, max_steps: int) -> Advance:
        """Trains up to `max_steps` steps; fewer at the end, on divergence, or where a buffer is full.

        How calls cut the steps up changes no bit of any report.
        """
        return self._loop.advance(max_steps, self.redo)

    def view(self, name: str, options: dict[str, JsonValue] | None = None) -> ViewReport:
        """Renders a picture from the current weights.

        Args:
            options: for `confusion`, `part`: train, validation or test; for `block_rows`, `block`: an address; those
                of others stand with the views.

        Raises:
            EngineError: `unknown_view`; `unknown_view_option`; `test_sealed` for the test part before `open_test`; or
                what the view itself refuses.
        """
        options = options or {}
        self._require_open(name, options)
        return self._drawn(name, options, self._executor, self.weights_step)

    def view_later(self, name: str, options: dict[str, JsonValue] | None = None) -> Callable[[], ViewReport]:
        """What renders a picture of the weights as they stand now, in any thread, while the run goes on: see `view`.

        Raises:
            EngineError: `test_sealed`. The call raises the others.
        """
        options = options or {}
        self._require_open(name, options)
        return partial(self._drawn, name, options, self._executor.as_it_stands(), self.weights_step)

    def measure(self, name: str, options: dict[str, JsonValue] | None = None, path: PathOfTraining = no_path) -> Slices:
        """A measurement in slices (`engine.views.probes`) of the weights as they stand now, while the run goes on.

        Args:
            path: former weights by name with their steps, for what draws the path of training.

        Raises:
            EngineError: as `view`; `unknown_probe`. The first slice raises what the measurement itself refuses.
        """
        view, chosen = asked_view(name, options or {}, self._scene)
        if not view.sliced:
            raise EngineError(make_problem("unknown_probe", got=view.type, expected=", ".join(PROBES)))
        self._require_open(name, options or {})
        standing = self._executor.as_it_stands()
        return measured(PROBES[view.type], lambda: standing.subject(path), chosen)

    def _require_open(self, name: str, options: Mapping[str, JsonValue]) -> None:
        part = {**view_options(name), **options}.get("part")
        if part == "test" and not self.test_openings:
            raise EngineError(make_problem("test_sealed", got=view_type(name)))

    def _drawn(self, name: str, options: Mapping[str, JsonValue], model: Executor, step: int) -> ViewReport:
        arrays = draw_view(name, options, self._scene, model)
        return ViewReport(name, int(arrays["step"][0]) if "step" in arrays else step, arrays)

    def can_draw(self, request: str) -> bool:
        """Whether the run has such a view, with such options (`engine.views.requests`)."""
        return can_draw(request, self._scene)

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
        measured = self._measure("test")
        values: dict[str, JsonValue] = {name: value if isfinite(value) else None for name, value in measured.items()}
        return self._loop.add_event(
            Event(
                "test_opened",
                self.step,
                {"count": self.test_openings + 1, "values": values, "weights_step": self.weights_step},
            )
        )

    def redo(self, event: Event) -> None:
        """Applies an event of `REPLAYED` to the run."""
        if event.kind == "stride":
            self.set_stride(int(str(event.detail["to"])))
        elif event.kind == "test_opened":
            self.open_test()
        elif event.kind == "weight_change":
            self._redo_weight(event.detail)
        elif event.kind == "report":
            self.request_report()
        else:
            self.set_live(str(event.detail["path"]), float(str(event.detail["to"])))

    def _redo_weight(self, detail: Mapping[str, JsonValue]) -> None:
        index = detail["index"]
        assert isinstance(index, list)
        place = [int(str(at)) for at in index]
        self.set_weight(str(detail["node"]), str(detail["array"]), place, float(str(detail["to"])))

    def _measure(self, part: Part) -> dict[str, float]:
        row = self._executor.evaluate(part).row
        return dict(zip(("loss", *self.schema.metrics), (float(value) for value in row), strict=True))

    @property
    def test_openings(self) -> int:
        """How often the test part was looked at."""
        return sum(event.kind == "test_opened" for event in self._loop.log)

    def state(self) -> dict[str, HostArray]:
        """Everything that the next step reads, by name (see `engine.compile.saved`): copies on the host."""
        return self._executor.named()

    def weights(self) -> dict[str, dict[str, Floats]]:
        """Every node's weights by name, as they stand: copies on the host."""
        return self._executor.weights()

    def saved_weights(self) -> bytes:
        """Weights and running statistics as they stand, as a file (see `engine.saved_weights`)."""
        nodes = {node.node_id: (node.layer.type, node.layer.version) for node in self._program.plan.nodes}
        return write_weights(self._executor.named_model(), nodes)

    def fingerprint(self) -> dict[str, JsonValue]:
        """What bit-identical continuation depends on."""
        return {**fingerprint(self._program.platform), "components": versions(self.spec, self._program)}

    def checkpoint(self) -> bytes:
        """Everything that the run needs to go on, bit for bit, on such a machine."""
        facts = {
            "spec": self.spec.model_dump(mode="json"),
            "step": self.step,
            **self._loop.facts(),
            "fingerprint": self.fingerprint(),
            "platform": self._program.platform,
        }
        return write_checkpoint(facts, {**self._executor.named(), **self._loop.arrays()})

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
                others follow by themselves. A replayed event is not reported a second time.

        Raises:
            EngineError: `checkpoint_unreadable`.
        """
        facts, arrays = read_checkpoint(checkpoint)
        run = cls(ExperimentSpec.model_validate(facts["spec"]), prepared, cache=cache, platform=facts["platform"])
        rest = run._loop.restore(facts, arrays)
        run._take_live_program()
        run._executor.restore(rest, facts["step"])
        run.expect_again(events)
        return run

    def expect_again(self, events: Sequence[Event]) -> None:
        """What was done to the run once is done again at its steps: events of `REPLAYED`; others follow by themselves.

        A replayed event is not reported a second time.
        """
        self._loop.replay.extend(event for event in events if event.kind in REPLAYED)
        self.expect(events)

    def redo_due(self) -> None:
        """Does again what `expect_again` noted for the present step; otherwise that comes with the next step."""
        self._loop.redo_due(self.redo, [])

    def resumed_event(self, checkpoint_fingerprint: dict[str, JsonValue]) -> Event:
        """The event with the step where the run resumes, and whether bit for bit."""
        return Event(
            "resumed", self.step, {"identical": checkpoint_fingerprint == self.fingerprint(), "from_step": self.step}
        )
