"""Numbers of one example against NumPy in float64, from the weights of the run and the raw data."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.run import Run
from tests.engine.experiments import (
    Experiment,
    chain,
    dense,
    images,
    make_run,
    mlp,
    node,
    points,
    residual,
    roomy_cache,
)
from tests.engine.numbers.questions import ask_numbers, ask_weight, assert_agrees, lines, shaped

pytestmark = pytest.mark.usefixtures("quick_programs")
Array = NDArray[np.float64]


def close(found: Array, expected: Any) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-11, atol=1e-13)


@pytest.fixture(scope="module", name="cache")
def _cache() -> ExecutableCache:
    return roomy_cache()


def trained(experiment: Experiment, prepared: PreparedData, cache: ExecutableCache, steps: int = 7) -> Run:
    run = make_run(experiment.spec(), prepared, cache)
    run.advance(steps)
    return run


def weights_of(run: Run) -> dict[str, dict[str, Array]]:
    """The weights as float64."""
    return {
        name: {key: np.asarray(each, np.float64) for key, each in own.items()} for name, own in run.weights().items()
    }


def example_of(prepared: PreparedData, row: int) -> Array:
    """What a float32 run reads of an example."""
    raw = np.asarray(prepared.inputs[row], np.float64) / (255 if prepared.inputs.dtype == np.uint8 else 1)
    return np.asarray(((raw - prepared.offset) * prepared.scale).astype(np.float32), np.float64)


def softmax(logits: Array) -> Array:
    shifted = np.exp(logits - logits.max())
    return shifted / shifted.sum()


def hand(own: dict[str, dict[str, Array]], x: Array, label: int) -> dict[str, Array]:
    """BP1 to BP4 of 2-5-4-2 with tanh and cross-entropy."""
    z1 = x @ own["dense_0"]["kernel"] + own["dense_0"]["bias"]
    a1 = np.tanh(z1)
    z2 = a1 @ own["dense_1"]["kernel"] + own["dense_1"]["bias"]
    a2 = np.tanh(z2)
    logits = a2 @ own["out"]["kernel"] + own["out"]["bias"]
    d3 = softmax(logits) - np.eye(2)[label]
    back2 = own["out"]["kernel"] @ d3
    d2 = back2 * (1 - a2**2)
    back1 = own["dense_1"]["kernel"] @ d2
    d1 = back1 * (1 - a1**2)
    loss = np.asarray([-np.log(softmax(logits)[label])])
    return {
        "z1": z1,
        "a1": a1,
        "z2": z2,
        "a2": a2,
        "logits": logits,
        "d1": d1,
        "d2": d2,
        "d3": d3,
        "loss": loss,
        "x": x,
    }


MLP = Experiment(mlp(5, 4), "out", optimizer={"type": "adam", "config": {"learning_rate": 0.05}})


@pytest.fixture(scope="module", name="small")
def _small(cache: ExecutableCache) -> Run:
    return trained(MLP, points(), cache)


@pytest.mark.parametrize(("part", "example", "row"), [("train", 3, 3), ("validation", 5, 45)])
def test_every_layer_of_a_small_network_equals_numpy(small: Run, part: str, example: int, row: int) -> None:
    prepared = points()
    own, labels = weights_of(small), prepared.labels
    assert labels is not None
    known = hand(own, example_of(prepared, row), int(labels[row]))
    first = ask_numbers(small, "dense_0", part=part, example=example, unit=2)
    close(first["loss"], known["loss"])
    assert lines(first, "label") == [str(labels[row])]
    close(first["input_0"], known["x"])
    close(first["output"], known["z1"])
    close(first["delta"], known["d1"])
    close(first["gradients_0"], np.outer(known["x"], known["d1"]))
    close(first["gradients_1"], known["d1"][None])
    close(first["weights_0"], own["dense_0"]["kernel"])
    assert first["weights_0_largest"][0] == pytest.approx(np.abs(np.outer(known["x"], known["d1"])).max(), rel=1e-11)
    middle = ask_numbers(small, "act_0", part=part, example=example)
    close(middle["output"], known["a1"])
    close(middle["slope"], 1 - known["a1"] ** 2)
    close(middle["delta"], own["dense_1"]["kernel"] @ known["d2"])
    last = ask_numbers(small, "out", part=part, example=example)
    close(last["read_0"], known["logits"])
    close(last["read_delta_0"], known["d3"])
    close(last["delta"], known["d3"])
    factors = dict(zip(lines(last, "nodes"), last["factors"], strict=True))
    close(factors["act_0"][3], np.mean(1 - known["a1"] ** 2))
    close(factors["dense_1"][1], np.linalg.norm(known["d2"]))
    close(factors["dense_1"][2], np.linalg.norm(own["dense_1"]["kernel"] @ known["d2"]))


@pytest.mark.parametrize("unit", [0, 1])
def test_the_curve_of_a_loss_is_the_loss_with_another_logit(small: Run, unit: int) -> None:
    prepared = points()
    own, labels = weights_of(small), prepared.labels
    assert labels is not None
    known = hand(own, example_of(prepared, 45), int(labels[45]))
    answer = ask_numbers(small, "out", part="validation", example=5, unit=unit)
    values, losses, slopes = answer["loss_curve_0"].T
    assert values.min() < known["logits"][unit] < values.max()
    for value, loss, slope in zip(values[::8], losses[::8], slopes[::8], strict=True):
        logits = known["logits"].copy()
        logits[unit] = value
        close(loss, -np.log(softmax(logits)[labels[45]]))
        close(slope, (softmax(logits) - np.eye(2)[labels[45]])[unit])
    everywhere = [hand(own, example_of(prepared, row), 0)["logits"][unit] for row in range(40)]
    batch = answer["loss_points_0"]
    assert len(batch) == 8
    assert max(min(abs(point - each) for each in everywhere) for point in batch) < 1e-4
    assert "loss_curve_0" not in ask_numbers(small, "act_1")


def test_an_output_is_the_sum_of_the_terms_reported(small: Run) -> None:
    own, known = weights_of(small), None
    prepared = points()
    known = hand(own, example_of(prepared, 40), 0)
    answer = ask_numbers(small, "dense_1", unit=3)
    terms = answer["terms"]
    assert (np.diff(np.abs(terms[:, 2] * terms[:, 3])) <= 0).all()
    assert np.sum(terms[:, 2] * terms[:, 3]) == pytest.approx(known["z2"][3], rel=1e-12)
    kernel = terms[terms[:, 0] == 0]
    for _, flat, weight, fed in kernel:
        assert int(flat) % 4 == 3
        assert weight == own["dense_1"]["kernel"].ravel()[int(flat)]
        assert fed == pytest.approx(known["a1"][int(flat) // 4], rel=1e-12)
    ((_, flat, bias, fed),) = terms[terms[:, 0] == 1]
    assert (flat, bias, fed) == (3, own["dense_1"]["bias"][3], 1)


def test_a_weight_reports_its_path_sum_term_by_term(small: Run) -> None:
    prepared = points()
    assert prepared.labels is not None
    own = weights_of(small)
    known = hand(own, example_of(prepared, 42), int(prepared.labels[42]))
    answer = ask_weight(small, "dense_0", "kernel", 1 * 5 + 3, example=2)
    value, gradient, largest = answer["value"]
    assert value == own["dense_0"]["kernel"][1, 3]
    assert gradient == pytest.approx(known["x"][1] * known["d1"][3], rel=1e-11)
    assert largest == pytest.approx(np.abs(np.outer(known["x"], known["d1"])).max(), rel=1e-11)
    close(answer["uses"], [[3, known["d1"][3], known["x"][1]]])
    assert lines(answer, "link_nodes") == ["dense_0", "act_0"]
    close(answer["links"], [[3, 1], [3, 1 - known["a1"][3] ** 2]])
    assert lines(answer, "path_nodes") == ["dense_1"] * 4
    for unit, factor, delta in answer["paths"]:
        assert factor == own["dense_1"]["kernel"][3, int(unit)]
        assert delta == pytest.approx(known["d2"][int(unit)], rel=1e-11)
    total = np.sum(answer["paths"][:, 1] * answer["paths"][:, 2]) + answer["paths_left"][1]
    assert total * (1 - known["a1"][3] ** 2) == pytest.approx(known["d1"][3], rel=1e-11)
    assert_agrees(answer)
    assert answer["check"][2] < 1e-7


def test_a_weight_at_the_end_reads_the_loss_itself(small: Run) -> None:
    prepared = points()
    assert prepared.labels is not None
    known = hand(weights_of(small), example_of(prepared, 40), int(prepared.labels[40]))
    answer = ask_weight(small, "out", "bias", 1)
    assert lines(answer, "link_nodes") == ["out"]
    assert lines(answer, "path_nodes") == []
    close(answer["paths"], [[1, 1, known["d3"][1]]])
    assert_agrees(answer)


@pytest.mark.full
def test_one_unit_a_layer_makes_a_single_chain(cache: ExecutableCache) -> None:
    network = chain(dense("a", 1), node("s", "sigmoid"), dense("b", 1), node("t", "sigmoid"), dense("c", 1))
    run = trained(Experiment(network, "c", loss="mse", target="value"), points(), cache)
    answer = ask_weight(run, "a", "kernel", 0)
    assert lines(answer, "link_nodes") == ["a", "s", "b", "t", "c"]
    product = np.prod(answer["links"][:, 1]) * answer["paths"][0, 2]
    assert lines(answer, "path_nodes") == []
    assert product == pytest.approx(answer["uses"][0, 1], rel=1e-12)
    assert product * answer["uses"][0, 2] == pytest.approx(answer["value"][1], rel=1e-12)
    assert_agrees(answer)


@pytest.mark.full
def test_branches_of_a_residual_network_are_all_terms(cache: ExecutableCache) -> None:
    run = trained(Experiment(residual(), "out"), points(), cache)
    answer = ask_weight(run, "left", "kernel", 0)
    assert lines(answer, "link_nodes") == ["left", "bend"]
    names = lines(answer, "path_nodes")
    assert sorted(names) == ["middle"] * 4 + ["sum"]
    slope = answer["links"][1, 1]
    total = np.sum(answer["paths"][:, 1] * answer["paths"][:, 2])
    assert total * slope == pytest.approx(answer["uses"][0, 1], rel=1e-11)
    assert_agrees(answer)


CONV = chain(node("conv", "conv2d", filters=3, kernel_size=3, padding="valid"), node("bend", "tanh"), dense("out", 3))


def test_a_convolution_equals_numpy_position_by_position(cache: ExecutableCache) -> None:
    prepared = images()
    run = trained(Experiment(CONV, "out"), prepared, cache)
    own, x = weights_of(run), example_of(prepared, 26)
    kernel, bias = own["conv"]["kernel"], own["conv"]["bias"]
    z = np.stack([[np.tensordot(x[i : i + 3, j : j + 3], kernel, 3) + bias for j in range(4)] for i in range(4)])
    answer = ask_numbers(run, "conv", example=2, unit=17)
    np.testing.assert_allclose(shaped(answer, "output"), z, rtol=1e-10, atol=1e-12)
    assert np.sum(answer["terms"][:, 2] * answer["terms"][:, 3]) == pytest.approx(z.ravel()[17], rel=1e-10)
    assert prepared.labels is not None
    a = np.tanh(z)
    d_out = softmax(a.ravel() @ own["out"]["kernel"] + own["out"]["bias"]) - np.eye(3)[prepared.labels[26]]
    delta = (own["out"]["kernel"] @ d_out).reshape(z.shape) * (1 - a**2)
    gradient = np.zeros_like(kernel)
    for i in range(4):
        for j in range(4):
            gradient += x[i : i + 3, j : j + 3, :, None] * delta[i, j]
    np.testing.assert_allclose(shaped(answer, "delta"), delta, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(answer["gradients_0"].reshape(kernel.shape), gradient, rtol=1e-10, atol=1e-12)
    weight = ask_weight(run, "conv", "kernel", 4 * 3 + 1, example=2)
    assert len(weight["uses"]) == 16
    for flat, reported, fed in weight["uses"]:
        i, j, unit = np.unravel_index(int(flat), z.shape)
        assert unit == 1
        assert reported == pytest.approx(delta[i, j, 1], rel=1e-9)
        assert fed == pytest.approx(x[i + 1, j + 1, 0], rel=1e-12)
    assert np.sum(weight["uses"][:, 1] * weight["uses"][:, 2]) == pytest.approx(weight["value"][1], rel=1e-10)
    assert_agrees(weight)


@pytest.mark.full
def test_batch_norm_takes_its_running_statistics_and_is_named(cache: ExecutableCache) -> None:
    prepared = points()
    network = chain(dense("one", 4), node("norm", "batch_norm"), node("bend", "tanh"), dense("out", 2))
    run = trained(Experiment(network, "out"), prepared, cache)
    state = {name: np.asarray(each, np.float64) for name, each in run.state().items() if name.startswith("layers/norm")}
    own = weights_of(run)
    z = example_of(prepared, 41) @ own["one"]["kernel"] + own["one"]["bias"]
    answer = ask_numbers(run, "norm", example=1)
    mean = state["layers/norm/running_mean"]
    variance = state["layers/norm/running_variance"]
    expected = own["norm"]["scale"] * (z - mean) / np.sqrt(variance + 1e-5) + own["norm"]["shift"]
    np.testing.assert_allclose(answer["output"], expected, rtol=1e-7)
    assert lines(answer, "differs") == ["norm"]
    assert_agrees(ask_weight(run, "norm", "scale", 2, example=1))
    assert_agrees(ask_weight(run, "one", "kernel", 3, example=1))


@pytest.mark.full
def test_dropout_and_noise_are_off_and_named(cache: ExecutableCache) -> None:
    network = chain(dense("one", 4), node("drop", "dropout", rate=0.5), node("bend", "tanh"), dense("out", 2))
    run = trained(Experiment(network, "out"), points(), cache)
    answer = ask_numbers(run, "drop")
    np.testing.assert_array_equal(answer["output"], answer["input_0"])
    assert lines(answer, "differs") == ["drop"]


@pytest.mark.full
def test_a_folded_softmax_has_no_delta_and_the_loss_reads_what_feeds_it(cache: ExecutableCache) -> None:
    run = trained(Experiment(chain(dense("logits", 2), node("shares", "softmax")), "shares"), points(), cache)
    answer = ask_numbers(run, "shares")
    assert np.isnan(answer["delta"]).all()
    assert lines(answer, "objectives") == ["cross_entropy\tlogits"]
    labels = points().labels
    assert labels is not None
    np.testing.assert_allclose(answer["read_delta_0"], answer["output"] - np.eye(2)[labels[40]], rtol=1e-11)
    assert_agrees(ask_weight(run, "logits", "kernel", 1))
