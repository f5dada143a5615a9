"""A network that undoes its pooling: which wire goes into which port decides, and the gradients are those of a mask."""

from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.live import first_values
from engine.compile.program import make_program
from tests.engine.experiments import Experiment, dense, images, node

RATE = 0.1
DATA = images(side=6)
CACHE = ExecutableCache()
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


def start(wires: list[dict[str, str]]) -> Executor:
    program = make_program(spec(wires), DATA, "cpu")
    machine = Executor(program, DATA, 3, CACHE)
    machine.set_live(first_values(program, spec(wires)))
    return machine


@cache
def reference() -> tuple[Any, Any]:
    """(first weights, their gradients by JAX, from a mask in place of positions): no two numbers of a window are equal
    here. The order in which wires are listed changes no first weight, so that one reference serves both.
    """
    weights, rows = start(WIRES).weights(), DATA.counts[0]
    inputs = jnp.asarray((DATA.inputs[:rows] / 255 - 0.5) * 2)

    def large(x: jax.Array) -> jax.Array:
        return jnp.repeat(jnp.repeat(x, 2, axis=1), 2, axis=2)

    assert DATA.labels is not None
    labels = DATA.labels[:rows]

    def loss(free: Any) -> jax.Array:
        numbers = ("NHWC", "HWIO", "NHWC")
        maps = jax.lax.conv_general_dilated(inputs, free["maps"]["kernel"], (1, 1), "SAME", dimension_numbers=numbers)
        maps = maps + free["maps"]["bias"]
        pooled = maps.reshape(rows, 3, 2, 3, 2, 2).max((2, 4))
        places = jax.lax.stop_gradient(large(pooled) == maps)
        flat = jnp.where(places, large(jnp.tanh(pooled)), 0.0).reshape(rows, -1)
        logits = flat @ free["out"]["kernel"] + free["out"]["bias"]
        return -jnp.mean(jax.nn.log_softmax(logits)[jnp.arange(rows), labels])

    return weights, jax.grad(loss)(jax.tree.map(jnp.asarray, weights))


@pytest.mark.parametrize("wires", [WIRES, WIRES[::-1]], ids=["as drawn", "the pooled image first"])
def test_a_step_through_unpooling_is_that_of_a_reference(wires: list[dict[str, str]]) -> None:
    with jax.enable_x64(True):
        machine = start(wires)
        before = machine.weights()
        machine.lean(1)
        after = machine.weights()
        first, slopes = reference()
    for name, arrays in first.items():
        for key, array in arrays.items():
            np.testing.assert_array_equal(before[name][key], array)
    for name, arrays in slopes.items():
        for key, slope in arrays.items():
            np.testing.assert_allclose((before[name][key] - after[name][key]) / RATE, slope, atol=1e-9, err_msg=name)
