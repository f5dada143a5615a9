"""Dead units over the training set, and the loss around the weights, against NumPy float64."""

from typing import Any

import numpy as np
import pytest

from engine.compile.probes.directions import filter_normalized, principal
from engine.compile.program import make_program
from engine.errors import EngineError
from engine.run import Run
from engine.run.checkpoint import read_checkpoint
from engine.run.path import path_of_training
from tests.engine.experiments import Experiment, chain, dense, make_run, mlp, node, points, roomy_cache, train
from tests.engine.probes.small_network import (
    example_gradients,
    measured,
    packed,
    text,
    training_part,
    unpacked,
    weights_of,
)

CACHE = roomy_cache()
PREPARED = points(train=300)
NAMES = ("dense_0", "out")


@pytest.fixture(scope="module", name="run")
def _run() -> Run:
    run = make_run(Experiment(mlp(5), "out").spec(), PREPARED, CACHE)
    train(run, 40, 40)
    return run


def test_dead_units_are_counted_over_the_whole_training_set() -> None:
    network = chain(dense("a", 6), node("relu_a", "relu"), dense("b", 7), node("relu_b", "relu"), dense("out", 2))
    run = make_run(Experiment(network, "out").spec(), PREPARED, CACHE)
    train(run, 10, 10)
    for unit, bias in ((0, -100.0), (3, -100.0), (4, -2.5)):
        run.set_weight("a", "bias", [unit], bias)
    run.set_weight("b", "bias", [2], -100.0)
    inputs, _ = training_part(PREPARED)
    expected = []
    for kernel, bias in weights_of(run, "a", "b"):
        inputs = np.maximum(inputs @ kernel + bias, 0)
        expected.append(~(inputs > 0).any(axis=0))
    found = measured(run, "dead_units")
    assert text(found["layers"]) == ["relu_a", "relu_b"]
    assert found["dead"].tolist() == [int(dead.sum()) for dead in expected]
    assert found["dead"][0] >= 2
    assert found["units"].tolist() == [6, 7]
    np.testing.assert_array_equal(found["alive"], np.concatenate([~dead for dead in expected]).astype(np.uint8))
    assert found["examples"].tolist() == [300]


def test_a_network_without_such_units_is_refused(run: Run) -> None:
    with pytest.raises(EngineError, match="No layer of this network can die"):
        measured(run, "dead_units")


def test_the_middle_of_the_landscape_is_the_loss(run: Run) -> None:
    found = measured(run, "loss_landscape", {"examples": "all", "resolution": "11"})
    assert found["losses"].shape == (11, 11)
    assert np.isfinite(found["losses"]).all()
    assert abs(found["losses"][5, 5] - run.evaluate("train")["loss"]) < 1e-5
    assert found["axis"].tolist() == np.linspace(-1, 1, 11).tolist()


def test_a_point_of_the_landscape_is_the_loss_with_those_weights(run: Run) -> None:
    layers = weights_of(run, *NAMES)
    inputs, labels = training_part(PREPARED)
    found = measured(run, "loss_landscape", {"examples": "all", "resolution": "11", "reach": "2", "seed": "4"})
    random = np.random.default_rng(4)
    steps = []
    for _ in range(2):
        moved = []
        for kernel, bias in layers:
            drawn = random.standard_normal(kernel.size).reshape(kernel.shape)
            moved.append((drawn / np.linalg.norm(drawn, axis=0) * np.linalg.norm(kernel, axis=0), np.zeros_like(bias)))
        steps.append(packed(moved))
    first, second = steps
    for row, column in ((0, 0), (3, 8), (10, 2)):
        at = packed(layers) + found["axis"][column] * first + found["axis"][row] * second
        expected = example_gradients(unpacked(at, layers), inputs, labels)[0].mean()
        np.testing.assert_allclose(found["losses"][row, column], expected, rtol=1e-6)
    np.testing.assert_allclose(found["lengths"], [np.linalg.norm(first), np.linalg.norm(second)], rtol=1e-6)


def test_a_landscape_that_ended_early_goes_on_where_it_stood(run: Run) -> None:
    options: dict[str, Any] = {"examples": "all", "resolution": "11", "seed": "2"}
    *_, whole = run.measure("loss_landscape", options)
    part = next(one for one in run.measure("loss_landscape", options) if one.done == 50)
    rest = list(run.measure("loss_landscape", options, begun=part.arrays))
    assert [one.done for one in rest] == list(range(50, 122))
    for name, array in whole.arrays.items():
        np.testing.assert_array_equal(rest[-1].arrays[name], array)
    (only,) = run.measure("loss_landscape", options, begun=whole.arrays)
    np.testing.assert_array_equal(only.arrays["losses"], whole.arrays["losses"])


@pytest.mark.parametrize(
    "other",
    [{"seed": "3"}, {"resolution": "21"}, {"reach": "2"}, {"examples": "100"}],
    ids=lambda other: next(iter(other)),
)
def test_a_landscape_of_other_settings_begins_anew(run: Run, other: dict[str, str]) -> None:
    options: dict[str, Any] = {"examples": "all", "resolution": "11", "seed": "2"}
    *_, whole = run.measure("loss_landscape", options)
    first = next(run.measure("loss_landscape", options | other, begun=whole.arrays))
    assert (first.done, np.isfinite(first.arrays["losses"]).any()) == (0, False)


def test_a_landscape_of_other_weights_begins_anew() -> None:
    run = make_run(Experiment(mlp(5), "out").spec(), PREPARED, CACHE)
    train(run, 10, 10)
    options: dict[str, Any] = {"examples": "100", "resolution": "11"}
    *_, whole = run.measure("loss_landscape", options)
    run.set_weight("out", "bias", [0], 0.25)
    first = next(run.measure("loss_landscape", options, begun=whole.arrays))
    assert (run.step, first.done, np.isfinite(first.arrays["losses"]).any()) == (10, 0, False)


def test_whatever_slice_it_ends_at_a_landscape_has_the_points_that_are_done() -> None:
    prepared = points(train=3000)
    run = make_run(Experiment(mlp(5), "out").spec(), prepared, CACHE)
    train(run, 1, 1)
    slices = run.measure("loss_landscape", {"examples": "all", "resolution": "11"})
    known = [(one.done, int(np.isfinite(one.arrays["losses"]).sum())) for _, one in zip(range(8), slices, strict=False)]
    assert known == [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (5, 1), (6, 2), (7, 2)]


def test_each_filter_is_as_long_as_its_weights(run: Run) -> None:
    random = np.random.default_rng(1)
    layers = weights_of(run, *NAMES)
    program = make_program(run.spec, PREPARED, "cpu")
    direction = unpacked(filter_normalized(program, packed(layers), random), layers)
    for (drawn, bias), (kernel, _) in zip(direction, layers, strict=True):
        np.testing.assert_allclose(np.linalg.norm(drawn, axis=0), np.linalg.norm(kernel, axis=0), rtol=1e-12)
        assert not bias.any()


def test_the_path_lies_in_the_plane_in_which_training_moved_most() -> None:
    run = make_run(Experiment(mlp(5), "out").spec(), PREPARED, CACHE)
    kept = []
    for _ in range(6):
        train(run, 20, 20)
        kept.append((run.step, run.checkpoint()))
    final = packed(weights_of(run, *NAMES))
    former = [read_checkpoint(state)[1] for _, state in kept]
    offsets = np.stack(
        [
            packed([(arrays[f"weights/{name}/kernel"], arrays[f"weights/{name}/bias"]) for name in NAMES]) - final
            for arrays in former
        ]
    ).astype(np.float64)
    options = {"directions": "path", "resolution": "11", "examples": "100"}
    found = measured(run, "loss_landscape", options, path=lambda: path_of_training(kept))
    assert found["path_steps"].tolist() == [20, 40, 60, 80, 100, 120]
    _, sizes, rows = np.linalg.svd(offsets, full_matrices=False)
    in_plane = offsets @ rows[:2].T
    expected = np.abs(in_plane) / (1.25 * np.abs(in_plane).max(axis=0))
    np.testing.assert_allclose(np.abs(found["path"]), expected, atol=1e-6)
    assert sizes[0] > 0
    assert abs(found["angle"][0]) < 1e-9


def test_a_straight_path_has_a_second_direction_all_the_same() -> None:
    line = np.outer([1.0, 0.5, 0.0], [3.0, 4.0, 0.0])
    first, second = principal(line, np.asarray([0.0, 0.0, 2.0]))
    np.testing.assert_allclose(np.abs(first), [3.75, 5.0, 0.0])
    np.testing.assert_allclose(second, [0.0, 0.0, 2.0])


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        ({"directions": "path"}, "No former weights of this run are kept"),
        ({"seed": "x"}, "x isn't a seed"),
        ({"resolution": "1000"}, "resolution=1000"),
    ],
)
def test_what_cannot_be_drawn_says_why(run: Run, options: dict[str, str], refusal: str) -> None:
    with pytest.raises(EngineError, match=refusal):
        measured(run, "loss_landscape", options)


def test_a_network_of_a_hundred_million_weights_is_refused_before_any_is_drawn() -> None:
    network = chain(dense("a", 10_000), dense("b", 10_000), dense("out", 2))
    run = make_run(Experiment(network, "out").spec(), PREPARED, CACHE)
    for name in ("loss_landscape", "hessian", "noise_scale"):
        with pytest.raises(EngineError, match=r"100,\d{3},\d{3} weights that learn, more than"):
            measured(run, name)
