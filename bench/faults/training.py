"""Trains specs and keeps their records; what has been trained is not trained again."""

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from bench.faults.record import Record, Score, name_of, read, write
from engine.checks import require_valid
from engine.compile import options
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.findings.evidence import EvidenceBuilder
from engine.findings.history import guessing_cost
from engine.report import Event
from engine.run import Run
from engine.spec import Data, ExperimentSpec

Job = tuple[ExperimentSpec, int]
"""A spec, and for how many steps."""

NEVER = 2**20
"""Statistics at ladder steps alone."""

WORKERS = 2


class Trainer:
    """Records of runs in a folder, trained where they are missing."""

    def __init__(self, folder: Path, workers: int = WORKERS, *, minutes: float | None = None) -> None:
        """minutes: no run begins later than so long after now."""
        self._folder = folder
        self._workers = workers
        self._until = None if minutes is None else time.time() + 60 * minutes
        folder.mkdir(parents=True, exist_ok=True)

    def train(self, jobs: Sequence[Job]) -> None:
        """Trains what is missing, structures together so that each is compiled once in a process."""
        missing = {name_of(*job): job for job in jobs if not self.was_tried(job)}
        ordered = sorted(missing.values(), key=lambda job: _structure(job[0]))
        work = [(job, self._path(job)) for job in ordered]
        if self._workers == 1:
            _train_all(work, self._until)
            return
        with get_context("spawn").Pool(self._workers, maxtasksperchild=1) as pool:
            parts = [pool.apply_async(_train_all, (part, self._until)) for part in _parts(work, self._workers)]
            for part in parts:
                part.get()

    def find(self, job: Job) -> Record | None:
        """The record of a job, None where it was not trained."""
        path = self._path(job)
        return read(path, job[0]) if path.exists() else None

    def was_tried(self, job: Job) -> bool:
        """Whether a job was trained, or refused to be."""
        path = self._path(job)
        return path.exists() or _refused(path).exists()

    def _path(self, job: Job) -> Path:
        return self._folder / f"{name_of(*job)}.npz"


PART = 48
"""Jobs of one process: what it has compiled is freed behind them."""


def _parts(work: list[tuple[Job, Path]], workers: int) -> list[list[tuple[Job, Path]]]:
    size = max(1, min(PART, -(-len(work) // workers)))
    return [work[first : first + size] for first in range(0, len(work), size)]


def _structure(spec: ExperimentSpec) -> str:
    return spec.network.model_dump_json() + spec.data.type + spec.optimizer.type


def _train_all(work: list[tuple[Job, Path]], until: float | None) -> None:
    with _quickly_compiled():
        for each in work:
            if _is_over(until):
                return
            _train(each)


def _is_over(until: float | None) -> bool:
    return until is not None and time.time() >= until


def _refused(path: Path) -> Path:
    return path.with_suffix(".refused")


_CACHE = ExecutableCache()


@contextmanager
def _quickly_compiled() -> Generator[None]:
    """Small networks for some hundred steps: compiling takes most of the time, so nothing is optimised."""
    before = options.OPTIMIZED, options.STATISTICS
    options.OPTIMIZED = options.STATISTICS = options.QUICK
    try:
        yield
    finally:
        options.OPTIMIZED, options.STATISTICS = before


@cache
def _prepared(data: str) -> PreparedData:
    return prepare(Data.model_validate_json(data), None)


def _train(work: tuple[Job, Path]) -> None:
    (spec, steps), path = work
    try:
        run = Run(require_valid(spec), _prepared(spec.data.model_dump_json()), cache=_CACHE)
    except EngineError as error:
        _refused(path).write_text(str(error), encoding="utf-8")
        return
    run.compile_step()
    run.set_stride(NEVER)
    builder = EvidenceBuilder(spec, run.schema)
    events: list[Event] = []
    while run.step < steps and run.status not in ("finished", "diverged"):
        reported = run.advance(steps - run.step)
        for report in reported.reports:
            builder.add(report.step, report.arrays)
        for event in reported.events:
            if event.kind != "finding":
                builder.add_event(event)
                events.append(event)
    write(path, run.schema, builder, events, _score(run, builder))


def _score(run: Run, builder: EvidenceBuilder) -> Score:
    if run.status == "diverged":
        return Score(None, None)
    row = run.evaluate("validation")
    if "accuracy" in row:
        return Score(row["accuracy"], None)
    if "r2" in row:
        return Score(None, 1.0 - row["r2"])
    return Score(None, row["loss"] / guessing_cost(builder.evidence()))
