"""A data set to look at before any training."""

import base64
import io
import json
from collections import OrderedDict
from math import prod
from pathlib import Path
from typing import Annotated, Any

import anyio
import numpy as np
from fastapi import APIRouter, Depends, Request, Response
from numpy.typing import NDArray
from PIL import Image

from backend.deps import AccessDep, Authorization, LimitLooks, SettingsDep, bearer
from backend.protocol.http import PreviewRequest, PreviewResponse
from backend.sessions.in_turn import InTurn
from engine import registry
from engine.checks import check_data
from engine.datasets.definition import Examples
from engine.errors import EngineError
from engine.look import look
from engine.spec import Data

router = APIRouter(prefix="/api/preview", tags=["preview"])

MOST_POINTS = 1000
MOST_IMAGES = 24
MOST_ROWS = 12
MOST_COLUMNS = 64
REACH = 5.0
MOST_KEPT_BYTES = 8_000_000
MOST_WAITING = 32


class PreviewQueue:
    """Previews of this server: kept in bounded memory, made one at a time, outside the event loop.

    Args:
        most_bytes: of all kept previews.
    """

    def __init__(self, most_bytes: int = MOST_KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._queue = InTurn("Other previews are being generated.", MOST_WAITING, retry_s=2)

    async def preview(self, data: Data, downloads: Path) -> bytes:
        """The body of the answer.

        Raises:
            EngineError: the data cannot be shown. Refused: 429 where too many wait already.
        """
        key = _key(data)
        kept = self._take(key)
        if kept is not None:
            return kept
        async with self._queue.turn():
            kept = self._take(key)  # the one before may have made it
            if kept is None:
                made = await anyio.to_thread.run_sync(describe_data, data, downloads)
                kept = made.model_dump_json().encode()
                self._keep(key, kept)
            return kept

    def _take(self, key: str) -> bytes | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _keep(self, key: str, body: bytes) -> None:
        """The previews used longest ago make room."""
        self._kept[key] = body
        while sum(map(len, self._kept.values())) > self._most_bytes:
            self._kept.popitem(last=False)


def _key(data: Data) -> str:
    """What a preview depends on: all of the data part but its preprocessing, defaults filled in."""
    config = registry.dataset(data.type).Config.model_validate(data.config).model_dump(mode="json")
    whole = data.model_dump(mode="json", exclude={"preprocessing"}) | {"config": config}
    return json.dumps(whole, sort_keys=True)


def get_queue(request: Request) -> PreviewQueue:
    """The one of this server, made when first asked for."""
    state = request.app.state
    if not hasattr(state, "previews"):
        state.previews = PreviewQueue()
    return state.previews


@router.post("", dependencies=[LimitLooks], response_model=PreviewResponse)
async def preview_data(
    request: PreviewRequest,
    settings: SettingsDep,
    previews: Annotated[PreviewQueue, Depends(get_queue)],
    access: AccessDep,
    authorization: Authorization = None,
) -> Response:
    """Some examples of a data set, with their labels. The token opens the tables that were uploaded with it.

    Raises:
        EngineError: with every problem of the data.
    """
    await access.require(request.data, bearer(authorization))
    problems = await anyio.to_thread.run_sync(check_data, request.data, settings.downloads)
    if problems:
        raise EngineError(*problems)
    return Response(await previews.preview(request.data, settings.downloads), media_type="application/json")


def describe_data(data: Data, downloads: Path) -> PreviewResponse:
    """The first examples of a data set as the body of an answer."""
    record = registry.dataset(data.type)
    described = record.describe(record.Config.model_validate(data.config), downloads)
    kind = described.kind
    seen = look(data, downloads, MOST_IMAGES if kind == "image" else MOST_POINTS)
    inputs = seen.examples.inputs
    pictures: dict[str, Any] = {}
    if kind == "image":
        pictures["images"] = [png(image) for image in inputs]
    else:
        pictures["points"] = [(float(x), float(y)) for x, y in _points(seen.examples)]
        wide = inputs.reshape(len(inputs), prod(inputs.shape[1:]))[:MOST_ROWS, :MOST_COLUMNS]
        pictures["rows"] = [] if kind == "plane" else [[float(value) for value in row] for row in wide]
    return PreviewResponse(
        kind=kind,
        input_shape=list(inputs.shape[1:]),
        classes=list(described.classes),
        counts=seen.counts,
        labels=[] if described.boxes else _labels(seen.examples),
        validation=[index >= seen.counts[0] for index in range(len(inputs))],
        **pictures,
    )


def _points(examples: Examples) -> NDArray[Any]:
    """Where examples lie in the plane; for others the two directions in which they differ most, 0 where there
    is no second one.

    Source:
        Pearson 1901 (principal components), of standardised inputs, drawn from -5 to 5.
    """
    if examples.points is not None:
        return examples.points
    flat = examples.inputs.reshape(len(examples.inputs), -1).astype(np.float64)
    spread = flat.std(axis=0)
    scaled = (flat - flat.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    _, _, directions = np.linalg.svd(scaled, full_matrices=False)
    found = np.zeros((len(flat), 2))
    found[:, : len(directions[:2])] = scaled @ directions[:2].T
    return found * (REACH / max(float(np.abs(found).max(initial=0.0)), 1e-12))


def _labels(examples: Examples) -> list[float]:
    """Class numbers, or the first regression value in its own unit; nothing where every position has its own class."""
    if examples.labels is not None and examples.labels.ndim > 1:
        return []
    if examples.labels is not None:
        return [float(label) for label in examples.labels]
    if examples.values is None:
        return []
    units = examples.target_units
    values = examples.values if units is None else units.of(examples.values)
    return [float(value) for value in values[:, 0]]


def png(image: NDArray[Any]) -> str:
    """An image [h, w, c] (uint8, or numbers in [0, 1]) as base64 PNG."""
    scaled = image if image.dtype == np.uint8 else np.clip(image * 255.0 + 0.5, 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(scaled[..., 0] if scaled.shape[-1] == 1 else scaled).save(buffer, format="PNG")
    return base64.b64encode(buffer.getvalue()).decode()
