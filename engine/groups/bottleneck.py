"""Bottleneck blocks of ResNet-50 and deeper."""

from collections.abc import Sequence

from pydantic import JsonValue

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM, GroupDef
from engine.groups.parameters import filters_parameter, stride_parameter
from engine.spec import Config, Edge, Node

EXPANSION = 4
"""Feature maps of the last convolution per feature map of the 3×3 one."""


class BottleneckConfig(Config):
    """Parameters of a bottleneck block."""

    width: int = filters_parameter(
        16, "Feature maps of the 3×3 convolution. Must be a quarter of the channels of the input.", "Width"
    )


class BottleneckProjectionConfig(Config):
    """Parameters of a bottleneck block with projection."""

    width: int = filters_parameter(
        16, "Feature maps of the 3×3 convolution. The output has four times as many.", "Width"
    )
    stride: int = stride_parameter()


def make_bottleneck(
    *, projection: bool, expansion: int = EXPANSION, groups: int = 1, gate: Sequence[Node] = ()
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Nodes and edges of a bottleneck block with the parameters `width` and, with projection, `stride`.

    Args:
        projection: whether a 1×1 convolution adapts the input; else it is added as it is.
        expansion: output channels per width. groups: of the 3×3 convolution.
        gate: what follows the last norm before the sum.
    """
    outputs = given("width", times=expansion)
    stride: dict[str, JsonValue] = {"stride": given("stride")} if projection else {}
    divided: dict[str, JsonValue] = {"groups": groups} if groups > 1 else {}
    nodes = (
        make_node("reduce", "conv2d", filters=given("width"), kernel_size=1, **BEFORE_NORM),
        make_node("norm_1", "batch_norm"),
        make_node("relu_1", "relu"),
        make_node("conv", "conv2d", filters=given("width"), kernel_size=3, **stride, **divided, **BEFORE_NORM),
        make_node("norm_2", "batch_norm"),
        make_node("relu_2", "relu"),
        make_node("restore", "conv2d", filters=outputs, kernel_size=1, **BEFORE_NORM),
        make_node("norm_3", "batch_norm"),
        *gate,
    )
    shortcut = (
        (
            make_node("projection", "conv2d", filters=outputs, kernel_size=1, **stride, **BEFORE_NORM),
            make_node("norm_4", "batch_norm"),
        )
        if projection
        else ()
    )
    end = (make_node("sum", "add"), make_node("relu_3", "relu"))
    return (*nodes, *shortcut, *end), make_edges(
        " ".join(["in", *(node.id for node in (*nodes, *end))]),
        " ".join(["in", *(node.id for node in shortcut), "sum"]),
    )


_NODES, _EDGES = make_bottleneck(projection=False)
_PROJECTION_NODES, _PROJECTION_EDGES = make_bottleneck(projection=True)

BOTTLENECK = GroupDef(
    type="bottleneck",
    title="Bottleneck block",
    summary="A residual block that is cheap for many channels: 1×1 reduces them to a quarter, 3×3 works on few, 1×1 "
    "restores them.",
    formula=r"y = \mathrm{ReLU}(x + F(x))",
    source="He et al. 2016 (Deep residual learning), figure 5, right.",
    Config=BottleneckConfig,
    nodes=_NODES,
    edges=_EDGES,
    output="relu_3",
)

BOTTLENECK_PROJECTION = GroupDef(
    type="bottleneck_projection",
    title="Bottleneck block with projection",
    summary="A bottleneck block that changes size: a 1×1 convolution with the same stride adapts the input to the "
    "output.",
    formula=r"y = \mathrm{ReLU}(W_s x + F(x))",
    source="He et al. 2016 (Deep residual learning), figure 5 and equation 2; the stride is in the 3×3 convolution, as "
    "in PyTorch.",
    Config=BottleneckProjectionConfig,
    nodes=_PROJECTION_NODES,
    edges=_PROJECTION_EDGES,
    output="relu_3",
)
