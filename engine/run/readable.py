"""What a run is asked: where it stands, its numbers, its pictures. Nothing here moves or changes it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from pydantic import JsonValue

from engine.arrays import Floats, HostArray
from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.fingerprint import fingerprint, versions
from engine.compile.lane_executor import Lane, LaneExecutor, make_executor
from engine.compile.lanes import Lanes
from engine.compile.probes import PROBES
from engine.compile.probes.subject import NOTHING_BEGUN, Begun, PathOfTraining, measured, no_path
from engine.compile.program import make_program
from engine.datasets.definition import PARTS, Part, PreparedData
from engine.errors import EngineError
from engine.pictures import can_draw, draw_view, requested_view, view_scene
from engine.problems import make_problem
from engine.report import RunSchema, ViewReport
from engine.run.compiled import CompiledRun
from engine.run.control import Status
from engine.run.loop import Loop
from engine.run.schema import make_schema
from engine.saved_weights import SavedWeights, initial_arrays
from engine.spec import ExperimentSpec
from engine.spec.expand import expand
from engine.views.requests import view_options, view_type
from engine.views.slices import Slices


class ReadableRun(CompiledRun):
    """A run that can be read.

    Args:
        saved: weights that nodes start with; read when the first state is made.
        lane: beside other runs, where that pays (`pays_in_lanes`); its last digits differ from those of a run alone.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        prepared: PreparedData,
        *,
        cache: ExecutableCache,
        platform: str = "cpu",
        saved: SavedWeights | None = None,
        lane: Lane | None = None,
    ) -> None:
        self.spec = spec
        program = make_program(spec, prepared, platform)
        given = partial(initial_arrays, expand(spec)[0].network, saved)
        executor = make_executor(program, prepared, spec.training.seed, cache, given, lane)
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
    def lanes(self) -> Lanes | None:
        """Where it trains side by side with others; None for a run that trains alone."""
        return self._executor.lanes if isinstance(self._executor, LaneExecutor) else None

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

    def live(self) -> dict[str, float]:
        """Live values by path."""
        return dict(self._loop.live)

    def learning_rate(self) -> float | None:
        """The rate that the next step takes: the live one times the schedule's factor. None where there is none."""
        return self._loop.rate_at(self.step)

    @property
    def test_openings(self) -> int:
        """How often the test part was looked at."""
        return sum(event.kind == "test_opened" for event in self._loop.log)

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

    def measure(
        self,
        name: str,
        options: dict[str, JsonValue] | None = None,
        path: PathOfTraining = no_path,
        begun: Begun = NOTHING_BEGUN,
    ) -> Slices:
        """A measurement in slices (`engine.views.probes`) of the weights as they stand now, while the run goes on.

        Args:
            path: former weights by name with their steps, for what draws the path of training.
            begun: arrays of the last slice of a measurement of this view that ended early. What it knows of just this
                state with just these options isn't computed again.

        Raises:
            EngineError: as `view`; `unknown_probe`. The first slice raises what the measurement itself refuses.
        """
        view, chosen = requested_view(name, options or {}, self._scene)
        if not view.sliced:
            raise EngineError(make_problem("unknown_probe", got=view.type, expected=", ".join(PROBES)))
        self._require_open(name, options or {})
        standing = self._executor.as_it_stands()
        return measured(PROBES[view.type], lambda: standing.subject(path, begun), chosen)

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

    def _measure(self, part: Part) -> dict[str, float]:
        row = self._executor.evaluate(part).row
        return dict(zip(("loss", *self.schema.metrics), (float(value) for value in row), strict=True))

    def state(self) -> dict[str, HostArray]:
        """Everything that the next step reads, by name (see `engine.compile.saved`): copies on the host."""
        return self._executor.named()

    def weights(self) -> dict[str, dict[str, Floats]]:
        """Every node's weights by name, in their declared shapes, as they stand: copies on the host."""
        return self._executor.weights()

    def saved_weights(self) -> bytes:
        """Weights and running statistics as they stand, as a file (see `engine.saved_weights`)."""
        return self._executor.saved_weights()

    def fingerprint(self) -> dict[str, JsonValue]:
        """What bit-identical continuation depends on."""
        return {**fingerprint(self._program.platform), "components": versions(self.spec, self._program)}
