"""The catalogue: everything that palette, forms, help and documentation are made from, as JSON."""

from engine.catalog.build import build_catalog, live_paths
from engine.catalog.entries import Catalog
from engine.catalog.zoo import ZooOverview, ZooSpecs, zoo_overview, zoo_specs

__all__ = ["Catalog", "ZooOverview", "ZooSpecs", "build_catalog", "live_paths", "zoo_overview", "zoo_specs"]
