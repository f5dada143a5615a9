"""Training on the command line: this process trains, as a session host does."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.export import EXPORTS, Record, Subject
from engine.report import Event, StepReport
from engine.saved_weights import SavedWeights
from engine.spec import ExperimentSpec

AT_ONCE = 4_096
"""Steps between two looks at the clock and the progress bar, at most."""

MOST_REPORTS = 4_096
"""Statistics are taken so often that about so many reports come of a run."""

WRITTEN = ("json", "safetensors", "metrics_csv", "statistics_csv")
"""Formats that a trained run leaves in its folder."""


@dataclass(frozen=True)
class Trained:
    """A run that has ended. weights: a file of saved weights. evaluation: loss and metrics on validation, or {}."""

    spec: ExperimentSpec
    prepared: PreparedData
    record: Record
    step: int
    status: str
    weights: bytes
    evaluation: dict[str, float]

    @property
    def findings(self) -> list[Event]:
        """What was found on the way."""
        return [event for event in self.record.events if event.kind == "finding"]


def steps_of(spec: ExperimentSpec, steps: int | None, steps_per_epoch: int) -> int | None:
    """How many steps are trained; None where neither the experiment nor the command has an end."""
    if steps is not None:
        return steps
    return None if spec.training.epochs is None else spec.training.epochs * steps_per_epoch


def train(
    spec: ExperimentSpec,
    steps: int,
    downloads: Path,
    saved: SavedWeights,
    progress: Callable[[int, float | None], None],
) -> Trained:
    """Trains a checked experiment.

    Args:
        steps: at most so many; fewer where it ends by itself, or diverges.
        progress: called with (steps done, mean training loss of the last steps).

    Raises:
        EngineError: data or weights are missing.
    """
    import jax

    jax.config.update("jax_enable_x64", spec.training.precision == "float64")
    from engine.compile.cache import ExecutableCache
    from engine.run import Run

    prepared = prepare(spec.data, downloads)
    platform = "cpu" if jax.default_backend() == "cpu" else "gpu"
    run = Run(spec, prepared, cache=ExecutableCache(), platform=platform, saved=saved)
    run.compile()
    run.set_stride(_stride(steps))
    reports: list[StepReport] = []
    events: list[Event] = []
    while run.step < steps and run.status not in ("diverged", "finished"):
        done = run.advance(min(AT_ONCE, steps - run.step))
        reports += done.reports
        events += done.events
        progress(run.step, _last_loss(reports))
    evaluation = run.evaluate("validation")
    record = Record(run.schema, reports, events)
    return Trained(spec, prepared, record, run.step, run.status, run.saved_weights(), evaluation)


def write_results(trained: Trained, folder: Path) -> list[Path]:
    """Experiment, weights, metrics and statistics as files of a folder, which is made; returns them.

    Raises:
        OSError: the folder can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    subject = Subject(trained.spec, folder.name, trained.step, trained.weights, trained.record)
    written: list[Path] = []
    for record in EXPORTS:
        if record.type in WRITTEN:
            path = folder / f"experiment{record.suffix}"
            path.write_bytes(record.write(subject))
            written.append(path)
    return written


def _stride(steps: int) -> int:
    stride = 1
    while stride * MOST_REPORTS < steps:
        stride *= 2
    return stride


def _last_loss(reports: list[StepReport]) -> float | None:
    for report in reversed(reports):
        buckets = report.arrays.get("scalar_buckets")
        if buckets is not None and buckets.shape[1]:
            loss = float(buckets[2, -1, 1])
            return loss if isfinite(loss) else None
    return None
