"""Convolution, normalisation and activation as one block."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM, GroupDef
from engine.groups.parameters import filters_parameter
from engine.layers.convolution import kernel_size_setting, stride_setting
from engine.spec import Config


class ConvNormReluConfig(Config):
    """Parameters of convolution, norm and activation."""

    filters: int = filters_parameter(16, "Number of feature maps. Each has its own kernel.")
    kernel_size: int = kernel_size_setting()
    stride: int = stride_setting()


CONV_NORM_RELU = GroupDef(
    type="conv_norm_relu",
    title="Convolution, norm, ReLU",
    summary="A convolution, batch normalisation and ReLU: the usual step of convolutional networks since 2015.",
    formula=r"y = \mathrm{ReLU}(\mathrm{BN}(W * x))",
    source="Ioffe and Szegedy 2015 (Batch normalization), section 3.2.",
    Config=ConvNormReluConfig,
    nodes=(
        make_node(
            "conv",
            "conv2d",
            filters=given("filters"),
            kernel_size=given("kernel_size"),
            stride=given("stride"),
            **BEFORE_NORM,
        ),
        make_node("norm", "batch_norm"),
        make_node("relu", "relu"),
    ),
    edges=make_edges("in conv norm relu"),
    output="relu",
)
