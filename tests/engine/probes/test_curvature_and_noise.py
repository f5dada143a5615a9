"""Eigenvalues of the Hessian and the gradient noise scale, against NumPy float64."""

import numpy as np
import pytest

from engine.compile.probes.lanczos import Lanczos
from engine.errors import EngineError
from engine.run import Run
from tests.engine.experiments import Experiment, chain, dense, make_run, mlp, points, roomy_cache, train
from tests.engine.probes.small_network import (
    Array,
    example_gradients,
    measured,
    packed,
    text,
    training_part,
    unpacked,
    weights_of,
)

CACHE = roomy_cache()
PREPARED = points()
NAMES = ("dense_0", "dense_1", "out")


@pytest.fixture(scope="module", name="run")
def _run() -> Run:
    run = make_run(Experiment(mlp(4, 3), "out").spec(), PREPARED, CACHE)
    train(run, 30, 30)
    return run


def dense_hessian(run: Run, l2: float = 0.0) -> Array:
    """By central differences of the gradient by hand."""
    layers = weights_of(run, *NAMES)
    inputs, labels = training_part(PREPARED)
    here, step = packed(layers), 1e-5
    columns = []
    for number in range(len(here)):
        there = [here.copy(), here.copy()]
        there[0][number] += step
        there[1][number] -= step
        up, down = (example_gradients(unpacked(each, layers), inputs, labels)[1].mean(axis=0) for each in there)
        columns.append((up - down) / (2 * step))
    penalized = packed([(np.ones_like(kernel), np.zeros_like(bias)) for kernel, bias in layers])
    return np.stack(columns) + np.diag(l2 * penalized)


def test_eigenvalues_are_those_of_the_dense_hessian(run: Run) -> None:
    expected = np.linalg.eigvalsh(dense_hessian(run))
    found = measured(run, "hessian", {"eigenvalues": "10"})
    np.testing.assert_allclose(found["largest"], expected[::-1][:10], rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(found["smallest"], expected[:1], rtol=1e-5)
    assert found["weights"].tolist() == [len(expected)]
    assert found["examples"].tolist() == [40, 40]


def test_the_penalty_of_the_weights_counts() -> None:
    run = make_run(Experiment(mlp(4, 3), "out").spec(l2=0.5), PREPARED, CACHE)
    train(run, 10, 10)
    expected = np.linalg.eigvalsh(dense_hessian(run, 0.5))
    found = measured(run, "hessian", {"eigenvalues": "5"})
    np.testing.assert_allclose(found["largest"], expected[::-1][:5], rtol=1e-5)
    np.testing.assert_allclose(found["smallest"], expected[:1], rtol=1e-5)


def test_only_as_many_examples_are_read_as_were_asked_for() -> None:
    prepared = points(train=130)
    run = make_run(Experiment(mlp(4, 3), "out").spec(), prepared, CACHE)
    _, gradients = example_gradients(weights_of(run, *NAMES), *training_part(prepared, 100))
    trace = gradients.var(axis=0, ddof=1).sum()
    square = (gradients.mean(axis=0) ** 2).sum() - trace / 100
    found = measured(run, "noise_scale", {"examples": "100"})
    np.testing.assert_allclose(found["trace"], [trace], rtol=1e-6)
    np.testing.assert_allclose(found["gradient_square"], [square], rtol=1e-6)
    np.testing.assert_allclose(found["noise_scale"], [trace / square if square > 0 else np.nan], rtol=1e-6)
    assert found["examples"].tolist() == [100, 130]


def test_the_noise_scale_over_all_examples_is_the_definition(run: Run) -> None:
    _, gradients = example_gradients(weights_of(run, *NAMES), *training_part(PREPARED))
    mean = gradients.mean(axis=0)
    trace = ((gradients - mean) ** 2).sum(axis=1).mean()
    found = measured(run, "noise_scale", {"examples": "all"})
    np.testing.assert_allclose(found["noise_scale"], [trace / (mean @ mean)], rtol=1e-6)
    np.testing.assert_allclose(found["layer_trace"].sum(), trace, rtol=1e-6)
    assert text(found["layers"]) == list(NAMES)
    own = [2 * 4 + 4, 4 * 3 + 3, 3 * 2 + 2]
    parts = np.split(mean, np.cumsum(own)[:-1])
    np.testing.assert_allclose(found["layer_gradient_square"], [part @ part for part in parts], rtol=1e-6)
    assert found["batch_size"].tolist() == [8]


@pytest.mark.full
def test_a_large_network_is_measured_in_the_precision_of_its_run() -> None:
    prepared = points(train=16)
    run = make_run(Experiment(mlp(300, 300), "out").spec(), prepared, CACHE)
    layers = weights_of(run, *NAMES)
    inputs, labels = training_part(prepared)
    here = packed(layers)

    def product(vector: Array) -> Array:
        ends = (here + 1e-5 * vector, here - 1e-5 * vector)
        up, down = (example_gradients(unpacked(end, layers), inputs, labels)[1].mean(axis=0) for end in ends)
        return (up - down) / 2e-5

    vector = np.random.default_rng(0).standard_normal(len(here))
    for _ in range(60):
        vector = product(vector)
        vector /= np.linalg.norm(vector)
    found = measured(run, "hessian", {"eigenvalues": "1"})
    np.testing.assert_allclose(found["largest"], [vector @ product(vector)], rtol=1e-4)


@pytest.mark.parametrize("size", [1, 5, 60, 150])
def test_eigenvalues_of_any_symmetric_matrix(size: int) -> None:
    random = np.random.default_rng(3)
    matrix = random.standard_normal((size, size))
    matrix = matrix + matrix.T
    krylov = Lanczos(size, 4)
    while not krylov.done:
        krylov.take(matrix @ krylov.direction)
    expected = np.linalg.eigvalsh(matrix)
    found = [value for value, _ in krylov.largest]
    np.testing.assert_allclose(found, expected[::-1][:4], rtol=1e-6)
    np.testing.assert_allclose(krylov.smallest[0], expected[0], rtol=1e-6)
    assert krylov.steps <= size


def test_equal_eigenvalues_are_found_as_often_as_they_are_there() -> None:
    matrix = np.diag([2.0, 2.0, 2.0, -1.0, 0.0, 0.0])
    krylov = Lanczos(6, 4)
    while not krylov.done:
        krylov.take(matrix @ krylov.direction)
    np.testing.assert_allclose([value for value, _ in krylov.largest], [2, 2, 2, 0], atol=1e-12)
    np.testing.assert_allclose(krylov.smallest[0], -1)


def test_a_network_that_learns_nothing_is_refused() -> None:
    frozen = chain({**dense("out", 2), "frozen": True})
    run = make_run(Experiment(frozen, "out").spec(), PREPARED, CACHE)
    with pytest.raises(EngineError, match="No weight of this network learns"):
        measured(run, "hessian")


@pytest.mark.parametrize(("name", "refusal"), [("confusion", "isn't measured"), ("valley", "no view valley")])
def test_what_is_no_measurement_is_refused(run: Run, name: str, refusal: str) -> None:
    with pytest.raises(EngineError, match=refusal):
        run.measure(name)


def test_a_measurement_is_never_drawn_at_once(run: Run) -> None:
    with pytest.raises(EngineError, match="takes too long"):
        run.view("hessian")


def test_training_goes_on_between_slices(run: Run) -> None:
    expected = measured(run, "hessian")["largest"]
    slices = run.measure("hessian")
    next(slices)
    train(run, 20, 20)
    (*_, last) = slices
    np.testing.assert_array_equal(last.arrays["largest"], expected)
    assert abs(measured(run, "hessian")["largest"][0] - expected[0]) > 1e-3
