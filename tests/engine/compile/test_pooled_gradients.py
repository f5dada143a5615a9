"""Max pooling behind batch norm and ReLU loses no gradient, however XLA works its inputs out a second time."""

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
from engine.datasets.definition import PreparedData
from tests.engine.experiments import Experiment, chain, dense, images, node

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


def reference(weights: Any, data: PreparedData, size: int, stride: int) -> Any:
    """Gradients with JAX's own pooling, nothing compiled."""
    rows = data.counts[0]
    assert data.labels is not None
    inputs = jnp.asarray((data.inputs[:rows] / 255 - 0.5) * 2)
    labels = data.labels[:rows]

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

    return jax.grad(loss)(jax.tree.map(jnp.asarray, weights))


@pytest.mark.parametrize("kind", ["full", "lean"])
@pytest.mark.parametrize(("size", "stride"), [(2, 2), (3, 2)], ids=["tiles", "overlap"])
def test_a_step_is_that_of_a_reference(size: int, stride: int, kind: str) -> None:
    data = images(side=7)
    optimizer = {"type": "sgd", "config": {"learning_rate": RATE}}
    training = {"batch_size": 24, "precision": "float64"}
    with jax.enable_x64(True):
        spec = Experiment(network(size, stride), "out", data="digits", optimizer=optimizer, training=training).spec()
        program = make_program(spec, data, "cpu")
        machine = Executor(program, data, 3, ExecutableCache())
        machine.set_live(first_values(program, spec))
        before = machine.weights()
        machine.full(1) if kind == "full" else machine.lean(1)
        after, slopes = machine.weights(), reference(before, data, size, stride)
    for name, arrays in slopes.items():
        for key, slope in arrays.items():
            np.testing.assert_allclose((before[name][key] - after[name][key]) / RATE, slope, atol=1e-9, err_msg=name)
