"""Layers in PyTorch, but for those over sequences."""

from math import prod
from typing import Any

from engine.export.blocks import Block
from engine.export.pytorch.piece import (
    MODULE,
    MakePiece,
    Piece,
    channels_first,
    channels_last,
    flat,
    is_image,
    last_axis,
    with_channels_first,
)
from engine.export.text import literal
from engine.layers.windows import Window, pads_along

CONVOLUTION = {"weight": "{kernel}.permute(3, 2, 0, 1)", "bias": "{bias}"}
SEQUENCE_CONVOLUTION = {"weight": "{kernel}.permute(2, 1, 0)", "bias": "{bias}"}


def _call(function: str, *arguments: object, **named: object) -> str:
    """A call as text: arguments as they are, named ones as literals."""
    return f"{function}({', '.join([*map(str, arguments), *(f'{key}={literal(one)}' for key, one in named.items())])})"


def _own(block: Block, parameters: dict[str, str]) -> dict[str, str]:
    """Those parameters whose array the layer has."""
    return {name: value for name, value in parameters.items() if value.split("}")[0].lstrip("{") in block.weights}


def _dense(block: Block) -> Piece:
    settings: Any = block.config
    parameters = _own(block, {"weight": "{kernel}.T", "bias": "{bias}"})
    shape = block.shapes[0]
    if not settings.per_position:
        module = _call("nn.Linear", prod(shape), settings.units, bias=settings.use_bias)
        return Piece(f"{MODULE}({flat(block.inputs[0], shape)})", module, parameters)
    module = _call("nn.Linear", shape[-1], settings.units, bias=settings.use_bias)
    applied = f"{MODULE}({channels_last(block.inputs[0], shape)})"
    return Piece(channels_first(applied, block.output), module, parameters)


def _maxout(block: Block) -> Piece:
    settings: Any = block.config
    made = (prod(block.shapes[0]), settings.units, settings.pieces)
    module = _call("Maxout", *made, bias=settings.use_bias)
    parameters = _own(block, {"weight": "{kernel}", "bias": "{bias}"})
    return Piece(f"{MODULE}({flat(block.inputs[0], block.shapes[0])})", module, parameters, helpers=("Maxout",))


def _reshape(block: Block) -> Piece:
    row = flat(block.inputs[0], block.shapes[0])
    return Piece(channels_first(f"{row}.reshape(-1, {', '.join(map(str, block.output))})", block.output))


def _permute(block: Block) -> Piece:
    settings: Any = block.config
    turned = f"{channels_last(block.inputs[0], block.shapes[0])}.permute(0, {', '.join(map(str, settings.order))})"
    return Piece(channels_first(turned, block.output))


def _sides(block: Block) -> list[tuple[int, int]]:
    """Padding before and after each axis that a window moves along."""
    window: Window = getattr(block.config, "window")  # noqa: B009 - settings of windows have it; Config does not
    return [pads_along(window, length) for length in block.shapes[0][:-1]]


def _padding(block: Block, fill: str = "") -> tuple[int, str]:
    """(padding on every side, the input with the padding that PyTorch's modules have no form of)."""
    sides = _sides(block)
    around = {pad for side in sides for pad in side}
    named = with_place(block)
    if len(around) == 1:
        return around.pop(), named
    order = [pad for side in reversed(sides) for pad in side]
    return 0, f"F.pad({named}, {literal(tuple(order))}{fill})"


def with_place(block: Block) -> str:
    """The input with its channels behind the batch."""
    return block.inputs[0] if is_image(block.shapes[0]) else f"{block.inputs[0]}.transpose(1, 2)"


def _back(block: Block, value: str) -> str:
    return value if is_image(block.shapes[0]) else f"{value}.transpose(1, 2)"


def _convolution(block: Block) -> Piece:
    settings: Any = block.config
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
    module = _call(kind, block.shapes[0][-1], settings.filters, settings.kernel_size, **changed)
    parameters = _own(block, CONVOLUTION if image else SEQUENCE_CONVOLUTION)
    return Piece(_back(block, f"{MODULE}({given})"), module, parameters)


def _transposed(block: Block) -> Piece:
    settings: Any = block.config
    made = (block.shapes[0][-1], settings.filters, settings.kernel_size)
    parameters = _own(block, {"weight": "{kernel}.permute(2, 3, 0, 1)", "bias": "{bias}"})
    applied = f"{MODULE}({block.inputs[0]})"
    if settings.padding != "same":
        cut = 0 if settings.padding == "valid" else settings.padding
        extra = {"stride": settings.stride, "padding": cut, "output_padding": settings.output_padding}
        return Piece(applied, _call("nn.ConvTranspose2d", *made, **extra, bias=settings.use_bias), parameters)
    window = Window(settings.kernel_size, settings.stride, "same")
    first = tuple(pads_along(window, length)[0] for length in block.output[:2])
    module = _call("SameConvTranspose2d", *made, settings.stride, first=first, size=block.output[:2])
    if not settings.use_bias:
        module = module[:-1] + ", bias=False)"
    return Piece(applied, module, parameters, helpers=("SameConvTranspose2d",))


def _max_pool(block: Block) -> Piece:
    settings: Any = block.config
    window: Window = settings.window
    around, given = _padding(block, ', value=-float("inf")')
    function = "F.max_pool2d" if is_image(block.shapes[0]) else "F.max_pool1d"
    if 2 * around > window.size:
        order = (around,) * (2 * len(block.shapes[0]) - 2)
        around, given = 0, f'F.pad({with_place(block)}, {literal(order)}, value=-float("inf"))'
    padding = {"padding": around} if around else {}
    return Piece(_back(block, _call(function, given, window.size, window.stride, **padding)))


def _average_pool(block: Block) -> Piece:
    settings: Any = block.config
    window: Window = settings.window
    sides = tuple(pad for side in reversed(_sides(block)) for pad in side)
    function = "F.avg_pool2d" if is_image(block.shapes[0]) else "F.avg_pool1d"
    if not any(sides):
        return Piece(_back(block, _call(function, with_place(block), window.size, window.stride)))
    if settings.count_padding:
        return Piece(
            _back(block, _call(function, f"F.pad({with_place(block)}, {literal(sides)})", window.size, window.stride))
        )
    given = _call("average_inside", function, with_place(block), window.size, window.stride, literal(sides))
    return Piece(_back(block, given), helpers=("average_inside",))


def _unpool(block: Block) -> Piece:
    settings: Any = block.config
    window: Window = settings.window
    sides = tuple(pad for length in reversed(block.shapes[1][:-1]) for pad in pads_along(window, length))
    return Piece(
        _call("max_unpool", *block.inputs, window.size, window.stride, literal(sides)), helpers=("max_unpool",)
    )


def _upsample(block: Block) -> Piece:
    settings: Any = block.config
    straight = {"align_corners": False} if settings.method == "bilinear" else {}
    return Piece(
        _call("F.interpolate", block.inputs[0], scale_factor=settings.factor, mode=settings.method, **straight)
    )


def _global_average(block: Block) -> Piece:
    return Piece(f"{block.inputs[0]}.mean({'(2, 3)' if is_image(block.shapes[0]) else '1'})")


def _pad_channels(block: Block) -> Piece:
    more = block.output[-1] - block.shapes[0][-1]
    return Piece(f"F.pad({block.inputs[0]}, {literal((0, 0, 0, 0, 0, more) if is_image(block.output) else (0, more))})")


def _split(block: Block) -> Piece:
    settings: Any = block.config
    axis = last_axis(block.shapes[0])
    return Piece(f"{block.inputs[0]}.chunk({settings.parts}, {axis})[{settings.part - 1}]")


def _batch_norm(block: Block) -> Piece:
    settings: Any = block.config
    kind = "nn.BatchNorm2d" if is_image(block.shapes[0]) else "nn.BatchNorm1d"
    module = _call(kind, block.shapes[0][-1], eps=settings.epsilon, momentum=settings.newest_share)
    parameters = {
        "weight": "{scale}",
        "bias": "{shift}",
        "running_mean": "{running_mean}",
        "running_var": "{running_variance}",
    }
    return Piece(with_channels_first(block, f"{MODULE}({{}})"), module, parameters)


def _layer_norm(block: Block) -> Piece:
    settings: Any = block.config
    shape = block.shapes[0]
    over = shape[-1:] if settings.over == "features" else shape
    module = _call("nn.LayerNorm", literal(over), eps=settings.epsilon)
    value = channels_first(f"{MODULE}({channels_last(block.inputs[0], shape)})", shape)
    return Piece(value, module, {"weight": "{scale}", "bias": "{shift}"})


def _group_norm(block: Block) -> Piece:
    settings: Any = block.config
    module = _call("nn.GroupNorm", settings.groups, block.shapes[0][-1], eps=settings.epsilon)
    return Piece(with_channels_first(block, f"{MODULE}({{}})"), module, {"weight": "{scale}", "bias": "{shift}"})


def _local_response(block: Block) -> Piece:
    """PyTorch takes the mean of the squares and needs an axis behind the channels."""
    settings: Any = block.config
    alpha = settings.alpha if settings.average else settings.alpha * settings.size
    rest = f"{settings.size}, {literal(alpha)}, {literal(settings.beta)}, {literal(settings.offset)}"
    if len(block.shapes[0]) == 1:
        return Piece(f"F.local_response_norm({block.inputs[0]}[..., None], {rest})[..., 0]")
    return Piece(with_channels_first(block, f"F.local_response_norm({{}}, {rest})"))


def _prelu(block: Block) -> Piece:
    settings: Any = block.config
    slopes = 1 if settings.shared else block.shapes[0][-1]
    return Piece(with_channels_first(block, f"{MODULE}({{}})"), f"nn.PReLU({slopes})", {"weight": "{slope}"})


def _dropout(block: Block) -> Piece:
    settings: Any = block.config
    if settings.scaling == "inverted":
        return Piece(f"{MODULE}({block.inputs[0]})", f"nn.Dropout({literal(settings.rate)})")
    return Piece(f"{MODULE}({block.inputs[0]}) * {literal(1 - settings.rate)}", f"nn.Dropout({literal(settings.rate)})")


def _feature_dropout(block: Block) -> Piece:
    settings: Any = block.config
    kind = "nn.Dropout2d" if is_image(block.shapes[0]) else "nn.Dropout1d"
    value = with_channels_first(block, f"{MODULE}({{}})")
    scaled = value if settings.scaling == "inverted" else f"{value} * {literal(1 - settings.rate)}"
    return Piece(scaled, f"{kind}({literal(settings.rate)})")


def _noise(block: Block) -> Piece:
    settings: Any = block.config
    drawn = f"{literal(settings.std)} * torch.randn_like({block.inputs[0]})"
    return Piece(f"{block.inputs[0]} + {drawn} if self.training else {block.inputs[0]}")


def _element_wise(call: str) -> MakePiece:
    """call: with `{}` for the input and settings by name."""

    def make(block: Block) -> Piece:
        settings = {name: literal(value) for name, value in block.config.model_dump().items()}
        return Piece(call.format(block.inputs[0], **settings))

    return make


def _softmax(block: Block) -> Piece:
    return Piece(f"torch.softmax({block.inputs[0]}, {last_axis(block.shapes[0])})")


def _gelu(block: Block) -> Piece:
    settings: Any = block.config
    more = ', approximate="tanh"' if settings.form == "tanh" else ""
    return Piece(f"F.gelu({block.inputs[0]}{more})")


def _input(block: Block) -> Piece:
    del block  # there is one input
    return Piece("x")


def _joined(sign: str) -> MakePiece:
    return lambda block: Piece(f" {sign} ".join(block.inputs))


def _concatenated(block: Block) -> Piece:
    return Piece(f"torch.cat([{', '.join(block.inputs)}], {last_axis(block.output)})")


LAYERS: dict[str, MakePiece] = {
    "input": _input,
    "dense": _dense,
    "maxout": _maxout,
    "flatten": lambda block: Piece(flat(block.inputs[0], block.shapes[0])),
    "reshape": _reshape,
    "permute": _permute,
    "conv2d": _convolution,
    "conv1d": _convolution,
    "conv_transpose2d": _transposed,
    "pad_channels": _pad_channels,
    "upsample2d": _upsample,
    "max_pool2d": _max_pool,
    "max_pool1d": _max_pool,
    "max_unpool2d": _unpool,
    "avg_pool2d": _average_pool,
    "avg_pool1d": _average_pool,
    "global_avg_pool": _global_average,
    "relu": _element_wise("torch.relu({})"),
    "leaky_relu": _element_wise("F.leaky_relu({}, {negative_slope})"),
    "prelu": _prelu,
    "elu": _element_wise("F.elu({}, {alpha})"),
    "gelu": _gelu,
    "silu": _element_wise("F.silu({})"),
    "softplus": _element_wise("F.softplus({}, {beta}, threshold=100)"),
    "tanh": _element_wise("torch.tanh({})"),
    "sigmoid": _element_wise("torch.sigmoid({})"),
    "step": lambda block: Piece(f"({block.inputs[0]} > 0).to({block.inputs[0]}.dtype)"),
    "linear": _element_wise("{}"),
    "softmax": _softmax,
    "batch_norm": _batch_norm,
    "layer_norm": _layer_norm,
    "group_norm": _group_norm,
    "local_response_norm": _local_response,
    "dropout": _dropout,
    "feature_dropout": _feature_dropout,
    "gaussian_noise": _noise,
    "add": _joined("+"),
    "multiply": _joined("*"),
    "concat": _concatenated,
    "split": _split,
}
