"""Layers whose windows move over an image or a sequence, in PyTorch."""

from engine.export.blocks import Block
from engine.export.pytorch.piece import MODULE, MakePiece, Piece, call, is_image, own
from engine.export.text import literal
from engine.layers.convolution import ConvolutionConfig
from engine.layers.pooling import AvgPool1dConfig, AvgPool2dConfig, PoolConfig
from engine.layers.transposed_convolution import ConvTranspose2dConfig
from engine.layers.unpooling import MaxUnpool2dConfig
from engine.layers.windows import Window, pads_along

CONVOLUTION = {"weight": "{kernel}.permute(3, 2, 0, 1)", "bias": "{bias}"}
SEQUENCE_CONVOLUTION = {"weight": "{kernel}.permute(2, 1, 0)", "bias": "{bias}"}


def _sides(block: Block) -> list[tuple[int, int]]:
    """Padding before and after each axis that a window moves along."""
    window = block.settings((ConvolutionConfig, PoolConfig)).window
    return [pads_along(window, length) for length in block.shapes[0][:-1]]


def _padding(block: Block, fill: str = "") -> tuple[int, str]:
    """(padding on every side, the input with the padding that PyTorch's modules have no form of)."""
    sides = _sides(block)
    around = {pad for side in sides for pad in side}
    named = _behind_batch(block)
    if len(around) == 1:
        return around.pop(), named
    order = [pad for side in reversed(sides) for pad in side]
    return 0, f"F.pad({named}, {literal(tuple(order))}{fill})"


def _behind_batch(block: Block) -> str:
    """The input with its channels behind the batch."""
    return block.inputs[0] if is_image(block.shapes[0]) else f"{block.inputs[0]}.transpose(1, 2)"


def _back(block: Block, value: str) -> str:
    return value if is_image(block.shapes[0]) else f"{value}.transpose(1, 2)"


def _convolution(block: Block) -> Piece:
    settings = block.settings(ConvolutionConfig)
    around, given = _padding(block)
    image = is_image(block.shapes[0])
    kind = "nn.Conv2d" if image else "nn.Conv1d"
    usual = {"stride": 1, "padding": 0, "dilation": 1, "groups": 1, "bias": True}
    wanted = {
        "stride": settings.stride,
        "padding": around,
        "dilation": settings.dilation,
        "groups": settings.groups,
        "bias": settings.use_bias,
    }
    changed = {name: value for name, value in wanted.items() if value != usual[name]}
    module = call(kind, block.shapes[0][-1], settings.filters, settings.kernel_size, **changed)
    parameters = own(block, CONVOLUTION if image else SEQUENCE_CONVOLUTION)
    return Piece(_back(block, f"{MODULE}({given})"), module, parameters)


def _transposed(block: Block) -> Piece:
    settings = block.settings(ConvTranspose2dConfig)
    made = (block.shapes[0][-1], settings.filters, settings.kernel_size)
    parameters = own(block, {"weight": "{kernel}.permute(2, 3, 0, 1)", "bias": "{bias}"})
    applied = f"{MODULE}({block.inputs[0]})"
    if settings.padding != "same":
        cut = 0 if settings.padding == "valid" else settings.padding
        extra = {"stride": settings.stride, "padding": cut, "output_padding": settings.output_padding}
        return Piece(applied, call("nn.ConvTranspose2d", *made, **extra, bias=settings.use_bias), parameters)
    window = Window(settings.kernel_size, settings.stride, "same")
    first = tuple(pads_along(window, length)[0] for length in block.output[:2])
    module = call("SameConvTranspose2d", *made, settings.stride, first=first, size=block.output[:2])
    if not settings.use_bias:
        module = module[:-1] + ", bias=False)"
    return Piece(applied, module, parameters, helpers=("SameConvTranspose2d",))


def _max_pool(block: Block) -> Piece:
    settings = block.settings(PoolConfig)
    window: Window = settings.window
    around, given = _padding(block, ', value=-float("inf")')
    function = "F.max_pool2d" if is_image(block.shapes[0]) else "F.max_pool1d"
    if 2 * around > window.size:
        order = (around,) * (2 * len(block.shapes[0]) - 2)
        around, given = 0, f'F.pad({_behind_batch(block)}, {literal(order)}, value=-float("inf"))'
    padding = {"padding": around} if around else {}
    return Piece(_back(block, call(function, given, window.size, window.stride, **padding)))


def _average_pool(block: Block) -> Piece:
    settings = block.settings((AvgPool2dConfig, AvgPool1dConfig))
    window: Window = settings.window
    sides = tuple(pad for side in reversed(_sides(block)) for pad in side)
    function = "F.avg_pool2d" if is_image(block.shapes[0]) else "F.avg_pool1d"
    if not any(sides):
        return Piece(_back(block, call(function, _behind_batch(block), window.size, window.stride)))
    if settings.count_padding:
        return Piece(
            _back(block, call(function, f"F.pad({_behind_batch(block)}, {literal(sides)})", window.size, window.stride))
        )
    given = call("average_inside", function, _behind_batch(block), window.size, window.stride, literal(sides))
    return Piece(_back(block, given), helpers=("average_inside",))


def _unpool(block: Block) -> Piece:
    settings = block.settings(MaxUnpool2dConfig)
    window: Window = settings.window
    sides = tuple(pad for length in reversed(block.shapes[1][:-1]) for pad in pads_along(window, length))
    return Piece(call("max_unpool", *block.inputs, window.size, window.stride, literal(sides)), helpers=("max_unpool",))


WINDOWS: dict[str, MakePiece] = {
    "conv2d": _convolution,
    "conv1d": _convolution,
    "conv_transpose2d": _transposed,
    "max_pool2d": _max_pool,
    "max_pool1d": _max_pool,
    "max_unpool2d": _unpool,
    "avg_pool2d": _average_pool,
    "avg_pool1d": _average_pool,
}
