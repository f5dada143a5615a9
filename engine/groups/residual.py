"""Residual blocks of ResNet-18 and -34, and their form for dense layers."""

from pydantic import JsonValue

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM, HE, GroupDef
from engine.groups.parameters import filters_parameter, stride_parameter
from engine.spec import Config, setting


class ResidualConfig(Config):
    """Parameters of a residual block."""

    filters: int = filters_parameter(
        16, "Feature maps of both convolutions. Must equal the channels of the input, which is added to the output."
    )


class ResidualProjectionConfig(Config):
    """Parameters of a residual block with projection."""

    filters: int = filters_parameter(32, "Feature maps of both convolutions and of the projection.")
    stride: int = stride_parameter()


class DenseResidualConfig(Config):
    """Parameters of a residual block of dense layers."""

    units: int = setting(
        32,
        title="Units",
        help="Neurons of both dense layers. Must equal the numbers at the input, which are added to the output.",
        ge=1,
        le=4096,
        unit="neurons",
    )


SMALL: dict[str, JsonValue] = {
    "weight_initializer": {"type": "normal", "config": {"std": 0.1, "scaling": "fan_in"}},
}
"""The end of a branch whose sum is not normalised: a block adds 1 % of its input's variance at the start. With He's
weights it would triple it, and hundreds of blocks overflow wherever batch norm uses running statistics that no batch
has changed yet, as in the evaluation before the first step."""

RESIDUAL = GroupDef(
    type="residual",
    title="Residual block",
    summary="Two 3×3 convolutions whose output is added to the input. Input and output have the same shape, so it can "
    "be repeated.",
    formula=r"y = \mathrm{ReLU}(x + F(x))",
    source="He et al. 2016 (Deep residual learning), figure 2 and equation 1.",
    Config=ResidualConfig,
    nodes=(
        make_node("conv_1", "conv2d", filters=given("filters"), kernel_size=3, **BEFORE_NORM),
        make_node("norm_1", "batch_norm"),
        make_node("relu_1", "relu"),
        make_node("conv_2", "conv2d", filters=given("filters"), kernel_size=3, **BEFORE_NORM),
        make_node("norm_2", "batch_norm"),
        make_node("sum", "add"),
        make_node("relu_2", "relu"),
    ),
    edges=make_edges("in conv_1 norm_1 relu_1 conv_2 norm_2 sum relu_2", "in sum"),
    output="relu_2",
)

RESIDUAL_PROJECTION = GroupDef(
    type="residual_projection",
    title="Residual block with projection",
    summary="A residual block that changes size: a 1×1 convolution with the same stride adapts the input to the "
    "output.",
    formula=r"y = \mathrm{ReLU}(W_s x + F(x))",
    source="He et al. 2016 (Deep residual learning), equation 2; option B of section 3.3.",
    Config=ResidualProjectionConfig,
    nodes=(
        make_node("conv_1", "conv2d", filters=given("filters"), kernel_size=3, stride=given("stride"), **BEFORE_NORM),
        make_node("norm_1", "batch_norm"),
        make_node("relu_1", "relu"),
        make_node("conv_2", "conv2d", filters=given("filters"), kernel_size=3, **BEFORE_NORM),
        make_node("norm_2", "batch_norm"),
        make_node(
            "projection", "conv2d", filters=given("filters"), kernel_size=1, stride=given("stride"), **BEFORE_NORM
        ),
        make_node("norm_3", "batch_norm"),
        make_node("sum", "add"),
        make_node("relu_2", "relu"),
    ),
    edges=make_edges("in conv_1 norm_1 relu_1 conv_2 norm_2 sum relu_2", "in projection norm_3 sum"),
    output="relu_2",
)

DENSE_RESIDUAL = GroupDef(
    type="dense_residual",
    title="Residual block of dense layers",
    summary="Two dense layers whose output is added to the input. Repeated, it makes very deep networks trainable.",
    formula=r"y = x + W_2\,\mathrm{ReLU}(\mathrm{BN}(W_1 x))",
    source="He et al. 2016 (Identity mappings in deep residual networks), equation 1: nothing follows the sum. The "
    "branch starts small, as in Goyal et al. 2017, section 5.1, where it starts at zero.",
    Config=DenseResidualConfig,
    nodes=(
        make_node("dense_1", "dense", units=given("units"), use_bias=False, **HE),
        make_node("norm", "batch_norm"),
        make_node("relu", "relu"),
        make_node("dense_2", "dense", units=given("units"), **SMALL),
        make_node("sum", "add"),
    ),
    edges=make_edges("in dense_1 norm relu dense_2 sum", "in sum"),
    output="sum",
    version=2,
)
