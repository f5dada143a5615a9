"""Bottleneck blocks of ResNet-50 and deeper."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM, GroupDef
from engine.groups.parameters import filters_parameter, stride_parameter
from engine.spec import Config

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


BOTTLENECK = GroupDef(
    type="bottleneck",
    title="Bottleneck block",
    summary="A residual block that is cheap for many channels: 1×1 reduces them to a quarter, 3×3 works on few, 1×1 "
    "restores them.",
    formula=r"y = \mathrm{ReLU}(x + F(x))",
    source="He et al. 2016 (Deep residual learning), figure 5, right.",
    Config=BottleneckConfig,
    nodes=(
        make_node("reduce", "conv2d", filters=given("width"), kernel_size=1, **BEFORE_NORM),
        make_node("norm_1", "batch_norm"),
        make_node("relu_1", "relu"),
        make_node("conv", "conv2d", filters=given("width"), kernel_size=3, **BEFORE_NORM),
        make_node("norm_2", "batch_norm"),
        make_node("relu_2", "relu"),
        make_node("restore", "conv2d", filters=given("width", times=EXPANSION), kernel_size=1, **BEFORE_NORM),
        make_node("norm_3", "batch_norm"),
        make_node("sum", "add"),
        make_node("relu_3", "relu"),
    ),
    edges=make_edges("in reduce norm_1 relu_1 conv norm_2 relu_2 restore norm_3 sum relu_3", "in sum"),
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
    nodes=(
        make_node("reduce", "conv2d", filters=given("width"), kernel_size=1, **BEFORE_NORM),
        make_node("norm_1", "batch_norm"),
        make_node("relu_1", "relu"),
        make_node("conv", "conv2d", filters=given("width"), kernel_size=3, stride=given("stride"), **BEFORE_NORM),
        make_node("norm_2", "batch_norm"),
        make_node("relu_2", "relu"),
        make_node("restore", "conv2d", filters=given("width", times=EXPANSION), kernel_size=1, **BEFORE_NORM),
        make_node("norm_3", "batch_norm"),
        make_node(
            "projection",
            "conv2d",
            filters=given("width", times=EXPANSION),
            kernel_size=1,
            stride=given("stride"),
            **BEFORE_NORM,
        ),
        make_node("norm_4", "batch_norm"),
        make_node("sum", "add"),
        make_node("relu_3", "relu"),
    ),
    edges=make_edges(
        "in reduce norm_1 relu_1 conv norm_2 relu_2 restore norm_3 sum relu_3", "in projection norm_4 sum"
    ),
    output="relu_3",
)
