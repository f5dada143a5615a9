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
MOST_COLUMNS = 64
REACH = 5.0


@router.post("", dependencies=[LimitLooks])
def preview_data(request: PreviewRequest, settings: SettingsDep) -> PreviewResponse:
    """Some examples of a data set, with their labels."""
    problems = check_data(request.data, settings.downloads)
    if problems:
        raise EngineError(*problems)
    prepared = prepare(request.data, settings.downloads)
    kind = registry.dataset(request.data.type).kind
    count = MOST_IMAGES if kind == "image" else MOST_POINTS
    rows = slice(0, min(count, sum(prepared.counts[:2])))
    pictures: dict[str, Any] = {}
    if kind == "image":
        pictures["images"] = [png(image) for image in prepared.inputs[rows]]
    else:
        pictures["points"] = [(float(x), float(y)) for x, y in _points(prepared, rows)]
        inputs = prepared.inputs[rows]
        wide = inputs.reshape(len(inputs), -1)[:MOST_ROWS, :MOST_COLUMNS]
        pictures["rows"] = [] if kind == "plane" else [[float(value) for value in row] for row in wide]
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


def _points(prepared: PreparedData, rows: slice) -> NDArray[Any]:
    """Where examples lie in the plane; for others the two directions in which they differ most.

    Source:
        Pearson 1901 (principal components), of standardised inputs, drawn from -5 to 5.
    """
    if prepared.points is not None:
        return prepared.points[rows]
    flat = prepared.inputs[rows].reshape(rows.stop - rows.start, -1).astype(np.float64)
    spread = flat.std(axis=0)
    scaled = (flat - flat.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    _, _, directions = np.linalg.svd(scaled, full_matrices=False)
    found = scaled @ directions[:2].T
    return found * (REACH / max(float(np.abs(found).max(initial=0.0)), 1e-12))


def _labels(prepared: PreparedData, rows: slice) -> list[float]:
    """Class numbers, or the first regression value; nothing where every position has its own class."""
    if prepared.labels is not None and prepared.labels.ndim > 1:
        return []
    if prepared.labels is not None:
        return [float(label) for label in prepared.labels[rows]]
    return [] if prepared.values is None else [float(value) for value in prepared.values[rows, 0]]


def png(image: NDArray[Any]) -> str:
    """An image [h, w, c] (uint8, or numbers in [0, 1]) as base64 PNG."""
    scaled = image if image.dtype == np.uint8 else np.clip(image * 255.0 + 0.5, 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(scaled[..., 0] if scaled.shape[-1] == 1 else scaled).save(buffer, format="PNG")
    return base64.b64encode(buffer.getvalue()).decode()
