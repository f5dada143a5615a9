"""Made-up statistics of a run, and real ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine import registry
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.findings.definition import Evidence
from engine.findings.facts import DataFacts, InputFacts
from engine.report import NODE_COLUMNS, Event, RunSchema
from engine.run import Run
from engine.spec import ExperimentSpec

CACHE = ExecutableCache()
Columns = Mapping[str, Mapping[str, float | Sequence[float]]]
LADDER = [*range(1, 16), *(2**octave * eighth for octave in range(1, 12) for eighth in range(8, 16))]
"""1 to 15, then eight steps an octave: 16, 18, 20, ..."""

UNIT_INPUTS = InputFacts(low=-2.0, high=2.0, rms=1.0, narrowest=1.0, widest=1.0)


def make_evidence(
    spec: ExperimentSpec,
    columns: Columns,
    *,
    rows: int = 64,
    losses: float | Sequence[float] | None = None,
    guessing: float = 0.69,
    inputs: InputFacts = UNIT_INPUTS,
    **facts: Any,
) -> Evidence:
    """Evidence in which nodes hold the given columns at every ladder step; everything else does not apply.

    Args:
        columns: node id -> column -> one value, or one for each row.
        losses: mean loss of the interval behind each ladder step, or one for all; what guessing costs unless given.
        facts: `rates`, `evaluations`, `diverged`.
    """
    record = registry.dataset(spec.data.type)
    described = record.describe(record.Config.model_validate(spec.data.config), None)
    names = tuple(node.id for node in spec.network.nodes)
    weighted = [node.id for node in spec.network.nodes if node.type in ("dense", "conv2d")]
    statistics = np.full((rows, len(names), len(NODE_COLUMNS)), np.nan, np.float32)
    for name, values in columns.items():
        for column, value in values.items():
            statistics[:, names.index(name), NODE_COLUMNS.index(column)] = value
    schema = RunSchema(
        nodes=names,
        edges=(),
        metrics=(),
        strip=tuple((name, None) for name in reversed(weighted)),
        classes=(),
        views=(),
        steps_per_epoch=10,
        training_size=300,
    )
    steps = np.asarray(LADDER[:rows], np.int64)
    means = np.broadcast_to(np.asarray(guessing if losses is None else losses, np.float64), rows)
    evidence = Evidence(
        spec=spec,
        drawn=spec,
        schema=schema,
        facts=DataFacts((guessing,), inputs, described.input_shape),
        steps=steps,
        nodes=statistics,
        rates=np.full(rows, 0.1),
        losses=np.stack([steps, means, means, means], axis=1).astype(np.float64),
        evaluations=np.zeros((0, 2)),
        through_time=np.zeros((0, 3)),
    )
    return replace(evidence, **facts)


def start(spec: ExperimentSpec) -> Run:
    """A run before its first step; what it needs is compiled when it needs it, pictures and all the rest never."""
    return Run(spec, prepare(spec.data, None), cache=CACHE)


def train(spec: ExperimentSpec, steps: int, *, stride: int = 16, chunk: int = 100_000) -> tuple[Run, list[Event]]:
    """Trains for real; the run and its findings."""
    run = start(spec)
    run.set_stride(stride)
    events: list[Event] = []
    while run.step < steps and run.status not in ("finished", "diverged"):
        events += run.advance(min(chunk, steps - run.step)).events
    return run, [event for event in events if event.kind == "finding"]


def codes(events: Sequence[Event]) -> set[str]:
    """Rules that spoke."""
    return {str(event.detail["code"]) for event in events}
