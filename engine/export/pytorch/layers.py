"""Layers in PyTorch, but for those over sequences and those with windows."""

from math import prod

from engine.export.blocks import Block
from engine.export.pytorch.piece import (
    MODULE,
    MakePiece,
    Piece,
    call,
    channels_first,
    channels_last,
    flat,
    is_image,
    last_axis,
    own,
    with_channels_first,
)
from engine.export.text import literal
from engine.layers.batch_norm import BatchNormConfig
from engine.layers.dense import DenseConfig
from engine.layers.dropout import DropoutConfig, FeatureDropoutConfig
from engine.layers.local_response import LocalResponseNormConfig
from engine.layers.maxout import MaxoutConfig
from engine.layers.noise import GaussianNoiseConfig
from engine.layers.normalize import GroupNormConfig, LayerNormConfig
from engine.layers.prelu import PreluConfig
from engine.layers.rectifiers import GeluConfig
from engine.layers.split import SplitConfig
from engine.layers.structure import PermuteConfig
from engine.layers.upsampling import Upsample2dConfig


def _dense(block: Block) -> Piece:
    settings = block.settings(DenseConfig)
    parameters = own(block, {"weight": "{kernel}.T", "bias": "{bias}"})
    shape = block.shapes[0]
    if not settings.per_position:
        module = call("nn.Linear", prod(shape), settings.units, bias=settings.use_bias)
        return Piece(f"{MODULE}({flat(block.inputs[0], shape)})", module, parameters)
    module = call("nn.Linear", shape[-1], settings.units, bias=settings.use_bias)
    applied = f"{MODULE}({channels_last(block.inputs[0], shape)})"
    return Piece(channels_first(applied, block.output), module, parameters)


def _maxout(block: Block) -> Piece:
    settings = block.settings(MaxoutConfig)
    made = (prod(block.shapes[0]), settings.units, settings.pieces)
    module = call("Maxout", *made, bias=settings.use_bias)
    parameters = own(block, {"weight": "{kernel}", "bias": "{bias}"})
    return Piece(f"{MODULE}({flat(block.inputs[0], block.shapes[0])})", module, parameters, helpers=("Maxout",))


def _reshape(block: Block) -> Piece:
    row = flat(block.inputs[0], block.shapes[0])
    return Piece(channels_first(f"{row}.reshape(-1, {', '.join(map(str, block.output))})", block.output))


def _permute(block: Block) -> Piece:
    settings = block.settings(PermuteConfig)
    turned = f"{channels_last(block.inputs[0], block.shapes[0])}.permute(0, {', '.join(map(str, settings.order))})"
    return Piece(channels_first(turned, block.output))


def _upsample(block: Block) -> Piece:
    settings = block.settings(Upsample2dConfig)
    straight = {"align_corners": False} if settings.method == "bilinear" else {}
    return Piece(call("F.interpolate", block.inputs[0], scale_factor=settings.factor, mode=settings.method, **straight))


def _global_average(block: Block) -> Piece:
    return Piece(f"{block.inputs[0]}.mean({'(2, 3)' if is_image(block.shapes[0]) else '1'})")


def _pad_channels(block: Block) -> Piece:
    more = block.output[-1] - block.shapes[0][-1]
    return Piece(f"F.pad({block.inputs[0]}, {literal((0, 0, 0, 0, 0, more) if is_image(block.output) else (0, more))})")


def _split(block: Block) -> Piece:
    settings = block.settings(SplitConfig)
    axis = last_axis(block.shapes[0])
    return Piece(f"{block.inputs[0]}.chunk({settings.parts}, {axis})[{settings.part - 1}]")


def _batch_norm(block: Block) -> Piece:
    settings = block.settings(BatchNormConfig)
    kind = "nn.BatchNorm2d" if is_image(block.shapes[0]) else "nn.BatchNorm1d"
    module = call(kind, block.shapes[0][-1], eps=settings.epsilon, momentum=settings.newest_share)
    parameters = {
        "weight": "{scale}",
        "bias": "{shift}",
        "running_mean": "{running_mean}",
        "running_var": "{running_variance}",
    }
    return Piece(with_channels_first(block, f"{MODULE}({{}})"), module, parameters)


def _layer_norm(block: Block) -> Piece:
    settings = block.settings(LayerNormConfig)
    shape = block.shapes[0]
    over = shape[-1:] if settings.over == "features" else shape
    module = call("nn.LayerNorm", literal(over), eps=settings.epsilon)
    value = channels_first(f"{MODULE}({channels_last(block.inputs[0], shape)})", shape)
    return Piece(value, module, {"weight": "{scale}", "bias": "{shift}"})


def _group_norm(block: Block) -> Piece:
    settings = block.settings(GroupNormConfig)
    module = call("nn.GroupNorm", settings.groups, block.shapes[0][-1], eps=settings.epsilon)
    return Piece(with_channels_first(block, f"{MODULE}({{}})"), module, {"weight": "{scale}", "bias": "{shift}"})


def _local_response(block: Block) -> Piece:
    """PyTorch takes the mean of the squares and needs an axis behind the channels."""
    settings = block.settings(LocalResponseNormConfig)
    alpha = settings.alpha if settings.average else settings.alpha * settings.size
    rest = f"{settings.size}, {literal(alpha)}, {literal(settings.beta)}, {literal(settings.offset)}"
    if len(block.shapes[0]) == 1:
        return Piece(f"F.local_response_norm({block.inputs[0]}[..., None], {rest})[..., 0]")
    return Piece(with_channels_first(block, f"F.local_response_norm({{}}, {rest})"))


def _prelu(block: Block) -> Piece:
    settings = block.settings(PreluConfig)
    slopes = 1 if settings.shared else block.shapes[0][-1]
    return Piece(with_channels_first(block, f"{MODULE}({{}})"), f"nn.PReLU({slopes})", {"weight": "{slope}"})


def _dropout(block: Block) -> Piece:
    settings = block.settings(DropoutConfig)
    if settings.scaling == "inverted":
        return Piece(f"{MODULE}({block.inputs[0]})", f"nn.Dropout({literal(settings.rate)})")
    return Piece(f"{MODULE}({block.inputs[0]}) * {literal(1 - settings.rate)}", f"nn.Dropout({literal(settings.rate)})")


def _feature_dropout(block: Block) -> Piece:
    settings = block.settings(FeatureDropoutConfig)
    kind = "nn.Dropout2d" if is_image(block.shapes[0]) else "nn.Dropout1d"
    value = with_channels_first(block, f"{MODULE}({{}})")
    scaled = value if settings.scaling == "inverted" else f"{value} * {literal(1 - settings.rate)}"
    return Piece(scaled, f"{kind}({literal(settings.rate)})")


def _noise(block: Block) -> Piece:
    settings = block.settings(GaussianNoiseConfig)
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
    settings = block.settings(GeluConfig)
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
    "pad_channels": _pad_channels,
    "upsample2d": _upsample,
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
