"""Random forms of every layer: settings and input shapes that fit together, small enough to compile by the dozen."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.engine.components.cases import LayerCase

Draw = Callable[[st.SearchStrategy[Any]], Any]
Json = dict[str, Any]

PLAIN = ("input", "flatten", "relu", "silu", "tanh", "sigmoid", "linear", "step", "softmax", "gaussian_noise")


def _size(draw: Draw, least: int = 1, most: int = 4) -> int:
    return draw(st.integers(least, most))


def _image(draw: Draw, channels: int | None = None, least: int = 3) -> tuple[int, ...]:
    return _size(draw, least, 9), _size(draw, least, 9), channels or _size(draw)


def _sequence(draw: Draw, features: int | None = None) -> tuple[int, ...]:
    return _size(draw, 2, 9), features or _size(draw)


def _any(draw: Draw) -> tuple[int, ...]:
    shapes = ((_size(draw, 1, 9),), _sequence(draw), _image(draw))
    return draw(st.sampled_from(shapes))


def _convolution(draw: Draw, kind: str) -> tuple[Json, tuple[int, ...]]:
    groups = _size(draw, 1, 3)
    channels = groups * _size(draw, 1, 3)
    config = {
        "filters": groups * _size(draw, 1, 3),
        "kernel_size": _size(draw, 1, 4),
        "stride": _size(draw, 1, 3),
        "padding": draw(st.sampled_from(("valid", "same", "full", 0, 1, 3))),
        "dilation": _size(draw, 1, 3),
        "groups": groups,
        "use_bias": draw(st.booleans()),
    }
    return config, _image(draw, channels) if kind == "conv2d" else _sequence(draw, channels)


def _pooling(draw: Draw, kind: str) -> tuple[Json, tuple[int, ...]]:
    config: Json = {
        "pool_size": _size(draw),
        "stride": draw(st.sampled_from((None, 1, 2, 3))),
        "padding": draw(st.sampled_from(("valid", "same", 0, 1))),
    }
    if kind.startswith("avg"):
        config["count_padding"] = draw(st.booleans())
    return config, _image(draw) if kind.endswith("2d") else _sequence(draw)


def _unpooling(draw: Draw) -> tuple[Json, tuple[tuple[int, ...], ...]]:
    """Windows that do not overlap, an image, and what pooling makes of it."""
    size = _size(draw)
    stride, padding = size + _size(draw, 0, 2), draw(st.sampled_from(("valid", "same", size // 2)))
    image = _image(draw)
    sides = [
        -(-length // stride)
        if padding == "same"
        else (length + 2 * (0 if padding == "valid" else padding) - size) // stride + 1
        for length in image[:2]
    ]
    return {"pool_size": size, "stride": stride, "padding": padding}, ((*sides, image[2]), image)


def _transposed(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    stride = _size(draw, 1, 3)
    padding = draw(st.sampled_from(("valid", "same", 0, 1)))
    config = {
        "filters": _size(draw),
        "kernel_size": _size(draw),
        "stride": stride,
        "padding": padding,
        "output_padding": 0 if padding == "same" else _size(draw, 0, stride - 1),
        "use_bias": draw(st.booleans()),
    }
    return config, _image(draw, least=1)


def _recurrent(draw: Draw, kind: str) -> tuple[Json, tuple[int, ...]]:
    config: Json = {
        "units": _size(draw, 1, 5),
        "returns": draw(st.sampled_from(("last", "sequence"))),
        "reverse": draw(st.booleans()),
        "use_bias": draw(st.booleans()),
    }
    if kind == "simple_recurrent":
        config["activation"] = draw(st.sampled_from(("tanh", "relu")))
    if kind == "lstm":
        config["forget_bias"] = draw(st.sampled_from((0.0, 1.0, -0.5)))
    if kind == "gru":
        config["reset"] = draw(st.sampled_from(("after", "before")))
    return config, _sequence(draw)


def _attention(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    heads = _size(draw, 1, 3)
    config = {"heads": heads, "causal": draw(st.booleans()), "use_bias": draw(st.booleans())}
    return config, _sequence(draw, heads * _size(draw))


def _group_norm(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    groups = _size(draw, 1, 3)
    return {"groups": groups}, _image(draw, groups * _size(draw, 1, 3))


def _reshape(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    shape = draw(st.permutations(_image(draw)))
    return {"shape": list(draw(st.permutations(shape)))}, tuple(shape)


def _permute(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    shape = _any(draw)
    return {"order": draw(st.permutations(range(1, len(shape) + 1)))}, shape


def _split(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    parts = _size(draw)
    shape = _any(draw)
    return {"parts": parts, "part": _size(draw, 1, parts)}, (*shape[:-1], parts * shape[-1])


def _padded(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    shape = _any(draw)
    return {"channels": shape[-1] + _size(draw, 0, 4)}, shape


def _response(draw: Draw, _kind: str) -> tuple[Json, tuple[int, ...]]:
    config = {"size": _size(draw, 1, 6), "alpha": 0.5, "beta": 0.75, "average": draw(st.booleans())}
    return config, _image(draw, _size(draw, 1, 8))


SHAPED: dict[str, Callable[[Draw, str], tuple[Json, tuple[int, ...]]]] = {
    "conv2d": _convolution,
    "conv1d": _convolution,
    "conv_transpose2d": _transposed,
    "max_pool2d": _pooling,
    "max_pool1d": _pooling,
    "avg_pool2d": _pooling,
    "avg_pool1d": _pooling,
    "simple_recurrent": _recurrent,
    "lstm": _recurrent,
    "gru": _recurrent,
    "attention": _attention,
    "group_norm": _group_norm,
    "reshape": _reshape,
    "permute": _permute,
    "split": _split,
    "pad_channels": _padded,
    "local_response_norm": _response,
    "dense": lambda draw, _: (
        {"units": _size(draw), "per_position": draw(st.booleans()), "use_bias": draw(st.booleans())},
        _any(draw),
    ),
    "maxout": lambda draw, _: (
        {"units": _size(draw), "pieces": _size(draw, 2, 4), "use_bias": draw(st.booleans())},
        _any(draw),
    ),
    "upsample2d": lambda draw, _: (
        {"factor": _size(draw), "method": draw(st.sampled_from(("nearest", "bilinear")))},
        _image(draw, least=1),
    ),
    "global_avg_pool": lambda draw, _: ({}, draw(st.sampled_from((_image(draw), _sequence(draw))))),
    "embedding": lambda draw, _: ({"tokens": _size(draw, 5, 9), "features": _size(draw)}, (_size(draw, 1, 9),)),
    "positional_encoding": lambda draw, _: (
        {"base": draw(st.sampled_from((10.0, 500.0, 10_000.0)))},
        _sequence(draw, _size(draw, 1, 7)),
    ),
    "leaky_relu": lambda draw, _: ({"negative_slope": draw(st.sampled_from((0.0, 0.01, 0.3, 1.0)))}, _any(draw)),
    "prelu": lambda draw, _: ({"shared": draw(st.booleans())}, _any(draw)),
    "elu": lambda draw, _: ({"alpha": draw(st.sampled_from((0.1, 1.0, 2.0)))}, _any(draw)),
    "gelu": lambda draw, _: ({"form": draw(st.sampled_from(("exact", "tanh")))}, _any(draw)),
    "softplus": lambda draw, _: ({"beta": draw(st.sampled_from((0.3, 1.0, 10.0)))}, _any(draw)),
    "batch_norm": lambda draw, _: (
        {
            "momentum": draw(st.sampled_from((0.1, 0.9))),
            "momentum_of": draw(st.sampled_from(("batch", "average"))),
            "epsilon": draw(st.sampled_from((1e-5, 1e-3))),
        },
        draw(st.sampled_from((_sequence(draw), _image(draw)))),
    ),
    "layer_norm": lambda draw, _: (
        {"over": draw(st.sampled_from(("features", "example")))},
        draw(st.sampled_from((_sequence(draw, 6), _image(draw, 5)))),
    ),
    "dropout": lambda draw, _: (
        {"rate": draw(st.sampled_from((0.0, 0.5))), "scaling": draw(st.sampled_from(("inverted", "at_test")))},
        _any(draw),
    ),
    "feature_dropout": lambda draw, _: ({"rate": 0.3, "scaling": "at_test"}, _image(draw)),
}


def _joined(draw: Draw, kind: str, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Another width for concatenation; for sums and products some axes of size 1."""
    if kind == "concat":
        return (*shape[:-1], _size(draw))
    return tuple(draw(st.sampled_from((size, size, 1))) for size in shape)


@st.composite
def layer_cases(draw: Draw, kind: str) -> LayerCase:
    """A random form of one layer; random layers are compared in evaluation, where they draw nothing."""
    training = kind not in ("dropout", "feature_dropout", "gaussian_noise")
    values = "tokens" if kind == "embedding" else "normal"
    if kind.startswith("max_pool"):
        values = draw(st.sampled_from(("normal", "ties")))
    batch = _size(draw, 4, 6)
    real = draw(st.sampled_from((None, 3)))
    if kind == "max_unpool2d":
        config, shapes = _unpooling(draw)
        return LayerCase("random", kind, config, shapes, batch, real, values=draw(st.sampled_from(("normal", "ties"))))
    if kind in ("add", "multiply", "concat"):
        shape = _any(draw)
        wires = _size(draw, 2, 4)
        shapes = tuple(_joined(draw, kind, shape) for _ in range(wires))
        return LayerCase("random", kind, {}, shapes, batch, real)
    config, shape = SHAPED[kind](draw, kind) if kind in SHAPED else ({}, _any(draw))
    return LayerCase("random", kind, config, (shape,), batch, real, training, values)
