"""What experiments can be made of."""

from typing import Any

from fastapi import APIRouter

from backend.deps import SettingsDep
from engine.catalog import build_catalog

router = APIRouter(prefix="/api/catalog", tags=["catalog"])


@router.get("")
def read_catalog(settings: SettingsDep) -> dict[str, Any]:
    """Everything that palette, forms and help are made from, and the limits."""
    return build_catalog(settings.downloads)
