"""Layers whose windows move over an image or a sequence, as operators of ONNX."""

from collections.abc import Sequence

from engine.export.onnx.graph import Attribute, Values, is_image
from engine.export.onnx.piece import Make, Piece
from engine.layers.convolution import ConvolutionConfig
from engine.layers.definition import Shape
from engine.layers.pooling import AvgPool1dConfig, AvgPool2dConfig, PoolConfig
from engine.layers.transposed_convolution import ConvTranspose2dConfig
from engine.layers.unpooling import MaxUnpool2dConfig
from engine.layers.windows import Window, pads_along


def _pads(window: Window, shape: Shape) -> list[int]:
    """Padding before each axis that the window moves along, then behind each of them."""
    sides = [pads_along(window, length) for length in shape[:-1]]
    return [*(before for before, _ in sides), *(after for _, after in sides)]


def _moving(window: Window, shape: Shape) -> dict[str, Attribute]:
    """Size, stride and padding as attributes."""
    axes = len(shape) - 1
    return {"kernel_shape": [window.size] * axes, "strides": [window.stride] * axes, "pads": _pads(window, shape)}


def _optional(piece: Piece, name: str) -> Sequence[Values]:
    return [piece.array(name)] if name in piece.arrays else []


def _convolution(piece: Piece) -> Values:
    settings = piece.block.settings(ConvolutionConfig)
    graph, shape = piece.graph, piece.block.shapes[0]
    kernel = piece.arrays["kernel"]
    order = (3, 2, 0, 1) if is_image(shape) else (2, 1, 0)
    value = graph.add(
        "Conv",
        graph.turned(piece.given, shape),
        graph.constant(kernel.transpose(order), "kernel"),
        *_optional(piece, "bias"),
        **_moving(settings.window, shape),
        dilations=[settings.dilation] * (len(shape) - 1),
        group=settings.groups,
    )
    return graph.turned(value, piece.block.output)


def _transposed(piece: Piece) -> Values:
    """With the padding `same` a part of what a whole one writes, with a border of zeros where that is too small."""
    settings = piece.block.settings(ConvTranspose2dConfig)
    graph, stride = piece.graph, settings.stride
    kernel = graph.constant(piece.arrays["kernel"].transpose(2, 3, 0, 1), "kernel")
    bias = _optional(piece, "bias")
    if settings.padding != "same":
        cut = 0 if settings.padding == "valid" else settings.padding
        extra = [settings.output_padding] * 2
        return graph.add(
            "ConvTranspose", piece.given, kernel, *bias, strides=[stride] * 2, pads=[cut] * 4, output_padding=extra
        )
    height, width, filters = piece.block.output
    window = Window(settings.kernel_size, stride, "same")
    top, left = (pads_along(window, length)[0] for length in (height, width))
    written = graph.add("ConvTranspose", piece.given, kernel, strides=[stride] * 2)
    wide = graph.add("Pad", written, graph.integers(0, 0, 0, 0, 0, 0, stride, stride))
    ends = graph.integers(top + height, left + width)
    part = graph.add("Slice", wide, graph.integers(top, left), ends, graph.integers(2, 3))
    if not bias:
        return part
    return graph.add("Add", part, graph.constant(piece.arrays["bias"].reshape(filters, 1, 1), "bias"))


def _max_pool(piece: Piece) -> Values:
    window = piece.block.settings(PoolConfig).window
    graph, shape = piece.graph, piece.block.shapes[0]
    value = graph.add("MaxPool", graph.turned(piece.given, shape), **_moving(window, shape))
    return graph.turned(value, shape)


def _average_pool(piece: Piece) -> Values:
    settings = piece.block.settings((AvgPool2dConfig, AvgPool1dConfig))
    graph, shape = piece.graph, piece.block.shapes[0]
    value = graph.add(
        "AveragePool",
        graph.turned(piece.given, shape),
        **_moving(settings.window, shape),
        count_include_pad=int(settings.count_padding),
    )
    return graph.turned(value, shape)


def _unpool(piece: Piece) -> Values:
    """Values at the places of the maxima, by a pooling that gives out those places."""
    window = piece.block.settings(MaxUnpool2dConfig).window
    graph = piece.graph
    values, pooled = piece.inputs
    maxima = graph.add_with(2, "MaxPool", pooled, **_moving(window, piece.block.shapes[1]))
    whole = graph.add("Shape", pooled)
    row = graph.integers(-1)
    zeros = graph.add("Reshape", graph.add("Sub", pooled, pooled), row)
    places = graph.add("Reshape", f"{maxima}:1", row)
    written = graph.add("ScatterElements", zeros, places, graph.add("Reshape", values, row), axis=0)
    return graph.add("Reshape", written, whole)


WINDOWS: dict[str, Make] = {
    "conv2d": _convolution,
    "conv1d": _convolution,
    "conv_transpose2d": _transposed,
    "max_pool2d": _max_pool,
    "max_pool1d": _max_pool,
    "max_unpool2d": _unpool,
    "avg_pool2d": _average_pool,
    "avg_pool1d": _average_pool,
}
