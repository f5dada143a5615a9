"""The same nets written by hand: one donated `fori_loop`, the same shuffle and gather, no guard, no statistics."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax

from bench.nets import Net
from engine.compile.batches import epoch_order
from engine.datasets.definition import PreparedData
from engine.layers.convolve import convolve
from engine.layers.pool import max_pool

Arrays = list[Any]
ACTIVATIONS: dict[str, Callable[[Any], Any]] = {"tanh": jnp.tanh, "sigmoid": jax.nn.sigmoid, "relu": jax.nn.relu}


def first_weights(net: Net, shape: tuple[int, ...]) -> Arrays:
    """Glorot-uniform kernels, zero biases."""
    random = np.random.default_rng(0)
    arrays: Arrays = []

    def draw(size: tuple[int, ...], fans: int) -> Any:
        reach = np.sqrt(6 / fans)
        return jnp.asarray(random.uniform(-reach, reach, size), jnp.float32)

    for layer in net.layers:
        config = layer.get("config", {})
        if layer["type"] == "dense":
            inputs, units = int(np.prod(shape)), config["units"]
            arrays += [draw((inputs, units), inputs + units), jnp.zeros(units)]
            shape = (units,)
        elif layer["type"] == "conv2d":
            size, filters = config["kernel_size"], config["filters"]
            inputs = shape[-1]
            arrays += [draw((size, size, inputs, filters), size * size * (inputs + filters)), jnp.zeros(filters)]
            side = shape[0] if config.get("padding") == "same" else shape[0] - size + 1
            shape = (side, side, filters)
        elif layer["type"] == "batch_norm":
            arrays += [jnp.ones(shape[-1]), jnp.zeros(shape[-1])]
        elif layer["type"] == "max_pool2d":
            shape = (shape[0] // 2, shape[1] // 2, shape[2])
    return arrays


def forward(net: Net, weights: Arrays, x: Any) -> Any:
    """The prediction. Batch norm on batch statistics, its running averages left out."""
    left = list(weights)
    for layer in net.layers:
        kind, config = layer["type"], layer.get("config", {})
        if kind == "dense":
            x = x.reshape(x.shape[0], -1) @ left.pop(0) + left.pop(0)
        elif kind == "conv2d":
            around = config["kernel_size"] // 2 if config.get("padding") == "same" else 0
            x = convolve(x, left.pop(0), 1, ((around, around), (around, around)), "cpu") + left.pop(0)
        elif kind == "batch_norm":
            mean, variance = jnp.mean(x, (0, 1, 2)), jnp.var(x, (0, 1, 2))
            x = (x - mean) * (lax.rsqrt(variance + 1e-5) * left.pop(0)) + left.pop(0)
        elif kind == "max_pool2d":
            x = max_pool(x, 2, 2, ((0, 0), (0, 0)))
        elif kind in ACTIVATIONS:
            x = ACTIVATIONS[kind](x)
    return x


def mean_loss(net: Net, weights: Arrays, x: Any, target: Any) -> Any:
    """Cross-entropy of logits, or squared error."""
    output = forward(net, weights, x)
    if net.loss == "mse":
        return jnp.mean(jnp.square(output - target))
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(output, target))


class PlainLoop:
    """Trains by hand-written JAX."""

    def __init__(self, net: Net, data: PreparedData) -> None:
        weights = first_weights(net, data.input_shape)
        optimizer = optax.adam(net.rate) if net.optimizer == "adam" else optax.sgd(net.rate)
        raw = data.inputs.dtype == np.uint8
        self._inputs = jnp.asarray(data.inputs if raw else data.inputs.astype(np.float32))
        targets = data.values.astype(np.float32) if net.target == "value" and data.values is not None else data.labels
        self._targets = jnp.asarray(targets)
        self._state: Any = (weights, optimizer.init(weights))
        self._step = 0
        self._loop = jax.jit(self._make_loop(net, data, optimizer, raw), donate_argnums=0)

    def _make_loop(
        self, net: Net, data: PreparedData, optimizer: optax.GradientTransformation, raw: bool
    ) -> Callable[..., Any]:
        count, size = data.counts[0], net.batch
        steps = count // size
        words = jnp.zeros(2, jnp.uint32)

        def loop(state: Any, first: Any, number: Any, inputs: Any, targets: Any) -> Any:
            def body(step: Any, carry: Any) -> Any:
                weights, memory, order = carry
                at = step % steps
                epoch = (step // steps).astype(jnp.uint32)
                order = lax.cond(at == 0, lambda: epoch_order(words, epoch, count, count), lambda: order)
                rows = lax.dynamic_slice(order, (at * size,), (size,))
                x = inputs.at[rows].get(mode="promise_in_bounds")
                x = x.astype(jnp.float32) * (1 / 255) if raw else x
                target = targets.at[rows].get(mode="promise_in_bounds")
                gradients = jax.grad(lambda w: mean_loss(net, w, x, target))(weights)
                updates, memory = optimizer.update(gradients, memory, weights)
                return optax.apply_updates(weights, updates), memory, order

            order = epoch_order(words, (first // steps).astype(jnp.uint32), count, count)
            weights, memory, _ = lax.fori_loop(first, first + number, body, (*state, order))
            return weights, memory

        return loop

    def advance(self, steps: int) -> int:
        """Trains some steps and waits for them."""
        arguments = (np.int32(self._step), np.int32(steps), self._inputs, self._targets)
        self._state = jax.block_until_ready(self._loop(self._state, *arguments))
        self._step += steps
        return steps
