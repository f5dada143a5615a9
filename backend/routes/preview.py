"""A data set to look at before any training."""

import base64
import io
from typing import Any

import numpy as np
from fastapi import APIRouter
from numpy.typing import NDArray
from PIL import Image

from backend.deps import LimitLooks, SettingsDep
from backend.protocol.http import PreviewRequest, PreviewResponse
from engine import registry
from engine.checks import check_data
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.errors import EngineError

router = APIRouter(prefix="/api/preview", tags=["preview"])

MOST_POINTS = 1000
MOST_IMAGES = 24
MOST_ROWS = 12


@router.post("", dependencies=[LimitLooks])
def preview_data(request: PreviewRequest, settings: SettingsDep) -> PreviewResponse:
    """Some examples of a data set, with their labels."""
    problems = check_data(request.data, settings.downloads)
    if problems:
        raise EngineError(*problems)
    prepared = prepare(request.data, settings.downloads)
    kind = registry.dataset(request.data.type).kind
    count = {"plane": MOST_POINTS, "image": MOST_IMAGES}.get(kind, MOST_ROWS)
    rows = slice(0, min(count, sum(prepared.counts[:2])))
    pictures: dict[str, Any] = {}
    if kind == "plane" and prepared.points is not None:
        pictures["points"] = [(float(x), float(y)) for x, y in prepared.points[rows]]
    elif kind == "image":
        pictures["images"] = [png(image) for image in prepared.inputs[rows]]
    else:
        pictures["rows"] = [[float(value) for value in row] for row in prepared.inputs[rows].reshape(-1, 1)]
    length = rows.stop
    return PreviewResponse(
        kind=kind,
        input_shape=list(prepared.input_shape),
        classes=list(prepared.classes),
        counts=prepared.counts,
        labels=_labels(prepared, rows),
        validation=[index >= prepared.counts[0] for index in range(length)],
        **pictures,
    )


def _labels(prepared: PreparedData, rows: slice) -> list[float]:
    """Class numbers, or the first regression value."""
    if prepared.labels is not None:
        return [float(label) for label in prepared.labels[rows]]
    return [] if prepared.values is None else [float(value) for value in prepared.values[rows, 0]]


def png(image: NDArray[Any]) -> str:
    """An image [h, w, c] (uint8, or numbers in [0, 1]) as base64 PNG."""
    scaled = image if image.dtype == np.uint8 else np.clip(image * 255.0 + 0.5, 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(scaled[..., 0] if scaled.shape[-1] == 1 else scaled).save(buffer, format="PNG")
    return base64.b64encode(buffer.getvalue()).decode()
