"""The same nets written by hand: one donated loop, the same shuffle, gather and validation, no guard, no statistics."""

from collections.abc import Callable
from functools import partial
from math import gcd
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


def loss_sum(net: Net, output: Any, target: Any) -> Any:
    """Cross-entropy of logits, or squared error averaged over outputs; added up over examples."""
    if net.loss == "mse":
        return jnp.sum(jnp.mean(jnp.square(output - target), axis=1))
    return jnp.sum(optax.softmax_cross_entropy_with_integer_labels(output, target))


class PlainLoop:
    """Trains by hand-written JAX."""

    def __init__(self, net: Net, data: PreparedData) -> None:
        weights = first_weights(net, data.input_shape)
        optimizer = optax.adam(net.rate) if net.optimizer == "adam" else optax.sgd(net.rate)
        raw = data.inputs.dtype == np.uint8
        self._inputs = jnp.asarray(data.inputs if raw else data.inputs.astype(np.float32))
        targets = data.values.astype(np.float32) if net.target == "value" and data.values is not None else data.labels
        self._targets = jnp.asarray(targets)
        self._state: Any = (weights, optimizer.init(weights), jnp.zeros(2))
        self._step = 0
        self._loop = jax.jit(self._make_loop(net, data, optimizer, raw), donate_argnums=0)

    def _make_loop(
        self, net: Net, data: PreparedData, optimizer: optax.GradientTransformation, raw: bool
    ) -> Callable[..., Any]:
        (count, validated, _), size = data.counts, net.batch
        steps, block = count // size, gcd(data.counts[1], 1000)
        words = jnp.zeros(2, jnp.uint32)

        decoded = partial(_decoded, raw)
        validate = partial(_validate, net, decoded, count, validated, block)

        def loop(state: Any, first: Any, number: Any, inputs: Any, targets: Any) -> Any:
            last = first + number

            def epoch(carry: Any) -> Any:
                begin, weights, memory, score = carry
                order = epoch_order(words, (begin // steps).astype(jnp.uint32), count, count)
                end = jnp.minimum(last, (begin // steps + 1) * steps)

                def step(done: Any, carry: Any) -> Any:
                    weights, memory = carry
                    rows = lax.dynamic_slice(order, (done % steps * size,), (size,))
                    x = decoded(inputs.at[rows].get(mode="promise_in_bounds"))
                    target = targets.at[rows].get(mode="promise_in_bounds")
                    gradients = jax.grad(lambda w: loss_sum(net, forward(net, w, x), target) / size)(weights)
                    updates, memory = optimizer.update(gradients, memory, weights)
                    return optax.apply_updates(weights, updates), memory

                weights, memory = lax.fori_loop(begin, end, step, (weights, memory))
                due = end % steps == 0
                score = lax.cond(due, lambda: validate(weights, inputs, targets), lambda: score)
                return end, weights, memory, score

            return lax.while_loop(lambda carry: carry[0] < last, epoch, (first, *state))[1:]

        return loop

    def advance(self, steps: int) -> int:
        """Trains some steps and waits for them."""
        arguments = (np.int32(self._step), np.int32(steps), self._inputs, self._targets)
        self._state = jax.block_until_ready(self._loop(self._state, *arguments))
        self._step += steps
        return steps


def _decoded(raw: bool, x: Any) -> Any:
    return x.astype(jnp.float32) * (1 / 255) if raw else x


def _validate(
    net: Net,
    decoded: Callable[[Any], Any],
    count: int,
    validated: int,
    block: int,
    weights: Any,
    inputs: Any,
    targets: Any,
) -> Any:
    """[2] loss and share of right answers."""

    def add(number: Any, sums: Any) -> Any:
        first = count + number * block
        target = lax.dynamic_slice_in_dim(targets, first, block)
        output = forward(net, weights, decoded(lax.dynamic_slice_in_dim(inputs, first, block)))
        right = (output > 0) == (target > 0) if net.loss == "mse" else jnp.argmax(output, axis=1) == target
        return sums + jnp.stack([loss_sum(net, output, target), jnp.sum(right)])

    return lax.fori_loop(0, validated // block, add, jnp.zeros(2)) / validated
