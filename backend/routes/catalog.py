"""What experiments can be made of."""

import json
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from backend.deps import SettingsDep
from backend.routes.static_files import text_response
from engine.catalog import Catalog, build_catalog
from engine.datasets import DATASETS
from engine.datasets.places import is_available

_CATALOG = TypeAdapter(Catalog)

router = APIRouter(prefix="/api/catalog", tags=["catalog"])


@router.get("", response_model=Catalog)
def read_catalog(request: Request, settings: SettingsDep) -> Response:
    """The catalogue from which palette, forms and help are built, and the limits."""
    available = tuple(is_available(record, settings.downloads) for record in DATASETS)
    return text_response(request, _encoded(settings.downloads, available), "application/json")


@lru_cache(maxsize=8)
def _encoded(directory: Path, available: tuple[bool, ...]) -> bytes:
    """The catalogue as JSON; it changes only with the data sets that are `available`."""
    del available
    entries = _CATALOG.dump_python(build_catalog(directory), mode="json")
    return json.dumps(entries, ensure_ascii=False, allow_nan=False).encode()
