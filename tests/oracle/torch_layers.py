"""Every layer as PyTorch computes it, in our layout. Imports PyTorch: for the generator and for live comparisons."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from tests.engine.components.cases import Arrays, LayerCase
from tests.engine.components.run_layer import named
from tests.oracle import torch_sequences

Named = dict[str, torch.Tensor]


def channels_first(x: torch.Tensor) -> torch.Tensor:
    return x.movedim(-1, 1)


def channels_last(x: torch.Tensor) -> torch.Tensor:
    return x.movedim(1, -1)


def same_pads(length: int, extent: int, stride: int) -> list[int]:
    """TensorFlow's `same`, written down independently: before, after."""
    outputs = int(np.ceil(length / stride))
    total = max(0, (outputs - 1) * stride + extent - length)
    return [total // 2, total - total // 2]


def padded(x: torch.Tensor, padding: Any, extent: int, stride: int, fill: float) -> torch.Tensor:
    """[n, c, h, w] or [n, c, steps] with its border."""
    if padding == "same":
        borders = [pad for length in reversed(x.shape[2:]) for pad in same_pads(length, extent, stride)]
    else:
        around = {"valid": 0, "full": extent - 1}.get(padding, padding)
        borders = [around] * (2 * (x.ndim - 2))
    return functional.pad(x, borders, value=fill)


def dense(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    x = inputs[0] if case.settings.per_position else torch.flatten(inputs[0], 1)
    return functional.linear(x, weights["kernel"].T, weights.get("bias"))


def maxout(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    sums = torch.einsum("ni,ijk->njk", torch.flatten(inputs[0], 1), weights["kernel"])
    return (sums + weights["bias"] if case.settings.use_bias else sums).amax(-1)


def convolution(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    extent = (config.kernel_size - 1) * config.dilation + 1
    x = padded(channels_first(inputs[0]), config.padding, extent, config.stride, 0.0)
    kernel = weights["kernel"].movedim((-1, -2), (0, 1)).contiguous()
    function = functional.conv2d if x.ndim == 4 else functional.conv1d
    form = {"stride": config.stride, "dilation": config.dilation, "groups": config.groups}
    return channels_last(function(x, kernel, weights.get("bias"), **form))


def conv_transpose(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    """Everything that the kernels write, zeros behind it where the output is larger, then the border cut off."""
    config = case.settings
    x = channels_first(inputs[0])
    kernel = weights["kernel"].permute(2, 3, 0, 1).contiguous()
    if config.padding != "same":
        cut = 0 if config.padding == "valid" else config.padding
        extra = {"stride": config.stride, "padding": cut, "output_padding": config.output_padding}
        return channels_last(functional.conv_transpose2d(x, kernel, weights.get("bias"), **extra))
    written = functional.conv_transpose2d(x, kernel, stride=config.stride)
    sizes = [length * config.stride for length in x.shape[2:]]
    first = [same_pads(size, config.kernel_size, config.stride)[0] for size in sizes]
    whole = functional.pad(written, [0, config.stride, 0, config.stride])
    output = whole[:, :, first[0] : first[0] + sizes[0], first[1] : first[1] + sizes[1]]
    return channels_last(output) + weights.get("bias", 0)


def upsample(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    straight = {"align_corners": False} if config.method == "bilinear" else {}
    x = channels_first(inputs[0])
    return channels_last(functional.interpolate(x, scale_factor=config.factor, mode=config.method, **straight))


def local_response_norm(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config, x = case.settings, channels_first(inputs[0])
    alpha = config.alpha if config.average else config.alpha * config.size
    planes = x if x.ndim > 2 else x[..., None]
    output = functional.local_response_norm(planes, config.size, alpha, config.beta, config.offset)
    return channels_last(output.reshape(x.shape))


def split(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return inputs[0].tensor_split(case.settings.parts, -1)[case.settings.part - 1]


def pad_channels(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return functional.pad(inputs[0], (0, case.settings.channels - inputs[0].shape[-1]))


def max_pool(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    stride = config.stride or config.pool_size
    x = padded(channels_first(inputs[0]), config.padding, config.pool_size, stride, -float("inf"))
    function = functional.max_pool2d if x.ndim == 4 else functional.max_pool1d
    return channels_last(function(x, config.pool_size, stride))


def max_unpool(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    """PyTorch gives the indices no gradient; ours is compared with zeros there."""
    config = case.settings
    stride = config.stride or config.pool_size
    plain = channels_first(inputs[1])
    image = padded(plain, config.padding, config.pool_size, stride, -float("inf"))
    _, places = functional.max_pool2d(image, config.pool_size, stride, return_indices=True)
    whole = functional.max_unpool2d(
        channels_first(inputs[0]), places, config.pool_size, stride, output_size=image.shape[2:]
    )
    first = [0, 0]
    if config.padding == "same":
        first = [same_pads(length, config.pool_size, stride)[0] for length in plain.shape[2:]]
    elif config.padding != "valid":
        first = [config.padding] * 2
    height, width = plain.shape[2:]
    cut = whole[:, :, first[0] : first[0] + height, first[1] : first[1] + width]
    return channels_last(cut) + 0 * inputs[1]


def average_pool(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    stride = config.stride or config.pool_size
    plain = channels_first(inputs[0])
    x, ones = (padded(part, config.padding, config.pool_size, stride, 0.0) for part in (plain, torch.ones_like(plain)))
    function = functional.avg_pool2d if x.ndim == 4 else functional.avg_pool1d
    means, shares = function(x, config.pool_size, stride), function(ones, config.pool_size, stride)
    return channels_last(means if config.count_padding else means / shares)


def global_avg_pool(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return inputs[0].flatten(1, -2).mean(1)


def reshape(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return inputs[0].reshape(-1, *case.settings.shape)


def leaky_relu(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return functional.leaky_relu(inputs[0], case.settings.negative_slope)


def prelu(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return channels_last(functional.prelu(channels_first(inputs[0]), weights["slope"]))


def layer_norm(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    scale, shift = weights["scale"], weights["shift"]
    return functional.layer_norm(inputs[0], scale.shape, scale, shift, case.settings.epsilon)


def group_norm(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config, x = case.settings, channels_first(inputs[0])
    return channels_last(functional.group_norm(x, config.groups, weights["scale"], weights["shift"], config.epsilon))


def dropout(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    """In evaluation alone: random numbers are each library's own."""
    assert not case.training
    return inputs[0] * (1 - case.settings.rate if case.settings.scaling == "at_test" else 1)


def step(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    return torch.heaviside(inputs[0].detach(), torch.zeros(1).double()) + 0 * inputs[0]


LAYERS: dict[str, Callable[[LayerCase, list[torch.Tensor], Named], torch.Tensor]] = {
    "input": lambda case, inputs, weights: inputs[0],
    "dense": dense,
    "flatten": lambda case, inputs, weights: torch.flatten(inputs[0], 1),
    "reshape": reshape,
    "maxout": maxout,
    "permute": lambda case, inputs, weights: inputs[0].permute(0, *case.settings.order),
    "conv2d": convolution,
    "conv1d": convolution,
    "max_pool2d": max_pool,
    "max_pool1d": max_pool,
    "max_unpool2d": max_unpool,
    "avg_pool2d": average_pool,
    "avg_pool1d": average_pool,
    "global_avg_pool": global_avg_pool,
    "conv_transpose2d": conv_transpose,
    "upsample2d": upsample,
    "local_response_norm": local_response_norm,
    "split": split,
    "pad_channels": pad_channels,
    "embedding": torch_sequences.embedding,
    "positional_encoding": torch_sequences.positional_encoding,
    "simple_recurrent": torch_sequences.simple_recurrent,
    "lstm": torch_sequences.lstm,
    "gru": torch_sequences.gru,
    "attention": torch_sequences.attention,
    "relu": lambda case, inputs, weights: functional.relu(inputs[0]),
    "leaky_relu": leaky_relu,
    "tanh": lambda case, inputs, weights: torch.tanh(inputs[0]),
    "sigmoid": lambda case, inputs, weights: torch.sigmoid(inputs[0]),
    "softmax": lambda case, inputs, weights: functional.softmax(inputs[0], dim=-1),
    "prelu": prelu,
    "elu": lambda case, inputs, weights: functional.elu(inputs[0], case.settings.alpha),
    "gelu": lambda case, inputs, weights: functional.gelu(
        inputs[0], approximate="tanh" if case.settings.form == "tanh" else "none"
    ),
    "silu": lambda case, inputs, weights: functional.silu(inputs[0]),
    "softplus": lambda case, inputs, weights: functional.softplus(inputs[0], case.settings.beta, threshold=100),
    "linear": lambda case, inputs, weights: inputs[0],
    "step": step,
    "layer_norm": layer_norm,
    "group_norm": group_norm,
    "dropout": dropout,
    "feature_dropout": dropout,
    "gaussian_noise": lambda case, inputs, weights: inputs[0],
    "add": lambda case, inputs, weights: torch.stack(torch.broadcast_tensors(*inputs)).sum(0),
    "multiply": lambda case, inputs, weights: torch.stack(torch.broadcast_tensors(*inputs)).prod(0),
    "concat": lambda case, inputs, weights: torch.cat(inputs, dim=-1),
}


def batch_norm(case: LayerCase, inputs: list[torch.Tensor], weights: Named, state: Named) -> torch.Tensor:
    """On the real examples alone; the running statistics in `state` are replaced in place."""
    x, config = inputs[0][: case.examples], case.settings
    share = config.momentum if config.momentum_of == "batch" else 1 - config.momentum
    x = channels_first(x)
    output = functional.batch_norm(
        x,
        state["running_mean"],
        state["running_variance"],
        weights["scale"],
        weights["shift"],
        training=case.training,
        momentum=share,
        eps=config.epsilon,
    )
    return channels_last(output)


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
