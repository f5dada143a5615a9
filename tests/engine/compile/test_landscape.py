"""The landscape of a batch: cost, gradient and both curvatures, against dense derivatives of the naive cost."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.landscape import gather, make_landscape, scatter
from engine.compile.live import LiveInputs
from engine.compile.model import forward
from engine.compile.objective import mean_losses, penalty
from engine.compile.participation import moving
from engine.optimizers.landscape import PRODUCTS_AT_ONCE, Landscape, matrix_of
from engine.spec import paths
from tests.engine.compile.test_gradients import Bench
from tests.engine.experiments import Experiment, chain, dense, images, mlp, node, points, residual

pytestmark = pytest.mark.usefixtures("quick_programs")


@pytest.fixture(autouse=True)
def double_precision() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


SMALL_CONVOLUTION = chain(
    node("conv", "conv2d", filters=2, kernel_size=3),
    node("bend", "tanh"),
    node("pool", "max_pool2d"),
    node("flat", "flatten"),
    dense("out", 3),
)
NORMALISED = chain(dense("one", 3), node("norm", "batch_norm"), node("bend", "tanh"), dense("out", 2))
NOISY = chain(dense("one", 4), node("bend", "tanh"), node("drop", "dropout", rate=0.5), dense("out", 2))
FROZEN = {**mlp(3), "nodes": [{**part, "frozen": part["id"] == "dense_0"} for part in mlp(3)["nodes"]]}
WHOLE: dict[str, Any] = {"batch_size": 20}
CASES: dict[str, tuple[Experiment, Any]] = {
    "softmax": (Experiment(mlp(3), "out", training=WHOLE), points(train=20)),
    "squares": (Experiment(mlp(3, outputs=1), "out", loss="mse", target="value", training=WHOLE), points(train=20)),
    "a penalty": (Experiment(mlp(3), "out", training={**WHOLE, "l2": 0.3, "l1": 0.01}), points(train=20)),
    "branches": (Experiment(residual(), "out", training=WHOLE), points(train=20)),
    "convolution and pooling": (
        Experiment(SMALL_CONVOLUTION, "out", data="digits", training={"batch_size": 12}),
        images(train=12),
    ),
    "batch norm": (Experiment(NORMALISED, "out", training=WHOLE), points(train=20)),
    "dropout": (Experiment(NOISY, "out", training=WHOLE), points(train=20)),
    "a frozen layer": (Experiment(FROZEN, "out", training={**WHOLE, "l2": 0.3}), points(train=20)),
}


class Surveyed(NamedTuple):
    bench: Bench
    landscape: Landscape
    here: jax.Array


@cache
def surveyed(name: str) -> Surveyed:
    experiment, prepared = CASES[name]
    bench = Bench(experiment.spec(precision="float64"), prepared)
    program, state = bench.program, bench.state
    live = LiveInputs(program, bench.live)
    here = gather(program, state.weights)
    known = (jnp.zeros(()), jnp.zeros_like(here))
    found = make_landscape(program, state.weights, state.layers, (bench.batch, bench.run), live, known)
    return Surveyed(bench, found, here)


def naive_reads(of: Surveyed, vector: jax.Array) -> jax.Array:
    program = of.bench.program
    nodes = program.layout.split(scatter(program, vector, of.bench.state.weights))
    live = LiveInputs(program, of.bench.live)
    return forward(program, nodes, of.bench.state.layers, of.bench.run, live)[2][0]


def naive_loss(of: Surveyed, reads: jax.Array) -> jax.Array:
    return mean_losses(of.bench.program, (reads,), of.bench.batch, LiveInputs(of.bench.program, of.bench.live)).whole


each_case = pytest.mark.parametrize("name", CASES)


@each_case
def test_the_cost_is_loss_plus_penalty_and_its_slope_the_gradient_of_a_step(name: str) -> None:
    of = surveyed(name)
    program, weights = of.bench.program, of.bench.state.weights
    live = LiveInputs(program, of.bench.live)
    cost, slope = jax.jit(jax.value_and_grad(of.landscape.cost))(of.here)

    @jax.jit
    def of_a_step(here: jax.Array) -> tuple[jax.Array, jax.Array]:
        found = of.bench.at(weights)
        added, extra = jax.value_and_grad(lambda v: penalty(program, scatter(program, v, weights), live))(here)
        return found.loss + added, gather(program, found.weights) + extra

    expected, its_slope = of_a_step(of.here)
    np.testing.assert_allclose(cost, expected, rtol=1e-12)
    np.testing.assert_allclose(slope, its_slope, rtol=1e-9, atol=1e-12)


@each_case
def test_the_hessian_reports_how_the_gradient_changes(name: str) -> None:
    of = surveyed(name)
    found = jax.jit(lambda here: matrix_of(of.landscape.hessian(), here))(of.here)
    step, random = 1e-6, np.random.default_rng(0)
    slope, here = jax.jit(jax.grad(of.landscape.cost)), np.asarray(of.here)
    for _ in range(3):
        along = random.normal(size=here.size)
        difference = (np.asarray(slope(here + step * along)) - np.asarray(slope(here - step * along))) / (2 * step)
        np.testing.assert_allclose(np.asarray(found) @ along, difference, rtol=1e-5, atol=1e-7)


@each_case
def test_the_gauss_newton_matrix_is_the_jacobian_around_the_curvature_of_the_loss(name: str) -> None:
    of = surveyed(name)
    found = np.asarray(jax.jit(lambda here: matrix_of(of.landscape.gauss_newton(), here))(of.here))

    @jax.jit
    def parts(here: jax.Array) -> tuple[jax.Array, jax.Array]:
        reads = naive_reads(of, here)
        outer = jax.hessian(lambda flat: naive_loss(of, flat.reshape(reads.shape)))(reads.ravel())
        return outer, jax.jacrev(lambda vector: naive_reads(of, vector).ravel())(here)

    outer, slopes = (np.asarray(part) for part in parts(of.here))
    program = of.bench.program
    live = LiveInputs(program, of.bench.live)
    expected = np.array(slopes.T @ outer @ slopes)
    kernels = np.concatenate([np.full(array.size, float(array.spec.penalized)) for array in moving(program)])
    expected += np.diag(float(live.at(paths.L2)) * kernels)
    np.testing.assert_allclose(found, expected, rtol=1e-8, atol=1e-11)
    assert np.linalg.eigvalsh(found).min() > -1e-9


def test_frozen_weights_are_in_no_vector() -> None:
    of = surveyed("a frozen layer")
    assert of.here.size == 3 * 2 + 2
    moved = scatter(of.bench.program, of.here + 1, of.bench.state.weights)
    before, after = (of.bench.program.layout.split(groups) for groups in (of.bench.state.weights, moved))
    for one, other, planned in zip(before, after, of.bench.program.plan.nodes, strict=True):
        for name in one:
            np.testing.assert_allclose(other[name] - one[name], float(not planned.frozen), atol=1e-12)


@pytest.mark.parametrize("size", [1, PRODUCTS_AT_ONCE, PRODUCTS_AT_ONCE + 1])
def test_a_matrix_is_made_of_its_products_whatever_its_size(size: int) -> None:
    root = np.random.default_rng(0).normal(size=(size, size))
    matrix = jnp.asarray(root + root.T)
    np.testing.assert_allclose(matrix_of(lambda v: matrix @ v, jnp.zeros(size)), matrix, rtol=1e-12)
