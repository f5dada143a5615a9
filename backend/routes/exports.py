"""Exports: a run as a file of another format."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from backend.deps import Authorization, LimitMoments, ManagerDep, require_owner_of_run, while_connected
from backend.sessions.exports import Exports, find_format, is_on_brought_data

router = APIRouter(prefix="/api/runs", tags=["runs"])

FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}, "description": "the file"}}


def get_exports(request: Request) -> Exports:
    """The one of this server."""
    return request.app.state.exports


@router.get("/{run_id}/export", response_class=Response, responses=FILE, dependencies=[LimitMoments])
async def export_run(
    run_id: str,
    manager: ManagerDep,
    request: Request,
    format: Annotated[str, Query(max_length=64)] = "json",
    step: Annotated[int | None, Query(ge=0, le=2**53 - 1)] = None,
    authorization: Authorization = None,
) -> Response:
    """A run in one of the formats of the catalogue (`exports`). `step`: whose weights, by default the newest.

    What a run reported may be read by everybody who has its id; weights are computed again for its owner alone, who
    alone gets the examples of an uploaded table.
    """
    record = find_format(format)
    private = "data" in record.needs and await is_on_brought_data(manager, run_id)
    if "weights" in record.needs or private:
        await require_owner_of_run(run_id, manager, authorization)
    name, content = await while_connected(request, get_exports(request).write(manager, run_id, record, step))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=record.media_type, headers=headers)
