"""Made-up statistics of a run, and real ones."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.findings.definition import Evidence
from engine.report import NODE_COLUMNS, Event, RunSchema
from engine.run import Run
from engine.spec import ExperimentSpec

CACHE = ExecutableCache()
Columns = Mapping[str, Mapping[str, float | Sequence[float]]]


def make_evidence(
    spec: ExperimentSpec, columns: Columns, *, reports: int = 64, losses: Sequence[float] = (), **facts: Any
) -> Evidence:
    """Evidence in which nodes hold the given columns at every report; everything else does not apply.

    Args:
        columns: node id -> column -> one value, or one for each report.
        losses: mean loss of each bucket, 10 steps wide.
    """
    names = tuple(node.id for node in spec.network.nodes)
    weighted = [node.id for node in spec.network.nodes if node.type in ("dense", "conv2d")]
    statistics = np.full((reports, len(names), len(NODE_COLUMNS)), np.nan, np.float32)
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
    steps = np.arange(1, reports + 1, dtype=np.int64) * 10
    buckets = np.stack([np.arange(1, len(losses) + 1) * 10.0, np.asarray(losses, np.float64)], axis=1)
    return Evidence(spec, schema, steps, statistics, buckets, **facts)


def start(spec: ExperimentSpec) -> Run:
    """A compiled run before its first step."""
    run = Run(spec, prepare(spec.data, None), cache=CACHE)
    run.compile()
    return run


def train(spec: ExperimentSpec, steps: int) -> tuple[Run, list[Event]]:
    """Trains for real, with statistics at every 16th step after the first few; the run and its findings."""
    run = start(spec)
    events = list(run.advance(32).events)
    for stride in (2, 4, 8, 16):
        run.set_stride(stride)
        events += run.advance(2 * stride).events
    events += run.advance(steps - run.step).events
    return run, [event for event in events if event.kind == "finding"]


def codes(events: Sequence[Event]) -> set[str]:
    """Rules that spoke."""
    return {str(event.detail["code"]) for event in events}
