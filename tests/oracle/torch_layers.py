"""Every layer as PyTorch computes it, in our layout. Imports PyTorch: for the generator and for live comparisons."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from tests.engine.components.cases import Arrays, LayerCase
from tests.engine.components.run_layer import named

Named = dict[str, torch.Tensor]


def channels_first(x: torch.Tensor) -> torch.Tensor:
    return x.permute(0, 3, 1, 2)


def channels_last(x: torch.Tensor) -> torch.Tensor:
    return x.permute(0, 2, 3, 1)


def same_pads(length: int, size: int, stride: int) -> list[int]:
    """TensorFlow's `same`, written down independently: before, after."""
    outputs = int(np.ceil(length / stride))
    total = max(0, (outputs - 1) * stride + size - length)
    return [total // 2, total - total // 2]


def padded(x: torch.Tensor, padding: Any, size: int, stride: int, fill: float) -> torch.Tensor:
    """[n, c, h, w] with its border."""
    if padding == "valid":
        return x
    if padding == "same":
        borders = same_pads(x.shape[3], size, stride) + same_pads(x.shape[2], size, stride)
    else:
        borders = [padding] * 4
    return functional.pad(x, borders, value=fill)


def dense(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    x = inputs[0] if case.settings.per_position else torch.flatten(inputs[0], 1)
    return functional.linear(x, weights["kernel"].T, weights.get("bias"))


def conv2d(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    x = padded(channels_first(inputs[0]), config.padding, config.kernel_size, config.stride, 0.0)
    kernel = weights["kernel"].permute(3, 2, 0, 1)
    return channels_last(functional.conv2d(x, kernel, weights.get("bias"), stride=config.stride))


def max_pool2d(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    stride = config.stride or config.pool_size
    x = padded(channels_first(inputs[0]), config.padding, config.pool_size, stride, -float("inf"))
    return channels_last(functional.max_pool2d(x, config.pool_size, stride))


def global_avg_pool(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return functional.adaptive_avg_pool2d(channels_first(inputs[0]), 1).flatten(1)


def reshape(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return inputs[0].reshape(-1, *case.settings.shape)


def leaky_relu(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return functional.leaky_relu(inputs[0], case.settings.negative_slope)


LAYERS: dict[str, Callable[[LayerCase, list[torch.Tensor], Named], torch.Tensor]] = {
    "input": lambda case, inputs, weights: inputs[0],
    "dense": dense,
    "flatten": lambda case, inputs, weights: torch.flatten(inputs[0], 1),
    "reshape": reshape,
    "conv2d": conv2d,
    "max_pool2d": max_pool2d,
    "global_avg_pool": lambda case, inputs, weights: functional.adaptive_avg_pool2d(
        channels_first(inputs[0]), 1
    ).flatten(1),
    "relu": lambda case, inputs, weights: functional.relu(inputs[0]),
    "leaky_relu": leaky_relu,
    "tanh": lambda case, inputs, weights: torch.tanh(inputs[0]),
    "sigmoid": lambda case, inputs, weights: torch.sigmoid(inputs[0]),
    "softmax": lambda case, inputs, weights: functional.softmax(inputs[0], dim=-1),
    "dropout": lambda case, inputs, weights: functional.dropout(inputs[0], case.settings.rate, training=case.training),
    "add": lambda case, inputs, weights: torch.stack(inputs).sum(0),
    "concat": lambda case, inputs, weights: torch.cat(inputs, dim=-1),
}


def batch_norm(case: LayerCase, inputs: list[torch.Tensor], weights: Named, state: Named) -> torch.Tensor:
    """On the real examples alone; the running statistics in `state` are replaced in place."""
    x, config = inputs[0][: case.examples], case.settings
    if x.ndim == 4:
        x = channels_first(x)
    output = functional.batch_norm(
        x,
        state["running_mean"],
        state["running_variance"],
        weights["scale"],
        weights["shift"],
        training=case.training,
        momentum=config.momentum,
        eps=config.epsilon,
    )
    return channels_last(output) if x.ndim == 4 else output


def run_torch_layer(case: LayerCase, arrays: Arrays) -> Arrays:
    """What `run_layer` returns, computed by PyTorch in float64."""
    tensors = {name: torch.tensor(value, dtype=torch.float64) for name, value in arrays.items()}
    moving = {name: value for name, value in tensors.items() if name.startswith(("input_", "weight_"))}
    for value in moving.values():
        value.requires_grad_(True)
    inputs = [tensors[f"input_{index}"] for index in range(len(case.shapes))]
    weights, state = named(tensors, "weight_"), named(tensors, "state_")
    output = (
        batch_norm(case, inputs, weights, state)
        if case.type == "batch_norm"
        else LAYERS[case.type](case, inputs, weights)[: case.examples]
    )
    (output * tensors["cotangent"][: case.examples]).sum().backward()
    results = {"output": output} | {f"new_{name}": value for name, value in state.items()}
    results |= {f"gradient_{name}": value.grad for name, value in moving.items()}
    return {name: value.detach().numpy() for name, value in results.items()}
