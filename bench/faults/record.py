"""A run as the bench keeps it: its evidence and its score, in one file, so that rules are judged without training."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from engine.findings.definition import Evidence
from engine.findings.evidence import EvidenceBuilder
from engine.report import Arrays, Event, RunSchema
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Score:
    """How well a run did on unseen examples.

    Attributes:
        accuracy: None for anything but classes. lost: share of the targets' variance that is not explained, None for
            classes. Both None: the run diverged.
    """

    accuracy: float | None
    lost: float | None


@dataclass(frozen=True)
class Record:
    """One run. evidence: None where it diverged before anything was recorded."""

    score: Score
    evidence: Evidence | None
    steps_per_epoch: int


def name_of(spec: ExperimentSpec, steps: int) -> str:
    """Name of the file of a run."""
    text = f"{steps} {spec.model_dump_json()}"
    return sha256(text.encode()).hexdigest()[:24]


def write(path: Path, schema: RunSchema, evidence: EvidenceBuilder, events: list[Event], score: Score) -> None:
    """Writes a run, whole or not at all."""
    facts = {
        "schema": {**asdict(schema), "faces": {}},
        "events": [[event.kind, event.step, event.detail] for event in events],
        "score": asdict(score),
    }
    arrays: dict[str, Any] = dict(evidence.arrays())
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.savez_compressed(file, facts=np.asarray(json.dumps(facts)), **arrays)
    part.replace(path)


def read(path: Path, spec: ExperimentSpec) -> Record:
    """Reads a run of a spec."""
    with np.load(path) as kept:
        facts: dict[str, Any] = json.loads(str(kept["facts"]))
        arrays: Arrays = {name: kept[name] for name in kept.files if name != "facts"}
    schema = RunSchema(**{name: _tuples(value) for name, value in facts["schema"].items()})
    events = [Event(kind, step, detail) for kind, step, detail in facts["events"]]
    builder = EvidenceBuilder(spec, schema)
    builder.restore(arrays, events)
    evidence = builder.evidence() if builder.ready else None
    return Record(Score(**facts["score"]), evidence, schema.steps_per_epoch)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
