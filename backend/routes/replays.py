"""A recorded run as one HTML file, for slides, course pages and readers without a server."""

import contextlib
import gzip
import json
import time
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import anyio.to_thread
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import TypeAdapter

from backend.deps import (
    AccessDep,
    Authorization,
    Library,
    LimitMoments,
    ManagerDep,
    SettingsDep,
    bearer,
    is_owner_of_run,
    while_connected,
)
from backend.errors import not_found
from backend.protocol.frames import read_head
from backend.protocol.http import Layout, RunDetail, Share
from backend.routes.check import describe
from backend.routes.pages import STATIC
from backend.routes.preview import PreviewQueue, get_queue
from backend.routes.runs import describe_run
from backend.sessions.exports import file_name
from backend.sessions.in_turn import InTurn
from backend.sessions.manager import SessionManager
from backend.sessions.moments import find_moment
from backend.sessions.replay_file import Replay, write_replay
from backend.store.playback import read_playback
from engine.catalog import Catalog, build_catalog
from engine.checks import check
from engine.errors import EngineError
from engine.views.requests import MOST_REQUESTS

router = APIRouter(prefix="/api/runs", tags=["runs"])

SHARE_ID = "recorded"
MOST_FRAMES = 1_500
"""Beyond these, neighbours are joined."""
MOST_PICTURED_STEPS = 16
PICTURE_BYTES = 400_000
"""Of pictures in all, packed."""
PICTURES_S = 60.0
"""How long pictures are computed."""
HTML: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {}}, "description": "the file"}}

_CATALOG = TypeAdapter(Catalog)


@router.get("/{run_id}/replay", response_class=Response, responses=HTML, dependencies=[LimitMoments])
async def read_replay(
    run_id: str,
    manager: ManagerDep,
    request: Request,
    settings: SettingsDep,
    previews: Annotated[PreviewQueue, Depends(get_queue)],
    access: AccessDep,
    locale: Literal["en", "de", "hu"] = "en",
    theme: Literal["light", "dark", "projector"] | None = None,
    title: Annotated[str, Query(max_length=200)] = "",
    authorization: Authorization = None,
    library: Library = None,
) -> Response:
    """A run with its record as an HTML file that replays it without a server, for everybody who has its id.

    For its owner pictures of steps along the run are computed again; others get those that are kept. Examples of an
    uploaded table are in it only for whoever may train on it (`Backlight-Library`, as in exports).
    """
    share = await _shared(manager, run_id, title)
    opens = await access.opens(share.spec.data, library or bearer(authorization))
    owned = opens and await is_owner_of_run(run_id, manager, authorization)
    pictures: list[bytes] = []
    if share.run is not None and owned:
        pictures = await while_connected(request, _pictures(manager, share.run))
    answers = await _answers(share, manager, settings.downloads, previews if opens else None)
    turns: InTurn = request.app.state.replays
    async with turns.turn():
        playback = await read_playback(manager.store, run_id, most_frames=MOST_FRAMES)
        replay = Replay(share.title, answers, playback.frames, locale, theme, pictures)
        try:
            content = await anyio.to_thread.run_sync(write_replay, STATIC, replay)
        except FileNotFoundError:
            raise not_found("page", "replay") from None
    headers = {"Content-Disposition": f'attachment; filename="{file_name(share.title, None, ".html")}"'}
    return Response(content, media_type="text/html", headers={**headers, "X-Content-Type-Options": "nosniff"})


async def _answers(
    share: Share, manager: SessionManager, downloads: Path, previews: PreviewQueue | None
) -> dict[str, Any]:
    """What the page would ask a server for, by address. previews: None where nobody may see the examples."""
    document = share.spec.model_dump(mode="json")
    result = await anyio.to_thread.run_sync(check, document, downloads, manager.saved)
    answers: dict[str, Any] = {
        "/api/catalog": await anyio.to_thread.run_sync(_components, downloads),
        f"/api/shares/{SHARE_ID}": share.model_dump(mode="json"),
        "/api/check": describe(result).model_dump(mode="json"),
    }
    with contextlib.suppress(EngineError):  # the data may not be on this server any more
        if previews is not None:
            answers["/api/preview"] = json.loads(await previews.preview(share.spec.data, downloads))
    return answers


async def _pictures(manager: SessionManager, detail: RunDetail) -> list[bytes]:
    """View frames of steps along the run, by step: its end first, then on from its start, for as long as they fit."""
    found: list[tuple[int, bytes]] = []
    packed = 0
    first, *others = picture_steps(detail.run.step)
    until = time.monotonic() + PICTURES_S
    with contextlib.suppress(EngineError):  # another step was asked for, or the data are gone: what is there stays
        for step in (first, *sorted(others)):
            work = await find_moment(manager, detail.run.run_id, step, detail.run_schema.views[:MOST_REQUESTS])
            pictures = [frame for frame in await work if read_head(frame).type == "view"]
            packed += sum(len(gzip.compress(frame, 1)) for frame in pictures)
            if packed > PICTURE_BYTES or time.monotonic() > until:
                break
            found += [(step, frame) for frame in pictures]
    return [frame for _, frame in sorted(found)]


def picture_steps(last: int) -> list[int]:
    """Steps whose pictures are wanted: the end and the start first, then every second octave, then the others.

    Example:
        >>> picture_steps(600)
        [600, 0, 256, 64, 16, 4, 1, 512, 128, 32, 8, 2]
    """
    octaves = [2**power for power in range(last.bit_length() - 1, -1, -1) if 2**power < last]
    steps = [last, 0, *octaves[1::2], *octaves[0::2]]
    return list(dict.fromkeys(steps))[:MOST_PICTURED_STEPS]


async def _shared(manager: SessionManager, run_id: str, title: str) -> Share:
    """The run as a short link to it would show it."""
    detail = await describe_run(manager, run_id)
    experiment = await manager.store.experiment(detail.run.experiment_id)
    if experiment is None:  # deleted meanwhile
        raise not_found("run", run_id)
    return Share(
        share_id=SHARE_ID,
        title=title or detail.run.name or experiment["title"],
        layout=Layout.model_validate(experiment["layout"]),
        spec=detail.spec,
        run=detail,
        created_at=experiment["created_at"],
    )


@lru_cache(maxsize=2)
def _components(downloads: Path) -> dict[str, Any]:
    """The catalogue without what a replay doesn't offer."""
    whole = _CATALOG.dump_python(build_catalog(downloads), mode="json")
    return {**whole, "labs": [], "zoo": []}
