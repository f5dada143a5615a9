"""Exports: a run as a file of another format."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from backend.deps import (
    AccessDep,
    Authorization,
    Library,
    LimitMoments,
    ManagerDep,
    bearer,
    require_owner_of_run,
    while_connected,
)
from backend.sessions.exports import Exports, data_of_run, find_format

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
    access: AccessDep,
    format: Annotated[str, Query(max_length=64)] = "json",
    step: Annotated[int | None, Query(ge=0, le=2**53 - 1)] = None,
    authorization: Authorization = None,
    library: Library = None,
) -> Response:
    """A run in one of the formats of the catalogue (`exports`). `step`: whose weights, by default the newest.

    What a run reported may be read by everybody who has its id; weights are computed again for its owner alone.
    Examples of an uploaded table go to whoever may train on it: the token it was uploaded with is in the header
    `Backlight-Library`, or in `Authorization` where no weights are asked for.
    """
    record = find_format(format)
    if "weights" in record.needs:
        await require_owner_of_run(run_id, manager, authorization)
    if "data" in record.needs:
        await access.require(await data_of_run(manager, run_id), library or bearer(authorization))
    name, content = await while_connected(request, get_exports(request).write(manager, run_id, record, step))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=record.media_type, headers=headers)
