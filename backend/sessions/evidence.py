"""Evidence of a run from its record, stored and pending: what findings, claims and comparisons are judged by."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from backend.protocol.frames import Frame
from backend.protocol.messages import Schema
from backend.sessions.live import LiveRun
from backend.sessions.manager import SessionManager
from backend.sessions.stored_run import StoredRun, read_stored
from backend.store.playback import read_frames
from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of
from engine.report import Event, RunSchema
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class JudgedRun:
    """A run with what it is judged by.

    Attributes:
        spec: as it began. evidence: None before its first step. in_memory: whether it can train on.
    """

    spec: ExperimentSpec
    events: tuple[Event, ...]
    evidence: Evidence | None
    in_memory: bool = False


Standing = tuple[str, int, int, int]
"""How far a run is: its id, its generation, its last frame, the length of its log."""

MOST_KEPT = 16
AT_ONCE = 2


class EvidenceReader:
    """Reads evidence, which takes a processor for a while in a long run; what was read last is kept.

    Attributes:
        turns: so many may read and judge at once; others wait.
    """

    def __init__(self) -> None:
        self.turns = asyncio.Semaphore(AT_ONCE)
        self._kept: OrderedDict[Standing, JudgedRun] = OrderedDict()

    async def read(self, manager: SessionManager, run_id: str) -> JudgedRun | None:
        """A run as it stands now; None where there is none of this id."""
        stored = await read_stored(manager, run_id)
        if stored is None:
            return None
        last_seq = await _last_seq(manager, run_id, stored.live)
        standing = (run_id, stored.row["generation"], last_seq, len(stored.log))
        if standing not in self._kept:
            self._kept[standing] = await _judge(manager, stored)
        self._kept.move_to_end(standing)
        judged = self._kept[standing]
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return replace(judged, in_memory=stored.live is not None)


async def _last_seq(manager: SessionManager, run_id: str, live: LiveRun | None) -> int:
    if live is not None:
        return live.ring.next_seq - 1
    index = await manager.store.chunk_index(run_id)
    return index[-1].last_seq if index else -1


async def _judge(manager: SessionManager, stored: StoredRun) -> JudgedRun:
    spec = ExperimentSpec.model_validate(stored.document)
    behind = [] if stored.live is None else stored.live.recorder.pending_frames
    frames = await read_frames(manager.store, stored.row["id"], behind)
    events = tuple(Event(one["kind"], one["step"], one["detail"] or {}) for one in stored.log)
    return JudgedRun(spec, events, await asyncio.to_thread(_build, spec, stored.row["schema"], frames, events))


def _build(spec: ExperimentSpec, stored: object, frames: Sequence[Frame], events: Sequence[Event]) -> Evidence | None:
    return evidence_of(spec, read_schema(stored), ((f.step, f.arrays) for f in frames), events)


def read_schema(stored: object) -> RunSchema:
    """The schema of a run from its row."""
    schema = Schema.model_validate(stored)
    return RunSchema(
        nodes=tuple(schema.nodes),
        edges=tuple(schema.edges),
        metrics=tuple(schema.metrics),
        strip=tuple(schema.strip),
        classes=tuple(schema.classes),
        views=tuple(schema.views),
        requests=tuple(schema.requests),
        faces={address: tuple(types) for address, types in schema.faces.items()},
        steps_per_epoch=schema.steps_per_epoch,
        training_size=schema.training_size,
        node_columns=tuple(schema.node_columns),
        edge_columns=tuple(schema.edge_columns),
        scalars=tuple(schema.scalars),
    )
