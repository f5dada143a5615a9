"""Runs: what was computed, and the record of it. Reading starts no training."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from backend.deps import (
    Authorization,
    LimitLooks,
    LimitMoments,
    ManagerDep,
    OwnerOfRun,
    RunEditsDep,
    bearer,
    while_connected,
)
from backend.errors import not_found
from backend.protocol.frames import join_frames
from backend.protocol.http import MomentRequest, RunChange, RunDetail
from backend.protocol.messages import EventMessage, RunInfo, Schema
from backend.routes.record_response import record_response
from backend.sessions.live import ENDED, LiveRun, run_info
from backend.sessions.manager import SessionManager
from backend.sessions.moments import find_moment
from backend.store.playback import read_playback
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/runs", tags=["runs"])

LARGEST_SEQ = 2**53 - 1
"""The largest whole number that JSON, JavaScript and SQLite all hold exactly."""

BINARY: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "frames, each preceded by its length as u32"}
}


@router.get("/{run_id}")
async def read_run(run_id: str, manager: ManagerDep) -> RunDetail:
    """The spec, event log and state of a run."""
    return await describe_run(manager, run_id)


@router.get("/{run_id}/record", response_class=Response, responses=BINARY)
async def read_record(
    run_id: str,
    manager: ManagerDep,
    request: Request,
    from_seq: Annotated[int, Query(ge=0, le=LARGEST_SEQ)] = 0,
    to_seq: Annotated[int | None, Query(ge=0, le=LARGEST_SEQ)] = None,
    max_points: Annotated[int | None, Query(ge=2, le=LARGEST_SEQ)] = None,
) -> Response:
    """Recorded frames from one seq to another, at most `max_points` of them (neighbours joined), and kept pictures."""
    await require_run(manager, run_id)
    live = manager.live_run(run_id)
    behind = [] if live is None else live.recorder.pending_frames
    playback = await read_playback(manager.store, run_id, from_seq, to_seq, most_frames=max_points, behind=behind)
    return await record_response(request, playback.frames)


@router.post("/{run_id}/moment", response_class=Response, responses=BINARY, dependencies=[LimitMoments, OwnerOfRun])
async def read_moment(run_id: str, body: MomentRequest, manager: ManagerDep, request: Request) -> Response:
    """The exact state of any step that a run has reached, computed again from the nearest kept one.

    A record frame with the statistics and the loss of that step alone, then a frame for each view. All have that
    `step`; `first_step` of a view is the step whose weights it shows, where the best ones were restored an earlier one.
    """
    work = await find_moment(manager, run_id, body.step, body.views, body.options)
    frames = await while_connected(request, work)
    return Response(join_frames(frames), media_type="application/octet-stream")


@router.patch("/{run_id}", dependencies=[LimitLooks])
async def change_run(
    run_id: str, change: RunChange, edits: RunEditsDep, authorization: Authorization = None
) -> RunInfo:
    """Names or pins a run. Pinned runs stay when their session is deleted."""
    return await edits.change(run_id, change, bearer(authorization))


@router.delete("/{run_id}", status_code=204)
async def delete_run(run_id: str, edits: RunEditsDep, authorization: Authorization = None) -> Response:
    """Deletes a run that isn't its session's current one. The record of a shared run is kept by its link."""
    await edits.delete(run_id, bearer(authorization))
    return Response(status_code=204)


async def require_run(manager: SessionManager, run_id: str) -> dict[str, Any]:
    """A run's row, after all of its data are written.

    Raises:
        Refused: 404.
    """
    row = await manager.store.run(run_id)
    if row is None:
        raise not_found("run", run_id)
    live = manager.live_run(run_id)
    if live is not None:
        await live.recorder.flush_if_possible()
        row = await manager.store.run(run_id)
        if row is None:  # deleted meanwhile
            raise not_found("run", run_id)
    return row


async def describe_run(manager: SessionManager, run_id: str) -> RunDetail:
    """A run as a body."""
    row = await require_run(manager, run_id)
    experiment = await manager.store.experiment(row["experiment_id"])
    if experiment is None:  # deleted meanwhile
        raise not_found("run", run_id)
    live: LiveRun | None = manager.live_run(run_id)
    entries = await (manager.store.events_of(run_id) if live is None else live.recorder.events())
    chunks = await manager.store.chunk_index(run_id)
    kept = await asyncio.to_thread(manager.keyframes.sizes, run_id)
    fields = ("seq", "step", "kind", "detail")
    return RunDetail(
        run=live.info if live is not None else run_info(row, row["status"] if row["status"] in ENDED else "recorded"),
        session_id=row["session_id"],
        spec=ExperimentSpec.model_validate(experiment["document"]),
        run_schema=Schema.model_validate(row["schema"]),
        events=[EventMessage(run_id=run_id, **{name: one[name] for name in fields}) for one in entries],
        first_seq=chunks[0].first_seq if chunks else 0,
        last_seq=chunks[-1].last_seq if chunks else -1,
        fingerprint=row["fingerprint"],
        times=row["times"] if live is None else live.times.kept,
        keyframes=list(kept),
        keyframe_bytes=sum(kept.values()),
        keyframes_too_large=await asyncio.to_thread(manager.keyframes.is_too_large, run_id),
    )
