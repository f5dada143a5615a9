"""PyTorch's side of `make bench`, run by the Python of `.oracle`: told what to train by its one argument, as JSON.

Says `ready` once it is; then, for every line with a number of steps, takes them and answers with the seconds that they
took, by the clock and of this process's processor time.
Trains eagerly, as its tutorials do, on made-up digits that lie in memory as ours do: bytes, shuffled anew every epoch,
gathered and decoded batch by batch.
"""

import json
import math
import sys
import time
from collections.abc import Iterator
from typing import Any

import torch
from torch import nn

ROWS = 50_000
CLASSES = 10
ACTIVATIONS = {"tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "relu": nn.ReLU}


def make_model(layers: list[dict[str, Any]], shape: tuple[int, ...]) -> nn.Sequential:
    """The network of the bench's layers; images are channels first, as PyTorch has them."""
    parts: list[nn.Module] = []
    for layer in layers:
        kind, config = layer["type"], layer.get("config", {})
        if kind == "dense":
            parts += [nn.Flatten()] if len(shape) > 1 else []
            parts.append(nn.Linear(math.prod(shape), config["units"]))
            shape = (config["units"],)
        elif kind == "conv2d":
            size = config["kernel_size"]
            around = size // 2 if config.get("padding") == "same" else 0
            parts.append(nn.Conv2d(shape[0], config["filters"], size, padding=around))
            shape = (config["filters"], *(side + 2 * around - size + 1 for side in shape[1:]))
        elif kind == "batch_norm":
            parts.append(nn.BatchNorm2d(shape[0]))
        elif kind == "max_pool2d":
            parts.append(nn.MaxPool2d(2))
            shape = (shape[0], shape[1] // 2, shape[2] // 2)
        elif kind in ACTIVATIONS:
            parts.append(ACTIVATIONS[kind]())
        elif kind != "flatten":
            raise ValueError(f"PyTorch's side of the bench has no layer of type {kind}")
    return nn.Sequential(*parts)


def keep_activations(model: nn.Sequential) -> list[torch.Tensor]:
    """A list that holds the outputs of all activations after every forward pass."""
    kept: list[torch.Tensor] = []
    model.register_forward_pre_hook(lambda *_: kept.clear())
    for part in model:
        if isinstance(part, tuple(ACTIVATIONS.values())):
            part.register_forward_hook(lambda _, __, output: kept.append(output.detach()))
    return kept


def read_log(model: nn.Sequential, activations: list[torch.Tensor]) -> list[float]:
    """Gradient norm of every kernel, fraction of dead units of every activation, brought to the host together."""
    norms = [weight.grad.norm() for weight in model.parameters() if weight.grad is not None and weight.ndim > 1]
    dead = [(output == 0).all(0).float().mean() for output in activations]
    return torch.stack(norms + dead).tolist()


def batches(shape: tuple[int, ...], size: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Batches without end; a last partial one is left out."""
    images = torch.randint(0, 256, (ROWS, *shape), dtype=torch.uint8)
    labels = torch.randint(0, CLASSES, (ROWS,))
    while True:
        order = torch.randperm(ROWS)
        for first in range(0, ROWS - size + 1, size):
            rows = order[first : first + size]
            yield images[rows].float() * (1 / 255), labels[rows]


def main(asked: dict[str, Any]) -> None:
    """Answers until its input ends."""
    torch.manual_seed(0)
    torch.set_num_threads(asked["threads"])
    shape = tuple(asked["shape"])
    model = make_model(asked["layers"], shape)
    make_optimizer = torch.optim.Adam if asked["optimizer"] == "adam" else torch.optim.SGD
    optimizer = make_optimizer(model.parameters(), lr=asked["rate"])
    activations = keep_activations(model) if asked["logging"] else []
    drawn = batches(shape, asked["batch"])
    print("ready", flush=True)
    for line in sys.stdin:
        begun, worked = time.perf_counter(), time.process_time()
        for _ in range(int(line)):
            x, target = next(drawn)
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), target).backward()
            if asked["logging"]:
                read_log(model, activations)
            optimizer.step()
        print(time.perf_counter() - begun, time.process_time() - worked, flush=True)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
