"""A data set whose facts lie in a file: shapes, classes and counts follow the file, and a missing one is told once."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backend.host.datacache import DataCache
from engine import registry
from engine.catalog import build, build_catalog
from engine.checks import check
from engine.datasets.definition import DatasetDef, Description, Examples
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.labs.chain import make_chain
from engine.problems import make_problem
from engine.spec import Config, Data
from tests.backend.builders import run_builder
from tests.engine.experiments import Experiment, mlp
from tools.generate_texts import texts

NAME = "own_table.csv"


class OwnConfig(Config):
    """No settings."""


def _rows(directory: Path | None) -> np.ndarray:
    path = None if directory is None else directory / NAME
    if path is None or not path.is_file():
        raise EngineError(make_problem("dataset_missing", path="data.type", got="own_table"))
    return np.loadtxt(path, delimiter=",", ndmin=2)


def _describe(config: Any, directory: Path | None) -> Description:
    rows = _rows(directory)
    classes = tuple(f"class {number}" for number in range(int(rows[:, -1].max()) + 1))
    return Description(kind="table", input_shape=(rows.shape[1] - 1,), size=len(rows), classes=classes)


def _load(config: Any, directory: Path | None) -> Examples:
    rows = _rows(directory)
    return Examples(rows[:, :-1], rows[:, -1].astype(np.int32), None)


OWN = DatasetDef(
    type="own_table",
    title="Own table",
    summary="A table of the test.",
    source="None.",
    Config=OwnConfig,
    describe=_describe,
    load=_load,
    files=(NAME,),
)


@pytest.fixture(autouse=True)
def own_table(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {**registry.FAMILIES["datasets"], OWN.type: OWN}
    monkeypatch.setattr(registry, "_DATASETS", known)
    monkeypatch.setitem(registry.FAMILIES, "datasets", known)


def spec(outputs: int) -> dict[str, Any]:
    whole = Experiment(mlp(3, outputs=outputs), "out").spec().model_dump(mode="json")
    return {**whole, "data": {"type": "own_table"}}


def write(directory: Path, columns: int, classes: int) -> None:
    rows = [[*range(columns), number % classes] for number in range(40)]
    (directory / NAME).write_text("\n".join(",".join(map(str, row)) for row in rows))


@pytest.mark.parametrize(("columns", "classes"), [(2, 2), (5, 4)])
def test_shapes_and_classes_follow_the_file(tmp_path: Path, columns: int, classes: int) -> None:
    write(tmp_path, columns, classes)
    result = check(spec(classes), tmp_path)
    assert result.problems == ()
    assert result.training_size == 24
    assert result.weights == columns * 3 + 3 + 3 * classes + classes
    prepared = prepare(Data(type="own_table"), tmp_path)
    assert (prepared.kind, prepared.input_shape, len(prepared.classes)) == ("table", (columns,), classes)


def test_a_file_with_other_classes_does_not_fit_the_network(tmp_path: Path) -> None:
    write(tmp_path, 2, 4)
    assert [problem.code for problem in check(spec(3), tmp_path).problems] == ["prediction_classes_differ"]


def test_a_host_trains_on_the_file_finds_and_reads_it_again_once_it_has_changed(tmp_path: Path) -> None:
    write(tmp_path, 2, 2)
    data = DataCache(tmp_path)
    builder = run_builder(data=data)
    fading = [step for _ in range(4) for step in (("dense", {"units": 8}), "sigmoid")]
    network = make_chain(*fading, ("dense", {"units": 2}), names=("out",))
    document = {**spec(2), "network": network.model_dump(mode="json")}
    run = builder.make(json.dumps(document).encode())
    reported = run.advance(64)
    assert [event.detail["code"] for event in reported.events if event.kind == "finding"] == ["vanishing_gradient"]
    first = data.get(Data(type="own_table"))
    assert data.get(Data(type="own_table")) is first
    write(tmp_path, 3, 2)
    assert data.get(Data(type="own_table")).input_shape == (3,)


def test_the_catalogue_lists_it_where_its_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "DATASETS", (OWN,))
    assert build_catalog(tmp_path)["datasets"] == []
    write(tmp_path, 5, 4)
    (entry,) = build_catalog(tmp_path)["datasets"]
    assert (entry["input_shape"], len(entry["classes"]), entry["size"]) == ([5], 4, 40)


def test_its_texts_are_translated_where_its_file_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "DATASETS", (OWN,))
    found = texts()
    assert found["datasets.own_table.title"] == "Own table"
    assert found["datasets.own_table.summary"] == "A table of the test."


def test_a_missing_file_is_reported_once(tmp_path: Path) -> None:
    assert [problem.code for problem in check(spec(3), tmp_path).problems] == ["dataset_missing"]
