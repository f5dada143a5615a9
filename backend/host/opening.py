"""From a command to a run: reads the spec or the checkpoint, loads the data, builds the run. Compiles nothing."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import jax
import msgspec
from pydantic import ValidationError

from backend.host.datacache import DataCache
from backend.host.fault_log import FaultLog
from backend.host.keyframes import keyframes_before
from backend.host.lane_groups import LaneGroups
from backend.host.replay import Replay
from backend.link.checkpoint_store import CheckpointHeader, CheckpointStore
from backend.link.keyframe_store import KeyframeStore
from backend.link.messages import OpenRun, TakeMoment
from backend.link.weights import LocalWeights
from engine import registry
from engine.checks import require_valid
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.errors import EngineError, Problem
from engine.labs import LABS
from engine.report import REPLAYED, Event
from engine.run import Run
from engine.run.moment import Rerun
from engine.spec import ExperimentSpec, paths

T = TypeVar("T")


@dataclass(frozen=True)
class BuiltRun:
    """A run, the header of the checkpoint that it comes from, and what it goes through again."""

    run: Run
    header: CheckpointHeader | None
    replay: Replay


class RunBuilder:
    """Builds runs of a host; they share its data and executables.

    Args:
        cache: executables of the host. data: its data sets. checkpoints: where runs resume from.
        keyframes: states that runs have gone through. weights: saved ones that runs start with.
        groups: of runs that train side by side.
    """

    def __init__(
        self,
        cache: ExecutableCache,
        data: DataCache,
        checkpoints: CheckpointStore,
        keyframes: KeyframeStore,
        weights: LocalWeights,
        groups: LaneGroups,
    ) -> None:
        self._cache = cache
        self._data = data
        self._checkpoints = checkpoints
        self.keyframes = keyframes
        self.weights = weights
        self._first: Run | None = None
        self._groups = groups
        self._faults = FaultLog()

    def build(self, request: OpenRun) -> BuiltRun:
        """The run that a command asks for.

        Raises:
            EngineError: the spec is wrong, the data are missing, or the checkpoint cannot be read.
        """
        spec = require_valid(_read_spec(request.spec), self._data.directory)
        prepared = self._data.get(spec.data)
        if request.checkpoint is not None:
            return self._resumed(request, prepared, *self._checkpoints.read(request.run_id, request.checkpoint))
        kept = self._from_keyframe(
            request.run_id, request.from_step, lambda header, state: self._resumed(request, prepared, header, state)
        )
        if kept is not None:
            return kept
        spec = require_valid(spec, self._data.directory, self.weights)
        self._forget_after(request.run_id, -1)
        lane, platform = self._groups.lane(request.lane), platform_of(spec)
        run = Run(spec, prepared, cache=self._cache, platform=platform, saved=self.weights, lane=lane)
        replay = Replay(request.events, already_done=0, from_step=0, durable_seq=request.next_seq)
        run.expect(replay.to_do)
        return BuiltRun(run, None, replay)

    def _resumed(self, request: OpenRun, prepared: PreparedData, header: CheckpointHeader, state: bytes) -> BuiltRun:
        run = Run.resume(state, prepared, cache=self._cache, lane=self._groups.lane(request.lane))
        self._forget_after(request.run_id, run.step)
        replay = Replay(
            request.events,
            already_done=header.logged_events,
            from_step=run.step,
            durable_seq=request.next_seq,
        )
        run.expect(replay.to_do)
        return BuiltRun(run, header, replay)

    def _from_keyframe(self, run_id: str, before: int, use: Callable[[CheckpointHeader, bytes], T]) -> T | None:
        """What comes of the newest keyframe before a step that can be used: one of another version gives way to an
        older one. None where there is none: the start serves.
        """
        for header, state in keyframes_before(self.keyframes, run_id, before):
            try:
                return use(header, state)
            except Exception as fault:  # noqa: BLE001 - a keyframe only saves time: whatever is wrong with it, it goes without
                self._faults.write(f"run {run_id}: the keyframe of step {header.step} is of no use", fault)
        return None

    def _forget_after(self, run_id: str, step: int) -> None:
        """What lies ahead of a run may be of a past that the record does not know: it is made again."""
        self._checkpoints.forget_after(run_id, step)
        self.keyframes.forget_after(run_id, step)

    def rerun(self, request: TakeMoment) -> tuple[Rerun, int]:
        """A run on its way to a step, from the nearest keyframe before that or from its start; compiled by nobody.

        Returns:
            It, and the seq of the first record frame that it makes.

        Raises:
            EngineError: the spec is wrong, or its data are missing.
        """
        spec = require_valid(_read_spec(request.spec), self._data.directory)
        prepared, events = self._data.get(spec.data), self.events_of(request.events)
        replayed = [event for event in events if event.kind in REPLAYED]

        def resumed(header: CheckpointHeader, state: bytes) -> tuple[Rerun, int]:
            run = Run.resume(state, prepared, cache=self._cache)
            return Rerun(run, replayed[header.logged_events :]), header.next_seq

        if (kept := self._from_keyframe(request.run_id, request.step, resumed)) is not None:
            return kept
        spec = require_valid(spec, self._data.directory, self.weights)
        run = Run(spec, prepared, cache=self._cache, platform=platform_of(spec), saved=self.weights)
        return Rerun(run, replayed), 1  # behind the frame of step 0

    def events_of(self, log: list[dict[str, Any]]) -> list[Event]:
        """Entries of an event log as the engine has them."""
        return [Event(entry["kind"], int(entry["step"]), dict(entry["detail"])) for entry in log]

    def make(self, data: bytes) -> Run:
        """A run of a spec, from its start.

        Raises:
            EngineError: the spec is wrong, or its data are missing.
        """
        spec = require_valid(_read_spec(data), self._data.directory)
        return Run(spec, self._data.get(spec.data), cache=self._cache, platform=platform_of(spec))

    def make_opening_run(self) -> Run:
        """A run of the experiment that the page opens on; it belongs to nobody, and keeps its executables."""
        spec = LABS[0].spec
        self._first = Run(spec, self._data.get(spec.data), cache=self._cache, platform=platform_of(spec))
        return self._first

    def make_draft(self, data: bytes) -> Run | None:
        """A run of an experiment that somebody is drawing; it belongs to nobody. None where data lie in files.

        Raises:
            EngineError: the spec is wrong.
        """
        spec = require_valid(_read_spec(data), self._data.directory)
        if registry.dataset(spec.data.type).files:
            return None
        return Run(spec, self._data.get(spec.data), cache=self._cache, platform=platform_of(spec))


def schema_of(run: Run) -> dict[str, object]:
    """The run's schema as a message carries it."""
    return msgspec.to_builtins(asdict(run.schema))


def platform_of(spec: ExperimentSpec) -> str:
    """Where a run computes: teaching checks in float64 on the CPU, all else on the best device."""
    return "cpu" if spec.training.precision == "float64" else jax.default_backend()


def _read_spec(data: bytes) -> ExperimentSpec:
    try:
        return ExperimentSpec.model_validate_json(data)
    except ValidationError as error:
        problems = [
            Problem(
                code="spec_invalid",
                message=entry["msg"],
                path=paths.join(*entry["loc"]),
            )
            for entry in error.errors(include_url=False, include_context=False, include_input=False)
        ]
        raise EngineError(*problems) from error


def problem_dicts(problems: list[Problem]) -> list[dict[str, object]]:
    """Problems as a message carries them."""
    return [problem.model_dump(mode="json") for problem in problems]
