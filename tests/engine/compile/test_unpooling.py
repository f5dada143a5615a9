"""A network that undoes its pooling: which wire goes into which port decides, and the gradients are those of a mask."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.live import first_values
from engine.compile.program import make_program
from engine.datasets.definition import PreparedData
from tests.engine.experiments import Experiment, dense, images, node

RATE = 0.1
WIRES = [
    {"source": "x", "target": "maps"},
    {"source": "maps", "target": "pool"},
    {"source": "pool", "target": "twice"},
    {"source": "twice", "target": "back"},
    {"source": "maps", "target": "back", "target_port": "pooled"},
    {"source": "back", "target": "out"},
]


def spec(wires: list[dict[str, str]]) -> Any:
    nodes = [
        node("x", "input"),
        node("maps", "conv2d", filters=2, kernel_size=3, padding="same"),
        node("pool", "max_pool2d"),
        node("twice", "tanh"),
        node("back", "max_unpool2d"),
        dense("out", 3),
    ]
    optimizer = {"type": "sgd", "config": {"learning_rate": RATE}}
    training = {"batch_size": 24, "precision": "float64"}
    network = {"nodes": nodes, "edges": wires}
    return Experiment(network, "out", data="digits", optimizer=optimizer, training=training).spec()


def expected_gradients(weights: Any, data: PreparedData) -> Any:
    """By JAX, from a mask in place of positions: no two numbers of a window are equal here."""
    rows = data.counts[0]
    inputs = jnp.asarray((data.inputs[:rows] / 255 - 0.5) * 2)

    def large(x: jax.Array) -> jax.Array:
        return jnp.repeat(jnp.repeat(x, 2, axis=1), 2, axis=2)

    assert data.labels is not None
    labels = data.labels[:rows]

    def loss(free: Any) -> jax.Array:
        numbers = ("NHWC", "HWIO", "NHWC")
        maps = jax.lax.conv_general_dilated(inputs, free["maps"]["kernel"], (1, 1), "SAME", dimension_numbers=numbers)
        maps = maps + free["maps"]["bias"]
        pooled = maps.reshape(rows, 3, 2, 3, 2, 2).max((2, 4))
        places = jax.lax.stop_gradient(large(pooled) == maps)
        flat = jnp.where(places, large(jnp.tanh(pooled)), 0.0).reshape(rows, -1)
        logits = flat @ free["out"]["kernel"] + free["out"]["bias"]
        return -jnp.mean(jax.nn.log_softmax(logits)[jnp.arange(rows), labels])

    return jax.grad(loss)(jax.tree.map(jnp.asarray, weights))


@pytest.mark.parametrize("wires", [WIRES, WIRES[::-1]], ids=["as drawn", "the pooled image first"])
def test_a_step_through_unpooling_is_that_of_a_reference(wires: list[dict[str, str]]) -> None:
    data = images(side=6)
    with jax.enable_x64(True):
        program = make_program(spec(wires), data, "cpu")
        machine = Executor(program, data, 3, ExecutableCache())
        machine.set_live(first_values(program, spec(wires)))
        before = machine.weights()
        machine.lean(1)
        after, slopes = machine.weights(), expected_gradients(before, data)
    for name, arrays in slopes.items():
        for key, slope in arrays.items():
            np.testing.assert_allclose((before[name][key] - after[name][key]) / RATE, slope, atol=1e-9, err_msg=name)
