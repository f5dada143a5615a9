"""The catalogue: everything that palette, forms, help and documentation are made from, as JSON."""

from engine.catalog.build import build_catalog, live_paths
from engine.catalog.entries import Catalog
from engine.catalog.zoo import ZooCosts, ZooSpecs, zoo_costs, zoo_specs

__all__ = ["Catalog", "ZooCosts", "ZooSpecs", "build_catalog", "live_paths", "zoo_costs", "zoo_specs"]
