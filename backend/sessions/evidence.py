"""Evidence of a run from its record, stored and pending: what findings, claims and comparisons are judged by."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from backend.protocol.frames import decode_frame
from backend.protocol.messages import Schema
from backend.sessions.manager import SessionManager
from backend.store.playback import read_playback
from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of
from engine.report import Event, RunSchema
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class JudgedRun:
    """A run with what it is judged by.

    Attributes:
        spec: as it began. evidence: None before its first step.
    """

    spec: ExperimentSpec
    events: tuple[Event, ...]
    evidence: Evidence | None


async def read_evidence(manager: SessionManager, run_id: str) -> JudgedRun | None:
    """A run as it stands now; None where there is none of this id."""
    live = manager.live_run(run_id)
    if live is not None:
        await live.recorder.flush_if_possible()
    row = await manager.store.run(run_id)
    experiment = None if row is None else await manager.store.experiment(row["experiment_id"])
    if row is None or experiment is None:
        return None
    entries = await (manager.store.events_of(run_id) if live is None else live.recorder.events())
    behind = [] if live is None else live.recorder.pending_frames
    playback = await read_playback(manager.store, run_id, pictures=False, behind=behind)
    spec = ExperimentSpec.model_validate(experiment["document"])
    events = tuple(Event(one["kind"], one["step"], one["detail"] or {}) for one in entries)
    evidence = await asyncio.to_thread(_build, spec, row["schema"], playback.frames, events)
    return JudgedRun(spec, events, evidence)


def _build(spec: ExperimentSpec, stored: object, frames: Sequence[bytes], events: Sequence[Event]) -> Evidence | None:
    decoded = (decode_frame(data) for data in frames)
    return evidence_of(spec, _run_schema(Schema.model_validate(stored)), ((f.step, f.arrays) for f in decoded), events)


def _run_schema(schema: Schema) -> RunSchema:
    return RunSchema(
        nodes=tuple(schema.nodes),
        edges=tuple(schema.edges),
        metrics=tuple(schema.metrics),
        strip=tuple(schema.strip),
        classes=tuple(schema.classes),
        views=tuple(schema.views),
        steps_per_epoch=schema.steps_per_epoch,
        training_size=schema.training_size,
        node_columns=tuple(schema.node_columns),
        edge_columns=tuple(schema.edge_columns),
        scalars=tuple(schema.scalars),
    )
