"""The catalogue names everything, as JSON that forms can be made of."""

import json
import re
from typing import Any

import pytest
from pydantic import TypeAdapter

from engine import registry
from engine.catalog import Catalog, build_catalog
from engine.datasets.definition import DatasetDef
from engine.errors import EngineError
from engine.layers import LAYERS
from tests.engine.components.cases import LAYER_CASES

DESCRIPTION = TypeAdapter(Catalog)
CATALOG = json.loads(json.dumps(DESCRIPTION.dump_python(build_catalog(), mode="json"), allow_nan=False))
FAMILIES = ("layers", "losses", "optimizers", "schedules", "initializers", "datasets", "preprocessing")
ENTRIES = [(family, entry["type"]) for family in FAMILIES for entry in CATALOG[family]]


def entry_of(family: str, name: str) -> dict[str, object]:
    return next(entry for entry in CATALOG[family] if entry["type"] == name)


def is_described(record: Any) -> bool:
    """Whether its facts are known here: those of some data sets are in files, and without them no entry is made."""
    if not isinstance(record, DatasetDef):
        return True
    if record.brought is not None:
        return True
    try:
        record.describe(record.Config(), None)
    except EngineError:
        return False
    return True


def test_it_is_json_without_nan_and_as_described() -> None:
    assert DESCRIPTION.dump_python(DESCRIPTION.validate_json(json.dumps(CATALOG)), mode="json") == CATALOG


@pytest.mark.parametrize("family", FAMILIES)
def test_every_registered_component_is_in_it_in_its_order(family: str) -> None:
    records = registry.FAMILIES[family].items()
    assert [entry["type"] for entry in CATALOG[family]] == [name for name, one in records if is_described(one)]


@pytest.mark.parametrize(("family", "name"), ENTRIES)
def test_every_setting_has_a_title_a_help_and_a_default_within_its_bounds(family: str, name: str) -> None:
    config = registry.FAMILIES[family][name].Config
    schema = config.model_json_schema().get("properties", {})
    for field, facts in schema.items():
        assert facts["title"], field
        assert facts["description"].endswith("."), field
        assert "live" in facts, field
    required = {field: 1 for field, info in config.model_fields.items() if info.is_required()}
    if "shape" in required:
        required["shape"] = [1]
    defaults = {**required, **entry_of(family, name)["defaults"]}
    assert config.model_validate_json(json.dumps(defaults), strict=True)


@pytest.mark.parametrize(("family", "name"), ENTRIES)
def test_every_component_says_what_it_does_and_where_it_comes_from(family: str, name: str) -> None:
    entry = entry_of(family, name)
    assert str(entry["summary"]).endswith(".")
    assert len(str(entry["source"])) > 5
    assert entry["formula"] or family == "datasets"


def test_curves_are_those_of_the_activations() -> None:
    curves = {entry["type"]: dict(map(tuple, entry["curve"])) for entry in CATALOG["layers"] if entry["curve"]}
    assert set(curves) == {layer.type for layer in LAYERS if layer.activation}
    assert curves["relu"][-4.0] == 0.0
    assert curves["relu"][4.0] == 4.0
    assert curves["leaky_relu"][-4.0] == -0.04
    assert curves["sigmoid"][0.0] == 0.5
    assert curves["tanh"][4.0] == pytest.approx(0.999329, abs=1e-6)


def test_live_paths_name_settings_that_are_marked_live() -> None:
    assert "optimizer.config.learning_rate" in CATALOG["live_paths"]
    assert "network.nodes.*.config.rate" in CATALOG["live_paths"]
    assert not [path for path in CATALOG["live_paths"] if re.search("units|batch_size|nesterov", path)]


def test_data_sets_know_their_size_without_being_loaded() -> None:
    mnist = entry_of("datasets", "mnist")
    assert (mnist["size"], mnist["default_split"], mnist["needs_download"]) == (70_000, [50_000, 10_000, 10_000], True)
    assert entry_of("datasets", "digits")["available"] is True


def test_a_layer_has_weights_exactly_where_its_record_makes_some() -> None:
    made: dict[str, bool] = {}
    for case in LAYER_CASES:
        layer = registry.layer(case.type)
        weights = layer.weights(layer.Config.model_validate(case.config), case.shapes)
        made[case.type] = made.get(case.type, False) or bool(weights)
    reported = {entry["type"]: entry["has_weights"] for entry in build_catalog()["layers"] if entry["type"] in made}
    assert reported == made
    assert [reported[name] for name in ("layer_norm", "group_norm", "prelu", "relu", "dropout")] == [True] * 3 + [
        False
    ] * 2
