"""Whole networks in which wires part and meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from engine.layers.definition import Shape


@dataclass(frozen=True)
class NetworkCase:
    """A network and its objective.

    Attributes:
        nodes: id -> (type, config). wires: (source, target), in their order.
        real: real examples of the batch; the others are padding.
    """

    name: str
    input_shape: Shape
    nodes: Mapping[str, tuple[str, dict[str, Any]]]
    wires: tuple[tuple[str, str], ...]
    loss: tuple[str, dict[str, Any]]
    prediction: str
    target: Literal["label", "one_hot", "value", "input"]
    classes: int = 0
    batch: int = 4
    real: int = 4

    @property
    def spec_json(self) -> dict[str, Any]:
        """The experiment but for its precision."""
        return {
            "network": {
                "nodes": [{"id": name, "type": kind, "config": config} for name, (kind, config) in self.nodes.items()],
                "edges": [{"source": source, "target": target} for source, target in self.wires],
            },
            "data": {"type": "digits"},
            "objectives": [
                {
                    "loss": {"type": self.loss[0], "config": self.loss[1]},
                    "prediction": self.prediction,
                    "target": self.target,
                }
            ],
            "training": {"batch_size": self.batch},
        }


def _dense(units: int, **config: Any) -> tuple[str, dict[str, Any]]:
    return "dense", {"units": units, **config}


def _conv(filters: int, **config: Any) -> tuple[str, dict[str, Any]]:
    return "conv2d", {"filters": filters, "padding": "same", **config}


def _chain(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple(pairwise(names))


INPUT: tuple[str, dict[str, Any]] = ("input", {})

NETWORK_CASES: tuple[NetworkCase, ...] = (
    NetworkCase(
        "skip_connection",
        (6,),
        {
            "x": INPUT,
            "first": _dense(5),
            "bend": ("tanh", {}),
            "second": _dense(5),
            "sum": ("add", {}),
            "light": ("relu", {}),
            "logits": _dense(3),
        },
        (*_chain("x", "first", "bend", "second", "sum", "light", "logits"), ("bend", "sum")),
        ("cross_entropy", {}),
        "logits",
        "label",
        classes=3,
    ),
    NetworkCase(
        "shared_input",
        (4,),
        {
            "x": INPUT,
            "left": _dense(3),
            "left_bend": ("tanh", {}),
            "right": _dense(2),
            "right_bend": ("sigmoid", {}),
            "both": ("concat", {}),
            "values": _dense(2),
        },
        (
            *_chain("x", "left", "left_bend"),
            *_chain("x", "right", "right_bend"),
            ("right_bend", "both"),
            ("x", "both"),
            ("left_bend", "both"),
            ("both", "values"),
        ),
        ("mse", {"half": True, "reduction": "sum"}),
        "values",
        "value",
    ),
    NetworkCase(
        "residual_images_padded",
        (6, 6, 2),
        {
            "x": INPUT,
            "maps": _conv(3),
            "norm": ("batch_norm", {}),
            "light": ("leaky_relu", {}),
            "more": _conv(3, use_bias=False),
            "sum": ("add", {}),
            "pool": ("max_pool2d", {}),
            "mean": ("global_avg_pool", {}),
            "logits": _dense(3),
            "shares": ("softmax", {}),
        },
        (*_chain("x", "maps", "norm", "light", "more", "sum", "pool", "mean", "logits", "shares"), ("light", "sum")),
        ("cross_entropy", {}),
        "shares",
        "one_hot",
        classes=3,
        batch=5,
        real=3,
    ),
    NetworkCase(
        "autoencoder",
        (3, 3, 1),
        {
            "x": INPUT,
            "code": _dense(4),
            "bend": ("leaky_relu", {"negative_slope": 0.1}),
            "wide": _dense(9),
            "image": ("reshape", {"shape": [3, 3, 1]}),
            "bright": ("sigmoid", {}),
        },
        _chain("x", "code", "bend", "wide", "image", "bright"),
        ("binary_cross_entropy", {"reduction": "sum"}),
        "bright",
        "input",
    ),
    NetworkCase(
        "gate_of_split_halves",
        (6,),
        {
            "x": INPUT,
            "wide": _dense(8),
            "even": ("layer_norm", {}),
            "first": ("split", {"part": 1}),
            "second": ("split", {"part": 2}),
            "gate": ("sigmoid", {}),
            "both": ("multiply", {}),
            "values": ("maxout", {"units": 2}),
        },
        (*_chain("x", "wide", "even", "first", "both", "values"), *_chain("even", "second", "gate", "both")),
        ("mse", {"half": True}),
        "values",
        "value",
    ),
    NetworkCase(
        "squeeze_and_excitation",
        (5, 4, 2),
        {
            "x": INPUT,
            "maps": _conv(4),
            "squeeze": ("global_avg_pool", {}),
            "few": _dense(2),
            "light": ("relu", {}),
            "all": _dense(4),
            "gates": ("sigmoid", {}),
            "place": ("reshape", {"shape": [1, 1, 4]}),
            "scaled": ("multiply", {}),
            "shifted": ("add", {}),
            "logits": _dense(3),
        },
        (
            *_chain("x", "maps", "squeeze", "few", "light", "all", "gates", "place", "scaled", "shifted", "logits"),
            ("maps", "scaled"),
            ("place", "shifted"),
        ),
        ("cross_entropy", {}),
        "logits",
        "label",
        classes=3,
        batch=5,
        real=3,
    ),
    NetworkCase(
        "down_and_up_padded",
        (5, 4, 2),
        {
            "x": INPUT,
            "maps": _conv(4, groups=2, dilation=2),
            "calm": ("group_norm", {"groups": 2}),
            "light": ("silu", {}),
            "small": ("avg_pool2d", {"pool_size": 3, "stride": 2, "padding": 1}),
            "deep": ("conv_transpose2d", {"filters": 4, "kernel_size": 3, "padding": 1, "output_padding": 0}),
            "cut": ("max_pool2d", {"pool_size": 2, "stride": 1}),
            "large": ("upsample2d", {"method": "bilinear"}),
            "mean": ("global_avg_pool", {}),
            "logits": _dense(3),
        },
        _chain("x", "maps", "calm", "light", "small", "deep", "cut", "large", "mean", "logits"),
        ("cross_entropy", {}),
        "logits",
        "label",
        classes=3,
        batch=5,
        real=3,
    ),
    NetworkCase(
        "sequences_padded",
        (6, 4),
        {
            "x": INPUT,
            "places": ("positional_encoding", {}),
            "look": ("attention", {"heads": 2, "causal": True}),
            "sum": ("add", {}),
            "even": ("layer_norm", {}),
            "forth": ("lstm", {"units": 3, "returns": "sequence"}),
            "back": ("gru", {"units": 3, "returns": "sequence", "reverse": True}),
            "both": ("concat", {}),
            "end": ("simple_recurrent", {"units": 4}),
            "logits": _dense(3),
        },
        (
            *_chain("x", "places", "look", "sum", "even", "forth", "both", "end", "logits"),
            *_chain("even", "back", "both"),
            ("places", "sum"),
        ),
        ("cross_entropy", {}),
        "logits",
        "label",
        classes=3,
        batch=5,
        real=3,
    ),
)
