"""Layers as operators of ONNX, but for those over sequences and those with windows."""

import numpy as np

from engine.export.onnx.graph import Attribute, Values, is_image, last_axis
from engine.export.onnx.piece import Make, Piece
from engine.layers.batch_norm import BatchNormConfig
from engine.layers.dense import DenseConfig
from engine.layers.dropout import DropoutConfig, FeatureDropoutConfig
from engine.layers.local_response import LocalResponseNormConfig
from engine.layers.normalize import GroupNormConfig, LayerNormConfig
from engine.layers.rectifiers import GeluConfig
from engine.layers.split import SplitConfig
from engine.layers.structure import PermuteConfig
from engine.layers.upsampling import Upsample2dConfig


def _affine(piece: Piece, value: Values, kernel: str = "kernel", bias: str = "bias") -> Values:
    """Rows times a kernel, and a bias where there is one."""
    product = piece.graph.add("MatMul", value, piece.array(kernel))
    return piece.graph.add("Add", product, piece.array(bias)) if bias in piece.arrays else product


def _dense(piece: Piece) -> Values:
    block, graph = piece.block, piece.graph
    shape = block.shapes[0]
    if block.settings(DenseConfig).per_position:
        return graph.channels_first(_affine(piece, graph.channels_last(piece.given, shape)), block.output)
    return _affine(piece, graph.flat(piece.given, shape))


def _maxout(piece: Piece) -> Values:
    graph = piece.graph
    kernel = piece.arrays["kernel"]
    _, units, pieces = kernel.shape
    row = graph.flat(piece.given, piece.block.shapes[0])
    sums = graph.add("MatMul", row, graph.constant(kernel.reshape(len(kernel), -1), "kernel"))
    if "bias" in piece.arrays:
        sums = graph.add("Add", sums, graph.constant(piece.arrays["bias"].reshape(-1), "bias"))
    return graph.add("ReduceMax", graph.reshaped(sums, (units, pieces)), graph.integers(-1), keepdims=0)


def _flatten(piece: Piece) -> Values:
    return piece.graph.flat(piece.given, piece.block.shapes[0])


def _reshape(piece: Piece) -> Values:
    graph, output = piece.graph, piece.block.output
    row = graph.flat(piece.given, piece.block.shapes[0])
    return graph.channels_first(graph.reshaped(row, output), output)


def _permute(piece: Piece) -> Values:
    graph, block = piece.graph, piece.block
    order = block.settings(PermuteConfig).order
    turned = graph.add("Transpose", graph.channels_last(piece.given, block.shapes[0]), perm=[0, *order])
    return graph.channels_first(turned, block.output)


def _upsample(piece: Piece) -> Values:
    settings = piece.block.settings(Upsample2dConfig)
    forms: dict[str, dict[str, Attribute]] = {
        "bilinear": {"mode": "linear", "coordinate_transformation_mode": "half_pixel"},
        "nearest": {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"},
    }
    height, width, channels = piece.block.output
    sizes = piece.graph.add(
        "Concat",
        piece.graph.add("Shape", piece.given, start=0, end=1),
        piece.graph.integers(channels, height, width),
        axis=0,
    )
    return piece.graph.add("Resize", piece.given, "", "", sizes, **forms[settings.method])


def _global_average(piece: Piece) -> Values:
    axes = (2, 3) if is_image(piece.block.shapes[0]) else (1,)
    return piece.graph.add("ReduceMean", piece.given, piece.graph.integers(*axes), keepdims=0)


def _pad_channels(piece: Piece) -> Values:
    shape, output = piece.block.shapes[0], piece.block.output
    before = [0] * (len(shape) + 1)
    after = list(before)
    after[last_axis(shape)] = output[-1] - shape[-1]
    return piece.graph.add("Pad", piece.given, piece.graph.integers(*before, *after))


def _split(piece: Piece) -> Values:
    settings = piece.block.settings(SplitConfig)
    width = piece.block.output[-1]
    first, axis = (settings.part - 1) * width, last_axis(piece.block.shapes[0])
    graph = piece.graph
    return graph.add("Slice", piece.given, graph.integers(first), graph.integers(first + width), graph.integers(axis))


def _batch_norm(piece: Piece) -> Values:
    epsilon = piece.block.settings(BatchNormConfig).epsilon
    graph, shape = piece.graph, piece.block.shapes[0]
    names = ("scale", "shift", "running_mean", "running_variance")
    arrays = [piece.array(name) for name in names]
    value = graph.add("BatchNormalization", graph.turned(piece.given, shape), *arrays, epsilon=epsilon)
    return graph.turned(value, shape)


def _layer_norm(piece: Piece) -> Values:
    settings = piece.block.settings(LayerNormConfig)
    graph, shape = piece.graph, piece.block.shapes[0]
    axis = -1 if settings.over == "features" else 1
    arrays = [piece.array(name) for name in ("scale", "shift")]
    given = graph.channels_last(piece.given, shape)
    value = graph.add("LayerNormalization", given, *arrays, axis=axis, epsilon=settings.epsilon)
    return graph.channels_first(value, shape)


def _group_norm(piece: Piece) -> Values:
    """Groups as the channels of an instance norm, then each channel's own scale and shift."""
    settings = piece.block.settings(GroupNormConfig)
    graph, shape = piece.graph, piece.block.shapes[0]
    behind_batch = (shape[-1], *shape[:-1])
    value = graph.reshaped(graph.turned(piece.given, shape), (settings.groups, -1))
    ones, zeros = (graph.constant(make(settings.groups)) for make in (np.ones, np.zeros))
    value = graph.add("InstanceNormalization", value, ones, zeros, epsilon=settings.epsilon)
    value = graph.reshaped(value, behind_batch)
    wide = (-1, *(1 for _ in shape[:-1]))
    scale, shift = (graph.constant(piece.arrays[name].reshape(wide), name) for name in ("scale", "shift"))
    return graph.turned(graph.add("Add", graph.add("Mul", value, scale), shift), shape)


def _local_response(piece: Piece) -> Values:
    """Written out: the window of ONNX's operator lies otherwise where its size is even."""
    settings = piece.block.settings(LocalResponseNormConfig)
    graph, shape = piece.graph, piece.block.shapes[0]
    given = graph.turned(piece.given, shape)
    rows = graph.add("Reshape", graph.add("Mul", given, given), graph.integers(0, 1, shape[-1], -1))
    size = settings.size
    pads = [size // 2, 0, (size - 1) // 2, 0]
    means = graph.add("AveragePool", rows, kernel_shape=[size, 1], pads=pads, count_include_pad=1)
    alpha = settings.alpha if settings.average else settings.alpha * size
    base = graph.add("Add", graph.add("Mul", means, graph.number(alpha)), graph.number(settings.offset))
    divisor = graph.reshaped(graph.add("Pow", base, graph.number(settings.beta)), (shape[-1], *shape[:-1]))
    return graph.turned(graph.add("Div", given, divisor), shape)


def _prelu(piece: Piece) -> Values:
    slope = piece.arrays["slope"]
    if is_image(piece.block.shapes[0]):
        slope = slope.reshape(-1, 1, 1)
    return piece.graph.add("PRelu", piece.given, piece.graph.constant(slope, "slope"))


def _element_wise(operator: str, **names: str) -> Make:
    """operator: of ONNX. names: attribute -> the setting that it takes."""

    def make(piece: Piece) -> Values:
        settings = piece.block.config.model_dump()
        attributes = {attribute: settings[name] for attribute, name in names.items()}
        return piece.graph.add(operator, piece.given, **attributes)

    return make


def _softplus(piece: Piece) -> Values:
    graph = piece.graph
    beta = graph.number(piece.block.config.model_dump()["beta"])
    return graph.add("Div", graph.add("Softplus", graph.add("Mul", piece.given, beta)), beta)


def _silu(piece: Piece) -> Values:
    return piece.graph.add("Mul", piece.given, piece.graph.add("Sigmoid", piece.given))


def _gelu(piece: Piece) -> Values:
    form = "tanh" if piece.block.settings(GeluConfig).form == "tanh" else "none"
    return piece.graph.add("Gelu", piece.given, approximate=form)


def _step(piece: Piece) -> Values:
    graph = piece.graph
    return graph.add("CastLike", graph.add("Greater", piece.given, graph.number(0.0)), piece.given)


def _softmax(piece: Piece) -> Values:
    return piece.graph.add("Softmax", piece.given, axis=last_axis(piece.block.shapes[0]))


def _same(piece: Piece) -> Values:
    """What changes nothing once a network has been trained."""
    return piece.given


def _dropout(piece: Piece) -> Values:
    """Classic dropout scales what all units give once none is left out (Srivastava et al. 2014, section 10)."""
    settings = piece.block.settings((DropoutConfig, FeatureDropoutConfig))
    if settings.scaling == "inverted":
        return piece.given
    return piece.graph.add("Mul", piece.given, piece.graph.number(1 - settings.rate))


def _joined(operator: str) -> Make:
    def make(piece: Piece) -> Values:
        value, *others = piece.inputs
        for other in others:
            value = piece.graph.add(operator, value, other)
        return value

    return make


def _concatenated(piece: Piece) -> Values:
    return piece.graph.add("Concat", *piece.inputs, axis=last_axis(piece.block.output))


LAYERS: dict[str, Make] = {
    "input": _same,
    "dense": _dense,
    "maxout": _maxout,
    "flatten": _flatten,
    "reshape": _reshape,
    "permute": _permute,
    "pad_channels": _pad_channels,
    "upsample2d": _upsample,
    "global_avg_pool": _global_average,
    "relu": _element_wise("Relu"),
    "leaky_relu": _element_wise("LeakyRelu", alpha="negative_slope"),
    "prelu": _prelu,
    "elu": _element_wise("Elu", alpha="alpha"),
    "gelu": _gelu,
    "silu": _silu,
    "softplus": _softplus,
    "tanh": _element_wise("Tanh"),
    "sigmoid": _element_wise("Sigmoid"),
    "step": _step,
    "linear": _same,
    "softmax": _softmax,
    "batch_norm": _batch_norm,
    "layer_norm": _layer_norm,
    "group_norm": _group_norm,
    "local_response_norm": _local_response,
    "dropout": _dropout,
    "feature_dropout": _dropout,
    "gaussian_noise": _same,
    "add": _joined("Add"),
    "multiply": _joined("Mul"),
    "concat": _concatenated,
    "split": _split,
}
