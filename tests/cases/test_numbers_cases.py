"""Reported cases of numbers: slopes, losses, statistics, optimisers, windows, schedules, metrics, divergence."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from engine import registry
from engine.checks import require_valid
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.layers.definition import LayerContext
from engine.report import NODE_COLUMNS
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.cases.reading import read_case

Vector = NDArray[np.float64]
CACHE = ExecutableCache()


def spec_of(number: int, variant: str | None = None) -> ExperimentSpec:
    case = read_case(number)
    return require_valid(ExperimentSpec.model_validate(case["spec"] if variant is None else case["variants"][variant]))


def begin(spec: ExperimentSpec) -> tuple[Run, PreparedData]:
    """A run and its data; float64 has to be on for specs that ask for it."""
    prepared = prepare(spec.data, None)
    return Run(spec, prepared, cache=CACHE), prepared


def part(prepared: PreparedData, which: str) -> slice:
    train, validation, _ = prepared.counts
    return slice(0, train) if which == "train" else slice(train, train + validation)


def points_of(prepared: PreparedData, which: str) -> tuple[Vector, Vector]:
    """Inputs and values of a part, as the loop sees them."""
    assert prepared.values is not None
    rows = part(prepared, which)
    return (prepared.inputs[rows] - prepared.offset) * prepared.scale, prepared.values[rows]


@pytest.mark.parametrize(
    ("variant", "slope"), [(None, 1.522998e-08), ("z=-16", 1.125352e-07), ("float64 z=-38", 3.139133e-17)]
)
def test_24_the_gradient_behind_elu_is_the_exponential(variant: str | None, slope: float) -> None:
    spec = spec_of(24, variant)
    with jax.enable_x64(spec.training.precision == "float64"):
        run, _ = begin(spec)
        report = run.advance(1).reports[0]
    column = report.arrays["node_statistics"][:, NODE_COLUMNS.index("delta_rms")]
    deltas = dict(zip(run.schema.nodes, column, strict=True))
    assert deltas["d1"] / deltas["a"] == pytest.approx(slope, rel=1e-5)


def test_30_an_extreme_logit_has_a_finite_loss() -> None:
    """1000 x 10 n1 / (n0 + 10 n1) over the validation part."""
    run, prepared = begin(spec_of(30))
    assert prepared.labels is not None
    rare = int(prepared.labels[part(prepared, "validation")].sum())
    other = prepared.counts[1] - rare
    assert 1000 * 10 * rare / (other + 10 * rare) == pytest.approx(148.61996, rel=1e-6)
    assert run.evaluate("validation")["loss"] == pytest.approx(148.61996, rel=1e-6)


def test_31_batch_norm_keeps_the_unbiased_variance() -> None:
    with jax.enable_x64(True):
        run, prepared = begin(spec_of(31))
        report = run.advance(1).reports[0]
        found = run.evaluate("validation")["loss"]
    inputs, targets = points_of(prepared, "train")
    sums = 0.7 * inputs
    held, wanted = points_of(prepared, "validation")
    scaled = (0.7 * held - sums.mean()) / np.sqrt(sums.var(ddof=1) + 1e-5)
    trained = np.mean(np.square((sums - sums.mean()) / np.sqrt(sums.var() + 1e-5) - targets))
    assert np.mean(np.square(scaled - wanted)) == pytest.approx(1.565975, abs=1e-6)
    assert trained == pytest.approx(1.263090, abs=1e-6)
    assert found == pytest.approx(1.565975, abs=1e-6)
    assert report.arrays["scalar_buckets"][0, 0, 1] == pytest.approx(1.263090, abs=1e-6)


Rule = Callable[[Vector, Vector, dict[str, Any], int], Vector]


def adamw(weights: Vector, slope: Vector, memory: dict[str, Any], step: int) -> Vector:
    memory["m"] = 0.9 * memory.get("m", 0) + 0.1 * slope
    memory["v"] = 0.999 * memory.get("v", 0) + 0.001 * slope**2
    ahead = memory["m"] / (1 - 0.9**step) / (np.sqrt(memory["v"] / (1 - 0.999**step)) + 1e-8)
    return weights - 0.05 * (ahead + 0.5 * weights)


def nadam(weights: Vector, slope: Vector, memory: dict[str, Any], step: int) -> Vector:
    now, later = (0.9 * (1 - 0.5 * 0.96 ** (at * 0.004)) for at in (step, step + 1))
    memory["product"] = memory.get("product", 1.0) * now
    memory["m"] = 0.9 * memory.get("m", 0) + 0.1 * slope
    memory["v"] = 0.999 * memory.get("v", 0) + 0.001 * slope**2
    root = np.sqrt(memory["v"] / (1 - 0.999**step)) + 1e-8
    looked = later * memory["m"] / (1 - memory["product"] * later) + (1 - now) * slope / (1 - memory["product"])
    return weights - 0.05 * looked / root


def rmsprop(weights: Vector, slope: Vector, memory: dict[str, Any], step: int) -> Vector:
    memory["v"] = 0.9 * memory.get("v", 0) + 0.1 * slope**2
    return weights - 0.05 * slope / (np.sqrt(memory["v"]) + 0.5)


@pytest.mark.parametrize(("number", "rule"), [(32, adamw), (33, nadam), (34, rmsprop)])
def test_32_to_34_optimisers_take_the_steps_of_their_papers(number: int, rule: Rule) -> None:
    """A line through the whole training part, 32 steps, float64."""
    with jax.enable_x64(True):
        run, prepared = begin(spec_of(number))
        while run.step < 32:
            run.advance(32 - run.step)
        found = run.weights()["o"]
    inputs, targets = points_of(prepared, "train")
    weights, memory = np.array([0.3, 0.0]), {}
    for step in range(1, 33):
        errors = inputs[:, 0] * weights[0] + weights[1] - targets[:, 0]
        slope = 2 * np.array([np.mean(errors * inputs[:, 0]), np.mean(errors)])
        weights = rule(weights, slope, memory, step)
    np.testing.assert_allclose([found["kernel"][0, 0], found["bias"][0]], weights, rtol=0, atol=5e-8)


def recurrent_loss(prepared: PreparedData, after: bool) -> float:
    """The GRU of case 35 by hand: all input weights 0.7, recurrent 0.4, biases 0.3; then a sum times 0.5."""
    inputs, targets = points_of(prepared, "train")
    state = np.zeros((len(inputs), 3))
    for step in range(inputs.shape[1]):
        given = 0.7 * inputs[:, step] + 0.3
        gate = 1 / (1 + np.exp(-(given + 0.4 * state.sum(axis=1, keepdims=True))))
        inner = 0.4 * state.sum(axis=1, keepdims=True) + 0.3 if after else None
        past = gate * inner if inner is not None else 0.4 * (gate * state).sum(axis=1, keepdims=True)
        state = (1 - gate) * np.tanh(given + past) + gate * state
    return float(np.mean(np.square(0.5 * state.sum(axis=1, keepdims=True) - targets)))


@pytest.mark.parametrize(("reset", "loss"), [("after", 1.37156036), ("before", 0.95153183)])
def test_35_the_reset_gate_acts_after_or_before_the_product(reset: str, loss: float) -> None:
    raw = read_case(35)["spec"]
    raw["network"]["nodes"][1]["config"]["reset"] = reset
    with jax.enable_x64(True):
        run, prepared = begin(require_valid(ExperimentSpec.model_validate(raw)))
        found = run.evaluate("train")["loss"]
    assert recurrent_loss(prepared, reset == "after") == pytest.approx(loss, abs=1e-8)
    assert found == pytest.approx(loss, abs=1e-8)


def applied(kind: str, config: dict[str, Any], x: Vector) -> Vector:
    layer = registry.layer(kind)
    context = LayerContext(training=False, example_mask=jnp.ones(len(x)), key=None, live={})
    settings = layer.Config.model_validate(config)
    return np.asarray(layer.apply(settings, {}, {}, (jnp.asarray(x, jnp.float32),), context)[0])


def windowed(x: Vector, size: int, stride: int, fold: Callable[[Vector], Vector]) -> Vector:
    """`same` windows over [batch, side, side, channels]; what lies outside is NaN, an odd rest behind."""
    side = x.shape[1]
    count = -(-side // stride)
    around = max((count - 1) * stride + size - side, 0)
    pads = (around // 2, around - around // 2)
    padded = np.pad(x, ((0, 0), pads, pads, (0, 0)), constant_values=np.nan)
    rows = [
        [fold(padded[:, i * stride : i * stride + size, j * stride : j * stride + size]) for j in range(count)]
        for i in range(count)
    ]
    return np.moveaxis(np.array(rows), 2, 0)


FOLDS: dict[str, tuple[str, dict[str, Any], Callable[[Vector], Vector]]] = {
    "largest": ("max_pool2d", {}, lambda seen: np.nanmax(seen, axis=(1, 2))),
    "mean": ("avg_pool2d", {"count_padding": False}, lambda seen: np.nanmean(seen, axis=(1, 2))),
    "mean with zeros": ("avg_pool2d", {"count_padding": True}, lambda seen: np.nan_to_num(seen).mean(axis=(1, 2))),
}


@pytest.mark.parametrize("size", [2, 3, 4])
@pytest.mark.parametrize("name", FOLDS)
def test_36_windows_at_the_border_see_what_numpy_sees(name: str, size: int) -> None:
    """Over negative numbers, so that a zero beyond the border would win."""
    kind, config, fold = FOLDS[name]
    x = -1.0 - np.random.default_rng(5).random((2, 7, 7, 2))
    for stride in (1, 2, 3):
        found = applied(kind, {**config, "pool_size": size, "stride": stride, "padding": "same"}, x)
        np.testing.assert_allclose(found, windowed(x, size, stride, fold), rtol=1e-5)


def test_36_an_even_window_over_channels_has_one_more_before() -> None:
    x = np.random.default_rng(6).normal(size=(1, 2, 2, 5))
    squares = np.pad(np.square(x), ((0, 0), (0, 0), (0, 0), (2, 1)))
    sums = sum(squares[..., first : first + 5] for first in range(4))
    found = applied("local_response_norm", {"size": 4, "alpha": 0.3, "beta": 0.75, "offset": 2.0}, x)
    np.testing.assert_allclose(found, x / (2.0 + 0.3 * sums) ** 0.75, rtol=1e-5)


def test_37_the_rate_falls_at_the_third_evaluation_without_gain() -> None:
    run, _ = begin(spec_of(37))
    events = []
    while run.status != "finished":
        events += run.advance(900).events
    steps = [event.step for event in events if event.kind == "rate_reduced"]
    assert steps[:3] == [120, 210, 300]
    assert set(np.diff(steps)) == {90}


def test_38_metrics_without_a_predicted_positive_are_zero_not_nan() -> None:
    run, _ = begin(spec_of(38))
    found = run.evaluate("validation")
    assert {name: found[name] for name in ("precision", "recall", "f1", "roc_auc")} == {
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "roc_auc": 0.5,
    }
    assert 0.9 < found["accuracy"] < 1.0


def test_40_a_run_that_diverges_is_named_and_keeps_its_last_finite_weights() -> None:
    run, _ = begin(spec_of(40))
    events = []
    while run.status not in ("diverged", "finished") and run.step < 2000:
        events += run.advance(200).events
    assert run.status == "diverged"
    (event,) = [event for event in events if event.kind == "diverged"]
    assert event.detail["node_id"] in ("d1", "r", "d2", "r2", "o")
    assert event.detail["quantity"] in ("activation", "delta", "weight_gradient", "update", "loss")
    assert event.detail["step"] == run.step + 1
    assert all(np.isfinite(array).all() for own in run.weights().values() for array in own.values())
