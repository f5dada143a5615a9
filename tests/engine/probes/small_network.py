"""A dense network with tanh or ReLU and cross-entropy, with its loss and gradients by hand in NumPy float64."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.run import Run
from engine.run.checkpoint import read_checkpoint

Array = NDArray[np.float64]
Layer = tuple[Array, Array]


def measured(run: Run, name: str, options: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """The result of a measurement."""
    (*_, last) = run.measure(name, options, **more)
    return dict(last.arrays)


def text(array: NDArray[np.uint8]) -> list[str]:
    """Lines of a text."""
    return array.tobytes().decode().split("\n")


def weights_of(run: Run, *names: str) -> list[Layer]:
    """(kernel, bias) of dense layers."""
    _, arrays = read_checkpoint(run.checkpoint())
    named = {name: np.asarray(array, np.float64) for name, array in arrays.items() if name.startswith("weights/")}
    return [(named[f"weights/{name}/kernel"], named[f"weights/{name}/bias"]) for name in names]


def training_part(prepared: PreparedData, count: int | None = None) -> tuple[Array, NDArray[np.int64]]:
    """(preprocessed inputs, labels)."""
    stop = prepared.counts[0] if count is None else count
    assert prepared.labels is not None
    inputs = (prepared.inputs[:stop] - prepared.offset) * prepared.scale
    return inputs.reshape(stop, -1), prepared.labels[:stop].astype(np.int64)


def unpacked(vector: Array, like: list[Layer]) -> list[Layer]:
    """Layers out of one vector of kernels and biases, layer by layer."""
    layers: list[Layer] = []
    first = 0
    for kernel, bias in like:
        end = first + kernel.size
        layers.append((vector[first:end].reshape(kernel.shape), vector[end : end + bias.size]))
        first = end + bias.size
    return layers


def packed(layers: list[Layer]) -> Array:
    """The opposite of `unpacked`."""
    return np.concatenate([part.ravel() for layer in layers for part in layer])


def example_gradients(layers: list[Layer], inputs: Array, labels: NDArray[np.int64]) -> tuple[Array, Array]:
    """([n] losses, [n, weights] their gradients) of a tanh network with softmax cross-entropy, by backpropagation."""
    outputs = [inputs]
    for number, (kernel, bias) in enumerate(layers):
        sums = outputs[-1] @ kernel + bias
        outputs.append(np.tanh(sums) if number < len(layers) - 1 else sums)
    logits = outputs[-1] - outputs[-1].max(axis=1, keepdims=True)
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    rows = np.arange(len(labels))
    losses = -np.log(chances[rows, labels])
    delta = chances.copy()
    delta[rows, labels] -= 1
    found: list[Array] = []
    for number in reversed(range(len(layers))):
        kernel = np.einsum("ni,nj->nij", outputs[number], delta).reshape(len(labels), -1)
        found.insert(0, np.concatenate([kernel, delta], axis=1))
        delta = delta @ layers[number][0].T
        if number:
            delta = delta * (1 - outputs[number] ** 2)
    return losses, np.concatenate(found, axis=1)
