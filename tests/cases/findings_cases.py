"""Reported experiments with the finding that each should hear, run on the engine."""

import json
from pathlib import Path
from typing import Any

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.report import Event
from engine.run import Run
from engine.spec import ExperimentSpec

FOLDER = Path(__file__).parent
CACHE = ExecutableCache()


def load(case: str, **training: Any) -> ExperimentSpec:
    """The spec of a case; `training` replaces settings of its training part."""
    spec = json.loads((FOLDER / f"{case}.json").read_text(encoding="utf-8"))["spec"]
    return ExperimentSpec.model_validate({**spec, "training": {**spec["training"], **training}})


def train(spec: ExperimentSpec, steps: int, *, stride: int = 1024, chunk: int = 100_000) -> tuple[Run, list[Event]]:
    """The run and its events after `steps` steps, or its end."""
    run = Run(spec, prepare(spec.data, None), cache=CACHE)
    run.compile_step()
    run.set_stride(stride)
    events: list[Event] = []
    while run.step < steps and run.status not in ("finished", "diverged"):
        events += run.advance(min(chunk, steps - run.step)).events
    return run, events


def reported(events: list[Event]) -> list[tuple[int, str, bool]]:
    """Step, rule, and whether it begins to hold."""
    found = [event for event in events if event.kind == "finding"]
    return [(event.step, str(event.detail["code"]), bool(event.detail["active"])) for event in found]


def codes(events: list[Event]) -> list[str]:
    """Rules that spoke, each once."""
    return list(dict.fromkeys(code for _, code, _ in reported(events)))


def first_cure(events: list[Event]) -> ExperimentSpec:
    """What the first finding offers first, without an end."""
    found = next(event for event in events if event.kind == "finding")
    cures = found.detail["cures"]
    assert isinstance(cures, list)
    assert isinstance(cures[0], dict)
    spec = ExperimentSpec.model_validate(cures[0]["spec"])
    return spec.model_copy(update={"training": spec.training.model_copy(update={"epochs": None})})
