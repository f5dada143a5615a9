"""Every column against a naive computation in NumPy, on padded batches, images and branches."""

from typing import Any

import jax
import numpy as np
import pytest

from engine.compile.batches import single_batch
from engine.compile.cache import ExecutableCache
from engine.compile.program import make_program
from engine.compile.saved import read_state
from engine.diagnostics import columns
from engine.report import EDGE_COLUMNS, NODE_COLUMNS
from engine.run import Run
from tests.engine.compile.test_gradients import Bench
from tests.engine.experiments import (
    Experiment,
    chain,
    dense,
    images,
    make_run,
    node,
    points,
    residual,
    train,
    with_state,
)

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
ROOT = np.asarray(jax.random.key_data(jax.random.key(3, impl="threefry2x32")))
"""What a run of seed 3, the one of these experiments, draws from."""

CASES = {
    "padded batch, relu, dropout": (
        Experiment(
            chain(dense("one", 70), node("bend", "relu"), node("drop", "dropout", rate=0.3), dense("out", 2)), "out"
        ),
        points(train=43),
    ),
    "branches": (Experiment(residual(), "out"), points()),
    "images": (
        Experiment(
            chain(
                node("conv", "conv2d", filters=4, kernel_size=3),
                node("bend", "relu"),
                node("pool", "max_pool2d"),
                dense("squash", 5),
                node("soft", "sigmoid"),
                dense("out", 3),
            ),
            "out",
        ),
        images(train=21),
    ),
}


def rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(values))))


def naive(bench: Bench) -> tuple[np.ndarray, np.ndarray]:
    """[nodes, columns] and [edges, 1] of one update of plain gradient descent, window_dead left out."""
    found = jax.jit(lambda weights: bench.at(weights, tapped=True))(bench.state.weights)
    plan, split = bench.program.plan, bench.program.layout.split
    weights, gradient = split(bench.state.weights), split(found.weights)
    real = int(bench.batch.real)
    rows = np.full((len(plan.nodes), len(NODE_COLUMNS)), np.nan)
    for index, part in enumerate(plan.nodes):
        output = np.asarray(found.outputs[index], np.float64)[:real]
        delta = np.asarray(found.catchers.nodes[index], np.float64)[:real]
        old = [np.asarray(array, np.float64).ravel() for array in weights[index].values()]
        slope = [np.asarray(array, np.float64).ravel() for array in gradient[index].values()]
        reported: dict[str, Any] = {
            "delta_rms": rms(delta * real),
            "delta_norm": np.linalg.norm(delta.reshape(-1, delta.shape[-1]).sum(axis=0)),
            "activation_mean": output.mean(),
            "activation_std": output.std(),
            "activation_min": output.min(),
            "activation_max": output.max(),
            "zero_fraction": np.mean(output == 0),
            "non_finite": 0,
        }
        if part.layer.can_die:
            reported["batch_dead"] = np.mean(np.all(output.reshape(-1, output.shape[-1]) == 0, axis=0))
        if part.layer.saturation:
            low, high = part.layer.saturation.low, part.layer.saturation.high
            reported["saturated"] = np.mean((output < low) | (output > high))
        if old:
            whole, steps = np.concatenate(old), np.concatenate(slope)
            reported["weight_gradient_norm"] = np.linalg.norm(steps)
            reported["weight_gradient_rms"] = rms(steps)
            reported["weight_norm"] = np.linalg.norm(whole)
            reported["update_ratio"] = 0.1 * np.linalg.norm(steps) / np.linalg.norm(whole)
        for name, value in reported.items():
            rows[index, NODE_COLUMNS.index(name)] = value
    edges = np.full((len(plan.edges), len(EDGE_COLUMNS)), np.nan)
    for part in plan.nodes:
        for wire, source in zip(part.wires, part.sources, strict=True):
            share = found.catchers.wires.get(wire, found.catchers.nodes[source])
            edges[wire, 0] = rms(np.asarray(share, np.float64)[:real] * real)
    return rows, edges


@pytest.mark.parametrize("large", [False, True], ids=["side by side", "example by example"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_every_column_equals_a_naive_computation(name: str, large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if large:
        monkeypatch.setattr(columns, "LARGE_IN_LOOK", 0)
    experiment, prepared = CASES[name]
    spec = experiment.spec()
    run = make_run(spec, prepared, ExecutableCache() if large else CACHE)
    last = run.schema.steps_per_epoch - 1
    train(run, last, last)
    bench = Bench(spec, prepared, ROOT)
    bench.state = jax.tree.map(jax.numpy.asarray, read_state(bench.program, run.state(), bench.state))
    bench.run = bench.run.__class__(bench.batch.inputs, bench.batch.mask, noise_key(last), bench.salts)
    expected_nodes, expected_edges = naive(bench)
    report = train(run, 1, 1)[0][0]
    reported = report.arrays["node_statistics"].astype(np.float64)
    window = NODE_COLUMNS.index("window_dead")
    reported[:, window] = np.nan
    np.testing.assert_allclose(reported, expected_nodes, rtol=2e-4, atol=1e-6)
    np.testing.assert_allclose(report.arrays["edge_statistics"], expected_edges, rtol=2e-4, atol=1e-7)


@pytest.mark.parametrize("large", [False, True], ids=["side by side", "example by example"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_statistics_are_taken_in_double_precision_too(name: str, large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the input node gives out depends on no weight: it is the same in both precisions."""
    if large:
        monkeypatch.setattr(columns, "LARGE_IN_LOOK", 0)
    experiment, prepared = CASES[name]
    rough = train(make_run(experiment.spec(), prepared, ExecutableCache() if large else CACHE), 1, 1)[0]
    with jax.enable_x64(True):
        exact = train(make_run(experiment.spec(precision="float64"), prepared, ExecutableCache()), 1, 1)[0]
    assert len(exact) == len(rough)
    for one, other in zip(exact, rough, strict=True):
        found, expected = one.arrays["node_statistics"], other.arrays["node_statistics"]
        assert np.array_equal(np.isnan(found), np.isnan(expected))
        outputs = [NODE_COLUMNS.index(f"activation_{column}") for column in ("mean", "std", "min", "max")]
        np.testing.assert_allclose(found[0, outputs], expected[0, outputs], rtol=1e-5)


def noise_key(step: int) -> jax.Array:
    from engine.compile.step import STEP_STREAM, stream

    return jax.random.fold_in(stream(jax.numpy.asarray(ROOT), STEP_STREAM), jax.numpy.uint32(step))


def column(run: Any, report: Any, name: str, row: str) -> float:
    return float(report.arrays["node_statistics"][run.schema.nodes.index(row), NODE_COLUMNS.index(name)])


def test_histograms_count_what_lies_between_the_extremes() -> None:
    run = make_run(
        Experiment(chain(dense("one", 6), node("bend", "relu"), dense("out", 2)), "out").spec(), points(), CACHE
    )
    report = train(run, 1, 1)[0][0]
    histograms, ranges = report.arrays["node_histograms"], report.arrays["histogram_ranges"]
    assert histograms.shape == (4, 32)
    assert histograms.max(axis=1).tolist() == [255] * 4
    row = run.schema.nodes.index("bend")
    assert ranges[row, 0] == column(run, report, "activation_min", "bend") == 0
    assert ranges[row, 1] == pytest.approx(column(run, report, "activation_max", "bend"))


def test_a_unit_is_dead_in_the_window_when_it_slept_for_a_whole_epoch() -> None:
    network = chain(dense("one", 5, bias_initializer={"type": "zeros"}), node("bend", "relu"), dense("out", 2))
    prepared = points(train=40)

    def with_bias(run: Run, bias: list[float]) -> Run:
        return with_state(run, prepared, CACHE, lambda name, a: np.asarray(bias) if name == "weights/one/bias" else a)

    run = with_bias(make_run(Experiment(network, "out").spec(), prepared, CACHE), [-1e6, -1e6, 0, 0, 0])
    reports = train(run, 5, 1)[0]
    assert [column(run, report, "window_dead", "bend") for report in reports] == [pytest.approx(0.4)] * 5
    assert column(run, reports[-1], "batch_dead", "bend") >= 0.4
    run = with_bias(run, [0, 0, 0, 0, 0])
    assert column(run, train(run, 1, 1)[0][0], "window_dead", "bend") == 0


def test_delta_norm_is_not_reported_where_a_mean_is_subtracted_and_delta_rms_is() -> None:
    network = chain(dense("one", 5), node("norm", "batch_norm"), node("bend", "relu"), dense("out", 2))
    run = make_run(Experiment(network, "out").spec(), points(), CACHE)
    report = train(run, 1, 1)[0][0]
    assert np.isnan(column(run, report, "delta_norm", "one"))
    assert column(run, report, "delta_rms", "one") > 1e-3
    assert column(run, report, "delta_norm", "norm") > 0


def test_a_folded_activation_has_no_delta_and_its_wire_carries_that_of_the_logits() -> None:
    network = chain(dense("one", 4), node("bend", "tanh"), dense("two", 2), node("end", "softmax"))
    run = make_run(Experiment(network, "end").spec(), points(), CACHE)
    report = train(run, 1, 1)[0][0]
    assert np.isnan(column(run, report, "delta_rms", "end"))
    wire = run.schema.edges.index(("two", "out", "end", "in"))
    assert report.arrays["edge_statistics"][wire, 0] == pytest.approx(column(run, report, "delta_rms", "two"))


def test_the_order_of_an_update_is_gradient_penalty_clipping_optimiser() -> None:
    spec = Experiment(chain(dense("out", 2)), "out").spec(l1=0.03, l2=0.5, clipping={"by": "global_norm", "at": 0.2})
    prepared = points()
    run = make_run(spec, prepared, CACHE)
    before = {name: a.astype(np.float64) for name, a in run.weights()["out"].items()}
    report = train(run, 1, 1)[0][0]
    after = {name: a.astype(np.float64) for name, a in run.weights()["out"].items()}
    bench = Bench(spec, prepared, ROOT)
    bench.state = bench.state._replace(
        weights=bench.program.layout.join([{}, {k: jax.numpy.asarray(v, np.float32) for k, v in before.items()}])
    )
    first = jax.numpy.uint32(0)
    bench.batch = jax.jit(lambda: single_batch(bench.program, bench.data, bench.root, first, first))()
    bench.run = bench.run.__class__(bench.batch.inputs, bench.batch.mask, bench.run.key, bench.salts)
    slope = bench.program.layout.split(jax.jit(lambda w: bench.at(w).weights)(bench.state.weights))[1]
    total = {name: np.asarray(array, np.float64) for name, array in slope.items()}
    total["kernel"] = total["kernel"] + 0.5 * before["kernel"] + 0.03 * np.sign(before["kernel"])
    norm = np.sqrt(sum(np.square(array).sum() for array in total.values()))
    assert norm > 0.2
    for name, array in total.items():
        np.testing.assert_allclose(after[name], before[name] - 0.1 * array * 0.2 / norm, rtol=1e-4, atol=1e-6)
    penalty = 0.25 * np.square(before["kernel"]).sum() + 0.03 * np.abs(before["kernel"]).sum()
    data_loss, reported_penalty, loss = report.arrays["scalar_buckets"][:, 0, 3]
    assert reported_penalty == pytest.approx(penalty, rel=1e-5)
    assert loss == pytest.approx(data_loss + reported_penalty, rel=1e-6)


def test_frozen_nodes_and_factors_scale_the_update() -> None:
    network = chain(dense("one", 4), node("bend", "tanh"), dense("two", 4), dense("out", 2))
    network["nodes"][1]["frozen"] = True
    network["nodes"][3]["learning_rate_factor"] = 0.5
    run = make_run(Experiment(network, "out").spec(), points(), CACHE)
    report = train(run, 1, 1)[0][0]
    assert column(run, report, "update_ratio", "one") == 0
    assert column(run, report, "weight_gradient_norm", "one") > 0
    for name, factor in (("two", 0.05), ("out", 0.1)):
        expected = factor * column(run, report, "weight_gradient_norm", name) / column(run, report, "weight_norm", name)
        assert column(run, report, "update_ratio", name) == pytest.approx(expected, rel=1e-3)


def test_programs_that_differ_in_live_values_names_and_seed_share_their_structure() -> None:
    first = Experiment(chain(dense("a", 4), node("b", "dropout", rate=0.1), dense("c", 2)), "c").spec(l2=0.1)
    second = Experiment(chain(dense("q", 4), node("r", "dropout", rate=0.6), dense("s", 2)), "s").spec(seed=99)
    third = Experiment(chain(dense("a", 5), node("b", "dropout", rate=0.1), dense("c", 2)), "c").spec()
    prepared = points()
    one, two, three = (make_program(spec, prepared, "cpu").structure for spec in (first, second, third))
    assert one == two
    assert one != three
