"""A target that is scaled for training leaves in its own units: predictions, metrics, baselines and files."""

import csv
import io
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from engine.baselines.running import run_baseline
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.export import EXPORTS, Subject
from engine.run import Run
from engine.spec import Component, ExperimentSpec
from tests.engine.tabular.houses import PRICES, SIZES, spec_in

FORMATS = {record.type: record for record in EXPORTS}


def opened(spec: ExperimentSpec, directory: Path) -> tuple[Run, PreparedData]:
    """A run at its start."""
    prepared = prepare(spec.data, directory)
    run = Run(spec, prepared, cache=ExecutableCache())
    run.compile()
    return run, prepared


def prices_of(prepared: PreparedData) -> NDArray[np.float64]:
    """The price of every row, each one that the table has for a house of this size."""
    by_size: dict[float, list[float]] = {}
    for size, price in zip(SIZES, PRICES, strict=True):
        by_size.setdefault(size, []).append(price)
    assert prepared.target_units is not None
    assert prepared.values is not None
    given = prepared.target_units.of(prepared.values)[:, 0]
    for size, price in zip(np.asarray(prepared.inputs)[:, 0], given, strict=True):
        assert min(abs(price - known) for known in by_size[size]) < 1e-6
    assert sorted(given) == pytest.approx(sorted(PRICES), rel=1e-12)
    return np.asarray(given, np.float64)


def in_prices(run: Run, prepared: PreparedData, rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the network says of raw rows, in NumPy: dense layer, then deviation and mean of the training prices."""
    train = prices_of(prepared)[: prepared.counts[0]]
    kernel, bias = (np.asarray(run.weights()["out"][name], np.float64) for name in ("kernel", "bias"))
    sizes = np.asarray(prepared.inputs)[: prepared.counts[0]]
    scaled = (rows - sizes.mean(axis=0)) / sizes.std(axis=0)
    return (scaled @ kernel + bias) * train.std() + train.mean()


def test_metrics_and_residuals_are_in_the_units_of_the_target(tmp_path: Path) -> None:
    run, prepared = opened(spec_in(tmp_path), tmp_path)
    truth = prices_of(prepared)[24:32]
    predicted = in_prices(run, prepared, np.asarray(prepared.inputs, np.float64)[24:32])[:, 0]
    found = run.evaluate("validation")
    assert found["mse"] == pytest.approx(np.mean((predicted - truth) ** 2), rel=1e-4)
    assert found["mse"] > 1e8
    assert found["r2"] == pytest.approx(
        1 - np.sum((predicted - truth) ** 2) / np.sum((truth - truth.mean()) ** 2), rel=1e-4
    )
    deviation = prices_of(prepared)[:24].std()
    assert found["loss"] == pytest.approx(found["mse"] / deviation**2, rel=1e-4)
    residuals = run.view("residuals").arrays
    np.testing.assert_allclose(residuals["truth"], truth, rtol=1e-6)
    np.testing.assert_allclose(residuals["predicted"], predicted, rtol=1e-6)
    assert residuals["rmse"][0] == pytest.approx(np.sqrt(np.mean((predicted - truth) ** 2)), rel=1e-5)
    shown = run.view("targets").arrays
    np.testing.assert_allclose(shown["truth"][:, 0], truth, rtol=1e-6)
    np.testing.assert_allclose(shown["predicted"][:, 0], predicted, rtol=1e-6)


def test_a_target_that_is_not_scaled_stays_as_it_is(tmp_path: Path) -> None:
    run, prepared = opened(spec_in(tmp_path, standardize_target=False), tmp_path)
    assert prepared.values is not None
    assert sorted(prepared.values[:, 0]) == sorted(PRICES)
    found = run.evaluate("validation")
    assert found["mse"] == pytest.approx(found["loss"], rel=1e-6)


def test_a_file_takes_raw_rows_and_gives_prices(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    run, prepared = opened(spec, tmp_path)
    subject = Subject(spec, "", 0, run.saved_weights(), read_data=lambda: prepared)
    session = onnxruntime.InferenceSession(FORMATS["onnx"].write(subject), providers=["CPUExecutionProvider"])
    raw = np.asarray([[0.0], [12.5], [30.0]], np.float32)
    given = np.asarray(session.run(None, {"input": raw})[0])
    np.testing.assert_allclose(given, in_prices(run, prepared, raw.astype(np.float64)), rtol=1e-5)
    rows = list(csv.DictReader(io.StringIO(FORMATS["split_csv"].write(subject).decode())))
    assert [float(row["y1"]) for row in rows] == pytest.approx(prices_of(prepared), rel=1e-12)


def test_a_baseline_is_measured_in_the_units_of_the_target(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    prepared = prepare(spec.data, tmp_path)
    report = run_baseline(spec.data, Component(type="linear_regression"), tmp_path)
    sizes, prices = np.asarray(prepared.inputs)[:, 0], prices_of(prepared)
    slope, offset = np.polyfit(sizes[:24], prices[:24], 1)
    error = np.mean((slope * sizes[24:32] + offset - prices[24:32]) ** 2)
    assert report.metrics["validation"]["mse"] == pytest.approx(error, rel=1e-6)
