"""Studies: many runs of one experiment that differ in some settings. Reading starts no training."""

import asyncio
import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Response

from backend.deps import AccessDep, Authorization, LimitCreations, LimitLooks, ManagerDep, bearer, get_studies
from backend.protocol.frames import decode_frame, join_frames
from backend.protocol.studies import Study, StudyCommand, StudyCreate, StudyCreated, StudyPlanned
from backend.store.record import unpack
from backend.studies.live import Wish
from backend.studies.reading import run_of
from backend.studies.service import Studies
from engine.views.requests import LONGEST_REQUEST

router = APIRouter(prefix="/api/studies", tags=["studies"])
StudiesDep = Annotated[Studies, Depends(get_studies)]
WISHES: dict[str, Wish] = {"pause": "paused", "resume": "running", "cancel": "cancelled"}
FRAMES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "frames, each preceded by its length as u32"}
}


@router.post("/plan", dependencies=[LimitLooks])
async def plan_study(
    body: StudyCreate, studies: StudiesDep, access: AccessDep, authorization: Authorization = None
) -> StudyPlanned:
    """What a study would train, or everything that is wrong with it. Starts nothing."""
    await access.require_all(body.spec, body.study.config, bearer(authorization))
    return await studies.plan(body)


@router.post("", status_code=201, dependencies=[LimitCreations])
async def create_study(
    body: StudyCreate, studies: StudiesDep, access: AccessDep, authorization: Authorization = None
) -> StudyCreated:
    """Starts a study. It goes on without viewers and after a restart of the server. The token is returned only once.

    The token of the call, which may be left out, opens the tables that were uploaded with it.
    """
    await access.require_all(body.spec, body.study.config, bearer(authorization))
    return await studies.create(body)


@router.get(
    "/{study_id}", response_model=Study, dependencies=[LimitLooks], responses={304: {"description": "as before"}}
)
async def read_study(
    study_id: str, studies: StudiesDep, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """A study as it stands, for everyone who has its id. Ask again with `If-None-Match` while it runs."""
    body = await studies.describe(study_id)
    return await asyncio.to_thread(_answer, body, if_none_match)


def _answer(body: Study, known: str | None) -> Response:
    content = body.model_dump_json().encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if known == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


@router.get("/{study_id}/pictures", response_class=Response, responses=FRAMES, dependencies=[LimitLooks])
async def read_pictures(
    study_id: str,
    studies: StudiesDep,
    manager: ManagerDep,
    view: Annotated[str, Query(max_length=LONGEST_REQUEST)] = "boundary",
) -> Response:
    """The last kept picture of each member that has one: view frames, in the order of the members."""
    study = await studies.find(study_id)
    frames: list[bytes] = []
    for member in study.members:
        run = await run_of(manager, member)
        bodies = (
            []
            if run is None
            else [row["body"] for row in await manager.store.views_of(run["id"]) if row["view"] == view]
        )
        pictures = [frame for body in bodies for frame in unpack(body)]
        frames += [max(pictures, key=lambda frame: decode_frame(frame).step)] if pictures else []
    return Response(join_frames(frames), media_type="application/octet-stream")


@router.post("/{study_id}/commands", dependencies=[LimitLooks])
async def command_study(
    study_id: str, command: StudyCommand, studies: StudiesDep, authorization: Authorization = None
) -> Study:
    """Pauses a study, resumes it, or ends it with what is done."""
    study = await studies.find_owned(study_id, bearer(authorization))
    await asyncio.shield(asyncio.ensure_future(studies.steer(study, WISHES[command.type])))
    return await studies.describe(study_id)


@router.delete("/{study_id}", status_code=204)
async def delete_study(study_id: str, studies: StudiesDep, authorization: Authorization = None) -> Response:
    """Ends and deletes a study with its runs; pinned and shared runs are kept."""
    study = await studies.find_owned(study_id, bearer(authorization))
    await asyncio.shield(asyncio.ensure_future(studies.delete(study)))
    return Response(status_code=204)
