"""What the records of data sets, scalings, augmentations, metrics and baselines tell the page."""

from typing import Any

import pytest

from engine.augmentation import AUGMENTATIONS
from engine.baselines import BASELINES
from engine.datasets import DATASETS
from engine.metrics import METRICS
from engine.preprocessing import PREPROCESSING

WITH_SETTINGS: tuple[Any, ...] = (*DATASETS, *PREPROCESSING, *AUGMENTATIONS, *BASELINES)
EVERYTHING: tuple[Any, ...] = (*WITH_SETTINGS, *METRICS)
name_of = "{0.__class__.__name__}-{0.type}".format


def fields(component: Any) -> dict[str, Any]:
    return component.Config.model_json_schema().get("properties", {})


@pytest.mark.parametrize("component", EVERYTHING, ids=name_of)
def test_a_component_says_what_it_is_and_where_it_comes_from(component: Any) -> None:
    assert component.title[0].isupper() or component.title.startswith("k-")
    assert component.summary.endswith(".")
    assert component.source.endswith(".")
    assert component.version >= 1
    assert getattr(component, "formula", "none")


@pytest.mark.parametrize("component", WITH_SETTINGS, ids=name_of)
def test_every_setting_has_its_words_and_every_number_its_bounds(component: Any) -> None:
    for name, schema in fields(component).items():
        assert schema["title"][0].isupper(), name
        assert schema["description"].endswith("."), name
        assert "default" in schema, name
        if schema.get("type") in {"integer", "number"}:
            assert "minimum" in schema or "exclusiveMinimum" in schema, name
            assert "maximum" in schema or "exclusiveMaximum" in schema, name


@pytest.mark.parametrize("record", AUGMENTATIONS, ids=name_of)
def test_the_strength_of_every_augmentation_is_live(record: Any) -> None:
    assert any(schema["live"] for schema in fields(record).values())


@pytest.mark.parametrize("record", [record for record in DATASETS if not record.brought], ids=name_of)
def test_the_default_split_of_a_data_set_uses_all_of_it(record: Any) -> None:
    described = record.describe(record.Config(), None)
    assert sum(described.split) == described.size
