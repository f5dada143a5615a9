"""Every component record that a file defines is listed in its package's explicit tuple."""

import importlib
import pkgutil
import re
from types import ModuleType
from typing import Any

import pytest

FAMILIES = {
    "engine.layers": ("LAYERS", "LayerDef"),
    "engine.groups": ("GROUPS", "GroupDef"),
    "engine.losses": ("LOSSES", "LossDef"),
    "engine.optimizers": ("OPTIMIZERS", "OptimizerDef"),
    "engine.initializers": ("INITIALIZERS", "InitializerDef"),
    "engine.schedules": ("SCHEDULES", "ScheduleDef"),
    "engine.datasets": ("DATASETS", "DatasetDef"),
    "engine.findings": ("FINDINGS", "FindingDef"),
    "engine.preprocessing": ("PREPROCESSING", "PreprocessingDef"),
    "engine.augmentation": ("AUGMENTATIONS", "AugmentationDef"),
    "engine.baselines": ("BASELINES", "BaselineDef"),
    "engine.metrics": ("METRICS", "MetricDef"),
    "engine.labs": ("LABS", "Lab"),
    "engine.zoo": ("ZOO", "Architecture"),
    "engine.views": ("VIEWS", "ViewDef"),
    "engine.studies": ("STUDIES", "StudyDef"),
}


def modules_of(package_name: str) -> list[ModuleType]:
    package = importlib.import_module(package_name)
    return [importlib.import_module(f"{package_name}.{info.name}") for info in pkgutil.iter_modules(package.__path__)]


def records_in(package_name: str, record_name: str) -> list[Any]:
    record_type = getattr(importlib.import_module(f"{package_name}.definition"), record_name)
    found = [value for module in modules_of(package_name) for value in vars(module).values()]
    return [value for value in found if isinstance(value, record_type)]


def name_of(record: Any) -> str:
    """A component's type; a ready experiment has an id."""
    return getattr(record, "type", None) or record.id


@pytest.mark.parametrize("package_name", sorted(FAMILIES))
def test_every_record_is_listed_once(package_name: str) -> None:
    tuple_name, record_name = FAMILIES[package_name]
    listed = getattr(importlib.import_module(package_name), tuple_name)
    types = [name_of(record) for record in listed]
    assert len(set(types)) == len(types)
    assert {name_of(record) for record in records_in(package_name, record_name)} == set(types)
    assert types


WITH_SOURCE = sorted(set(FAMILIES) - {"engine.views"})
"""A view shows numbers of a run; everything else follows a formula, a finding or data that somebody published."""
OWN = ("Standard", "In C order", "The settings alone", "The uploaded file")
"""How a source begins where nobody in particular published it: with what is usual, or what the numbers are."""


@pytest.mark.parametrize("package_name", WITH_SOURCE)
def test_every_record_names_its_source_with_its_year(package_name: str) -> None:
    listed = getattr(importlib.import_module(package_name), FAMILIES[package_name][0])
    sources = {name_of(record): record.source for record in listed}
    dated = re.compile(r"\b(1[789]|20)\d\d\b")
    assert {name: text for name, text in sources.items() if not (dated.search(text) or text.startswith(OWN))} == {}
