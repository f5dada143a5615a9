"""Gradients of whole graphs, against a naive reference and central differences; taps change no bit of them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.batches import device_data, ordered_batch
from engine.compile.chunk import order_of
from engine.compile.live import LiveInputs, as_vector, first_values
from engine.compile.model import Pass, make_catchers
from engine.compile.program import Program, make_program
from engine.compile.start import first_state
from engine.compile.step import STEP_STREAM, stream
from engine.compile.update import Gradients, gradients
from engine.datasets.definition import PreparedData
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, images, mlp, node, points, residual

ROOT = np.asarray([0, 5], np.uint32)


@pytest.fixture
def double_precision() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


class Bench:
    """One batch of one experiment, and gradients at any weights."""

    def __init__(self, spec: ExperimentSpec, prepared: PreparedData, root: Any = ROOT) -> None:
        self.program: Program = make_program(spec, prepared, "cpu")
        data = self.data = device_data(self.program, prepared)
        root = self.root = jnp.asarray(root)
        self.salts = jnp.asarray(self.program.plan.salts, jnp.uint32)
        self.state = jax.jit(partial(first_state, self.program))(root, self.salts)
        last = jnp.uint32(self.program.steps_per_epoch - 1)
        order = jax.jit(partial(order_of, self.program))(root, jnp.uint32(0))
        self.batch = jax.jit(partial(ordered_batch, self.program))(data, order, last)
        key = jax.random.fold_in(stream(root, STEP_STREAM), jnp.uint32(2))
        self.run = Pass(self.batch.inputs, self.batch.mask, key, self.salts)
        self.live = jnp.asarray(as_vector(self.program, first_values(self.program, spec)))

    def at(self, weights: Any, tapped: bool = False) -> Gradients:
        """Gradients and loss."""
        catchers = make_catchers(self.program, self.program.batch_size) if tapped else None
        state = self.state._replace(weights=weights)
        return gradients(self.program, state, self.batch, self.run, LiveInputs(self.program, self.live), catchers)


SMOOTH = {
    "chain": (Experiment(mlp(5, 4), "out"), points()),
    "skip connection, shared input, branches": (Experiment(residual(), "out"), points()),
    "partial last batch": (Experiment(mlp(5), "out"), points(train=43)),
    "folded softmax": (
        Experiment(chain(dense("one", 4), node("bend", "tanh"), dense("two", 2), node("end", "softmax")), "end"),
        points(),
    ),
    "folded sigmoid, one output": (
        Experiment(
            chain(dense("one", 4), node("bend", "tanh"), dense("two", 1), node("end", "sigmoid")),
            "end",
            loss="binary_cross_entropy",
        ),
        points(),
    ),
    "squared error behind a sigmoid": (
        Experiment(chain(dense("one", 1), node("end", "sigmoid")), "end", loss="mse", target="label"),
        points(),
    ),
    "batch norm and dropout, partial batch": (
        Experiment(
            chain(
                dense("one", 5),
                node("norm", "batch_norm"),
                node("bend", "tanh"),
                node("drop", "dropout", rate=0.4),
                dense("out", 2),
            ),
            "out",
        ),
        points(train=43),
    ),
    "convolution": (
        Experiment(
            chain(
                node("conv", "conv2d", filters=3, kernel_size=3),
                node("bend", "tanh"),
                node("pool", "global_avg_pool"),
                dense("out", 3),
            ),
            "out",
        ),
        images(),
    ),
    "autoencoder": (
        Experiment(
            chain(dense("code", 5), node("bend", "tanh"), dense("wide", 36), node("out", "reshape", shape=[6, 6, 1])),
            "out",
            loss="mse",
            target="input",
        ),
        images(),
    ),
}


@pytest.mark.parametrize("name", sorted(SMOOTH))
@pytest.mark.usefixtures("double_precision")
def test_gradients_equal_central_differences(name: str) -> None:
    experiment, prepared = SMOOTH[name]
    bench = Bench(experiment.spec(precision="float64"), prepared)
    loss = jax.jit(lambda weights: bench.at(weights).loss)
    found = jax.jit(lambda weights: bench.at(weights).weights)(bench.state.weights)
    random = np.random.default_rng(1)
    step = 1e-5
    for group, gradient in enumerate(found):
        flat = np.asarray(gradient).ravel()
        for place in random.choice(flat.size, min(12, flat.size), replace=False):
            nudge = np.zeros(flat.size)
            nudge[place] = step
            sides = []
            for sign in (1, -1):
                weights = list(bench.state.weights)
                weights[group] = weights[group] + sign * nudge.reshape(weights[group].shape)
                sides.append(float(loss(tuple(weights))))
            assert flat[place] == pytest.approx((sides[0] - sides[1]) / (2 * step), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("name", sorted(SMOOTH))
def test_taps_change_no_bit_of_the_gradients(name: str) -> None:
    experiment, prepared = SMOOTH[name]
    bench = Bench(experiment.spec(), prepared)
    bare = jax.jit(lambda weights: bench.at(weights).weights)(bench.state.weights)
    tapped = jax.jit(lambda weights: bench.at(weights, tapped=True).weights)(bench.state.weights)
    for left, right in zip(bare, tapped, strict=True):
        assert np.asarray(left).tobytes() == np.asarray(right).tobytes()


def test_a_residual_net_equals_the_same_net_written_by_hand() -> None:
    bench = Bench(Experiment(residual(), "out").spec(), points())
    split = bench.program.layout.split(bench.state.weights)
    by_name = {node.node_id: split[index] for index, node in enumerate(bench.program.plan.nodes)}
    x, labels = bench.batch.inputs, bench.batch.targets[0]

    def by_hand(weights: Any) -> Any:
        def layer(name: str, value: Any) -> Any:
            return value @ weights[name]["kernel"] + weights[name]["bias"]

        bend = jnp.tanh(layer("left", x))
        joined = jnp.concatenate([layer("middle", bend) + bend, layer("right", x)], axis=1)
        logits = layer("out", joined)
        chosen = jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=1)
        return -jnp.mean(chosen)

    loss, expected = jax.jit(jax.value_and_grad(by_hand))(by_name)
    found = jax.jit(bench.at)(bench.state.weights)
    assert float(found.loss) == pytest.approx(float(loss), rel=1e-6)
    reported = bench.program.layout.split(found.weights)
    for index, part in enumerate(bench.program.plan.nodes):
        for name, array in reported[index].items():
            np.testing.assert_allclose(array, expected[part.node_id][name], rtol=1e-5, atol=1e-7)


def test_each_use_of_an_output_has_its_own_share_and_they_add_up() -> None:
    bench = Bench(Experiment(residual(), "out").spec(), points())
    caught = jax.jit(lambda weights: bench.at(weights, tapped=True).catchers)(bench.state.weights)
    plan = bench.program.plan
    for shared in ("x", "bend"):
        index = plan.index(shared)
        shares = [caught.wires[wire] for _, wire in plan.readers(index)]
        assert len(shares) == 2
        assert all(float(jnp.abs(share).max()) > 0 for share in shares)
        np.testing.assert_allclose(shares[0] + shares[1], caught.nodes[index], rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("name", ["partial last batch", "batch norm and dropout, partial batch"])
def test_padding_is_exact(name: str) -> None:
    """The last batch of 43 examples holds 3: its gradients are those of the 3 alone."""
    experiment, prepared = SMOOTH[name]
    bench = Bench(experiment.spec(), prepared)
    padded = jax.jit(lambda weights: bench.at(weights, tapped=True))(bench.state.weights)
    assert float(bench.batch.real) == 3
    for delta in padded.catchers.nodes.values():
        assert np.all(np.asarray(delta[3:]) == 0)
    rows = bench.batch
    bench.batch = rows._replace(
        inputs=rows.inputs.at[3:].set(77.0),
        targets=(rows.targets[0].at[3:].set(0),),
        labels=rows.labels.at[3:].set(0),
    )
    bench.run = Pass(bench.batch.inputs, bench.batch.mask, bench.run.key, bench.salts)
    other = jax.jit(lambda weights: bench.at(weights, tapped=True))(bench.state.weights)
    assert float(other.loss) == float(padded.loss)
    for left, right in zip(padded.weights, other.weights, strict=True):
        np.testing.assert_array_equal(left, right)
    for left, right in zip(jax.tree.leaves(padded.layers), jax.tree.leaves(other.layers), strict=True):
        np.testing.assert_array_equal(left, right)
