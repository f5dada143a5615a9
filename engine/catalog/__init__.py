"""The catalogue: everything that palette, forms, help and documentation are made from, as JSON."""

from engine.catalog.build import build_catalog, dataset_components, dataset_facts, live_paths
from engine.catalog.entries import Catalog, DatasetFacts
from engine.catalog.labs import JudgedAssertion, find_lab_runs, find_lab_spec, find_lab_studies, judge_study
from engine.catalog.zoo import ZooOverview, find_architecture, zoo_overview

__all__ = [
    "Catalog",
    "DatasetFacts",
    "JudgedAssertion",
    "ZooOverview",
    "build_catalog",
    "dataset_components",
    "dataset_facts",
    "find_architecture",
    "find_lab_runs",
    "find_lab_spec",
    "find_lab_studies",
    "judge_study",
    "live_paths",
    "zoo_overview",
]
