"""The catalogue: everything that palette, forms, help and documentation are made from, as JSON."""

from engine.catalog.build import build_catalog, live_paths
from engine.catalog.entries import Catalog

__all__ = ["Catalog", "build_catalog", "live_paths"]
