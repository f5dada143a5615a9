"""A small network on images with all that a picture of one can meet, and the same in NumPy float64."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.run import Run
from engine.run.checkpoint import read_checkpoint
from tests.engine.experiments import Experiment, chain, dense, node

Array = NDArray[np.float64]
COPIES = 2
EPSILON = 1e-5


def network() -> dict[str, Any]:
    """Convolution, ReLU, pooling, batch norm, two copies of a convolution in a loop, a dense layer."""
    group = {
        "nodes": [node("conv", "conv2d", filters=3, padding="same"), node("bend", "tanh")],
        "edges": [{"source": "in", "target": "conv"}, {"source": "conv", "target": "bend"}],
        "ports": {"inputs": ["in"], "output": "bend"},
    }
    drawn = chain(
        node("conv", "conv2d", filters=3, kernel_size=3, padding="same"),
        node("act", "relu"),
        node("pool", "max_pool2d", pool_size=2),
        node("norm", "batch_norm", epsilon=EPSILON),
        {**node("deep", "block"), "repeat": COPIES},
        node("flat", "flatten"),
        dense("out", 3),
    )
    return {**drawn, "groups": {"block": group}}


def experiment() -> Experiment:
    """Cross-entropy on its logits."""
    return Experiment(network(), "out", data="digits")


def state_of(run: Run) -> dict[str, Array]:
    """Weights and running statistics by name."""
    _, arrays = read_checkpoint(run.checkpoint())
    return {name: np.asarray(array, np.float64) for name, array in arrays.items()}


def convolve(image: Array, kernel: Array, bias: Array) -> Array:
    """A convolution of 3×3 with one row of zeros around the image."""
    height, width, _ = image.shape
    padded = np.pad(image, ((1, 1), (1, 1), (0, 0)))
    output = np.zeros((height, width, kernel.shape[3]))
    for row in range(height):
        for column in range(width):
            seen = padded[row : row + 3, column : column + 3]
            output[row, column] = np.einsum("uvc,uvcf->f", seen, kernel) + bias
    return output


def pool(image: Array) -> Array:
    """The largest of each 2×2 window."""
    height, width, channels = image.shape
    return image.reshape(height // 2, 2, width // 2, 2, channels).max(axis=(1, 3))


def forward(state: dict[str, Array], given: Array) -> dict[str, Array]:
    """The output of every layer for one preprocessed example [h, w, channels]."""

    def weights(name: str) -> tuple[Array, Array]:
        return state[f"weights/{name}/kernel"], state[f"weights/{name}/bias"]

    found = {"x": given, "conv": convolve(given, *weights("conv"))}
    found["act"] = np.maximum(found["conv"], 0)
    found["pool"] = pool(found["act"])
    statistics = {name.rpartition("/")[2]: array for name, array in state.items() if "/norm/" in name}
    spread = (found["pool"] - statistics["running_mean"]) / np.sqrt(statistics["running_variance"] + EPSILON)
    found["norm"] = spread * statistics["scale"] + statistics["shift"]
    before = found["norm"]
    for copy in range(1, COPIES + 1):
        found[f"deep/{copy}/conv"] = convolve(before, *weights(f"deep/{copy}/conv"))
        before = found[f"deep/{copy}/bend"] = np.tanh(found[f"deep/{copy}/conv"])
    kernel, bias = weights("out")
    found["out"] = before.reshape(-1) @ kernel + bias
    return found


def softmax(logits: Array) -> Array:
    """Probabilities."""
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()
