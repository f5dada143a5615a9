"""Max pooling behind batch norm and ReLU loses no gradient, however XLA works its inputs out a second time."""

from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.live import first_values
from engine.compile.program import make_program
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, images, node

pytestmark = pytest.mark.usefixtures("server_programs")

RATE = 0.1


def network(size: int, stride: int) -> dict[str, Any]:
    return chain(
        node("conv", "conv2d", filters=2, kernel_size=3),
        node("norm", "batch_norm"),
        node("bend", "relu"),
        node("pool", "max_pool2d", pool_size=size, stride=stride),
        node("flat", "flatten"),
        dense("out", 3),
    )


DATA = images(side=7)
CACHE = ExecutableCache()


def spec_of(size: int, stride: int) -> ExperimentSpec:
    optimizer = {"type": "sgd", "config": {"learning_rate": RATE}}
    training = {"batch_size": 24, "precision": "float64"}
    return Experiment(network(size, stride), "out", data="digits", optimizer=optimizer, training=training).spec()


def start(size: int, stride: int) -> Executor:
    spec = spec_of(size, stride)
    program = make_program(spec, DATA, "cpu")
    machine = Executor(program, DATA, 3, CACHE)
    machine.set_live(first_values(program, spec))
    return machine


@cache
def reference(size: int, stride: int) -> tuple[Any, Any]:
    """(first weights, their gradients with JAX's own pooling, operation by operation). Drawn from the same seed each
    time, so that one reference serves all runs.
    """
    weights, rows = start(size, stride).weights(), DATA.counts[0]
    assert DATA.labels is not None
    inputs = jnp.asarray((DATA.inputs[:rows] / 255 - 0.5) * 2)
    labels = DATA.labels[:rows]

    def loss(free: Any) -> jax.Array:
        numbers = ("NHWC", "HWIO", "NHWC")
        kernel = free["conv"]["kernel"]
        maps = lax.conv_general_dilated(inputs, kernel, (1, 1), "VALID", dimension_numbers=numbers)
        maps = maps + free["conv"]["bias"]
        centred = maps - maps.mean((0, 1, 2))
        normal = centred / jnp.sqrt(jnp.mean(centred**2, (0, 1, 2)) + 1e-5)
        bent = jax.nn.relu(normal * free["norm"]["scale"] + free["norm"]["shift"])
        window, step = (1, size, size, 1), (1, stride, stride, 1)
        pooled = lax.reduce_window(bent, -jnp.inf, lax.max, window, step, "VALID")
        logits = pooled.reshape(rows, -1) @ free["out"]["kernel"] + free["out"]["bias"]
        return -jnp.mean(jax.nn.log_softmax(logits)[jnp.arange(rows), labels])

    return weights, jax.grad(loss)(jax.tree.map(jnp.asarray, weights))


@pytest.mark.parametrize("kind", ["full", "lean"])
@pytest.mark.parametrize(("size", "stride"), [(2, 2), (3, 2)], ids=["tiles", "overlap"])
def test_a_step_is_that_of_a_reference(size: int, stride: int, kind: str) -> None:
    with jax.enable_x64(True):
        machine = start(size, stride)
        before = machine.weights()
        machine.full(1) if kind == "full" else machine.lean(1)
        after = machine.weights()
        first, slopes = reference(size, stride)
    for name, arrays in first.items():
        for key, array in arrays.items():
            np.testing.assert_array_equal(before[name][key], array)
    for name, arrays in slopes.items():
        for key, slope in arrays.items():
            np.testing.assert_allclose((before[name][key] - after[name][key]) / RATE, slope, atol=1e-9, err_msg=name)
