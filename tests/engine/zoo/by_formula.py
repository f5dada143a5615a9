"""Weights and multiply-adds of a network by textbook formulas, independent of the engine's layers.

A convolution of k×k from L0 to L1 channels in g groups at r×c positions: k² L0 L1 / g weights and r c times as many
multiply-adds; biases are weights, not multiply-adds.
"""

from collections.abc import Callable
from math import ceil, prod
from typing import Any

from engine.spec import Network
from engine.spec.expand import expand_network

Shape = tuple[int, ...]
Counted = tuple[Shape, int, int]
"""Output shape, weights, multiply-adds."""
Settings = dict[str, Any]


def _positions(length: int, size: int, stride: int, padding: str | int) -> int:
    if padding == "same":
        return ceil(length / stride)
    return (length + 2 * (0 if padding == "valid" else int(padding)) - size) // stride + 1


def _conv2d(s: Settings, inputs: list[Shape]) -> Counted:
    height, width, channels = inputs[0]
    size, filters = s.get("kernel_size", 3), s["filters"]
    place = (size, s.get("stride", 1), s.get("padding", "valid"))
    r, c = _positions(height, *place), _positions(width, *place)
    kernel = size * size * channels * filters // s.get("groups", 1)
    return (r, c, filters), kernel + filters * s.get("use_bias", True), kernel * r * c


def _conv_transpose2d(s: Settings, inputs: list[Shape]) -> Counted:
    height, width, channels = inputs[0]
    size, filters, stride = s.get("kernel_size", 2), s["filters"], s.get("stride", 2)
    longer = size - 2 * s.get("padding", 0)
    kernel = size * size * channels * filters
    output = ((height - 1) * stride + longer, (width - 1) * stride + longer, filters)
    return output, kernel + filters, kernel * height * width


def _dense(s: Settings, inputs: list[Shape]) -> Counted:
    kernel = prod(inputs[0]) * s["units"]
    return (s["units"],), kernel + s["units"], kernel


def _lstm(s: Settings, inputs: list[Shape]) -> Counted:
    steps, features = inputs[0]
    units = s["units"]
    kernels = 4 * units * (features + units)
    return (units,), kernels + 4 * units, steps * kernels


def _pool(s: Settings, inputs: list[Shape]) -> Counted:
    height, width, channels = inputs[0]
    size = s.get("pool_size", 2)
    place = (size, s.get("stride") or size, s.get("padding", "valid"))
    return (_positions(height, *place), _positions(width, *place), channels), 0, 0


def _upsample2d(s: Settings, inputs: list[Shape]) -> Counted:
    height, width, channels = inputs[0]
    output = (2 * height, 2 * width, channels)
    return output, 0, 4 * prod(output)


def _batch_norm(s: Settings, inputs: list[Shape]) -> Counted:
    return inputs[0], 2 * inputs[0][-1], prod(inputs[0])


def _concat(s: Settings, inputs: list[Shape]) -> Counted:
    return (*inputs[0][:-1], sum(shape[-1] for shape in inputs)), 0, 0


def _multiply(s: Settings, inputs: list[Shape]) -> Counted:
    return max(inputs, key=prod), 0, max(map(prod, inputs))


def _same(s: Settings, inputs: list[Shape]) -> Counted:
    return inputs[0], 0, 0


FORMULAS: dict[str, Callable[[Settings, list[Shape]], Counted]] = {
    **dict.fromkeys(("relu", "tanh", "sigmoid", "dropout", "add"), _same),
    "conv2d": _conv2d,
    "conv_transpose2d": _conv_transpose2d,
    "dense": _dense,
    "lstm": _lstm,
    "max_pool2d": _pool,
    "avg_pool2d": _pool,
    "global_avg_pool": lambda s, inputs: ((inputs[0][-1],), 0, 0),
    "max_unpool2d": lambda s, inputs: ((2 * inputs[0][0], 2 * inputs[0][1], inputs[0][2]), 0, 0),
    "upsample2d": _upsample2d,
    "batch_norm": _batch_norm,
    "local_response_norm": lambda s, inputs: (inputs[0], 0, 5 * prod(inputs[0])),
    "concat": _concat,
    "multiply": _multiply,
    "flatten": lambda s, inputs: ((prod(inputs[0]),), 0, 0),
    "reshape": lambda s, inputs: (tuple(s["shape"]), 0, 0),
    "pad_channels": lambda s, inputs: ((*inputs[0][:-1], s["channels"]), 0, 0),
}


def count(network: Network, example: Shape) -> tuple[int, int]:
    """Weights and multiply-adds of a network whose input has this shape."""
    drawn = expand_network(network).network
    sources: dict[str, list[tuple[str, str]]] = {node.id: [] for node in drawn.nodes}
    for edge in drawn.edges:
        sources[edge.target].append((edge.target_port != "in", edge.source))
    shapes: dict[str, Shape] = {"x": example}
    weights = operations = 0
    waiting = [node for node in drawn.nodes if node.id != "x"]
    while waiting:
        for node in [each for each in waiting if all(name in shapes for _, name in sources[each.id])]:
            inputs = [shapes[name] for _, name in sorted(sources[node.id], key=lambda wire: wire[0])]
            shapes[node.id], learned, steps = FORMULAS[node.type](dict(node.config), inputs)
            weights, operations = weights + learned, operations + steps
            waiting.remove(node)
    return weights, operations
