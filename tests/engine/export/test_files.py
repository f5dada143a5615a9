"""Files of a run: tables hold its numbers, programs compile, equal exports are equal bytes."""

import ast
import csv
import io
import json
import zipfile

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.export import EXPORTS, Record, Subject
from engine.report import RunSchema, StepReport
from engine.saved_weights import saved_nodes
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, make_run, node

BY_TYPE = {record.type: record for record in EXPORTS}
SPEC = Experiment(chain(dense("hidden", 3), node("act", "tanh"), dense("logits", 2)), "logits").spec()
SCHEMA = RunSchema(("x", "=evil"), (), ("accuracy",), (), (), (), steps_per_epoch=4, training_size=32)


def rows_of(blob: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(blob.decode())))


def report(step: int, first: int, width: int, **arrays: np.ndarray) -> StepReport:
    return StepReport(step, first, width, arrays)


def test_losses_and_evaluations_stand_at_their_steps() -> None:
    buckets = np.arange(24, dtype=np.float32).reshape(3, 2, 4)
    reports = [report(4, 1, 2, scalar_buckets=buckets, evaluation=np.array([[0.0, 1.5, np.nan], [4.0, 0.5, 0.75]]))]
    table = rows_of(BY_TYPE["metrics_csv"].write(Subject(SPEC, record=Record(SCHEMA, reports))))
    head, *rows = table
    assert [row[0] for row in rows] == ["0", "2", "4"]
    named = [dict(zip(head, row, strict=True)) for row in rows]
    assert (named[0]["validation_loss"], named[0]["validation_accuracy"]) == ("1.5", "")
    assert (named[1]["data_loss_min"], named[1]["loss_last"], named[1]["epoch"]) == ("0.0", "19.0", "0.5")
    assert (named[2]["data_loss_mean"], named[2]["validation_accuracy"]) == ("5.0", "0.75")


def test_statistics_are_a_row_for_each_layer_and_no_name_is_a_formula() -> None:
    values = np.full((2, len(SCHEMA.node_columns)), np.nan, np.float32)
    values[1, 0] = 0.25
    reports = [report(4, 1, 1, node_statistics=values)]
    head, first, second = rows_of(BY_TYPE["statistics_csv"].write(Subject(SPEC, record=Record(SCHEMA, reports))))
    assert head[:3] == ["step", "layer", "delta_rms"]
    assert first[:3] == ["4", "x", ""]
    assert second[:3] == ["4", "'=evil", "0.25"]


def test_the_experiment_reads_back() -> None:
    assert ExperimentSpec.model_validate(json.loads(BY_TYPE["json"].write(Subject(SPEC)))) == SPEC


def test_examples_are_those_that_the_network_sees_part_by_part() -> None:
    prepared = prepare(SPEC.data, None)
    head, *rows = rows_of(BY_TYPE["split_csv"].write(Subject(SPEC, read_data=lambda: prepared)))
    assert head == ["part", "x1", "x2", "label", "y1"]
    assert [sum(row[0] == part for row in rows) for part in ("train", "validation", "test")] == list(prepared.counts)
    numbers = np.array([[float(cell) for cell in row[1:3]] for row in rows])
    np.testing.assert_array_equal(numbers, prepared.inputs)


def test_a_table_of_too_many_cells_is_refused_before_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.export.files.MOST_CELLS", 100)
    with pytest.raises(EngineError) as refused:
        BY_TYPE["split_csv"].write(Subject(SPEC, read_data=lambda: prepare(SPEC.data, None)))
    assert [problem.code for problem in refused.value.problems] == ["export_too_large"]


def test_a_program_and_a_notebook_compile_and_stand_beside_weights_and_data() -> None:
    run = make_run(SPEC, prepare(SPEC.data, None))
    subject = Subject(SPEC, 'Moons"""\nimport os', 0, run.saved_weights(), read_data=lambda: prepare(SPEC.data, None))
    blob = BY_TYPE["pytorch"].write(subject)
    assert blob == BY_TYPE["pytorch"].write(subject)
    archive = zipfile.ZipFile(io.BytesIO(blob))
    assert archive.namelist() == ["experiment.py", "data.npz", "weights.safetensors"]
    source = archive.read("experiment.py").decode()
    assert source.startswith('# Moons""" import os\n')
    modules = {name.name for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Import) for name in one.names}
    assert modules == {"math", "numpy", "torch", "torch.nn.functional"}
    assert set(saved_nodes(archive.read("weights.safetensors"))) == {"hidden", "logits"}
    notebook = json.loads(
        zipfile.ZipFile(io.BytesIO(BY_TYPE["pytorch_notebook"].write(subject))).read("experiment.ipynb")
    )
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    ast.parse("\n\n".join(cells))
    assert "train(network, training, validation)" in cells[-1]


def test_an_optimiser_without_a_form_is_refused_by_name() -> None:
    spec = SPEC.model_copy(update={"optimizer": SPEC.optimizer.model_copy(update={"type": "bfgs", "config": {}})})
    run = make_run(SPEC, prepare(SPEC.data, None))
    subject = Subject(spec, "", 0, run.saved_weights(), read_data=lambda: prepare(spec.data, None))
    with pytest.raises(EngineError) as refused:
        BY_TYPE["pytorch"].write(subject)
    assert [(one.code, one.got) for one in refused.value.problems] == [("export_unsupported", "BFGS")]
