"""Convolution, normalisation and activation as one block."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM, GroupDef
from engine.groups.parameters import filters_parameter
from engine.spec import Config, setting


class ConvNormReluConfig(Config):
    """Parameters of convolution, norm and activation."""

    filters: int = filters_parameter(16, "Number of feature maps. Each has its own kernel.")
    kernel_size: int = setting(
        3, title="Kernel size", help="Height and width of the patch that each unit sees.", ge=1, le=32, unit="px"
    )
    stride: int = setting(
        1,
        title="Stride",
        help="Distance between neighbouring patches. 2 halves height and width.",
        ge=1,
        le=32,
        unit="px",
    )


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
